"""Questions that check themselves: ``ask``, ``check``, ``hint``, ``solution``, ``progress`` and ``questions``.

>>> from eudefence.learning import check
>>> check("00.1").state
'not attempted'
"""

from eudefence.ground.faces import offer

from .asking import slips
from .asking.form import ask
from .bank.catalogue import questions
from .checking.checker import check, hint, solution
from .record.report import progress

__all__ = ["ask", "check", "hint", "progress", "questions", "solution"]
offer(globals(), __all__)
slips.watch()
