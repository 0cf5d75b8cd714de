"""Results one can look at: a figure, a sentence that says what it shows, and the table behind both.

>>> from eudefence import views
>>> "tiles" in dir(views)
True
"""

from inspect import isfunction

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.faces import offer_lazily


def _checked(thing: object) -> object:
    return keywords_checked(thing) if isfunction(thing) else thing


__all__ = offer_lazily(globals(), _checked)  # the names in __init__.pyi
