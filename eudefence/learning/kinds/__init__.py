"""The answer kinds, one file each."""

from .argument import Argument
from .choice import Choice, supported
from .coalition import Coalition
from .country_set import Countries
from .formula import Formula
from .function import Function, Property
from .graph import Graph
from .lawful import Law, LawfulFunction
from .legal import LegalBasis
from .mapping import Mapping
from .number import Number
from .ordering import Ordering
from .reasoned import ReasonedChoice
from .table import Column, Table

__all__ = [
    "Argument",
    "Choice",
    "Coalition",
    "Column",
    "Countries",
    "Formula",
    "Function",
    "Graph",
    "Law",
    "LawfulFunction",
    "LegalBasis",
    "Mapping",
    "Number",
    "Ordering",
    "Property",
    "ReasonedChoice",
    "Table",
    "supported",
]
