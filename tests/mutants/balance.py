"""Faults in the balance of clubs: what a place is worth, who moves, what carries a result, what refutes the dilemma."""

from __future__ import annotations

from .fault import Fault

BALANCE = {"tests": ("models/clubs/balance",)}

FAULTS = (
    Fault(
        "BA1",
        "payoffs.Payoffs._terms_with",
        "unit * over - self._veto * own",
        "unit * over",
        "the veto saves nothing of the price of autonomy",
        **BALANCE,
    ),
    Fault(
        "BA2",
        "payoffs.Payoffs._terms_with",
        "if not inside and self.actors[who].member:",
        "if not inside:",
        "a state beside the Union pays for standing outside",
        **BALANCE,
    ),
    Fault(
        "BA3",
        "payoffs.Payoffs._put_in_by_others",
        "return put_in - self._size[who] * depth[profile[who]]",
        "return put_in",
        "what an actor puts in now counts beside what it would put in",
        **BALANCE,
    ),
    Fault(
        "BA4",
        "payoffs.Payoffs.best",
        "-abs(one[2] - now)",
        "abs(one[2] - now)",
        "who is indifferent moves as far as it can",
        **BALANCE,
    ),
    Fault(
        "BA5",
        "goods.access",
        'if good == "public":\n        return one, one, one, one',
        'if good == "public":\n        return one, one, one, one + numbers["restraint"]',
        "those inside have more of a public good than others",
        **BALANCE,
    ),
    Fault(
        "BA6",
        "best_reply._because",
        "return tuple(needed or moved)",
        "return tuple(moved)",
        "everybody who moved before is named as the reason",
        **BALANCE,
    ),
    Fault(
        "BA7",
        "fragility._outwards",
        "last_down, last_up, k = down, up, k + 1",
        "last_down, last_up, k = down, up, k + 2",
        "every other step of a range is passed over",
        **BALANCE,
    ),
    Fault(
        "BA8",
        "dilemma_of_three.Design.missing",
        "max(0, high - score)",
        "high - score",
        "a very high score makes up for a low one",
        **BALANCE,
    ),
    Fault(
        "BA9",
        "dilemma_of_three.Design.dominates",
        "and any(a > b for a, b in pairs)",
        "",
        "two equal designs push each other off the frontier",
        **BALANCE,
    ),
)
