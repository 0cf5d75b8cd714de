"""A learner's answer as plain data, and a learner's function tried in a Python of its own.

`reading` makes `plain_data` of a stranger's object, with `tables_and_graphs` for what a library made and
`introspection` for what an object is. A function goes with all it uses (`packing`) to another process (`child`), which
calls it case by case (`call_result`) and tells each outcome in a line (`wire`), while the `parent` watches time and
memory.
"""

from .call_result import Outcome, attempt
from .parent import NotTried, outcomes

__all__ = ["NotTried", "Outcome", "attempt", "outcomes"]
