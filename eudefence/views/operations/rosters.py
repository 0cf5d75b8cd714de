"""Which Battlegroups were on standby on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from eudefence.data.package import course
from eudefence.ground.words import count, date_in_words
from eudefence.views.page.row_list import table
from eudefence.views.page.view import View


def battlegroups_on(day: str | dt.date) -> View:
    """The Battlegroups on standby on a day, as far as the course has rows for it.

    What it answers: who was on call, and was it one group or the two that were planned?

    Parameters
    ----------
    day : str or datetime.date
        Such as "2018-10-01".

    Returns
    -------
    View
        Empty where the course has no row: a gap proves nothing.

    Raises
    ------
    ValueError
        For what is no day, or a day after the edition.

    >>> print(battlegroups_on("2018-10-01").sentence)
    On 1 October 2018 the course data have 1 group on standby. From 2007 on two were to be on call at any time. ...
    """
    view = table("battlegroup_rosters", ["half_year", "group_formed", "note"], on=day)
    formed = [yes for yes in view.columns["Group formed"] if yes is not False]
    return replace(
        view,
        sentence=f"On {date_in_words(course().day(day))} the course data have {count(len(formed), 'group')} on standby."
        " From 2007 on two were to be on call at any time. Without a row, a group may have been there all the same.",
    )
