"""Follow the money: what each instrument made available, offered, promised, lent or paid, on one time axis."""

from __future__ import annotations

import datetime as dt

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import truth
from eudefence.ground.words import cardinal, in_words, joined, some
from eudefence.models.industry import pillars
from eudefence.models.industry.pillars.money import amount_on
from eudefence.views.page import marks, style
from eudefence.views.page.controls import choice, switch
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .money_lanes import Lane, draw_lanes, short_sum

KINDS = {  # kind of money: words of the control; what the sentence calls it
    "envelope": "made available by law, for the whole of its years",
    "call": "offered in calls, year by year",
    "award": "promised to chosen projects, year by year",
    "assistance_measure": "military aid decided, year by year",
    "loan_approved": "loans approved, year by year",
    "loan_payment": "loans paid out, year by year",
}
PILLARS = {"industrial": "industrial pillar", "operational": "operational pillar", "both": "both pillars"}
_TOTALS = ("envelope", "ceiling", "loan_ceiling")
SHORT = {
    "PADR": "Research trial (PADR)",
    "EDIDP": "Trial fund (EDIDP)",
    "EDF": "Defence Fund (EDF)",
    "ASAP": "Ammunition (ASAP)",
    "EDIRPA": "Joint buying (EDIRPA)",
    "EDIP": "Programme (EDIP)",
    "SAFE": "Loans (SAFE)",
    "MM_CEF": "Military mobility",
    "UA_LOAN_90": "Loan for Ukraine",
    "EPF": "Peace Facility",
    "EPF_UAF": "Ukraine fund (EPF)",
    "WINDFALL": "Windfall profits",
    "EIB_SEC": "Investment Bank",
    "SAFE_CANADA": "SAFE with Canada",
    "DEF_EQUITY": "Equity facility",
}
_LEFT_OUT = "Not drawn, because no end or no price base is known: {names}."
_MOVED = (  # into the Act in Support of Ammunition Production: see its note on money
    "Each sum is that of its law: what was moved from one law to another counts in both."
)


def follow_the_money(kind: str = "envelope", pillar: str = "industrial", loans: bool = True) -> View:
    """One kind of money on a time axis, an instrument in each lane; its area is the money.

    What it answers: how much money came when, from which instrument, and was it given or lent?

    Parameters
    ----------
    kind : {"envelope", "call", "award", "assistance_measure", "loan_approved", "loan_payment"}
        Which kind of money. Kinds are never mixed: the same euro is first made available, then offered, then promised,
        then paid.
    pillar : {"industrial", "operational", "both"}
        The pillar that the money serves, as the course places it.
    loans : bool
        Show what is lent beside what is given. Without it the small sums can be read.

    Returns
    -------
    View
        A sum for several years is drawn as a rectangle over all of them, for how it falls on the single years is not
        known. Money inside another sum is left out, and so is what was only proposed.

    Raises
    ------
    ValueError
        For an unknown kind or pillar, and where there is no money of that kind.

    Notes
    -----
    Source: the tables of instruments and money; pillars are a coding of the course.

    Examples
    --------
    >>> follow_the_money().sentence.split(" (")[0]
    'In the industrial pillar, laws make EUR 14.034 billion available in seven programmes of grants'
    """
    one_of("kind", kind, tuple(KINDS))
    one_of("pillar", pillar, tuple(PILLARS))
    truth(loans, "loans")
    rows = _totals(pillar) if kind == "envelope" else _yearly(kind, pillar)
    whole, rows = rows, [row for row in rows if loans or not row["lent"]]
    if not rows:
        raise ValueError(_ONLY_LENT if whole else _NOTHING[pillar])
    if kind == "envelope":
        rows.sort(key=lambda row: (row["lent"], row["start"], row["name"]))
    return View(
        _sentence(kind, pillar, rows),
        _columns(rows),
        title=f"Follow the money: {KINDS[kind].partition(',')[0]}",
        unit=f"{PILLARS[pillar]}; EUR, current prices; the area is the money",
        date=f"{min(row['first'] for row in rows)} to {max(row['last'] for row in rows)}",
        source=source_line(
            ("instruments", [one for row in rows for one in row["sources"]]), note=_left_out(kind, pillar)
        ),
        draw=lambda: draw_lanes([_lane(row) for row in rows], _legend(rows)),
    )


