"""A view whose picture is still one matplotlib figure with its title and source inside; until it is drawn anew."""

from __future__ import annotations

from .table_text import columns_of_frame
from .view import View


class FigureView(View):
    """`View` as it was: a finished figure, a sentence and a DataFrame."""

    def __init__(self, figure, sentence, table):
        columns = columns_of_frame(table)
        given = {
            "sentence": sentence, "columns": columns, "title": "The picture", "source": "Source: in the picture.",
            "unit": "", "date": "", "draw": lambda: figure, "words": None, "figure": figure,
        }  # fmt: skip
        for name, value in given.items():
            object.__setattr__(self, name, value)
        self.__post_init__()
        self.__dict__["table"] = table
