"""The gap under one combination of choices."""

from __future__ import annotations

from eudefence.ground.arguments import keywords_checked, one_of

from .choices import CHOICES, EXCLUSIONS, MEASURED, gap_of, options_of
from .slopes import SEED
from .specified import Specification, specification_of

__all__ = ["specification"]


@keywords_checked
def specification(measured: str = "composite", **choices: str) -> Specification:
    """One of the specifications of `multiverse`, by its choices.

    What it answers: what does the gap say if it is measured so, for example by a composite with these weights?

    Parameters
    ----------
    measured : {"steps", "acts", "bodies", "activity", "composite", "money"}
    **choices : str
        Any choice of `CHOICES` and one of its options; the first option where nothing is said.

    Returns
    -------
    Specification

    Raises
    ------
    ValueError
        For an unknown choice or option, one that does not concern what is measured, or a combination that makes no
        sense, with the rule.

    >>> specification("composite", normalisation="z", weights="no_activity").verdict in ("narrowed", "cannot_be_said")
    True
    >>> [specification("steps", compared=reading).verdict for reading in ("ratio", "distance")]
    ['widened', 'narrowed']
    """
    one_of("measured", measured, MEASURED)
    for name, option in choices.items():
        one_of("choice", name, CHOICES)
        accepted = options_of(name, measured)
        if not accepted:
            raise ValueError(f"{name}: this choice does not concern “{MEASURED[measured]}”.")
        one_of(name, option, accepted)
    first = {name: next(iter(options_of(name, measured)), None) for name in CHOICES}
    chosen = first | choices
    if measured == "money":
        chosen["cumulated"] = choices.get("cumulated", "no")
    got = gap_of(chosen)
    if isinstance(got, str):
        raise ValueError(f"choices: this combination is left out, because {EXCLUSIONS[got]}.")
    return specification_of(chosen, *got, 0, SEED)
