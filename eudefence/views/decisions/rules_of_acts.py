"""By which rule kinds of decision are taken, each with the note of the course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from eudefence.data.package import course
from eudefence.ground.lists import listed
from eudefence.ground.words import one_or_many
from eudefence.models.decisions.council.procedures import row_of
from eudefence.views.page.row_list import table
from eudefence.views.page.view import View


def rules_of(decisions: str | Sequence[str], on: str | dt.date | None = None) -> View:
    """Kinds of decision, and in a sentence or two who votes on each and what is needed.

    What it answers: who can stop this decision, and whose vote is not asked?

    Parameters
    ----------
    decisions : str or sequence of str
        Kinds of decision by title or key: "Launch a military operation or mission", "Set up Permanent Structured
        Cooperation".
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    View
        A row for each, in the order of the table.

    Raises
    ------
    ValueError
        For an unknown kind of decision (the nearest is named), or a day on which the course knows no rule for it.

    >>> rules_of("Launch a military operation or mission").columns["Title"]
    ['Launch a military operation or mission']
    """
    day = course().day(on)
    given = listed(decisions, "decisions", "a kind of decision or a list of them")
    keys = list(dict.fromkeys(row_of(one, day)["act_id"] for one in given))
    if not keys:
        raise ValueError("decisions: none given. Name a kind of decision, such as 'Launch a civilian mission'.")
    view = table("acts", ["Title", "Note"], on=day, act_id=keys)
    said = one_or_many(len(keys), "{n} kind of decision, and its rule.", "{n} kinds of decision, and the rule of each.")
    return replace(view, sentence=said, title="By which rule a decision is taken")
