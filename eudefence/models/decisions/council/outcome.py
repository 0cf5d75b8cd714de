"""What a vote decided: votes counted against the tests of a rule, the result explained, and what would reverse it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.explained import Explained
from eudefence.ground.words import date_in_words

from .counts import STANCES, Counted
from .explanation import explanation
from .reversal import Flip, smallest_flip
from .rules import Rule
from .setting import Setting
from .tally import Step, Tally
from .thresholds import Test
from .voting_weights import Voters

_NOTHING_SAID = Setting()


@dataclass(frozen=True, repr=False)
class Outcome(Tally, Explained):
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
        Needed under unanimity: all who do not abstain, with or without a declaration (Article 238(4) TFEU, Article
        31(1) TEU); whether the abstainers with a declaration are too many is a test of its own (`bar_reached`).
    population_share, population_needed : Fraction or None
        Share of the voters' population in favour (None if there are no figures), and the share the rule asks for (None
        if none).
    by_blocking_clause : bool
        Adopted only because too few members are not in favour to form a blocking minority.
    bar_reached : bool
        The abstainers with a declaration are so many that the decision is not adopted.
    steps : tuple of Step
    """

    def explain(self) -> str:
        """The outcome as a paragraph: rule, who votes and how, each test with its article, the result, who is bound."""
        return explanation(self)

    def brief(self) -> str:
        """The kind of decision or the rule, the day, the result and how many were in favour."""
        what, result = self.setting.title or self.rule.name, "adopted" if self.adopted else "not adopted"
        return f"{what}, {date_in_words(self.on)}: {result}, {self.members_for} of {len(self.voters)} in favour"

    def flip(self, limit: int = 1000) -> Flip:
        """The smallest sets of members whose change of vote reverses the outcome.

        An adopted decision falls when members turn against it; one that was not adopted passes when members turn in
        favour.

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
        stances = dict.fromkeys(self.voters, "in_favour") | {
            code: stance for stance in STANCES for code in getattr(self, stance)
        }
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
    setting: Setting = _NOTHING_SAID,
) -> Outcome:
    """Count votes against the tests of a rule. `stances` maps each of `STANCES` to the voters in it; all others are in
    favour.
    """
    stance_of = dict.fromkeys(voters.codes, "in_favour") | {
        code: stance for stance, codes in stances.items() for code in codes
    }
    counts = voters.counts(stance_of, represented)
    in_doubt = quorum.all_tests if quorum and (stances["absent"] or represented) else ()
    presence = [_step(0, test, counts, voters) for test in in_doubt]
    ways = [[_step(number, test, counts, voters) for test in way] for number, way in enumerate(rule.tests, start=1)]
    passed = [way for way in ways if all(step.passed for step in way)]
    adopted = bool(passed) and all(step.passed for step in presence)
    in_favour = tuple(code for code in voters.codes if stance_of[code] == "in_favour")
    no = stances["against"] + (stances["absent"] if rule.counts(Counted.MEMBERS_OBJECTING) else ())
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
        population_share=Fraction(counts[Counted.POPULATION_FOR], voters.people) if voters.people else None,
        population_needed=next(
            (step.test.fraction for step in ways[0] if step.test.counted == Counted.POPULATION_FOR), None
        ),
        by_blocking_clause=adopted
        and all(step.test.counted == Counted.MEMBERS_NOT_FOR for way in passed for step in way),
        bar_reached=_bar(ways, stances),
        steps=(*presence, *_each_once(ways)),
        electorate=voters,
        quorum=quorum,
        represented=represented,
        setting=setting,
        **{stance: tuple(sorted(codes)) for stance, codes in stances.items()},
    )


def _step(number: int, test: Test, counts: Mapping[Counted, int], voters: Voters) -> Step:
    unit = test.count.unit
    of = voters.size(f"union_{unit}" if test.base.startswith("union_") else unit)
    found, needed = counts[test.count], test.needed(voters)
    return Step(number, test, found, needed, of, found >= needed if test.upwards else found <= needed)


def _each_once(ways: Iterable[Iterable[Step]]) -> Iterator[Step]:
    """A test common to two alternatives is told once."""
    shown: list[Test] = []
    for step in (step for way in ways for step in way):
        if step.test not in shown:
            shown.append(step.test)
            yield step


def _members_needed(first_way: Iterable[Step], voters: Voters, stances: Mapping[str, tuple[str, ...]]) -> int:
    step = next((step for step in first_way if step.test.counted == Counted.MEMBERS_FOR), None)
    if step:
        return step.needed
    # Under unanimity abstainers are not needed (Article 238(4) TFEU), with a declaration or without: everybody else is.
    return len(voters.codes) - len(stances["abstaining"]) - len(stances["declaring"])


def _bar(ways: Iterable[Iterable[Step]], stances: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether all limits on abstention with a declaration are exceeded at once."""
    limits = [step for way in ways for step in way if step.test.count.declaring]
    return bool(stances["declaring"]) and bool(limits) and not any(step.passed for step in limits)


def _bound(
    rule: Rule,
    voters: Voters,
    in_favour: tuple[str, ...],
    stances: Mapping[str, tuple[str, ...]],
    setting: Setting,
) -> tuple[str, ...]:
    if rule.voters == "consenting_states":
        return tuple(sorted(in_favour))
    bound = set(voters.codes) - set(stances["declaring"])
    return tuple(sorted(bound if setting.binding is None else bound & setting.binding))
