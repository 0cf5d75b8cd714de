"""How standings and states of use look in the pictures of partners: a fill, a hatch and a sign that say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing


class PartnerSign(NamedTuple):
    """A fill, a hatch, a sign to write on it, and words for the legend."""

    fill: str
    hatch: str
    sign: str
    words: str


STANDINGS = {
    "in_force": PartnerSign(style.CATEGORIES[0], "", "", "in force"),
    "undecided": PartnerSign(style.PAPER, "", "?", "cannot be decided"),
    "possible": PartnerSign(style.CATEGORIES[1], "///", "", "possible, not in force"),
    "no": PartnerSign(style.FAINT, "", "–", "refused or ended"),
}
USES = {
    "shown": PartnerSign(style.CATEGORIES[0], "", "shown", "use shown"),
    "undecided": PartnerSign(style.PAPER, "xx", "date too rough", "shown, but dated too roughly"),
    "from_union": PartnerSign(style.CATEGORIES[1], "///", "Union gives", "only from the Union to the partner"),
    "before": PartnerSign(style.CLASSES[5][1], "...", "before", "only before the partnership"),
    "without": PartnerSign(style.CLASSES[5][0], "", "without one", "shown, but without a partnership"),
    "not_shown": PartnerSign(style.FAINT, "", "not shown", "not shown: a search found nothing that counts"),
    "not_searched": PartnerSign(style.PAPER, "", "not searched", "not searched"),
}


def draw_look(
    drawing: Drawing, look: PartnerSign, x: float, y: float, wide: float, tall: float, words: str = ""
) -> None:
    """A cell round the height `y`, from `x` on; with words instead of its sign, if there are any."""
    empty = look.fill == style.PAPER
    rim = style.GREY if empty else ""
    drawing.rect(x, y - tall / 2, wide, tall, fill=look.fill, hatch=look.hatch, rim=rim, dashed=empty)
    if said := words or look.sign:
        ground = look.fill if look.hatch else ""
        drawing.text(x + wide / 2, y, said, size=style.LEAST, anchor="middle", on=look.fill, ground=ground)


def sign_of(drawing: Drawing, look: PartnerSign) -> Callable[[float, float], None]:
    """The sign of a legend."""
    short = look._replace(sign=look.sign if len(look.sign) == 1 else "")
    return lambda x, y: draw_look(drawing, short, x, y, 26, 12)
