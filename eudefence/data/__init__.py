"""What is recorded: dated, sourced tables, and the states they speak of.

>>> import eudefence as ed
>>> on_the_day = ed.data.load("memberships", as_of="2020-01-31")
>>> int((on_the_day["organisation"] == "EU").sum())
28
"""

from eudefence.ground.faces import offer_lazily

# Frames need pandas, and much that looks up a state or a fact does not.
__all__ = offer_lazily(globals())  # the names in __init__.pyi
