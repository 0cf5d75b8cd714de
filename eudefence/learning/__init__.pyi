# The one table of the names of `eudefence.learning`: type checkers read it, and ground/faces.py loads by it.

from .asking.form import ask as ask
from .bank.catalogue import questions as questions
from .checking.checker import check as check
from .checking.checker import hint as hint
from .checking.checker import solution as solution
from .record.report import progress as progress
