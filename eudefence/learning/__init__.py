"""Questions that check themselves: ``ask``, ``check``, ``hint``, ``solution``, ``progress`` and ``questions``.

>>> from eudefence.learning import check
>>> check("00.1").state
'not attempted'
"""

import sys

from eudefence.ground.faces import offer_lazily

# The process that tries a learner's function out passes through here, and needs none of the questions.
__all__ = offer_lazily(globals())  # the names in __init__.pyi
if "IPython" in sys.modules:  # elsewhere no cells are run, and nobody stumbles in one
    from .asking import slips

    slips.watch()
