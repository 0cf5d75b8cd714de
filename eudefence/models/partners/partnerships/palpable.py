"""FEPS's question as a measure: which partnerships have a use that can be shown, by line of the Strategic Compass?

Coded from evidence only. "Not shown" says that a search found nothing; "not searched" says that nobody looked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.words import count, date_in_words

from .partner_names import in_a_sentence, partners, read_partners
from .ties import ties_on
from .use_evidence import LINES, UseEvidence, UseSearch, coded_by, read_evidence, read_searches

STATES = {
    "shown": "shown",
    "from_union": "only from the Union to the partner",
    "before": "only before the partnership",
    "without": "without a partnership",
    "undecided": "shown, but dated too roughly",
    "not_shown": "not shown",
    "not_searched": "not searched",
}
SINCE = {"partnership": "since the partnership", "ever": "ever"}
CODERS = {
    "settled": "",
    "first": "By the codes of the first coder, before any was settled. ",
    "second": "By the codes of a second coder, who had not seen those of the course. ",
}


_SHOWN = "Of {cells} cells ({partners} by four lines), use {since} is shown in {shown} up to {day}."


@dataclass(frozen=True)
class UseCell:
    """One partner and one line.

    Attributes
    ----------
    partner, line : str
    state : str
        A key of `STATES`.
    evidence : tuple of UseEvidence
        What the state stands on: for "shown" what was shown, for "before" the older use, for "without" the use of a
        partner without a partnership.
    unsure : tuple of UseEvidence
        What may belong to the time asked about: its dates are too rough.
    not_counted : tuple of UseEvidence
        What was looked at and shows no use: signatures, meetings, rights, plans, failures.
    searches : tuple of UseSearch
    """

    partner: str
    line: str
    state: str
    evidence: tuple[UseEvidence, ...]
    unsure: tuple[UseEvidence, ...]
    not_counted: tuple[UseEvidence, ...]
    searches: tuple[UseSearch, ...]


@dataclass(frozen=True, repr=False)
class PalpableUse(Tabular, Explained):
    """The use of partnerships that can be shown.

    Attributes
    ----------
    on : datetime.date
    since : {"partnership", "ever"}
    partners : tuple of str
    starts : mapping of str to datetime.date or None
        Partner to the first day of its Security and Defence Partnership; None where there is none on that day, or its
        day was not found.
    cells : mapping of (str, str) to UseCell
        By partner and line.
    coder : {"settled", "first", "second"}
        Whose codes.
    """

    on: dt.date
    since: str
    partners: tuple[str, ...]
    starts: Mapping[str, dt.date | None]
    cells: Mapping[tuple[str, str], UseCell]
    coder: str = "settled"

    def counts(self, line: str | None = None) -> dict[str, int]:
        """State to number of cells, of one line or of all."""
        states = [cell.state for (_, one), cell in self.cells.items() if line in (None, one)]
        return {state: states.count(state) for state in STATES}

    @property
    def shown(self) -> tuple[str, ...]:
        """Partners with at least one line on which use is shown."""
        return tuple(p for p in self.partners if any(self.cells[p, line].state == "shown" for line in LINES))

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each cell."""
        return [
            {
                "partner": cell.partner,
                "line": cell.line,
                "state": cell.state,
                "evidence": [one.id for one in cell.evidence],
                "unsure": [one.id for one in cell.unsure],
                "not_counted": [one.id for one in cell.not_counted],
                "searches": len(cell.searches),
            }
            for cell in self.cells.values()
        ]

    def explain(self) -> str:
        """How many cells of each state, and for whom use is shown."""
        found = self.counts()
        gaps = {"cells": len(self.cells), "partners": count(len(self.partners), "partner"), "shown": found["shown"]}
        said = [_SHOWN.format(since=SINCE[self.since], day=date_in_words(self.on), **gaps)]
        rest = "; ".join(f"{words}: {found[state]}" for state, words in STATES.items() if state != "shown")
        said.append(f"The others: {rest}.")
        if len(self.partners) == 1:
            (partner,) = self.partners
            lines = "; ".join(f"{words}: {STATES[self.cells[partner, line].state]}" for line, words in LINES.items())
            said.append(f"By line for {in_a_sentence(partner)}: {lines}.")
        return CODERS[self.coder] + " ".join(said)

    def brief(self) -> str:
        """Shown of all."""
        return f"Use {SINCE[self.since]}: shown in {self.counts()['shown']} of {len(self.cells)} cells"


def started(partner: str, day: dt.date) -> dt.date | None:
    """The first day of a partner's Security and Defence Partnership, if it is sure that there is one on that day.

    >>> started("NO", dt.date(2024, 5, 28)), started("NO", dt.date(2024, 5, 27))
    (datetime.date(2024, 5, 28), None)
    """
    ties = [tie for tie in ties_on(partner, day) if tie.kind == "partnership" and tie.standing == "in_force"]
    return min((tie.start for tie in ties if tie.start), default=None)


