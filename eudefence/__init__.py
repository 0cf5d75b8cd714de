"""European Defence: Two Pillars, Many Speeds - dated data, models and exercises.

``import eudefence as ed`` is all a notebook needs:

ed.tables(), ed.load(table, as_of=day), ed.rows(table, as_of=day), ed.sources(table)
    the data: which tables there are, one of them (as it stood on a day) as a frame or as plain rows, what it rests on
ed.fact(link), ed.term(name), ed.cite(key), ed.export(result, path)
    one cell with its date and source, a word explained, a reference for a paper, a result as a file
ed.council, ed.costs, ed.activation
    the models: who decides, who pays, how likely a decision is; `ed.council.acts()` and `ed.council.RULES` list what
    can be asked
ed.views
    pictures with their sentence and table, and explorers with controls
ed.learning
    check, hint, solution, progress, questions

Names are loaded when they are first used, so that checking an answer does not wait for a plotting library.

>>> import eudefence as ed
>>> ed.fact("forces.rdc.planned_strength").value
5000
"""

from .ground.faces import offer_lazily

__version__ = "0.1.0"
__all__ = offer_lazily(globals())  # the names in __init__.pyi