def explore_follow_the_money() -> Explorer:
    """`follow_the_money` with controls for the kind of money, the pillar, and whether loans are shown."""
    return explore(
        follow_the_money,
        kind=choice("Kind of money", {words: key for key, words in KINDS.items()}, "envelope", compact=True),
        pillar=choice("Pillar", {words: key for key, words in PILLARS.items()}, "industrial"),
        loans=switch("With loans", True),
    )


def _instruments(pillar):
    for row in course().rows("instruments"):
        if row["pillar"] == pillar or (pillar == "both" and row["pillar"] != "both"):
            yield row


def _full(row):
    """The whole name of an instrument, with its abbreviation."""
    return f"{row['long']} ({row['key']})" if row["key"].isalpha() else row["long"]


def _name(key):
    return SHORT.get(key, key.replace("_", " "))


def _totals(pillar):
    """Instruments with an amount for the whole of their years, in current prices, that stand alone and have an end."""
    edition, found = course().edition, []
    for row in _instruments(pillar):
        key = row["instrument_id"]
        fixed = amount_on(key, edition)
        if fixed is None or not _is_drawn(row, fixed):
            continue
        amount, kind, _ = fixed
        series = pillars.series(f"{key} {kind}")
        start, end = row["valid_from"], row["valid_to"]
        years = (end - start).days / 365.25
        found.append(
            _about(row, series)
            | {"total": amount, "values": (), "pieces": ((start, end, amount / years),), "start": start}
            | {"first": start.year, "last": (end - dt.timedelta(days=1)).year, "lent": series.is_loan, "kind": kind}
        )
    return found


def _is_drawn(row, fixed):
    key, (_, kind, basis) = row["instrument_id"], fixed
    inside = pillars.part_of(key) not in (None, "REARM_2030")
    dated = row["valid_from"] is not None and row["valid_to"] is not None and row["valid_from"] <= course().edition
    return kind in _TOTALS and not inside and dated and basis == "current prices"


def _yearly(kind, pillar):
    """Instruments with sums of this kind by year."""
    found, names = [], pillars.measures()
    for row in _instruments(pillar):
        key = row["instrument_id"]
        if f"{key} {kind}" not in names or pillars.part_of(key) not in (None, "REARM_2030"):
            continue
        series = pillars.series(f"{key} {kind}")
        years = [year for year, value in series.values.items() if value]
        pieces = tuple((dt.date(y, 1, 1), dt.date(y + 1, 1, 1), float(series.values[y])) for y in years)
        values = tuple(f"{series.values[year]:,.0f}" for year in years)
        found.append(
            _about(row, series)
            | {"total": series.total, "values": values, "pieces": pieces, "start": pieces[0][0]}
            | {"first": years[0], "last": years[-1], "lent": series.is_loan, "kind": kind}
        )
    return found


def _about(row, series):
    return {
        "key": row["instrument_id"],
        "name": _name(row["instrument_id"]),
        "long": row["name"],
        "pillar": row["pillar"],
        "sources": series.sources,
        "confidence": series.confidence,
        "missing": series.missing,
    }


def _columns(rows):
    return {
        "Instrument": [row["long"] for row in rows],
        "Kind of money": [row["kind"].replace("_", " ") for row in rows],
        "Given or lent": ["lent" if row["lent"] else "given" for row in rows],
        "Sum (EUR million)": [row["total"] for row in rows],
        "First year": [row["first"] for row in rows],
        "Last year": [row["last"] for row in rows],
        "By year": [_by_year(row) for row in rows],
        "How sure": [in_a_cell(row["confidence"], row["sources"][0]) for row in rows],
    }


def _by_year(row):
    if not row["values"]:
        return None
    return "; ".join(f"{piece[0].year}: {words}" for piece, words in zip(row["pieces"], row["values"], strict=True))


def _lane(row):
    facts = {
        "Instrument": row["long"],
        "Money": f"{in_words(row['total'], 'EUR million')}, {row['kind'].replace('_', ' ')}",
        "Given or lent": "lent, and to be paid back" if row["lent"] else "given",
        "Years": f"{row['first']} to {row['last']}",
        "By year (EUR million)": _by_year(row),
    }
    return Lane(
        key=row["key"],
        name=row["name"],
        total=short_sum(row["total"]),
        facts=marks.facts(facts, row["sources"]),
        fill=style.PILLARS[row["pillar"]],
        lent=row["lent"],
        pieces=row["pieces"],
        values=row["values"],
    )


def _legend(rows):
    signs = {(row["pillar"], row["lent"]) for row in rows}
    words = {
        ("industrial", False): "industry, given",
        ("industrial", True): "industry, lent",
        ("operational", False): "operations and aid, given",
        ("operational", True): "aid, lent",
    }
    return [(style.PILLARS[key[0]], key[1], words[key]) for key in words if key in signs]


