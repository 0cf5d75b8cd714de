"""Questions that check themselves: ``check``, ``hint``, ``solution``, ``progress`` and ``questions``.

>>> from eudefence.learning import check
>>> check("00.1").state
'not attempted'
"""

from eudefence.ground.arguments import unknown_name

from .bank.catalogue import questions
from .checking.checker import check, hint, solution
from .record.report import progress

__all__ = ["check", "hint", "progress", "questions", "solution"]


def __getattr__(name):
    raise unknown_name(__name__, name, __all__)


def __dir__():
    return sorted(__all__)
