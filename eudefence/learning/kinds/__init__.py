"""The answer kinds, one file each, called what an author writes behind ``kind =`` in the file of a question."""

from .choice import Choice
from .choice_with_reason import ReasonedChoice
from .classification import Mapping
from .coalition import Coalition
from .formula import Formula
from .function import Function, Property
from .function_with_laws import Law, LawfulFunction
from .graph import Graph
from .legal_basis import LegalBasis
from .number import Number
from .ordering import Ordering
from .set_of_countries import Countries
from .structured_argument import Argument
from .supported_or_not import supported
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
