"""Every way to act for a task, side by side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import Pairs
from eudefence.models.decisions import council

from .answers import assumed
from .route import Route, route, routes_on, states_in_words, tasks

if TYPE_CHECKING:
    import pandas as pd


@keywords_checked
def compare(
    task: str,
    positions: Pairs[object] | None = None,
    on: str | dt.date | None = None,
    *,
    others: str | Pairs[object] | None = None,
) -> pd.DataFrame:
    """Every way to act for a task: by what rule, whether it passes, who stops it, who pays, commands and may join, what
    the law bars and at which point, what it costs in coherence.

    Parameters
    ----------
    task : str
        A task by key or name: ``"evacuation"``, ``"escort"``, ``"stabilisation"``, ``"training"``,
        ``"territorial_defence"``, ``"capability"``.
    positions : mapping, optional
        What states answer when they are asked: state to ``"yes"``, ``"no"``, ``"abstain"``, ``"declare"``
        (constructive abstention) or ``"unknown"``, on the task itself; or a mapping by subject (``"task"``,
        ``"treaty_change"``, ``"ratification"``, ``"pesco"``, ``"legion"``, ``"security_council"``, ``"release"``) to
        such a mapping. Who is not named answers as the table positions has it on that day; where nothing is recorded,
        or it has expired, the answer is unknown.
    on : str or datetime.date, optional
        The day; by default the edition. Routes that did not exist and were not proposed are left out.
    others : str or mapping, optional
        What all those answer of whom nothing else is known: one answer, on the task, or a mapping by subject. An
        assumption; by default unknown.

    Returns
    -------
    pandas.DataFrame
        A row for each route. `passes` is yes, no or unknown: unknown unless the rest decides it, whatever the unknown
        states say. `blockers` names states with dated evidence only; `assumed_blockers` those of `positions`. `shared`
        is in euro, of an invented bill of 100 million of which a tenth is common. ``.attrs`` has task, on and unit.

    Raises
    ------
    ValueError
        For an unknown task, state, subject or answer (the nearest is named).

    See Also
    --------
    comparison : the same as results that explain themselves.

    Notes
    -----
    Articles 31(1), 41(2), 42 to 44, 46 and 48 TEU; NATO decides by consensus. Votes are counted by `council.decide`,
    bills by `costs.bill`. Only a position of -2 or 2 is read as an answer. What governments say is no evidence for
    ratification, which is for parliaments and voters. The coding of coherence is ours (table routes).

    Examples
    --------
    >>> frame = compare("evacuation", {"Hungary": "no", "France": "yes", "Italy": "yes"})
    >>> frame.loc["council_operation", ["passes", "blockers", "assumed_blockers"]].tolist()
    ['no', '', 'Hungary']
    >>> frame.loc["coalition", "passes"], frame.loc["nato", "passes"], frame.loc["pesco", "passes"]
    ('yes', 'no', 'no')
    >>> frame.loc["defence_union", "blockers"]
    'Slovakia'
    """
    need_pandas("routes.compare", "routes.comparison(...)")
    import pandas as pd

    found = comparison(task, positions, on, others=others)
    frame = pd.DataFrame([_row(one) for one in found]).set_index("route")
    day = course().day(on)
    frame.attrs = {"task": found[0].task, "on": day.isoformat(), "unit": "EUR", "table": "routes"}
    return frame


@keywords_checked
def comparison(
    task: str,
    positions: Pairs[object] | None = None,
    on: str | dt.date | None = None,
    *,
    others: str | Pairs[object] | None = None,
) -> tuple[Route, ...]:
    """What `compare` shows, as plain results.

    >>> [one.id for one in comparison("training", on="2009-11-30")]
    ['council_operation', 'coalition', 'berlin_plus', 'nato']
    >>> print(comparison("escort")[0].explain().split(".")[0])
    Operation of the Union: cannot be told
    """
    day = course().day(on)
    key = called("task", task, tasks(), "task", "routes.tasks()")
    answers = assumed(positions, others)
    if not council.members(day):
        raise ValueError(f"on: {day} is before the Council of the six first met, in 1958. Give a later day.")
    return tuple(route(row, key, answers, day) for row in routes_on(day))


def _row(one: Route) -> dict[str, object]:
    row = one.row
    return {
        "route": one.id,
        "name": one.name,
        "kind": row["kind"],
        "status": row["status"],
        "suits": one.fit,
        "article": one.article,
        "rule": one.rule,
        "passes": one.passes,
        "why": one.why,
        "blockers": states_in_words(one.blockers),
        "assumed_blockers": states_in_words(one.assumed_blockers),
        "payer": row["payer"],
        "how_much": one.price.said,
        "shared": one.price.shared,
        "commander": row["commander"],
        "third_states": row["third_states"],
        "third_states_how": row["third_states_how"],
        "bar": row["bar"],
        "bar_point": row["bar_point"],
        "bar_article": row["bar_article_id"],
        "contested": row["contested"],
        "coherence": len(one.kept),
        "coherence_lost": ", ".join(one.lost),
        "coherence_open": ", ".join(one.open),
        "evidence": " ".join(f"{said.explain()} [{said.row['source_id']}]" for said in one.evidence),
        "practice": row["practice"],
        "source_id": row["source_id"],
        "confidence": row["confidence"],
    }
