"""The paragraph that explains a vote: rule, who votes and how, each test with its article, the result, who is bound."""

from __future__ import annotations

from collections.abc import Iterator

from eudefence.data.states import named
from eudefence.ground.words import capitalised, date_in_words, one_or_many
from eudefence.ground.words import count as count_in_words

from .counts import STANCES
from .steps_in_words import step_in_words
from .tally import Step, Tally

_MEMBER = {"members": "member", "states": "state"}
_VOTE = {
    "members": ("One member votes.", "{n} members vote."),
    "states": ("One state votes.", "{n} states vote."),
}
_GROUPS = {
    "against": "against",
    "abstaining": "abstaining",
    "declaring": "abstaining with a declaration (constructive abstention)",
    "absent": "absent without a proxy",
}
_BINDS_ALL = (
    "The decision is adopted and binds the one who votes.",
    "The decision is adopted and binds all {n} who vote.",
)
_STANDING_ASIDE = (
    "{who} need not apply it, but accepts that it commits the Union and must not stand in its way.",
    "{who} need not apply it, but accept that it commits the Union and must not stand in its way.",
)


def explanation(outcome: Tally) -> str:
    """A vote as a paragraph.

    >>> from eudefence.models.decisions.council.vote import decide
    >>> print(explanation(decide("simple", against=["HU"], on="2024-06-01")))
    Majority of the members (Article 238(1) TFEU), 1 June 2024. 27 members vote. In favour: 26; against: Hungary. ...
    """
    return " ".join([*_opening(outcome), *_votes(outcome), *_tests(outcome), *_result(outcome)])


def _opening(outcome: Tally) -> Iterator[str]:
    rule, setting = outcome.rule, outcome.setting
    day = date_in_words(outcome.on)
    if setting.title:
        article = f" ({setting.article})" if setting.article else ""
        yield f"{setting.title}{article}, {day}."
        yield f"Rule: {rule.name} ({rule.article})."
    else:
        yield f"{rule.name} ({rule.article}), {day}."
    if setting.what_if:
        yield setting.what_if
    yield one_or_many(len(outcome.voters), *_VOTE[_who(outcome)])
    if setting.outside:
        yield setting.outside


def _who(outcome: Tally) -> str:
    """Outside the Treaties states agree that need not be members of anything."""
    return "states" if outcome.rule.voters == "consenting_states" else "members"


def _votes(outcome: Tally) -> Iterator[str]:
    if not any(getattr(outcome, stance) for stance in STANCES):
        yield "All are in favour."
        return
    groups = [
        f"{words}: {named(group, 'and')}" for stance, words in _GROUPS.items() if (group := getattr(outcome, stance))
    ]
    yield f"In favour: {outcome.members_for}; {'; '.join(groups)}."
    if outcome.abstaining:
        yield outcome.rule.abstention  # what a declaration adds is said with the result


def _tests(outcome: Tally) -> Iterator[str]:
    told = {outcome.rule.article}
    for step in _worth_telling(outcome):
        yield step_in_words(step, _who(outcome), cited=step.article not in told)
        told.add(step.article)
    if outcome.by_blocking_clause:
        yield (
            "The thresholds are missed, but those who are not in favour are too few to block: the majority counts as"
            " reached."
        )


def _worth_telling(outcome: Tally) -> list[Step]:
    """The quorum if it was missed; else the alternative that was passed, or all of them, without idle tests on
    declarations.
    """
    missed = [step for step in outcome.steps if step.alternative == 0 and not step.passed]
    if missed:
        return missed
    steps = [
        step for step in outcome.steps if step.alternative and (outcome.declaring or not step.test.count.declaring)
    ]
    first = [step for step in steps if step.alternative == 1]
    return first if outcome.adopted and not outcome.declaring and all(step.passed for step in first) else steps


def _result(outcome: Tally) -> Iterator[str]:
    if not outcome.adopted:
        if outcome.bar_reached:
            yield (
                "Both limits on abstention with a declaration are reached."
                if _two_limits(outcome)
                else "The limit on abstention is reached."
            )
        quorate = all(step.passed for step in outcome.steps if step.alternative == 0)
        yield "The decision is not adopted." if quorate else "No vote can be taken, so the decision is not adopted."
        return
    if outcome.declaring and _two_limits(outcome) and any(not step.passed for step in outcome.steps):
        yield (
            "Only one of the two limits on abstention with a declaration is reached, and both would be needed to stop"
            " the decision."
        )
    yield _binds(outcome)
    if outcome.declaring:
        yield one_or_many(len(outcome.declaring), *_STANDING_ASIDE, who=capitalised(named(outcome.declaring, "and")))
    yield from outcome.setting.remarks


def _two_limits(outcome: Tally) -> bool:
    return len({test.counted for test in outcome.rule.all_tests if test.count.declaring}) > 1


def _binds(outcome: Tally) -> str:
    bound, rest = outcome.bound, [code for code in outcome.voters if code not in outcome.bound]
    if not rest:
        return one_or_many(len(bound), *_BINDS_ALL)
    number = count_in_words(len(bound), _MEMBER[_who(outcome)])
    if len(rest) <= 6:
        return f"The decision is adopted and binds {number}, not {named(rest)}."
    return f"The decision is adopted and binds {number}: {named(bound, 'and')}."
