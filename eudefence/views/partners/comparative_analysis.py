"""Comparative analysis in words: the truth table with its cases by name, and what the formulae assume."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.ground.words import capitalised, cardinal, joined, lowered, one_or_many
from eudefence.models.partners import qca
from eudefence.models.partners.partnerships import LINES
from eudefence.models.partners.qca import Model, Row, Solution, TruthTable
from eudefence.views.page import html_words as words
from eudefence.views.page.controls import by_words, choice, slider, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .partnership_cases import CONDITIONS, OUTCOME, USE_CODING, partnership_cases, rows_used

_KINDS = {"complex": "none", "parsimonious": "all", "intermediate": "expected"}
_ASSUME = {
    "complex": "Complex: nothing assumed",
    "parsimonious": "Parsimonious: anything that makes it short",
    "intermediate": "Intermediate: each condition is expected to help",
}
_SIDES = {"outcome": 1, "absence": 0}
_START = ("NATO", "AGREEMENT", "INNER")
_SAYS = {1: "outcome", 0: "no outcome", "contradiction": "contradiction", "remainder": "never seen"}
_BOTH, _HELD = "passes for both: tells nothing", "not consistent enough"
_MODELS, _NEVER = 6, 3  # formulae and combinations that are written out
_LONG = 60  # letters: a longer formula stands once only, and has more room there
_DOUBT = (
    "Few cases and many combinations always give some formula. It describes these cases under these codings; it proves"
    " no cause and predicts nothing."
)
_ONE = "One minimal formula comes out: {formula}."
_ONE_LONG = "One minimal formula comes out: the {number} combinations that stand first below."
_WITHOUT_A_CASE = "{number} of {all} combinations have no case, such as {example}."
_SIGNS = (
    "In a formula * means and, + means or, ~ means not. Consistency says how far the cases of a row have the outcome."
)
_OUTCOME = "a use of the partnership was shown since it began"


def truth_table(
    conditions: Iterable[str] | None = None,
    consistency: object = 80,
    solution: str = "complex",
    explained: str = "outcome",
    lines: Iterable[str] = tuple(LINES),
    *,
    frame: object = None,
    outcome: str = OUTCOME,
    expectations: Mapping[str, object] | Iterable[str] | None = None,
) -> View:
    """A truth table in words, its cases by name, with all minimal formulae and what they assume.

    What it answers: which combinations of conditions go with the outcome, which contradict themselves, which were never
    seen, and how firm is the formula that comes out?

    Parameters
    ----------
    conditions : list of str, optional
        Columns. Without a frame of your own some of "NATO", "AGREEMENT", "INNER", "SPENDING" and "OLD".
    consistency : number
        From how much on a combination counts, in per cent.
    solution : {"complex", "parsimonious", "intermediate"}
        What may be assumed about combinations that were never seen.
    explained : {"outcome", "absence"}
    lines : list of str
        On which lines of the Strategic Compass a use counts: "act", "secure", "invest", "partner".
    frame : DataFrame, list of rows or mapping, optional
        Cases of your own (see `eudefence.qca.truth_table`); by default the Security and Defence Partnerships.
    outcome : str
        The column to be explained, where the cases are your own.
    expectations : mapping or list of str, optional
        For the intermediate solution; by default that the presence of each condition helps the outcome.

    Returns
    -------
    View
        A row for each combination.

    Raises
    ------
    ValueError
        For an unknown condition, none at all, and numbers out of range.

    Notes
    -----
    A model of this course with codings of ours: see `eudefence.qca`. Cases that stand exactly at one half, or of which
    a value is not known, are left out and named.

    >>> view = truth_table(["A"], frame={"X": {"A": 1, "Y": 1}, "Z": {"A": 0, "Y": 0}}, outcome="Y")
    >>> view.rows[0]["Cases"], view.rows[0]["What it says"]
    ('X', 'outcome')
    """
    own = frame is not None
    cases = frame if own else partnership_cases(lines)
    names = tuple(conditions) if conditions is not None else _START
    if not own:
        names = tuple(one_of("conditions", one, CONDITIONS, "condition") for one in names)
    cut = exact(consistency, "consistency") / 100
    if not 0 <= cut <= 1:
        raise ValueError(f"consistency: {shown(consistency)} found; per cent from 0 to 100 are accepted.")
    table = qca.truth_table(cases, outcome, names, cut, undecided="leave_out")
    side = _SIDES[one_of("explained", explained, _SIDES)]
    kind = _KINDS[one_of("solution", solution, _KINDS)]
    helps = expectations if expectations is not None else dict.fromkeys(names, "present" if side else "absent")
    found = qca.minimise(table, kind, side, expectations=helps if kind == "expected" else None)
    return View(
        _sentence(found),
        _columns(found),
        title=f"{capitalised(outcome if own else _OUTCOME)}: the combinations",
        unit=f"consistent from {float(cut * 100):g} per cent on",
        source="Source: rows given by the user."
        if own
        else source_line(*rows_used().items(), note="The codings are ours."),
        more=_more(found, own),
        words=lambda: _words(found, own),
    )


def explore_qca() -> Explorer:
    """`truth_table` of the partnerships with boxes for the conditions, the cut, what may be assumed, and which side is
    explained.

    >>> explore_qca().set(conditions=["NATO"]).rows[0]["Cases"]
    'Albania, Canada, North Macedonia, Norway, United Kingdom'
    """
    return explore(
        truth_table,
        conditions=ticks("Conditions", {one.label: key for key, one in CONDITIONS.items()}, _START),
        consistency=slider("A combination counts from a consistency of", 50, 100, 80, 5, unit="%"),
        solution=choice("Of what was never seen", by_words(_ASSUME), compact=True),
        lines=ticks("What counts as use", {words.split(":")[0]: key for key, words in LINES.items()}),
        explained=choice(
            "Explain", {"that a use was shown": "outcome", "that none was shown": "absence"}, compact=True
        ),
    )


def _sentence(found: Solution) -> str:
    table = found.truth_table
    seen = len(table) - len(table.remainders)
    size = one_or_many(
        len(table.cases.names),
        "{n} case fills {seen} of {all} possible combinations.",
        "{n} cases fill {seen} of {all} possible combinations.",
        seen=seen,
        all=len(table),
    )
    if not found.models:
        result = f"No combination passes for {found.target}, so there is no formula."
    elif len(found.models) == 1:
        result = _ONE.format(formula=found.models[0])
        if len(str(found.models[0])) > _LONG:
            result = _ONE_LONG.format(number=cardinal(len(found.models[0].literals)))
    else:
        result = (
            f"{capitalised(cardinal(len(found.models)))} minimal formulae fit equally well, and the cases do not choose"
            " among them."
        )
    return f"{size} {result} {found.fragility.changes()}"


def _more(found: Solution, own: bool) -> str:
    table, said = found.truth_table, []
    for left, why in ((table.cases.undecided, "stand at one half"), (table.cases.missing, "have a value not known")):
        if left:
            cells = joined(f"{case} ({_label(column, own)})" for case, column in left)
            said.append(f"Left out, because they {why}: {cells}.")
    if found.contradictory:
        rows = _several(table, found.contradictory)
        said.append(f"Assumed for the outcome and for its absence at once, which cannot be: {rows}.")
    return " ".join(filter(None, [found.fragility.example(), *said, _DOUBT]))


def _label(column: str, own: bool) -> str:
    if own:
        return column
    return lowered(CONDITIONS[column].label) if column in CONDITIONS else "use since it began"


def _ordered(table: TruthTable) -> list[Row]:
    """Rows with cases first, those with most of them at the top; then what was never seen."""
    return sorted(table, key=lambda row: (row.outcome == "remainder", -row.number, -row.index))


def _says(table: TruthTable, row: Row) -> str:
    if all(row.passes):
        return _BOTH
    if row in table.held_back:
        return _HELD
    return f"{_SAYS[row.outcome]}, though cases disagree" if row.torn and row.outcome in (0, 1) else _SAYS[row.outcome]


def _per_cent(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value * 100), 1)


def _columns(found: Solution) -> dict[str, list[object]]:
    table = found.truth_table
    rows = _ordered(table)
    marks = {name: ["yes" if row.present[at] else "no" for row in rows] for at, name in enumerate(table.conditions)}
    return {
        **marks,
        "Cases": [", ".join(row.cases) or "none" for row in rows],
        "Number": [row.number for row in rows],
        "Consistency (%)": [_per_cent(row.fit.consistency) if row.cases else None for row in rows],
        "PRI (%)": [_per_cent(row.fit.pri) if row.cases else None for row in rows],
        "What it says": [_says(table, row) for row in rows],
        "Formulae that take it in": [sum(model.covers(row) for model in found) for row in rows],
    }


def _words(found: Solution, own: bool) -> str:
    table = found.truth_table
    heads = ["Cases with the outcome", "Cases without it", "Combination", "Consistency", "What the row says"]
    body = [
        (
            joined(row.with_outcome) or "–",
            [
                joined(row.without_outcome) or "–",
                ", ".join(
                    name if here else f"no\u00a0{name}"
                    for name, here in zip(table.conditions, row.present, strict=True)
                ),
                f"{_per_cent(row.fit.consistency):g} %",
                _says(table, row),
            ],
        )
        for row in _ordered(table)
        if row.outcome != "remainder"
    ]
    pieces = [
        _formulae(found, own),
        words.grid(heads, body, (20, 15, 42) if len(table.conditions) > 3 else (21, 16, 34)),
    ]
    if table.remainders:
        pieces.append(words.paragraph(_never_seen(table), "Never seen"))
    told = [_SIGNS]
    if not own:
        codings = {OUTCOME: USE_CODING} | {name: CONDITIONS[name].coding for name in table.conditions}
        told += [f"{name}: {coding}" for name, coding in codings.items()]
    pieces.append(words.bullets(map(words.small, told)))
    return "".join(pieces)


def _formulae(found: Solution, own: bool) -> str:
    if not found.models:
        return ""
    heads = ["Formula", "Cases in it", "Cases left out", "Assumed of the never seen"]
    rows = [
        (
            words.run(words.breakable(f"{model} → {found.target}"), words.under("" if own else _in_words(model))),
            [_inside(model), joined(model.left) or "none", _assumed(model)],
        )
        for model in found.models[:_MODELS]
    ]
    more = len(found.models) - _MODELS
    rest = words.paragraph(f"Further formulae that fit as well: {more}.") if more > 0 else ""
    long = max(len(str(model)) for model in found.models[:_MODELS]) > _LONG
    return words.grid(heads, rows, (56, 16, 14) if long else (38, 16, 16)) + rest


def _in_words(model: Model) -> str:
    terms = [
        " and ".join(CONDITIONS[name].present if here else CONDITIONS[name].absent for name, here in term)
        for term in model.literals
    ]
    return capitalised("; or ".join(one or "whatever the conditions" for one in terms))


def _inside(model: Model) -> str:
    inside = {name for part in model.parts for name in part.cases}
    named = [name for name in model.truth_table.cases.names if name in inside]
    return joined(f"{name} (against it)" if name in model.against else name for name in named) or "none"


def _assumed(model: Model) -> str:
    rows, table = model.assumptions, model.truth_table
    if not rows:
        return "nothing"
    example = f", such as {table.named(rows[0])}" if len(rows) > 1 else f": {table.named(rows[0])}"
    return f"{len(rows)} of {len(table.remainders)}{example}"


def _never_seen(table: TruthTable) -> str:
    """Few combinations one after the other; of many how many they are, and the first."""
    never = table.remainders
    if len(never) <= _NEVER:
        return f"{_several(table, never)}."
    return _WITHOUT_A_CASE.format(number=len(never), all=len(table), example=table.named(never[0]))


def _several(table: TruthTable, rows: Sequence[Row]) -> str:
    """Combinations one after the other; they hold commas of their own."""
    named = "; ".join(table.named(row) for row in rows[:_NEVER])
    return f"{named}; and {len(rows) - _NEVER} more" if len(rows) > _NEVER else named
