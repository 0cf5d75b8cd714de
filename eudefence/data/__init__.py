"""What is recorded: dated, sourced tables, and the states they speak of.

>>> import eudefence as ed
>>> on_the_day = ed.data.load("memberships", as_of="2020-01-31")
>>> int((on_the_day["organisation"] == "EU").sum())
28
"""

from eudefence.ground.arguments import unknown_name

__all__ = ["load", "sources", "tables"]


def __dir__():
    return sorted(__all__)


def __getattr__(name):
    # Frames need pandas, and much that looks up a state or a fact does not.
    if name in __all__:
        from . import loading as home

        return getattr(home, name)
    raise unknown_name(__name__, name, __all__)