def _promised(partner: str, day: dt.date) -> bool:
    """Whether a partnership is reported whose first day was not found: its use until now is no use without one.

    >>> _promised("AU", course().edition), _promised("TR", course().edition)
    (True, False)
    """
    return any(tie.kind == "partnership" and tie.standing == "undecided" for tie in ties_on(partner, day))


def measured(
    evidence: Iterable[UseEvidence],
    searches: Iterable[UseSearch],
    partners: tuple[str, ...],
    day: dt.date,
    since: str,
    coder: str = "settled",
) -> PalpableUse:
    """The use of some partners from evidence and searches, whatever table they come from."""
    evidence, searches, edition = tuple(evidence), tuple(searches), course().edition
    starts = {partner: started(partner, day) for partner in partners}
    cells = {}
    for partner in partners:
        for line in LINES:
            mine = [one for one in evidence if (one.partner, one.line) == (partner, line) and one.by(day, edition)]
            looked = tuple(one for one in searches if (one.partner, one.line) == (partner, line))
            cells[partner, line] = _cell(partner, line, mine, looked, starts[partner], since, _promised(partner, day))
    return PalpableUse(day, since, partners, read_only(starts), read_only(cells), coder)


def _cell(
    partner: str,
    line: str,
    evidence: list[UseEvidence],
    searches: tuple[UseSearch, ...],
    start: dt.date | None,
    since: str,
    promised: bool,
) -> UseCell:
    counted = [one for one in evidence if one.counts]
    placed = {one.id: _in_time(one, start, since) for one in counted}
    inside = [one for one in counted if placed[one.id]]
    given = [one for one in inside if one.direction != "from_union"]
    older = [one for one in counted if placed[one.id] is False]
    unsure = [one for one in counted if placed[one.id] is None]
    if given:
        state, stands_on = "shown", given
    elif unsure:
        state, stands_on = "undecided", unsure
    elif inside:
        state, stands_on = "from_union", inside
    elif older:
        state, stands_on = ("before" if start or promised else "without"), older
    else:
        state, stands_on = ("not_shown" if searches else "not_searched"), []
    rest = tuple(one for one in evidence if not one.counts)
    return UseCell(partner, line, state, tuple(stands_on), tuple(unsure), rest, searches)


def _in_time(one: UseEvidence, start: dt.date | None, since: str) -> bool | None:
    """Whether a piece of evidence belongs to the time asked about. Without a partnership, nothing is since it."""
    if since == "ever":
        return True
    return False if start is None else one.since(start)


@keywords_checked
def use(
    partner: str | Iterable[str] | None = None,
    on: str | dt.date | None = None,
    since: str = "partnership",
    coder: str = "settled",
) -> PalpableUse:
    """Which partnerships have a use that can be shown, line by line of the Strategic Compass.

    What it answers: the question that FEPS asked in 2022. Has the partnership been of use, in missions (Act), against
    threats (Secure), in arms and money (Invest), in policy towards others (Partner)?

    Parameters
    ----------
    partner : str or list of str, optional
        One partner or several; by default all for whom somebody looked for evidence.
    on : str or datetime.date, optional
        What was shown by this day; by default the edition of the course data.
    since : {"partnership", "ever"}
        Only what was done since the Security and Defence Partnership, or all that was ever done.
    coder : {"settled", "first", "second"}
        Whose codes: "settled" are those of the table, where a rule decided what two coders had coded differently;
        "first" are those from before; "second" are those of a coder who had not seen them (of two: each piece of
        evidence was coded by one). Evidence that a second coder could not code whole is left out; what comes later
        has one coding and keeps it.

    Returns
    -------
    PalpableUse
        A cell for each partner and line: shown, only from the Union to the partner, only before the partnership,
        without a partnership, not shown, not searched; and a seventh where all that was shown is dated too roughly to
        say whether it came before or after.

    Raises
    ------
    ValueError
        For an unknown partner, what is no day, and another word for `since` or `coder`.

    Notes
    -----
    FEPS 2022 asks the question; the coding is ours (tables palpable_use, palpable_use_searches and, for single
    coders, codings; CODING.md has the rules). A search reads what is public: that nothing was found is no proof that
    nothing was done. A signature, a meeting, a right that nobody used, a plan and a failure count as no use.

    >>> found = use("Norway", since="ever")
    >>> found.cells["NO", "act"].state
    'shown'
    >>> [use(since="ever", coder=coder).counts()["shown"] for coder in ("settled", "first", "second")]
    [40, 41, 39]
    """
    one_of("since", since, SINCE)
    one_of("coder", coder, CODERS)
    day, package = course().day(on), course()
    searches = read_searches(package.rows("palpable_use_searches"))
    if partner is None:
        chosen = tuple(code for code in partners() if any(one.partner == code for one in searches))
    else:
        chosen = read_partners(partner, "partner")
    rows: Sequence[Mapping[str, Any]] = package.rows("palpable_use")
    if coder != "settled":
        rows = coded_by(rows, package.rows("codings"), coder)
    return measured(read_evidence(rows), searches, chosen, day, since, coder)
