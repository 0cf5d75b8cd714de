"""Formal concept analysis: who shares exactly which arrangements, and who has all that another has, without weights.

A table of yes and no is read once (`context`). A concept is a group and all that everybody in it has; neither
can be made larger without the other becoming smaller. All of them, with the order between them, are the lattice
(`order`). An implication says that in this table whoever has these has those as well; the shortest list from which all
others follow is the stem base (`stem_base`).

>>> found = lattice({"Norway": ["declaration", "market"], "Canada": ["declaration"]})
>>> [(concept.objects, concept.attributes) for concept in found.concepts]
[(('Norway', 'Canada'), ('declaration',)), (('Norway',), ('declaration', 'market'))]
"""

from eudefence.ground.faces import offer

from .context import Context
from .order import Concept, Disturbance, Lattice, lattice
from .stem_base import Implication, implications

__all__ = ["Concept", "Context", "Disturbance", "Implication", "Lattice", "implications", "lattice"]
offer(globals(), __all__, "eudefence.concepts")
