# The one table of the names of `eudefence.data`: editors and type checkers read it, and ground/faces.py loads by it.

from .loading import load as load
from .loading import sources as sources
from .loading import tables as tables
from .plain_rows import rows as rows
