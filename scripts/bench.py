"""Measure how long a step of each explorer takes: `python3 course.py bench [EXPLORER ...]`.

A step takes a control to one of its ends. It goes from the values of the controls to everything the page is sent:
sentence, picture as SVG or words as HTML, source line. Beside it stands one plain picture drawn by matplotlib as a PNG,
measured in the same run: what each step took before pictures were SVG. Seconds differ from machine to machine, and
those on the clock also with what else is running; seconds of the processor and ratios measured in one run do so much
less. Voting power is measured beside other programs (`bench_power`). This is a measurement to read, and no test asserts
it.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from eudefence import views
from scripts import bench_power


def seconds(function: Callable[[], object]) -> float:
    """Seconds of the processor that a call took."""
    began = time.process_time()
    function()
    return time.process_time() - began


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


def steps(explorer: views.Explorer) -> list[tuple[float, float, int]]:
    """For each step that takes a control to one of its ends, after one step to warm up: seconds of the processor and on
    the clock up to the parts of the page, and how many bytes they have. The table is written only while it is open.
    """
    explorer.set().parts(table=False)
    found = []
    for setting in explorer.extremes():
        processor, clock = time.process_time(), time.perf_counter()
        parts = explorer.set(**setting).parts(table=False)
        found.append(
            (time.process_time() - processor, time.perf_counter() - clock, len("".join(parts.values()).encode("utf-8")))
        )
    return found


def all_combinations() -> float:
    """Seconds of the processor for all specifications of the gap, nothing being remembered from before."""
    from eudefence.models.industry.pillars import specified, universes

    specified._slope.cache_clear()
    universes._of_the_course.cache_clear()
    universes._gaps_of.cache_clear()
    return seconds(universes.multiverse)


def main(words: list[str]) -> int:
    plain_picture()  # the first picture also loads fonts
    unit = statistics.median(seconds(plain_picture) for _ in range(9))
    print(
        f"Milliseconds. One plain picture as a PNG takes {unit * 1000:.0f} here; the last column counts such pictures."
    )
    print(f"{'':<24}{'':>7}{'processor':>18}{'on the clock':>18}{'sent, kB':>10}{'':>9}{'median, in':>12}")
    print(
        f"{'explorer':<24}{'steps':>7}{'median':>9}{'worst':>9}{'median':>9}{'worst':>9}{'median':>10}{'opening':>9}"
        f"{'pictures':>12}"
    )
    for name, make in explorers():
        if words and not any(word in name for word in words):
            continue
        opening = seconds(lambda make=make: make()._repr_mimebundle_())
        processor, clock, sent = zip(*steps(make()), strict=True)
        middle = statistics.median(processor)
        numbers = [middle, max(processor), statistics.median(clock), max(clock)]
        print(
            f"{name.removeprefix('explore_'):<24}{len(clock):>7}"
            f"{''.join(f'{number * 1000:>9.0f}' for number in numbers)}"
            f"{statistics.median(sent) / 1024:>10.0f}{opening * 1000:>9.0f}{middle / unit:>12.2f}",
            flush=True,
        )
    if not words or any(word in "multiverse" for word in words):
        spent = all_combinations()
        print(f"\n{'multiverse, afresh':<24}{spent * 1000:>9.0f}{'':>8}{spent / unit:>12.2f} pictures")
    if not words or any(word in "voting_power" for word in words):
        bench_power.report()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
