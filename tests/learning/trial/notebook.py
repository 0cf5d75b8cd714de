"""What a learner has in a notebook: a rate, a table, a function, and classes of their own that must never be asked."""

import pandas as pd

RATE = 4
TABLE = pd.DataFrame({"country": ["FR", "DE"], "seats": [3, 5]})


class Mine:
    """A learner's own class."""

    def __call__(self, x):
        return x

    def __eq__(self, other):
        return True

    def __reduce__(self):
        raise SystemExit("code of the learner ran where it must not")

    __hash__ = None


class Quiet(BaseException):
    def __str__(self):
        raise KeyboardInterrupt


Mine.__module__ = Quiet.__module__ = "__main__"  # as if made in a notebook
MINE = Mine()


def times(x):
    return RATE * x
