"""How far two coders agree on the types of cases, before and after their differences were settled."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.ground.words import cardinal, count, joined
from eudefence.models.clubs import differentiation as model
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_VARIABLES = {
    "membership": "Membership (internal, external, both)",
    "formality": "Formality (formal, informal)",
    "dimension": "Dimension (horizontal, vertical)",
}
_PAIRS = {
    ("first", "second"): "first and second coder, before",
    ("first", "settled"): "first coder and the settled codes",
    ("second", "settled"): "second coder and the settled codes",
}


def coding_agreement() -> View:
    """Agreement of two coders on each coded column of the cases of differentiation, and what was settled.

    What it answers: how far can these types be trusted, and where do two readers see a case differently?

    Returns
    -------
    View
        A row for each column and pair of codings; in words also each code that was settled, with the reason.

    Notes
    -----
    Cohen 1960 for kappa; Byrt, Bishop and Carlin 1993 for the share adjusted for prevalence. The settled codes are no
    new test: whoever settled had seen both codings.

    >>> coding_agreement().rows[0]["Share that agrees (%)"]
    95.9
    """
    found = {(variable, pair): model.agreement(variable, between=pair) for variable in _VARIABLES for pair in _PAIRS}
    columns = {
        "Column": [_VARIABLES[variable] for variable, _ in found],
        "Between": [_PAIRS[pair] for _, pair in found],
        "Rows": [len(one.pairs) for one in found.values()],
        "Share that agrees (%)": [round(float(100 * one.share), 1) for one in found.values()],
        "Kappa": [_short(one.kappa) for one in found.values()],
        "Adjusted for prevalence": [_short(one.adjusted) for one in found.values()],
    }
    return View(
        _sentence(found),
        columns,
        title="Two coders and their agreement",
        unit="shares in per cent; kappa from below 0 to 1",
        source=source_line("codings"),
        more="Nearly all cases are horizontal, so chance alone would make coders agree, and kappa is low although they"
        " agree on nearly all rows.",
        words=lambda: _words(found),
    )


def _short(number):
    return None if number is None else round(float(number), 3)


def _sentence(found):
    before = {variable: found[variable, ("first", "second")] for variable in _VARIABLES}
    apart = [
        f"{cardinal(len(one.disagreements))} on {variable}" for variable, one in before.items() if one.disagreements
    ]
    same = [variable for variable, one in before.items() if not one.disagreements]
    rows = count(len(before["membership"].pairs), "row")
    never = f"; on {joined(same)} they gave the same everywhere" if same else ""
    return f"Two coders of {rows} gave different codes to {joined(apart)}{never}."


def _words(found):
    numbers = [
        (
            _VARIABLES[variable],
            [
                _PAIRS[pair],
                f"{float(100 * one.share):.1f} % of {len(one.pairs)}",
                _told(one.kappa),
                _told(one.adjusted),
            ],
        )
        for (variable, pair), one in found.items()
    ]
    head = ["Column", "Between", "Agree", "Kappa", "Adjusted for prevalence"]
    names = {row["case_id"]: row["name"] for row in course().rows("differentiation")}
    settled = []
    for variable in _VARIABLES:
        reasons = {
            row["key"]: row
            for row in course().rows("codings")
            if (row["table"], row["variable"], row["coder"]) == ("differentiation", variable, "settled")
        }
        for key, (first, second) in found[variable, ("first", "second")].disagreements.items():
            settled.append((names[key], [variable, first, second, reasons[key]["code"], reasons[key]["reason"]]))
    below = ["Case", "Column", "First coder", "Second coder", "Settled", "Why"]
    return html_words.run(
        html_words.grid(head, numbers, [26, 28]), html_words.grid(below, settled, [22, 10, 10, 10, 10])
    )


def _told(number):
    return "–" if number is None else f"{float(number):.3f}"
