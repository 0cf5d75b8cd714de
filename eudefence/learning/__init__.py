"""Questions that check themselves: ``check``, ``hint``, ``solution``, ``progress`` and ``questions``.

>>> from eudefence.learning import check
>>> check("00.1").state
'not attempted'
"""

# The sub-package ``questions`` holds the questions of each unit and is loaded by this import; the name then goes to the
# function, which is what ``from eudefence.learning import questions`` means.
from ..arguments import unknown_name
from . import questions as _units  # noqa: F401
from .checker import check, hint, solution
from .listing import questions
from .report import progress

__all__ = ["check", "hint", "progress", "questions", "solution"]


def __getattr__(name):
    raise unknown_name(__name__, name, __all__)


def __dir__():
    return sorted(__all__)
