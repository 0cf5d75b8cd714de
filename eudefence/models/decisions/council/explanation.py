"""The paragraph that explains a vote: rule, who votes and how, each test with its article, the result, who is bound."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from eudefence.data.states import named
from eudefence.ground.words import count as count_in_words
from eudefence.ground.words import date_in_words, per_cent

from .counts import STANCES, Counted
from .tally import Step, Tally


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
    number, who = len(outcome.voters), _who(outcome)
    vote = f"One {who[:-1]} votes." if number == 1 else f"{number} {who} vote."
    yield f"{vote} {setting.outside}" if setting.outside else vote


def _who(outcome: Tally) -> str:
    """Outside the Treaties states agree that need not be members of anything."""
    return "states" if outcome.rule.voters == "consenting_states" else "members"


def _votes(outcome: Tally) -> Iterator[str]:
    said = []
    if not any(getattr(outcome, stance) for stance in STANCES):
        yield "All are in favour."
        return
    for words, group in (
        ("against", outcome.against),
        ("abstaining", outcome.abstaining),
        ("abstaining with a declaration (constructive abstention)", outcome.declaring),
        ("absent without a proxy", outcome.absent),
    ):
        if group:
            said.append(f"{words}: {named(group, 'and')}")
    yield f"In favour: {outcome.members_for}; {'; '.join(said)}."
    if outcome.abstaining:
        yield outcome.rule.abstention  # what a declaration adds is said with the result


def _tests(outcome: Tally) -> Iterator[str]:
    told = {outcome.rule.article}
    for step in _worth_telling(outcome):
        words = _words(step, _who(outcome))
        article = "" if step.article in told else f" ({step.article})"
        told.add(step.article)
        yield f"{words[:1].upper()}{words[1:]}{article}."
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


def _words(step: Step, who: str) -> str:
    """One step as a clause. `who`: what those who vote are called, members or states."""
    found, of, needed = step.found, step.of, step.needed
    verdict = "enough" if step.passed else "not enough"
    kind = step.test.count
    if kind in (Counted.MEMBERS_FOR, Counted.MEMBERS_PRESENT):
        doing = "in favour" if kind == Counted.MEMBERS_FOR else "present"
        return f"{found} of {of} {who} {_be(found)} {doing}, {needed} {_be(needed)} needed: {verdict}"
    if kind == Counted.POPULATION_FOR:
        share = per_cent(Fraction(found, of) if of else Fraction(0), step.test.fraction)
        least = f"{needed:,} {_be(needed)} needed ({per_cent(step.test.fraction)})"
        return f"the population in favour is {found:,} of {of:,} persons ({share}), {least}: {verdict}"
    if kind == Counted.VOTES_FOR:
        return f"in favour are {found} of {of} weighted votes, {needed} {_be(needed)} needed: {verdict}"
    if kind == Counted.MEMBERS_NOT_FOR:
        few = "too few" if step.passed else "that many"
        return f"{found} {_be(found)} not in favour; to block, at least {needed + 1} must stand together: {few}"
    if kind == Counted.MEMBERS_OBJECTING:
        if not found:
            return "nobody votes against or is absent without a proxy"
        those = f"one {who[:-1]} votes against or is" if found == 1 else f"{found} {who} vote against or are"
        return f"{those} absent without a proxy, and one is enough to stop the decision"
    limit = "below" if step.passed else "reached"
    if kind == Counted.MEMBERS_DECLARING:
        verb = "abstains" if found == 1 else "abstain"
        return f"{found} of {of} {who} {verb} with a declaration, the limit is {needed + 1} (one third): {limit}"
    if kind == Counted.POPULATION_DECLARING:
        share = per_cent(Fraction(found, of) if of else Fraction(0), step.test.fraction)
        aside = f"the population standing aside is {found:,} of {of:,} persons ({share})"
        return f"{aside}, the limit is {needed + 1:,} (one third): {limit}"
    aside = f"standing aside are {found} of {of} weighted votes"
    return f"{aside}, and more than one third, {needed + 1}, would stop it: {limit}"


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


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
    yield f"The decision is adopted and {_binds(outcome)}."
    if outcome.declaring:
        accepts = "accepts" if len(outcome.declaring) == 1 else "accept"
        yield (
            f"{named(outcome.declaring, 'and')} need not apply it, but {accepts} that it commits the Union and must not"
            " stand in its way."
        )
    yield from outcome.setting.remarks


def _two_limits(outcome: Tally) -> bool:
    return len({test.counted for test in outcome.rule.all_tests if test.count.declaring}) > 1


def _binds(outcome: Tally) -> str:
    bound, rest = outcome.bound, [code for code in outcome.voters if code not in outcome.bound]
    if not rest:
        return f"binds all {len(bound)} who vote" if len(bound) > 1 else "binds the one who votes"
    if len(rest) <= 6:
        return f"binds {_counted(outcome, bound)}, not {named(rest)}"
    return f"binds {_counted(outcome, bound)}: {named(bound, 'and')}"


def _counted(outcome: Tally, bound: tuple[str, ...]) -> str:
    return count_in_words(len(bound), _who(outcome)[:-1])
