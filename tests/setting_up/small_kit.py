"""A course of a few files, with notebooks as the kit stores them and as Jupyter saves them."""

import json


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def read(path):
    return path.read_text(encoding="utf-8")


START = "notebooks/00_start_here.ipynb"


def notebook(*cells, **metadata):
    """A notebook of (type, source, text printed) as the kit stores it."""
    made = []
    for kind, source, *printed in cells:
        cell = {"cell_type": kind, "metadata": {}, "source": source}
        if kind == "code":
            cell |= {
                "execution_count": 1,
                "outputs": [{"name": "stdout", "output_type": "stream", "text": list(printed)}] if printed else [],
            }
        made.append(cell)
    return json.dumps({"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def as_jupyter_writes(text, run=False):
    """What JupyterLab makes of a file that is opened, or run, and saved: metadata, numbers, outputs, and a cell below
    the last one.
    """
    book = json.loads(text)
    book["metadata"] |= {"language_info": {"name": "python", "version": "3.12.1"}, "widgets": {}}
    for number, cell in enumerate(book["cells"], start=1):
        cell["source"] = cell["source"].splitlines(keepends=True)
        cell["metadata"] = {"trusted": True}
        if run and cell["cell_type"] == "code":
            cell |= {
                "execution_count": number + 7,
                "outputs": [{"name": "stdout", "output_type": "stream", "text": ["mine\n"]}],
            }
    if run:
        book["cells"].append(
            {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": []}
        )
    return json.dumps(book)


FIRST = notebook(("markdown", "# One\nText."), ("code", "print(1)\nprint(2)", "1\n2\n"))
SECOND = notebook(("markdown", "# One\nBetter text."), ("code", "print(1)\nprint(2)", "1\n2\n"))
NEW_FIGURES = notebook(("markdown", "# One\nText."), ("code", "print(1)\nprint(2)", "1\n3\n"))
NEW_METADATA = notebook(
    ("markdown", "# One\nText."), ("code", "print(1)\nprint(2)", "1\n2\n"), kernelspec={"name": "python3"}
)
