"""The columns of the panel of states and years: names, labels, units, and when a cell is blank."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from eudefence.data import as_of
from eudefence.models.clubs.differentiation import DEPTHS
from eudefence.models.industry.pillars import spending_series

# Short names of the series of spending: a name in Stata has 32 letters at most.
SPENDING = {
    "SIPRI_MILEX_PCT_GDP": "milex_sipri_pct_gdp",
    "DERIVED_SIPRI_PCT_x_WB_GDP_USD": "milex_derived_usd_million",
    "NATO_DEFEXP_PCT_GDP_JUN2024": "defexp_nato_2024_pct_gdp",
    "NATO_DEFEXP_PCT_GDP_AUG2025": "defexp_nato_2025_pct_gdp",
    "NATO_SG_ANNUAL_REPORT_MAR2026_ROUNDED": "defexp_nato_2026_pct_gdp",
    "EDA_TOTAL_DEFEXP_PCT_GDP": "defexp_eda_pct_gdp",
    "EDA_TOTAL_DEFEXP_EUR_CURRENT": "defexp_eda_eur_million",
}
ORGANISATIONS = {name: name.lower() for name in as_of.ORGANISATIONS}
NO_YES = ((0, "no"), (1, "yes"))
_UNDECIDED = "blank where the data cannot decide"
_THIRD = "none known: the table has states outside the EU only, and not all of them"
_LISTS = "a number known so far, because lists of members have gaps"


@dataclass(frozen=True)
class PanelColumn:
    """A column of the panel.

    Attributes
    ----------
    name : str
        At most 32 letters, digits and low lines, as Stata wants it.
    label : str
        In words, at most 80 signs.
    unit : str
        What a cell counts or measures; empty for text.
    blank : str
        When a cell is blank. Blank is never zero.
    tables : tuple of str
        The tables of the course that it is made of.
    values : tuple of (int, str)
        What the numbers stand for, where they are codes.
    """

    name: str
    label: str
    unit: str
    blank: str
    tables: tuple[str, ...]
    values: tuple[tuple[int, str], ...] = ()


@lru_cache(maxsize=1)
def panel_columns() -> tuple[PanelColumn, ...]:
    """The codebook of the panel: every column with its label, its unit, and what a blank cell means.

    Returns
    -------
    tuple of PanelColumn
        In the order of the panel.

    >>> [column.label for column in panel_columns() if column.name == "gw"]
    ['Number in the list of Gleditsch and Ward']
    """
    return (*_state(), *_memberships(), *_differentiation(), *_spending(), *_clubs(), *_council())


def _state() -> tuple[PanelColumn, ...]:
    never, countries = "never", ("countries",)
    return (
        PanelColumn("iso2", "State, ISO 3166 code of two letters", "", never, countries),
        PanelColumn("iso3", "State, ISO 3166 code of three letters", "", never, countries),
        PanelColumn("state", "Name of the state", "", never, countries),
        PanelColumn("year", "Year", "year", never, ()),
        PanelColumn("looked_at_on", "Day for which memberships and counts are given", "day", never, ()),
        PanelColumn(
            "cow", "Number in the list of the Correlates of War", "code", "not in the list that day", ("state_codes",)
        ),
        PanelColumn(
            "gw", "Number in the list of Gleditsch and Ward", "code", "not in the list that day", ("state_codes",)
        ),
    )


def _memberships() -> tuple[PanelColumn, ...]:
    found = [
        PanelColumn(name, f"Member of the {label}", "0 or 1", _UNDECIDED, ("memberships",), NO_YES)
        for name, label in zip(ORGANISATIONS.values(), as_of.ORGANISATIONS.values(), strict=True)
    ]
    found.append(
        PanelColumn(
            "pesco", "In Permanent Structured Cooperation (PESCO)", "0 or 1", _UNDECIDED, ("pesco_membership",), NO_YES
        )
    )
    outside = "not a member of the EU, or the data cannot decide"
    found.append(
        PanelColumn("defence_opt_out", "Opt-out from EU defence decisions", "0 or 1", outside, ("opt_outs",), NO_YES)
    )
    return tuple(found)


def _differentiation() -> tuple[PanelColumn, ...]:
    tables = ("differentiation", "differentiation_members")
    before = "before 1993"
    return (
        PanelColumn(
            "opt_outs",
            "Cases of differentiation that name the member as outside",
            "cases",
            f"not in the EU, or {before}",
            tables,
        ),
        PanelColumn("opt_ins", "Cases that not all members belong to, and the state does", "cases", before, tables),
        PanelColumn(
            "cases_undecided", "Cases in which the data do not decide where the state stands", "cases", before, tables
        ),
        PanelColumn(
            "deepest",
            "Deepest step of the cases it has joined (0 to 5, an order)",
            "step",
            f"in no such case, or {before}",
            tables,
        ),
        *(
            PanelColumn(f"joined_at_depth_{step}", f"Cases joined at step {step} of depth", "cases", before, tables)
            for step in DEPTHS
        ),
    )


def _spending() -> tuple[PanelColumn, ...]:
    return tuple(
        PanelColumn(name, _short(series.title), series.unit, "no figure in this series", ("defence_expenditure",))
        for key, name in SPENDING.items()
        for series in [spending_series()[key]]
    )


def _short(title: str) -> str:
    """A title in 80 signs, cut between words."""
    return title if len(title) <= 80 else title[:79].rsplit(" ", 1)[0] + "…"


def _clubs() -> tuple[PanelColumn, ...]:
    projects = ("pesco_projects", "pesco_participants")
    outside = "not in PESCO and in no project that we know"
    return (
        PanelColumn(
            "pesco_projects", "PESCO projects it is known to take part in", "projects", f"{outside}; {_LISTS}", projects
        ),
        PanelColumn(
            "pesco_coordinated",
            "PESCO projects it is known to coordinate",
            "projects",
            f"{outside}; {_LISTS}",
            projects,
        ),
        PanelColumn(
            "pesco_undecided", "Further PESCO projects in which the dates do not decide", "projects", outside, projects
        ),
        PanelColumn(
            "pesco_running", "PESCO projects of that day, all states", "projects", "before the first projects", projects
        ),
        PanelColumn(
            "pesco_full_lists",
            "PESCO projects of that day with a full list of members",
            "projects",
            "before the first projects",
            projects,
        ),
        PanelColumn(
            "formats",
            "Formats outside the treaties it is known to belong to",
            "formats",
            f"none known; {_LISTS}",
            ("formats", "format_membership"),
        ),
        PanelColumn(
            "missions_as_third_state",
            "EU missions it is known to contribute to from outside",
            "missions",
            f"in the EU, or {_THIRD}",
            ("csdp_third_states",),
        ),
    )


def _council() -> tuple[PanelColumn, ...]:
    outside = "not a member, or no table in force"
    return (
        PanelColumn(
            "council_votes",
            "Weighted votes in the Council",
            "votes",
            f"{outside}; there are none since April 2017",
            ("council_weights",),
        ),
        PanelColumn(
            "council_population",
            "Population as it counts in votes of the Council",
            "persons",
            f"{outside}; there is none before November 2004",
            ("population",),
        ),
    )
