"""Ranks over all weights at once: with all scores, and with those of the text alone."""

from __future__ import annotations

from eudefence.ground.arguments import one_of
from eudefence.ground.words import cardinal, joined
from eudefence.models.partners import appraisal as model
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import lines
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import box, legend_line

from .council_appraisal import SCORES, hundredths, tables

_NAME, _TALL, _HEAD, _GAP, _FOOT = 150, 46, 30, 26, 34  # pixels
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NOTE = "Scores are judgements: of IAI 2026 or our guesses. Shares of weights are no chances."
_ALL = "If no weights are agreed and all are taken alike, first is {shares}."
_TEXT = "With the {kept} scores of the text alone and the other {open} open, first is {shares}."
_OTHER = "With {whose} scores, first of {number} is {shares}."
_FREE = "No judgement of the text is on {names}: there all is open."
_NEVER = "With no weights is this first alone: {names}."
_EACH = "Each of the designs is first with some weights."
_ORDER = "If the scores are only an order, with equal weights the first rank stays in {kept} of {draws} recodings."


def rank_acceptability(
    method: str = "weighted_sum", normalise: str = "", *, coder: str = "first", draws: int = 5000, seed: int = 0
) -> View:
    """How often each design of a European Security Council has each rank, over all weights.

    What it answers: if nobody agrees on weights, which designs come first under many of them? And what is left of it
    if only the judgements of the text count and every guess of ours is open?

    Parameters
    ----------
    method, normalise
        As for `security_council_ranks`.
    coder : {"first", "second", "third"}
        Whose scores.
    draws, seed : int
        As for `eudefence.appraisal.acceptability`.

    Returns
    -------
    View
        A row for each design, once with all scores and once with those of the text.

    Raises
    ------
    ValueError
        As for `eudefence.appraisal.acceptability`.

    Notes
    -----
    Lahdelma and Salminen 2001 (SMAA). In each draw an open score takes any value from 1 to 5.

    >>> rank_acceptability(draws=50).columns["Scores"][:1]
    ['all']
    """
    one_of("method", method, model.METHODS)
    matrix = model.security_council(coder=coder)
    how = {"method": method, "normalise": normalise}
    both = [model.acceptability(one, draws, seed, **how) for one in (matrix, matrix.only("text"))]
    others = ("second", "third") if coder == "first" else ()
    return View(
        _sentence(both),
        _columns(both),
        title="Designs of a European Security Council over all weights",
        unit="share of all weights with which a design has a rank",
        source=source_line(*tables(matrix, coder), note=_NOTE),
        more=" ".join([*(_other_hand(one, draws, seed, how) for one in others), _more(both, how)]),
        draw=lambda: _draw(both),
    )


def _shares(found):
    matrix = found.matrix
    ordered = sorted(matrix.options, key=lambda one: -found.ranks[one][0])
    return joined(f"“{matrix.name(one)}” in {hundredths(found.ranks[one][0])}" for one in ordered)


def _sentence(both):
    whole, text = both
    open_ = len(text.matrix.missing)
    kept = len(text.matrix.cells) - open_
    return f"{_ALL.format(shares=_shares(whole))} {_TEXT.format(kept=kept, open=open_, shares=_shares(text))}"


def _other_hand(coder, draws, seed, how):
    found = model.acceptability(model.security_council(coder=coder), draws, seed, **how)
    return _OTHER.format(whose=SCORES[coder], number=cardinal(len(found.matrix.options)), shares=_shares(found))


def _more(both, how):
    whole, text = both
    matrix = whole.matrix
    said = []
    free = [one for one in matrix.options if all((one, c) in text.matrix.missing for c in matrix.criteria)]
    if free:
        said.append(_FREE.format(names=joined(f"“{matrix.name(one)}”" for one in free)))
    if whole.method == "weighted_sum":
        found = model.dominance(matrix, whole.normalise)
        never = joined(f"“{matrix.name(one)}”" for one in (*found.never, *found.only_tied))
        said.append(_NEVER.format(names=never) if never else _EACH)
    recoded = model.recoded(matrix, draws=200, **how)
    said.append(_ORDER.format(kept=hundredths(recoded.kept), draws=recoded.draws))
    said += [whole.sure(), whole.how()]
    return " ".join(said)


def _columns(both):
    rows = [(found, one) for found in both for one in found.matrix.options]
    whole = both[0]
    columns = {
        "Design": [found.matrix.name(one) for found, one in rows],
        "Scores": ["those of the text" if found.matrix.missing else "all" for found, _ in rows],
    }
    for place, _ in enumerate(whole.matrix.options):
        columns[f"Rank {place + 1} (%)"] = [round(float(found.ranks[one][place]) * 100, 1) for found, one in rows]
    for criterion in whole.matrix.criteria:
        columns[f"Mean weight of {whole.matrix.word(criterion)} where first (%)"] = [
            None if found.central[one] is None else round(found.central[one][criterion] * 100, 1) for found, one in rows
        ]
    return columns


def _draw(both):
    options = both[0].matrix.options
    drawing = Drawing(_HEAD + _TALL * len(options) + _FOOT)
    wide = (drawing.width - _NAME - _GAP) / 2
    heads = ("With all scores", "With the scores of the text alone, the others open")
    fills = style.CLASSES[max(2, len(options))][::-1]
    for row, option in enumerate(options):
        words = lines(both[0].matrix.name(option), _NAME - 10, style.LETTERS)
        for k, line in enumerate(words):
            drawing.text(0, _HEAD + (row + 0.5) * _TALL + (k - (len(words) - 1) / 2) * 14, line)
    for place, (found, head) in enumerate(zip(both, heads, strict=True)):
        left = _NAME + place * (wide + _GAP)
        drawing.text(left, 12, head, bold=True)
        for row, option in enumerate(options):
            _stack(drawing, found, option, left, _HEAD + row * _TALL, wide, fills)
    signs = [(box(drawing, fill), _RANKS[k]) for k, fill in enumerate(fills[: len(options)])]
    legend_line(drawing, signs, _NAME, drawing.height - 14)
    return drawing


def _stack(drawing, found, option, x, y, wide, fills):
    shares = found.ranks[option]
    row = {"Design": found.matrix.name(option)}
    row |= {f"{_RANKS[k].capitalize()} in": hundredths(share) for k, share in enumerate(shares)}
    central = found.central[option]
    if central is not None:
        most = max(central, key=central.get)
        row["Where it is first, most weight lies on"] = found.matrix.word(most)
    key = f"{option}-{'text' if found.matrix.missing else 'all'}"
    with drawing.mark(key, facts(row)):
        for share, fill in zip(shares, fills, strict=False):
            long = float(share) * wide
            drawing.rect(x, y + 6, long, _TALL - 12, fill=fill, rim=style.PAPER)
            if long > 34:
                drawing.text(x + long / 2, y + _TALL / 2, f"{float(share) * 100:.0f}", anchor="middle", on=fill)
            x += long
