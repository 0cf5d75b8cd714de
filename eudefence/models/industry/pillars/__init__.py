"""The two pillars in numbers: yearly series that carry their kind, and what may be done with them.

>>> Series("a", "Calls", {2021: 3, 2022: 4}, kind="call").cumulated().values
{2021: 3, 2022: 7}
"""

from eudefence.ground.faces import offer

from .time_series import KINDS, Series

__all__ = [
    "KINDS",
    "Series",
]
offer(globals(), __all__, "eudefence.pillars")
