"""A learner's function, tried in a Python of its own: what it uses is packed, a child process runs it, the parent
watches time and memory.
"""

from .ending import Outcome, attempt
from .parent import NotTried, outcomes

__all__ = ["NotTried", "Outcome", "attempt", "outcomes"]
