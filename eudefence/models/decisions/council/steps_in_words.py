"""Each test of a vote as a whole sentence: what was counted, what was needed, and whether it was enough."""

from __future__ import annotations

from fractions import Fraction

from eudefence.ground.words import per_cent

from .counts import Counted
from .tally import Step

# By what is counted and whether the test was passed; then by the number found and the number needed, because a verb
# goes with each of them. Where one of them makes no difference, the sentence stands under "many". `{who}` is "members",
# or "states" outside the Treaties, and `{article}` the article in brackets, or nothing where it was told before.
_Cases = dict[tuple[str, str], str]
_FOR, _PRESENT = Counted.MEMBERS_FOR, Counted.MEMBERS_PRESENT
_SENTENCES: dict[tuple[Counted, bool], _Cases] = {
    (_FOR, True): {
        ("one", "one"): "{found} of {of} {who} is in favour, {needed} is needed: enough{article}.",
        ("many", "one"): "{found} of {of} {who} are in favour, {needed} is needed: enough{article}.",
        ("many", "many"): "{found} of {of} {who} are in favour, {needed} are needed: enough{article}.",
    },
    (_FOR, False): {
        ("one", "many"): "{found} of {of} {who} is in favour, {needed} are needed: not enough{article}.",
        ("many", "one"): "{found} of {of} {who} are in favour, {needed} is needed: not enough{article}.",
        ("many", "many"): "{found} of {of} {who} are in favour, {needed} are needed: not enough{article}.",
    },
    (_PRESENT, True): {
        ("one", "one"): "{found} of {of} {who} is present, {needed} is needed: enough{article}.",
        ("many", "one"): "{found} of {of} {who} are present, {needed} is needed: enough{article}.",
        ("many", "many"): "{found} of {of} {who} are present, {needed} are needed: enough{article}.",
    },
    (_PRESENT, False): {
        ("one", "many"): "{found} of {of} {who} is present, {needed} are needed: not enough{article}.",
        ("many", "one"): "{found} of {of} {who} are present, {needed} is needed: not enough{article}.",
        ("many", "many"): "{found} of {of} {who} are present, {needed} are needed: not enough{article}.",
    },
    (Counted.POPULATION_FOR, True): {
        ("many", "one"): (
            "The population in favour is {found} of {of} persons ({share}), {needed} is needed ({least}):"
            " enough{article}."
        ),
        ("many", "many"): (
            "The population in favour is {found} of {of} persons ({share}), {needed} are needed ({least}):"
            " enough{article}."
        ),
    },
    (Counted.POPULATION_FOR, False): {
        ("many", "one"): (
            "The population in favour is {found} of {of} persons ({share}), {needed} is needed ({least}):"
            " not enough{article}."
        ),
        ("many", "many"): (
            "The population in favour is {found} of {of} persons ({share}), {needed} are needed ({least}):"
            " not enough{article}."
        ),
    },
    (Counted.VOTES_FOR, True): {
        ("many", "one"): "In favour are {found} of {of} weighted votes, {needed} is needed: enough{article}.",
        ("many", "many"): "In favour are {found} of {of} weighted votes, {needed} are needed: enough{article}.",
    },
    (Counted.VOTES_FOR, False): {
        ("many", "one"): "In favour are {found} of {of} weighted votes, {needed} is needed: not enough{article}.",
        ("many", "many"): "In favour are {found} of {of} weighted votes, {needed} are needed: not enough{article}.",
    },
    (Counted.MEMBERS_NOT_FOR, True): {
        ("one", "many"): (
            "{found} is not in favour; to block, at least {limit} must stand together: too few{article}."
        ),
        ("many", "many"): (
            "{found} are not in favour; to block, at least {limit} must stand together: too few{article}."
        ),
    },
    (Counted.MEMBERS_NOT_FOR, False): {
        ("one", "many"): (
            "{found} is not in favour; to block, at least {limit} must stand together: that many{article}."
        ),
        ("many", "many"): (
            "{found} are not in favour; to block, at least {limit} must stand together: that many{article}."
        ),
    },
    (Counted.MEMBERS_OBJECTING, True): {
        ("many", "many"): "Nobody votes against or is absent without a proxy{article}.",
    },
    (Counted.MEMBERS_OBJECTING, False): {
        ("one", "many"): (
            "One {voter} votes against or is absent without a proxy, and one is enough to stop the decision{article}."
        ),
        ("many", "many"): (
            "{found} {who} vote against or are absent without a proxy, and one is enough to stop the decision{article}."
        ),
    },
    (Counted.MEMBERS_DECLARING, True): {
        ("one", "many"): (
            "{found} of {of} {who} abstains with a declaration, the limit is {limit} (one third): below{article}."
        ),
        ("many", "many"): (
            "{found} of {of} {who} abstain with a declaration, the limit is {limit} (one third): below{article}."
        ),
    },
    (Counted.MEMBERS_DECLARING, False): {
        ("one", "many"): (
            "{found} of {of} {who} abstains with a declaration, the limit is {limit} (one third): reached{article}."
        ),
        ("many", "many"): (
            "{found} of {of} {who} abstain with a declaration, the limit is {limit} (one third): reached{article}."
        ),
    },
    (Counted.POPULATION_DECLARING, True): {
        ("many", "many"): (
            "The population standing aside is {found} of {of} persons ({share}), the limit is {limit} (one third):"
            " below{article}."
        ),
    },
    (Counted.POPULATION_DECLARING, False): {
        ("many", "many"): (
            "The population standing aside is {found} of {of} persons ({share}), the limit is {limit} (one third):"
            " reached{article}."
        ),
    },
    (Counted.VOTES_DECLARING, True): {
        ("many", "many"): (
            "Standing aside are {found} of {of} weighted votes, and more than one third, {limit}, would stop it:"
            " below{article}."
        ),
    },
    (Counted.VOTES_DECLARING, False): {
        ("many", "many"): (
            "Standing aside are {found} of {of} weighted votes, and more than one third, {limit}, would stop it:"
            " reached{article}."
        ),
    },
}
_VOTER = {"members": "member", "states": "state"}


def step_in_words(step: Step, who: str, cited: bool = True) -> str:
    """One test as it was applied, as a sentence.

    Parameters
    ----------
    step : Step
    who : {"members", "states"}
        What those who vote are called.
    cited : bool
        Whether the article stands behind it.

    >>> from eudefence.models.decisions.council.rules import rules
    >>> step_in_words(Step(1, rules()["simple"].all_tests[0], 13, 14, 27, False), "members", cited=False)
    '13 of 27 members are in favour, 14 are needed: not enough.'
    """
    counted, of = step.test.count, step.of or 0
    cases = _SENTENCES[counted, step.passed]
    found, needed = ("one" if number == 1 else "many" for number in (step.found, step.needed))
    ways = ((found, needed), (found, "many"), ("many", needed), ("many", "many"))
    large = counted.unit == "population"  # thousands are parted where people are counted
    number = "{:,}".format if large else str
    return next(cases[way] for way in ways if way in cases).format(
        found=number(step.found),
        of=number(of),
        needed=number(step.needed),
        limit=number(step.needed + 1),
        share=per_cent(Fraction(step.found, of) if of else Fraction(0), step.test.fraction) if large else "",
        least=per_cent(step.test.fraction) if large else "",
        who=who,
        voter=_VOTER[who],
        article=f" ({step.article})" if cited else "",
    )
