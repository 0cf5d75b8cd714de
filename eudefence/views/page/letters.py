"""How much room words take in a picture: widths of letters, and lines broken to fit.

A picture is laid out before any browser sees it, so the widths are those of one typeface, DejaVu Sans. Verdana, which
stands in for it where it is missing, is as wide; narrower faces leave some room.
"""

from __future__ import annotations

import unicodedata

# Thousandths of the size, for the letters from the blank to the tilde, plain and bold. Source: the advance widths in
# DejaVuSans.ttf and DejaVuSans-Bold.ttf, version 2.37.
_FIRST = 32
_PLAIN = (
    "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337"
    " 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989"
    " 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521"
    " 392 634 592 818 592 592 525 636 337 636 838"
)
_BOLD = (
    "348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400"
    " 838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103"
    " 771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595"
    " 478 712 652 924 645 652 582 712 365 712 838"
)
_WIDTHS = {bold: [int(w) / 1000 for w in text.split()] for bold, text in ((False, _PLAIN), (True, _BOLD))}
_SIGNS = "–—“”’…·"
_OTHER = {
    False: dict(zip(_SIGNS, (0.5, 1.0, 0.518, 0.518, 0.318, 1.0, 0.318), strict=True)),
    True: dict(zip(_SIGNS, (0.5, 1.0, 0.657, 0.657, 0.38, 1.0, 0.38), strict=True)),
}
_WIDEST = 1.0  # for a letter nobody measured


def width(words: str, size: float, bold: bool = False) -> float:
    """Pixels that words take on one line, for letters of `size` pixels.

    >>> width("Malta", 10), width("Malta", 10, bold=True) > width("Malta", 10)
    (27.59, True)
    >>> width("é", 10) == width("e", 10)
    True
    """
    return round(sum(_letter(letter, bold) for letter in words) * size, 2)


def _letter(letter, bold):
    if letter in _SIGNS:
        return _OTHER[bold][letter]
    place = ord(unicodedata.normalize("NFD", letter)[0]) - _FIRST
    return _WIDTHS[bold][place] if 0 <= place < len(_WIDTHS[bold]) else _WIDEST


def lines(words: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Words broken into lines that fit into `room` pixels; a single word that is longer has a line of its own.

    >>> lines("Common Security and Defence Policy", 100, 12)
    ['Common', 'Security and', 'Defence Policy']
    """
    found: list[str] = []
    for word in words.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size, bold) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found
