"""Plant all faults, or those whose id begins as the words given do, and print what became of each.

An id given in full means that fault alone: `CO1` is one fault, `CO` all of that part.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from tests.places import ROOT

from .fault import LostAnchor
from .faults import FAULTS
from .run import run


def main(words: list[str]) -> int:
    """0 if every fault was noticed or is listed as equivalent, else 1."""
    began = time.monotonic()
    ids = {fault.id for fault in FAULTS}
    parts = tuple(word for word in words if word not in ids)
    chosen = [fault for fault in FAULTS if not words or fault.id in words or parts and fault.id.startswith(parts)]
    if not chosen:
        print(
            f"No fault has an id that begins with {' or '.join(words)}. There are:"
            f" {', '.join(fault.id for fault in FAULTS)}."
        )
        return 2
    try:
        verdicts = run(ROOT, chosen, tell=lambda line: print(line, flush=True))
    except LostAnchor as error:
        print(error)
        return 2
    bad = [verdict for verdict in verdicts if not verdict.good]
    counted = Counter(
        "killed" if one.killer else "equivalent" if one.fault.equivalent else "survived" for one in verdicts
    )
    minutes = (time.monotonic() - began) / 60
    print(
        f"\nPlanted: {len(verdicts)}; "
        + "; ".join(f"{word}: {counted[word]}" for word in ("killed", "survived", "equivalent")),
        end="",
    )
    print(f"; {minutes:.1f} minutes.")
    for verdict in bad:
        print(verdict)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
