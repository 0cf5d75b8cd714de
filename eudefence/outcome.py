"""What a vote decided: the result, each test with its article, who is bound, and the paragraph that explains it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .data.states import named
from .decision_rules import Rule, Test, Voters
from .ground.explained import Explained
from .ground.words import count as count_in_words
from .ground.words import date_in_words, per_cent
from .reversal import Flip, smallest_flip

STANCES = ("against", "abstaining", "declaring", "absent")


@dataclass(frozen=True, repr=False)
class Step(Explained):
    """One test as it was applied.

    Attributes
    ----------
    alternative : int
        Tests with the same number must all be passed; one such group is enough. 0: the quorum, which must be met in any case.
    test : Test
    found, needed : int
        The count, and the smallest (for "fewer than" and "at most" the largest) count that passes.
    of : int or None
        What the count is a part of: members, persons or votes.
    passed : bool
    """

    alternative: int
    test: Test
    found: int
    needed: int
    of: int | None
    passed: bool

    @property
    def description(self) -> str:
        """The test in words."""
        return self.test.description

    @property
    def article(self) -> str:
        """Where the test stands."""
        return self.test.article

    def explain(self) -> str:
        """The test, the count, what was needed and whether it was passed, in one line."""
        whole = "" if self.of is None else f" of {self.of:,}"
        limit = "needed" if self.test.upwards else "at most"
        return f"{self.description}: {self.found:,}{whole}, {limit} {self.needed:,}: {'passed' if self.passed else 'failed'} ({self.article})"


@dataclass(frozen=True)
class Setting:
    """What was decided on, apart from the votes: words for the explanation, and who is bound.

    Attributes
    ----------
    title, article : str
        The kind of decision and its article; the rule's own if no act was named.
    what_if : str
        Why the vote could not have been taken so, or empty.
    outside : str
        Who does not vote and why, or empty.
    remarks : tuple of str
        What else is needed or possible, in whole sentences.
    binding : frozenset of str or None
        Whom an adopted decision can bind at most; None: everybody who votes.
    """

    title: str = ""
    article: str = ""
    what_if: str = ""
    outside: str = ""
    remarks: tuple[str, ...] = ()
    binding: frozenset[str] | None = None


@dataclass(frozen=True, repr=False)
class Outcome(Explained):
    """What a vote decided, and why.

    Attributes
    ----------
    adopted : bool
    rule : Rule
    act : str or None
        The kind of decision, if one was named.
    on : datetime.date
    voters, in_favour, against, abstaining, declaring, absent : tuple of str
        `declaring`: abstaining with a declaration. `absent`: without a proxy.
    objectors : tuple of str
        Who says no; under unanimity also who is absent without a proxy, because that stops the decision as well. An
        abstention is no objection, although it works like one under a majority.
    bound : tuple of str
        The voters whom an adopted decision binds. A state that abstained with a declaration need not apply it.
    members_for, members_needed : int
        Needed under unanimity: all who do not abstain, with or without a declaration (Article 238(4) TFEU, Article 31(1)
        TEU); whether the abstainers with a declaration are too many is a test of its own (`bar_reached`).
    population_share, population_needed : Fraction or None
        Share of the voters' population in favour (None if there are no figures), and the share the rule asks for (None if none).
    by_blocking_clause : bool
        Adopted only because too few members are not in favour to form a blocking minority.
    bar_reached : bool
        The abstainers with a declaration are so many that the decision is not adopted.
    steps : tuple of Step
    """

    adopted: bool
    rule: Rule
    act: str | None
    on: dt.date
    voters: tuple[str, ...]
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]
    declaring: tuple[str, ...]
    absent: tuple[str, ...]
    objectors: tuple[str, ...]
    bound: tuple[str, ...]
    members_for: int
    members_needed: int
    population_share: Fraction | None
    population_needed: Fraction | None
    by_blocking_clause: bool
    bar_reached: bool
    steps: tuple[Step, ...]
    electorate: Voters
    quorum: Rule | None
    represented: tuple[str, ...]
    setting: Setting

    def explain(self) -> str:
        """The outcome as a paragraph: rule, who votes and how, each test with its article, the result, who is bound."""
        return " ".join([*_opening(self), *_votes(self), *_tests(self), *_result(self)])

    def brief(self) -> str:
        """The kind of decision or the rule, the day, the result and how many were in favour."""
        what, result = self.setting.title or self.rule.name, "adopted" if self.adopted else "not adopted"
        return f"{what}, {date_in_words(self.on)}: {result}, {self.members_for} of {len(self.voters)} in favour"

    def flip(self, limit: int = 1000) -> Flip:
        """The smallest sets of members whose change of vote reverses the outcome.

        An adopted decision falls when members turn against it; one that was not adopted passes when members turn in favour.

        Parameters
        ----------
        limit : int
            At most so many sets are listed.

        Returns
        -------
        Flip

        >>> from eudefence import council
        >>> flip = council.decide("launch_operation", against=["HU"], on="2024-06-01").flip()
        >>> flip.size, flip.sets, flip.to
        (1, (('HU',),), 'in favour')
        """
        stances = dict.fromkeys(self.voters, "in_favour") | {code: stance for stance in STANCES for code in getattr(self, stance)}
        return smallest_flip(self.rule, self.quorum, self.electorate, stances, self.represented, limit)


def count(
    rule: Rule,
    voters: Voters,
    stances: Mapping[str, tuple[str, ...]],
    represented: tuple[str, ...] = (),
    quorum: Rule | None = None,
    *,
    act: str | None = None,
    on: dt.date,
    setting: Setting = Setting(),
) -> Outcome:
    """Count votes against the tests of a rule. `stances` maps each of `STANCES` to the voters in it; all others are in favour."""
    stance_of = dict.fromkeys(voters.codes, "in_favour") | {code: stance for stance, codes in stances.items() for code in codes}
    counts: dict[str, int] = {}
    for code in voters.codes:
        for counted, number in voters.weight(code, stance_of[code], code not in represented).items():
            counts[counted] = counts.get(counted, 0) + number
    presence_in_doubt = quorum is not None and bool(stances["absent"] or represented)
    presence = [_step(0, test, counts, voters) for test in quorum.all_tests] if presence_in_doubt else []
    ways = [[_step(number, test, counts, voters) for test in way] for number, way in enumerate(rule.tests, start=1)]
    passed = [way for way in ways if all(step.passed for step in way)]
    adopted = bool(passed) and all(step.passed for step in presence)
    in_favour = tuple(code for code in voters.codes if stance_of[code] == "in_favour")
    no = stances["against"] + (stances["absent"] if rule.counts("members_objecting") else ())
    return Outcome(
        adopted=adopted,
        rule=rule,
        act=act,
        on=on,
        voters=voters.codes,
        in_favour=in_favour,
        objectors=tuple(sorted(no)),
        bound=_bound(rule, voters, in_favour, stances, setting) if adopted else (),
        members_for=len(in_favour),
        members_needed=_members_needed(ways[0], voters, stances),
        population_share=Fraction(counts["population_for"], voters.people) if voters.people else None,
        population_needed=next((step.test.fraction for step in ways[0] if step.test.counted == "population_for"), None),
        by_blocking_clause=adopted and all(step.test.counted == "members_not_for" for way in passed for step in way),
        bar_reached=_bar(ways, stances),
        steps=(*presence, *_each_once(ways)),
        electorate=voters,
        quorum=quorum,
        represented=represented,
        setting=setting,
        **{stance: tuple(sorted(codes)) for stance, codes in stances.items()},
    )


def _step(number, test, counts, voters):
    kind = test.counted.split("_")[0]
    of = voters.size(f"union_{kind}" if test.base.startswith("union_") else kind)
    found, needed = counts[test.counted], test.needed(voters)
    return Step(number, test, found, needed, of, found >= needed if test.upwards else found <= needed)


def _each_once(ways):
    """A test common to two alternatives is told once."""
    shown = []
    for step in (step for way in ways for step in way):
        if step.test not in shown:
            shown.append(step.test)
            yield step


def _members_needed(first_way, voters, stances):
    step = next((step for step in first_way if step.test.counted == "members_for"), None)
    if step:
        return step.needed
    # Under unanimity abstainers are not needed (Article 238(4) TFEU), with a declaration or without: everybody else is.
    return len(voters.codes) - len(stances["abstaining"]) - len(stances["declaring"])


def _bar(ways, stances):
    """Whether all limits on abstention with a declaration are exceeded at once."""
    limits = [step for way in ways for step in way if step.test.counted.endswith("_declaring")]
    return bool(stances["declaring"]) and bool(limits) and not any(step.passed for step in limits)


def _bound(rule, voters, in_favour, stances, setting):
    if rule.voters == "consenting_states":
        return tuple(sorted(in_favour))
    bound = set(voters.codes) - set(stances["declaring"])
    return tuple(sorted(bound if setting.binding is None else bound & setting.binding))


def _opening(outcome):
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


def _who(outcome):
    """Outside the Treaties states agree that need not be members of anything."""
    return "states" if outcome.rule.voters == "consenting_states" else "members"


def _votes(outcome):
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


def _tests(outcome):
    told = {outcome.rule.article}
    for step in _worth_telling(outcome):
        words = _words(step, _who(outcome))
        article = "" if step.article in told else f" ({step.article})"
        told.add(step.article)
        yield f"{words[:1].upper()}{words[1:]}{article}."
    if outcome.by_blocking_clause:
        yield "The thresholds are missed, but those who are not in favour are too few to block: the majority counts as reached."


def _worth_telling(outcome):
    """The quorum if it was missed; else the alternative that was passed, or all of them, without idle tests on declarations."""
    missed = [step for step in outcome.steps if step.alternative == 0 and not step.passed]
    if missed:
        return missed
    steps = [step for step in outcome.steps if step.alternative and (outcome.declaring or not step.test.counted.endswith("_declaring"))]
    first = [step for step in steps if step.alternative == 1]
    return first if outcome.adopted and not outcome.declaring and all(step.passed for step in first) else steps


def _words(step, who):
    """One step as a clause. `who`: what those who vote are called, members or states."""
    found, of, needed = step.found, step.of, step.needed
    verdict = "enough" if step.passed else "not enough"
    kind = step.test.counted
    if kind in ("members_for", "members_present"):
        doing = "in favour" if kind == "members_for" else "present"
        return f"{found} of {of} {who} {_be(found)} {doing}, {needed} {_be(needed)} needed: {verdict}"
    if kind == "population_for":
        share = per_cent(Fraction(found, of) if of else Fraction(0), step.test.fraction)
        least = f"{needed:,} {_be(needed)} needed ({per_cent(step.test.fraction)})"
        return f"the population in favour is {found:,} of {of:,} persons ({share}), {least}: {verdict}"
    if kind == "votes_for":
        return f"in favour are {found} of {of} weighted votes, {needed} {_be(needed)} needed: {verdict}"
    if kind == "members_not_for":
        few = "too few" if step.passed else "that many"
        return f"{found} {_be(found)} not in favour; to block, at least {needed + 1} must stand together: {few}"
    if kind == "members_objecting":
        if not found:
            return "nobody votes against or is absent without a proxy"
        those = f"one {who[:-1]} votes against or is" if found == 1 else f"{found} {who} vote against or are"
        return f"{those} absent without a proxy, and one is enough to stop the decision"
    limit = "below" if step.passed else "reached"
    if kind == "members_declaring":
        verb = "abstains" if found == 1 else "abstain"
        return f"{found} of {of} {who} {verb} with a declaration, the limit is {needed + 1} (one third): {limit}"
    if kind == "population_declaring":
        share = per_cent(Fraction(found, of) if of else Fraction(0), step.test.fraction)
        aside = f"the population standing aside is {found:,} of {of:,} persons ({share})"
        return f"{aside}, the limit is {needed + 1:,} (one third): {limit}"
    aside = f"standing aside are {found} of {of} weighted votes"
    return f"{aside}, and more than one third, {needed + 1}, would stop it: {limit}"


def _be(number):
    return "is" if number == 1 else "are"


def _result(outcome):
    if not outcome.adopted:
        if outcome.bar_reached:
            yield "Both limits on abstention with a declaration are reached." if _two_limits(outcome) else "The limit on abstention is reached."
        quorate = all(step.passed for step in outcome.steps if step.alternative == 0)
        yield "The decision is not adopted." if quorate else "No vote can be taken, so the decision is not adopted."
        return
    if outcome.declaring and _two_limits(outcome) and any(not step.passed for step in outcome.steps):
        yield "Only one of the two limits on abstention with a declaration is reached, and both would be needed to stop the decision."
    yield f"The decision is adopted and {_binds(outcome)}."
    if outcome.declaring:
        accepts = "accepts" if len(outcome.declaring) == 1 else "accept"
        yield f"{named(outcome.declaring, 'and')} need not apply it, but {accepts} that it commits the Union and must not stand in its way."
    yield from outcome.setting.remarks


def _two_limits(outcome):
    return len({test.counted for test in outcome.rule.all_tests if test.counted.endswith("_declaring")}) > 1


def _binds(outcome):
    bound, rest = outcome.bound, [code for code in outcome.voters if code not in outcome.bound]
    if not rest:
        return f"binds all {len(bound)} who vote" if len(bound) > 1 else "binds the one who votes"
    if len(rest) <= 6:
        return f"binds {_counted(outcome, bound)}, not {named(rest)}"
    return f"binds {_counted(outcome, bound)}: {named(bound, 'and')}"


def _counted(outcome, bound):
    return count_in_words(len(bound), _who(outcome)[:-1])
