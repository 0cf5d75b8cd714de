"""Published, ours, difference: tables that other people printed, computed again from the data of the course."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from eudefence.data import countries
from eudefence.data.package import Package, Row, course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import listed
from eudefence.models.clubs.differentiation import agreement
from eudefence.models.decisions import council

from .published_counts import as_published, computed, recorded_outcome
from .textbook_cases import ANALYSES

if TYPE_CHECKING:
    import pandas as pd

REPLICATIONS = {
    "power": "voting power in the Council",
    "pesco": "projects of Permanent Structured Cooperation (PESCO)",
    "votes": "votes of the Council on record",
    "qca": "a textbook case of qualitative comparative analysis",
}
_DIGITS = 6


@keywords_checked
def compare_published(
    replication: str, *, measure: str | Iterable[str] | None = None, differing: bool = False
) -> pd.DataFrame:
    """Published numbers, ours, and the difference.

    What it answers: does the kit find again what others have printed, and where not, why?

    Parameters
    ----------
    replication : {"power", "pesco", "votes", "qca"}
        What the numbers are about.
    measure : str or list of str, optional
        Only these, such as "smallest_majority"; the codebook of the table published_values names them.
    differing : bool
        Only numbers that differ by more than the rounding of the published one.

    Returns
    -------
    pandas.DataFrame
        A row for each published number: `subject`, `measure`, `state`, `published`, `ours`, `difference`,
        `beyond_rounding`, `with_their_inputs` (ours, with the rule and the populations that the publication used, where
        these are known to differ), `why` and `source`.

    Raises
    ------
    ValueError
        For another replication or measure.

    Notes
    -----
    Only numbers that were seen in a text that was opened have a row: table published_values. A difference is never
    taken away; where its reason is not known, `why` says so.

    Examples
    --------
    >>> frame = compare_published("power", measure="smallest_majority", differing=True)
    >>> frame[["subject", "published", "ours"]].values.tolist()
    [['Weighted votes in the Council of twelve, 1986', 6.0, 7.0]]
    """
    need_pandas("research.compare_published", 'ed.rows("published_values")')
    import pandas as pd

    one_of("replication", replication, REPLICATIONS)
    package = course()
    rows = [row for row in package.rows("published_values") if row["replication"] == replication]
    known = list(dict.fromkeys(row["measure"] for row in rows))
    wanted = known if measure is None else [one_of("measure", one, known) for one in listed(measure, "measure")]
    made = [_compared(package, row) for row in rows if row["measure"] in wanted]
    frame = pd.DataFrame([row for row in made if row["beyond_rounding"] or not differing], columns=list(made[0]))
    frame.attrs = {"table": "published_values", "edition": package.edition.isoformat()}
    return frame


def _compared(package: Package, row: Row) -> dict[str, Any]:
    ours, theirs = computed(package, row), as_published(package, row)
    published = Fraction(str(row["value"]))
    difference = None if ours is None else ours - published
    beyond = difference is None or 2 * abs(difference) > Fraction(1, 10 ** row["decimals"])
    return {
        "subject": _subject(package, row),
        "measure": row["measure"].replace("_", " "),
        "state": countries.known_name(row["country"]) if row["country"] else "",
        "published": float(published),
        "ours": None if ours is None else round(float(ours), _DIGITS),
        "difference": None if difference is None else round(float(difference), _DIGITS),
        "beyond_rounding": beyond,
        "with_their_inputs": None if theirs is None else float(theirs),
        "why": (row["note"] or "Not known.") if beyond else "",
        "source": row["source_id"],
    }


def _subject(package: Package, row: Row) -> str:
    if row["vote_id"]:
        title: str = package.find("recorded_votes", row["vote_id"])["title"]
        return title
    if row["rule_id"]:
        return f"{council.RULES[row['rule_id']].name}, {row['on'].year}"
    if row["analysis"]:
        return f"{ANALYSES[row['analysis']].words}: {row['formula']}"
    return f"{row['on'].isoformat()}"


def recorded_votes() -> pd.DataFrame:
    """Votes of the Council on record, and the result that the rule gives.

    What it answers: does the rule, applied to who voted how, give the result that was reported?

    Returns
    -------
    pandas.DataFrame
        `vote`, `date`, `rule`, `against`, `abstaining` (with a declaration too), `members_for`, `population_for` (per
        cent of those who vote), `published`, `ours`, `same`.

    Notes
    -----
    Tables recorded_votes and recorded_vote_stances; `council.decide` counts. All members that are not named are counted
    in favour.

    >>> bool(recorded_votes()["same"].all())
    True
    """
    need_pandas("research.recorded_votes", 'ed.rows("recorded_votes")')
    import pandas as pd

    return pd.DataFrame([_vote(course(), row) for row in course().rows("recorded_votes")])


def _vote(package: Package, row: Row) -> dict[str, Any]:
    outcome = recorded_outcome(package, row["vote_id"])
    persons = council.population(row["date"]) if row["date"].year > 2013 else {}
    share = Fraction(100 * sum(persons[code] for code in outcome.in_favour), sum(persons.values())) if persons else None
    result = {True: "adopted", False: "no majority"}
    return {
        "vote": row["title"],
        "date": row["date"].isoformat(),
        "rule": outcome.rule.name,
        "against": " ".join(outcome.against),
        "abstaining": " ".join([*outcome.abstaining, *outcome.declaring]),
        "members_for": len(outcome.in_favour),
        "population_for": None if share is None else round(float(share), 2),
        "published": result[row["adopted"]],
        "ours": result[outcome.adopted],
        "same": row["adopted"] == outcome.adopted,
    }


def coder_differences(table: str, variable: str | None = None) -> pd.DataFrame:
    """Where two coders of the course gave different codes, with the second coder's reason.

    Parameters
    ----------
    table : {"differentiation", "esc_models", "uk_models", "positions"}
    variable : str, optional
        The coded column; by default the one of the table ("score", "code"), or "membership" for differentiation.

    Raises
    ------
    ValueError
        For a table or column that was not coded twice.

    >>> len(coder_differences("positions")), len(coder_differences("esc_models"))
    (20, 7)
    """
    need_pandas("research.coder_differences", 'ed.rows("codings")')
    import pandas as pd

    column = variable or {"positions": "code", "differentiation": "membership"}.get(table, "score")
    found = agreement(column, table=table)
    reasons = {
        row["key"]: row["reason"]
        for row in course().rows("codings")
        if (row["table"], row["variable"], row["coder"]) == (table, found.variable, "second")
    }
    rows = [(key, one, other, reasons[key]) for key, (one, other) in found.disagreements.items()]
    return pd.DataFrame(rows, columns=["row", "first", "second", "reason_of_the_second"])
