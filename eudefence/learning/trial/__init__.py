"""A learner's function, tried in a Python of its own.

It goes with all it uses (`packing`) to another process (`child`), which calls it case by case (`call_result`) and tells
each outcome in a line (`wire`), while the `parent` watches time and memory.
"""

from .call_result import CallResult, attempt
from .parent import NotTried, outcomes

__all__ = ["CallResult", "NotTried", "attempt", "outcomes"]
