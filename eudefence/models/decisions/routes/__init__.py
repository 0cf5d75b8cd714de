"""Which way to act is open: every route for a task, who has to agree, who stops it, who pays, what the law bars.

What governments have said is read with its day and its end (`evidence`, `answers`), each decision that a route needs is
counted in the Council's own way with every completion of what is unknown (`hurdle`), and so is the bill (`price`);
`route` puts a route together and `side_by_side` all of them. The routes themselves are rows of tables, not code.

>>> [way.name for way in comparison("territorial_defence") if way.passes == "yes"]
['Mutual assistance']
"""

from eudefence.ground.faces import offer

from .answers import ANSWERS
from .evidence import Stated, stated
from .hurdle import Hurdle
from .price import Price
from .route import Route, tasks
from .side_by_side import compare, comparison

__all__ = ["ANSWERS", "Hurdle", "Price", "Route", "Stated", "compare", "comparison", "stated", "tasks"]
offer(globals(), __all__, "eudefence.routes")