_PILLAR = {
    "industrial": "In the industrial pillar",
    "operational": "In the operational pillar",
    "both": "In both pillars",
}
_SAID = {  # kind: the sentence for one instrument, and for several
    "envelope": (
        "{where}, laws make {sum} available as grants: {names}.",
        "{where}, laws make {sum} available in {n} programmes of grants (what moved between laws counts in both);"
        " the largest: {names}.",
    ),
    "ceiling": (
        "States agreed to pay up to {sum} into a fund outside the budget of the Union: {names}.",
        "States agreed to pay up to {sum} into {n} funds outside the budget of the Union; the largest: {names}.",
    ),
    "loan_ceiling": (
        "Up to {sum} can be lent, and has to be paid back: {names}.",
        "Up to {sum} can be lent, and has to be paid back; the largest: {names}.",
    ),
}
_NO_COMMON_SUM = "These are different kinds of money and make no common sum."


def _sentence(kind, pillar, rows):
    if kind != "envelope":
        return _sentence_by_year(kind, pillar, rows)
    said = []
    for one, (single, several) in _SAID.items():
        some_rows = [row for row in rows if row["kind"] == one]
        if some_rows:
            gaps = {
                "where": _PILLAR[pillar],
                "sum": in_words(sum(row["total"] for row in some_rows), "EUR million"),
                "names": _full(max(some_rows, key=lambda row: row["total"])),
                "n": cardinal(len(some_rows)),
            }
            said.append((single if len(some_rows) == 1 else several).format(**gaps))
    return " ".join([*said, _NO_COMMON_SUM] if len(said) > 1 else said)


_OF = {key: words if key == "both" else f"the {words}" for key, words in PILLARS.items()}
_YEARLY = {
    "call": "Calls of {of} offered {total} from {first} to {last}, most of it in {most}.",
    "award": "Projects of {of} were promised {total} in the calls from {first} to {last}, most of it in {most}.",
    "assistance_measure": "Military aid of {total} was decided from {first} to {last}, most of it in {most}.",
    "loan_approved": "Loans of {total} were approved from {first} to {last}. A loan approved is not yet paid.",
    "loan_payment": "Loans of {total} were reported as paid from {first} to {last}; the reports are incomplete.",
}


def _sentence_by_year(kind, pillar, rows):
    by_year: dict[int, float] = {}
    for row in rows:
        for start, _, value in row["pieces"]:
            by_year[start.year] = by_year.get(start.year, 0) + value
    first, last = min(by_year), max(by_year)
    said = _YEARLY[kind].format(
        of=_OF[pillar],
        total=in_words(_rounded(sum(by_year.values())), "EUR million"),
        first=first,
        last=last,
        most=max(by_year, key=by_year.get),
    )
    said = said.replace(f"from {first} to {last}", f"in {first}") if first == last else said
    lacking = [
        f"{row['long']} ({some([str(year) for year in row['missing']])})"
        for row in rows
        if row["missing"] and not row["lent"]
    ]
    return f"{said} Missing, which is not zero: {joined(lacking)}." if lacking else said


def _rounded(million):
    """To the nearest 10 million from 1,000 on: "EUR 6.18 billion" reads better than all its digits."""
    return round(million, -1) if million >= 1000 else round(million, 1)


_ONLY_LENT = "loans: all money of this kind is lent. Show loans to see it."
_NOTHING = {
    "industrial": "kind: no money of this kind is known for the industrial pillar. Choose another kind or pillar.",
    "operational": "kind: no money of this kind is known for the operational pillar. Choose another kind or pillar.",
    "both": "kind: no money of this kind is known. Choose another kind.",
}


def _left_out(kind, pillar):
    """What a reader of the envelopes has to know: what is counted twice, and what has an amount and is not drawn."""
    if kind != "envelope":
        return ""
    edition, names = course().edition, []
    for row in _instruments(pillar):
        fixed = amount_on(row["instrument_id"], edition)
        alone = pillars.part_of(row["instrument_id"]) in (None, "REARM_2030")
        if fixed and fixed[1] in _TOTALS and alone and not _is_drawn(row, fixed):
            names.append(_name(row["instrument_id"]))
    moved = [] if pillar == "operational" else [_MOVED]
    return " ".join([*moved, _LEFT_OUT.format(names=joined(names))] if names else moved)
