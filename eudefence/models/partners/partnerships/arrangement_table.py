"""Partners by arrangements on a day: one cell for each partner and kind, for pictures and for analysis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular, need_pandas
from eudefence.ground.words import count, date_in_words

from .arrangement_kinds import read_kinds
from .partner_names import chosen_partners, name
from .partner_profile import PartnerProfile, profile_on

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ArrangementGrid", "arrangements", "grid"]

UNDECIDED = {"missing": None, "false": False, "true": True}


@dataclass(frozen=True, repr=False)
class ArrangementGrid(Tabular, Explained):
    """Partners by kinds of arrangement, in plain form.

    Attributes
    ----------
    on : datetime.date
    kinds : tuple of str
        Keys of `KINDS`.
    profiles : mapping of str to PartnerProfile
        By code of the partner.
    """

    on: dt.date
    kinds: tuple[str, ...]
    profiles: Mapping[str, PartnerProfile]

    @property
    def cells(self) -> Mapping[tuple[str, str], str]:
        """(partner, kind) to how it stands.

        >>> grid("2026-10-08").cells["CA", "safe_agreement"]
        'in_force'
        """
        return {(code, kind): one.standing(kind) for code, one in self.profiles.items() for kind in self.kinds}

    def truths(self, undecided: str = "missing") -> dict[str, dict[str, bool | None]]:
        """Partner to kind to True (in force), False, or what is chosen for an undecided cell (None: missing).

        >>> grid("2026-02-15").truths()["CA"]["safe_agreement"] is None
        True
        >>> grid("2026-02-15").truths("true")["CA"]["safe_agreement"]
        True
        """
        open_ = UNDECIDED[one_of("undecided", undecided, UNDECIDED)]
        cells = self.cells
        values = {"in_force": True, "undecided": open_}
        return {code: {kind: values.get(cells[code, kind], False) for kind in self.kinds} for code in self.profiles}

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each partner: code, name, then True, False or None (cannot be decided) for each kind."""
        return [{"partner": code, "name": name(code), **values} for code, values in self.truths().items()]

    @property
    def undecided(self) -> tuple[tuple[str, str], ...]:
        """Partner and kind of each cell that cannot be decided."""
        return tuple(cell for cell, stands in self.cells.items() if stands == "undecided")

    @property
    def table(self) -> pd.DataFrame:
        """The same as a DataFrame: partners down, kinds across; missing (`pandas.NA`) where it cannot be decided."""
        return super().table.set_index("partner").drop(columns="name").astype("boolean")

    def explain(self) -> str:
        """How many cells are in force, possible, undecided."""
        cells = list(self.cells.values())
        return (
            f"{count(len(self.profiles), 'partner')} by {count(len(self.kinds), 'kind')} of arrangement on"
            f" {date_in_words(self.on)}: {cells.count('in_force')} of {len(cells)} cells are in force,"
            f" {cells.count('possible')} possible but not in force, {cells.count('undecided')} cannot be decided."
        )


@keywords_checked
def grid(
    on: str | dt.date | None = None,
    kinds: str | Iterable[str] = "main",
    partners: str | Iterable[str] = "all",
) -> ArrangementGrid:
    """`arrangements` in plain form, without pandas. Arguments and errors as there.

    >>> grid("2024-05-28", "partnership", "Norway").rows
    [{'partner': 'NO', 'name': 'Norway', 'partnership': True}]
    """
    day, columns = course().day(on), read_kinds(kinds)
    return ArrangementGrid(day, columns, read_only({code: profile_on(code, day) for code in chosen_partners(partners)}))


@keywords_checked
def arrangements(
    on: str | dt.date | None = None,
    kinds: str | Iterable[str] = "main",
    partners: str | Iterable[str] = "all",
    undecided: str = "missing",
) -> pd.DataFrame:
    """Which partner has which arrangement in force on a day, as a boolean frame for analysis.

    What it answers: who has what? It is the input of `ed.concepts` and `ed.qca`.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    kinds : str or list of str
        "main" (ten kinds that differ between partners), "all", a family ("politics", "missions", "industry", "nato",
        "groups"), or kinds by key or in words (`ed.partnerships.KINDS`).
    partners : str or list of str
        "all", "states" (without NATO and the United Nations, which cannot have most arrangements and are no cases
        beside states), or some of them.
    undecided : {"missing", "false", "true"}
        What stands in a cell that the data cannot decide. By default it is missing (`pandas.NA`), so that nobody
        counts it as a no without having chosen to; "false" and "true" give the two extremes, and a result that differs
        between them hangs on what is not known.

    Returns
    -------
    pandas.DataFrame
        A row for each partner, a column for each kind. What is only possible (invited, asked for, allowed by law) is
        False. Where nothing is on record it is False too: a choice, and a row that was overlooked would look the same.

    Raises
    ------
    ValueError
        For an unknown kind or partner, with the nearest; for another word for undecided cells; for what is no day.

    Notes
    -----
    Table partner_links, which agrees with partnerships.

    >>> frame = arrangements("2026-10-08", undecided="false")
    >>> int(frame["partnership"].sum()), bool(frame.loc["NO", "safe_equal"])
    (11, True)
    >>> len(arrangements(undecided="false")) - len(arrangements(partners="states", undecided="false"))
    2
    """
    one_of("undecided", undecided, UNDECIDED)
    need_pandas("ed.partnerships.arrangements", "ed.partnerships.grid().truths(undecided)")
    found = grid(on, kinds, partners).table
    return found if undecided == "missing" else found.fillna(undecided == "true").astype(bool)
