"""Who pays besides the members, and which members do not: states beyond the Union, and opt-outs from defence."""

from __future__ import annotations

import datetime as dt

from eudefence.data import as_of
from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import keywords_checked, one_of

from .cost_regimes import mechanisms


def beyond_members(mechanism: str | None = None, on: str | dt.date | None = None) -> tuple[str, ...]:
    """States that are no members of the Union on a day and pay by the key all the same.

    Parameters
    ----------
    mechanism : str, optional
        One of `mechanisms`; by default any.
    on : str or datetime.date, optional
        The day; by default the edition.

    Notes
    -----
    Rows of the table contributors. The United Kingdom left on 1 February 2020 and paid for the budget of the Union and
    for common costs of operations until 31 December 2020 (Withdrawal Agreement, Articles 135 and 156). It had no vote.

    >>> beyond_members("common_costs", "2020-02-01"), beyond_members("common_costs", "2021-01-01")
    (('GB',), ())
    """
    day = course().day(on)
    if mechanism is not None:
        mechanism = one_of("mechanism", mechanism, mechanisms())
    rows = [row for row in course().rows("contributors") if mechanism in (None, row["mechanism"])]
    return tuple(dict.fromkeys(row["country"] for row in rows if row_holds(row, day)))


@keywords_checked
def opted_out(on: str | dt.date | None = None) -> tuple[str, ...]:
    """Members that stood outside decisions with defence implications on a day, and did not pay for them.

    >>> opted_out("2022-06-30"), opted_out("2022-07-01")
    (('DK',), ())
    """
    day = course().day(on)
    return tuple(code for code, held in as_of.opted_out("defence", day).items() if held)
