"""What members of the Union spend together, year by year, and which official target a figure may be held against.

A share says something only with its base: of what it is one. So a target is held against a measure only where both
count the same thing, or nearly; every other pair is refused with its reason (table `target_comparisons`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eudefence.data.package import Row, course
from eudefence.ground.arguments import one_of

MEASURES = ("joint_procurement", "joint_research", "investment", "research")  # shares; the table has amounts as well
READ, SAID, UNKNOWN = "read", "said", "unknown"
_MISSING = ("none_printed", "not_found")


@dataclass(frozen=True)
class YearOfCooperation:
    """One year of a measure: how it is known, and the rows that say so.

    `known` is "read" where a source with the figure was read or it follows from such figures, "said" where there is
    only memory, a claim without its origin or an estimate, "unknown" where there is no figure at all. Unknown is no
    zero.
    """

    year: int
    known: str
    rows: tuple[Row, ...]

    @property
    def figure(self) -> Row | None:
        """The row with the figure; None for an unknown year."""
        return next((row for row in self.rows if row["value"] is not None), None)


def years_of_cooperation(measure: str) -> list[YearOfCooperation]:
    """Every year of a measure from the first to the last with a row, those without a figure among them.

    Parameters
    ----------
    measure : {"joint_procurement", "joint_research", "investment", "research"}

    Raises
    ------
    ValueError
        For another measure.

    Notes
    -----
    Source: European Defence Agency, as the table cooperation_measures has it.

    Examples
    --------
    >>> years = years_of_cooperation("joint_procurement")
    >>> [(one.year, one.figure["value"]) for one in years if one.known == "read"]
    [(2011, 24.0), (2018, 17.8), (2020, 11.0)]
    """
    one_of("measure", measure, MEASURES)
    rows: dict[int, list[Row]] = {}
    for row in course().rows("cooperation_measures"):
        if row["measure"] == measure:
            rows.setdefault(int(row["year"]), []).append(row)
    return [
        YearOfCooperation(year, _known(rows.get(year, [])), tuple(rows.get(year, [])))
        for year in range(min(rows), max(rows) + 1)
    ]


def _known(rows: Sequence[Row]) -> str:
    figures = [row for row in rows if row["kind"] not in _MISSING]
    if not figures:
        return UNKNOWN
    sure = any(row["confidence"] == "verified" and row["kind"] in ("reported", "derived") for row in figures)
    return READ if sure else SAID


@dataclass(frozen=True)
class TargetComparison:
    """A target that may be held against a measure or an estimate: with which caution, and why."""

    target: Row
    against: str
    verdict: str
    reason: str


def held_against(target: str, against: str) -> TargetComparison:
    """A target beside a measure or an estimate, if they count the same thing or nearly.

    What it answers: may this number be held against that one?

    Parameters
    ----------
    target : str
        A key of the table cooperation_targets.
    against : str
        A measure of cooperation_measures, or a key of the table origin_estimates.

    Returns
    -------
    TargetComparison
        `verdict` is "yes" or "with_care"; `reason` says what differs.

    Raises
    ------
    ValueError
        For an unknown key, and for a pair that counts different things: with the reason.

    Examples
    --------
    >>> held_against("eda-joint-procurement", "joint_procurement").verdict
    'yes'
    >>> held_against("edis-european-2030", "sipri-2026")
    Traceback (most recent call last):
    ValueError: target: ... may not be held against ... what a state buys at home is not in it at all.
    """
    row = course().find("cooperation_targets", target)
    names = {one["estimate_id"]: one["name"] for one in course().rows("origin_estimates")}
    one_of("against", against, [*MEASURES, *names])
    called = names.get(against, f"the measure “{against.replace('_', ' ')}”")
    known = next(
        (one for one in course().rows("target_comparisons") if (one["target_id"], one["against"]) == (target, against)),
        None,
    )
    if known is None or known["verdict"] == "no":
        reason = known["reason"] if known else f"The target counts {row['base_in_words']}, and this something else."
        raise ValueError(f"target: “{row['name']}” may not be held against {called}. {reason}")
    return TargetComparison(row, against, known["verdict"], known["reason"])


def comparable_targets(against: str) -> list[TargetComparison]:
    """All targets that may be held against a measure or an estimate, the oldest first.

    >>> [one.target["value"] for one in comparable_targets("joint_procurement")]
    [35.0, 40.0, 40.0]
    """
    found = [one for one in course().rows("target_comparisons") if one["against"] == against and one["verdict"] != "no"]
    held = [held_against(one["target_id"], against) for one in found]
    return sorted(held, key=lambda one: (one.target["set_on"], one.target["target_id"]))
