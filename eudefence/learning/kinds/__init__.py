"""The answer kinds, one file each."""

from .choice import Choice, supported
from .countries import Countries
from .mapping import Mapping
from .number import Number
from .ordering import Ordering
from .reasoned import ReasonedChoice
from .table import Column, Table

__all__ = [
    "Choice",
    "Column",
    "Countries",
    "Mapping",
    "Number",
    "Ordering",
    "ReasonedChoice",
    "Table",
    "supported",
]
