"""Where a state may stand towards a group, from outside to full part, and what each place is called."""

from __future__ import annotations

from collections.abc import Mapping

EXIT, ASSOCIATED, DIFFERENTIATED, FULL = range(4)  # the deeper, the larger
PLACES: Mapping[int, str] = {
    EXIT: "exit",
    ASSOCIATED: "association from outside",
    DIFFERENTIATED: "differentiated inside",
    FULL: "full integration",
}
ZONES: Mapping[int, str] = {EXIT: "out", ASSOCIATED: "beside", DIFFERENTIATED: "in", FULL: "in"}


def open_to(member: bool) -> tuple[int, ...]:
    """The places a state can choose: one beside the Union cannot join the inside, for accession is another game.

    >>> open_to(True), open_to(False)
    ((0, 1, 2, 3), (0, 1))
    """
    return tuple(PLACES) if member else (EXIT, ASSOCIATED)
