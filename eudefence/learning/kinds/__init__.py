"""The answer kinds, one file each, called what an author writes behind ``kind =`` in the file of a question."""

from .choice import Choice
from .choice_with_reason import ChoiceWithReason
from .classification import Classification
from .coalition import Coalition
from .formula import Formula
from .function import Function, Property
from .function_with_laws import FunctionWithLaws, Law
from .graph import Graph
from .legal_basis import LegalBasis
from .number import Number
from .ordering import Ordering
from .set_of_countries import SetOfCountries
from .structured_argument import StructuredArgument
from .supported_or_not import supported
from .table import Column, Table

__all__ = [
    "StructuredArgument",
    "Choice",
    "Coalition",
    "Column",
    "SetOfCountries",
    "Formula",
    "Function",
    "Graph",
    "Law",
    "FunctionWithLaws",
    "LegalBasis",
    "Classification",
    "Number",
    "Ordering",
    "Property",
    "ChoiceWithReason",
    "Table",
    "supported",
]
