"""How long a step of each explorer takes, as a ratio to drawing one plain picture on the same machine: `python3 course.py bench`

Seconds differ from machine to machine and with what else is running; ratios measured in one run do much less. A step should answer
in under 0.3 seconds on an ordinary laptop. This is a measurement to read, and no test asserts it.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from eudefence import views


def seconds(function: Callable[[], object]) -> float:
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def plain_picture() -> None:
    """What the ratios refer to: 27 bars, as a PNG."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    figure.subplots().bar(range(27), range(27))
    figure.savefig(io.BytesIO(), format="png")


def explorers() -> Iterator[tuple[str, Callable[[], views.Explorer]]]:
    """Every explorer of the kit: its name and the function that makes it."""
    for name in sorted(views.__all__):
        if name.startswith("explore_"):
            yield name, getattr(views, name)


def steps(explorer: views.Explorer) -> list[float]:
    """Seconds of each step that takes a control to one of its ends, the picture and its page included."""
    explorer.widget  # noqa: B018 - builds the controls, so that a step does all that it does in a notebook
    return [seconds(lambda setting=setting: explorer.set(**setting)) for setting in list(explorer.extremes())]


def main(words: list[str]) -> int:
    plain_picture()  # the first picture also loads fonts
    unit = statistics.median(seconds(plain_picture) for _ in range(9))
    print(f"One plain picture: {unit * 1000:.0f} ms here. Steps as multiples of it:")
    print(f"{'explorer':<32}{'steps':>7}{'median':>9}{'slowest':>9}{'opening':>9}")
    for name, make in explorers():
        if words and not any(word in name for word in words):
            continue
        opening = seconds(lambda make=make: make().widget)
        times = [step / unit for step in steps(make())]
        print(f"{name:<32}{len(times):>7}{statistics.median(times):>9.1f}{max(times):>9.1f}{opening / unit:>9.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
