"""The Council decides: who votes, under which rule, with what result, and who is bound.

Who may vote on what is read (`procedures`, `membership`, `voting_body`, `voting_weights`), counted against the tests of
the rule (`rules`, `thresholds`, `counts`; `vote`, `tally`, `outcome`) and told (`setting`, `explanation`); `reversal`
finds what would reverse a result, `coalitions` counts the sets of states that win, `enlargement` has the candidates.

>>> len(members("2020-01-31")), voters("launch_operation", "2022-06-30").count("DK")
(28, 0)
"""

from collections.abc import Mapping

from eudefence.ground.faces import offer

from .enlargement import candidate_population, candidates
from .membership import members, participants, population
from .outcome import Outcome
from .procedures import acts, rule_for, voters
from .reversal import Flip
from .rules import Rule
from .rules import rules as all_rules  # `rules` stays the module
from .tally import Step
from .vote import compare, comparison, decide
from .voting_body import electorate

__all__ = [
    "RULES",
    "Flip",
    "Outcome",
    "Step",
    "acts",
    "candidate_population",
    "candidates",
    "compare",
    "comparison",
    "decide",
    "electorate",
    "members",
    "participants",
    "population",
    "rule_for",
    "voters",
]
RULES: Mapping[str, Rule]  # read when it is asked for, so that importing the module reads no file
offer(globals(), __all__, "eudefence.council", {"RULES": all_rules})
