"""The verdict: every test with its article, number and limit, and whether it is passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from eudefence.data.package import Package, course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words, joined

from . import components, composition, control, design_authority, establishment, subcontractors
from .application import Application, Observation, every
from .areas import area_on, origins
from .consortium import Consortium
from .funding_rate import Rate, rate
from .rulebook import EligibilityRule, named, read_action, rules_on
from .slack import Slack, slack

_PASSED = {True: "passed", False: "failed", None: "not determinable"}
_ELIGIBLE = {True: "Eligible", False: "Not eligible", None: "Not determinable whether eligible"}

# Topic of the rule, name of the test, and what finds it out.
_TESTS: tuple[tuple[str, str, Callable[[Application], Observation | None]], ...] = (
    ("minimum_set_aside", "Least number", composition.set_aside_test),
    ("minimum_entities", "Enough firms", composition.entities_test),
    ("minimum_states", "Enough states", composition.states_test),
    ("minimum_member_states", "Enough member states", composition.member_states_test),
    ("independence", "Independent of each other", composition.independence_test),
    ("maximum_entities", "Not too many firms", composition.most_entities_test),
    ("place_of_establishment", "Seat and management", establishment.seat_test),
    ("location_of_means", "Plants and means", establishment.means_test),
    ("third_country_control", "Control from outside", control.control_test),
    ("third_country_cooperation", "Unpaid partners", control.partners_test),
    ("subcontractor_share", "Subcontractors outside", subcontractors.subcontractor_test),
    ("outside_components", "Parts from outside", components.share_test),
    ("hostile_origin", "No hostile origin", components.origin_test),
    ("design_authority", "Power over the design", design_authority.design_test),
)
TEST_NAMES = tuple(name for _, name, _ in _TESTS)


@dataclass(frozen=True)
class EligibilityTest:
    """One test of a verdict.

    Attributes
    ----------
    name, topic : str
        In words, and as in the table eligibility_rules.
    article : str
        Article and act.
    value : int, Fraction or None
        What was found; shares are parts of the whole.
    threshold : int, Fraction, str or None
        What is asked: a number, a part of the whole, or a condition.
    passed : bool or None
        None: not determinable.
    source : str
        Key of the table of sources.
    said : str
        What was found, in a sentence.
    rule : str
        Key of the rule.
    """

    name: str
    topic: str
    article: str
    value: int | Fraction | None
    threshold: int | Fraction | str | None
    passed: bool | None
    source: str
    said: str
    rule: str

    @property
    def result(self) -> str:
        """The result in words."""
        return _PASSED[self.passed]


@dataclass(frozen=True, repr=False)
class Verdict(Explained):
    """Whether a consortium may take part, and why.

    Attributes
    ----------
    eligible : bool or None
        True if every test is passed, False if one failed, else None: not determinable.
    tests : tuple of EligibilityTest
    rate : Rate
        What the Union may pay at most.
    instrument : str
    on : datetime.date
    action : str
        The action as the instrument reads it.
    consortium : Consortium
    """

    eligible: bool | None
    tests: tuple[EligibilityTest, ...]
    rate: Rate
    instrument: str
    on: dt.date
    action: str
    consortium: Consortium
    _case: Application

    def explain(self) -> str:
        """The verdict, what failed, what is open and what the Union pays, in whole sentences."""
        said = [f"{_ELIGIBLE[self.eligible]} under {self.instrument} on {date_in_words(self.on)}, as {self.action}."]
        for passed, lead in ((False, "Failed"), (None, "Not determinable")):
            said += [f"{lead}: {t.name.lower()} ({t.article}). {t.said}" for t in self.tests if t.passed is passed]
        good = [test.name.lower() for test in self.tests if test.passed]
        if good:
            said.append(f"Passed: {joined(good)}.")
        unseen = subcontractors.unseen(self._case)
        return " ".join(part for part in (*said, unseen, self.rate.explain()) if part)

    def brief(self) -> str:
        """Instrument and verdict."""
        return f"{self.instrument}: {_ELIGIBLE[self.eligible].lower()}"

    def test(self, name: str) -> EligibilityTest | None:
        """The test of a name or topic; None where the instrument has no such rule."""
        return next((test for test in self.tests if name in (test.name, test.topic)), None)

    def slack(self) -> Slack:
        """How far the limit is, and the cheapest change that makes a failing consortium pass.

        >>> from eudefence.models.industry.eligibility import Component, Consortium, Entity
        >>> parts = [Component("hull", "FR", 60), Component("radar", "US", 40, replacement=45)]
        >>> print(assess(Consortium([Entity("Alfa", "FR")], parts, states=["FR", "PL"], category=1), "SAFE").slack())
        It would pass if a part from inside takes the place of “radar”. The parts then cost EUR 5.00 more.
        """
        return self._slack

    @cached_property
    def _slack(self) -> Slack:
        failed = frozenset(test.topic for test in self.tests if test.passed is False)
        return slack(self._case, failed, sum(test.passed is None for test in self.tests))


@keywords_checked
def assess(consortium: Consortium, instrument: str, on: str | dt.date | None = None) -> Verdict:
    """Whether a consortium may take part in an instrument on a day.

    What it answers: which rules does it pass, which does it fail, and on which does no text that was found decide?

    Parameters
    ----------
    consortium : Consortium
    instrument : {"EDIDP", "EDF", "ASAP", "EDIRPA", "EDIP", "SAFE"}
    on : str or datetime.date, optional
        The day; by default the edition of the course data. Its rules must be in force that day.

    Returns
    -------
    Verdict
        A rule whose text was not read is not determinable, never passed.

    Raises
    ------
    ValueError
        For an unknown instrument, with the nearest match, for a day on which it did not apply, and for what is no
        consortium.

    Notes
    -----
    Regulations (EU) 2021/697 (EDF), 2023/2418 (EDIRPA), 2025/2643 (EDIP) and 2025/1106 (SAFE). The texts of 2018/1092
    (EDIDP) and 2023/1525 (ASAP) were not found. What is not looked at: award criteria, classified information, security
    of supply, upgrades of products (EDF 10(2)), goods that are barred, and conditions that a call for proposals adds.

    Examples
    --------
    >>> from eudefence.models.industry.eligibility import Component, Consortium, Entity
    >>> owned = Entity("Beta", "Italy", controlled_by="United Kingdom")
    >>> verdict = assess(Consortium([Entity("Alfa", "France"), owned, Entity("Gamma", "Spain")]), "EDF")
    >>> verdict.eligible, [test.name for test in verdict.tests if test.passed is False]
    (False, ['Enough firms', 'Enough states', 'Independent of each other', 'Control from outside'])
    >>> print(verdict.slack())
    It would pass if Italy approves guarantees for Beta.
    """
    package = course()
    return assess_on(package, consortium, named(instrument), package.day(on))


def assess_on(package: Package, consortium: Consortium, instrument: str, day: dt.date) -> Verdict:
    """`assess` with the data named: everything beyond this line is plain data."""
    if not isinstance(consortium, Consortium):
        raise ValueError(f"consortium: {shown(consortium)} is no Consortium. Give eligibility.Consortium(...).")
    case = Application(
        consortium=consortium,
        instrument=instrument,
        on=day,
        action=read_action(instrument, consortium.action),
        rules=rules_on(package, instrument, day),
        area=area_on(package, instrument, day),
        origins=tuple(origins(package).items()),
        borrowers=frozenset(row["country"] for row in package.rows("safe_allocations")),
    )
    tests = tuple(test for topic, name, find in _TESTS if (test := _test(case, topic, name, find)) is not None)
    return Verdict(
        eligible=every(test.passed for test in tests),
        tests=tests,
        rate=rate(case),
        instrument=instrument,
        on=day,
        action=case.action,
        consortium=consortium,
        _case=case,
    )


def _test(
    case: Application, topic: str, name: str, find: Callable[[Application], Observation | None]
) -> EligibilityTest | None:
    rule = case.rule(topic)
    if rule is None or (topic in _SET_ASIDE and case.rule("minimum_set_aside") is not None):
        return None
    if not rule.read:
        found: Observation | None = Observation(None, f"The text of the law was not read. From memory: {rule.meaning}")
    else:
        found = find(case)
    if found is None:
        return None
    return EligibilityTest(
        name=name,
        topic=topic,
        article=rule.where,
        value=found.value,
        threshold=_threshold(rule),
        passed=found.passed,
        source=rule.source,
        said=found.said,
        rule=rule.id,
    )


_SET_ASIDE = ("minimum_entities", "minimum_states", "independence")


def _threshold(rule: EligibilityRule) -> int | Fraction | str | None:
    if rule.upper is not None and (rule.unit or "").startswith("per cent"):
        return rule.upper / 100
    if rule.value is None:
        return rule.text
    return rule.share if (rule.unit or "").startswith("per cent") else rule.number
