"""Two words tried as criteria, "capable" and "like-minded": who passes, by which measure, and what a choice changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import gives_pairs, listed
from eudefence.ground.numbers import exact
from eudefence.ground.words import capitalised, date_in_words, joined

from .measure_values import WORDS, MeasuredValue, PartnerMeasure, measures, values_on
from .partner_names import ORGANISATIONS, chosen_partners, in_a_sentence, name

__all__ = ["Criteria", "CriterionTest", "OtherMeasure", "criteria"]

GROUPS = {
    "both": "capable and like-minded",
    "capable": "capable only",
    "like_minded": "like-minded only",
    "neither": "neither",
    "undecided": "cannot be decided",
}


@dataclass(frozen=True)
class CriterionTest:
    """One partner before one measure.

    Attributes
    ----------
    partner : str
    measure : PartnerMeasure
    least : float
    found : MeasuredValue or None
    """

    partner: str
    measure: PartnerMeasure
    least: float
    found: MeasuredValue | None

    @property
    def passed(self) -> bool | None:
        """Whether the value reaches the threshold; None where no value was found."""
        return None if self.found is None else self.found.value >= self.least

    @property
    def words(self) -> str:
        """The value in words, with its time."""
        if self.found is None:
            return f"{self.measure.title}: not found"
        return f"{self.measure.title}: {self.measure.said(self.found.value)} ({self.found.of})"


@dataclass(frozen=True)
class OtherMeasure:
    """What another measure for one word would change.

    Attributes
    ----------
    word : {"capable", "like_minded"}
    measure : PartnerMeasure
        With its own default threshold, alone in the place of the measures chosen.
    enter, leave : tuple of str
        Partners that would come to pass both words, and that no longer would.
    """

    word: str
    measure: PartnerMeasure
    enter: tuple[str, ...]
    leave: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Criteria(Tabular, Explained):
    """Who is capable and who like-minded, by the measures chosen.

    Attributes
    ----------
    on : datetime.date
    chosen : mapping of str to mapping of str to float
        Word to measure to threshold.
    partners : tuple of str
    tests : mapping of (str, str) to tuple of CriterionTest
        By partner and word.
    """

    on: dt.date
    chosen: Mapping[str, Mapping[str, float]]
    partners: tuple[str, ...]
    tests: Mapping[tuple[str, str], tuple[CriterionTest, ...]]

    def passes(self, partner: str, word: str) -> bool | None:
        """Whether a partner passes a word: all its measures. One that fails decides, even beside a value that was not
        found; otherwise what was not found leaves it undecided.
        """
        results = [one.passed for one in self.tests[partner, one_of("word", word, WORDS)]]
        return False if False in results else None if None in results else True

    def group(self, partner: str) -> str:
        """A key of `GROUPS`."""
        capable, like_minded = (self.passes(partner, word) for word in WORDS)
        if capable is None or like_minded is None:
            return "undecided"
        return {(True, True): "both", (True, False): "capable", (False, True): "like_minded"}.get(
            (capable, like_minded), "neither"
        )

    @property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Group to its partners.

        >>> "IN" in criteria("defence_share", "electoral_democracy").groups["capable"]
        True
        """
        return {key: tuple(one for one in self.partners if self.group(one) == key) for key in GROUPS}

    def deciding(self, partner: str, word: str) -> tuple[CriterionTest, ...]:
        """The tests that decide: those failed, or those without a value, or, for who passes, all."""
        tests = self.tests[partner, one_of("word", word, WORDS)]
        passed = self.passes(partner, word)
        return tuple(one for one in tests if one.passed is passed)

    @property
    def otherwise(self) -> tuple[OtherMeasure, ...]:
        """What each other measure, alone in the place of those chosen for its word, would change."""
        now, found = set(self.groups["both"]), []
        for key, measure in measures().items():
            if key in self.chosen[measure.word]:
                continue
            asked = {**self.chosen, measure.word: {key: measure.least}}
            then = set(_judged(asked, self.partners, self.on).groups["both"])
            enter = tuple(one for one in self.partners if one in then - now)
            found.append(OtherMeasure(measure.word, measure, enter, tuple(o for o in self.partners if o in now - then)))
        return tuple(found)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each partner."""
        return [
            {
                "partner": one,
                "name": name(one),
                "capable": self.passes(one, "capable"),
                "like_minded": self.passes(one, "like_minded"),
                "group": self.group(one),
                **{test.measure.id: test.found and test.found.value for w in WORDS for test in self.tests[one, w]},
            }
            for one in self.partners
        ]

    def explain(self) -> str:
        """Measures and thresholds, who falls where, and what decides in the cases people argue about."""
        said = [f"On {date_in_words(self.on)}, by the measures chosen."]
        for word, chosen in self.chosen.items():
            asked = "; ".join(
                f"{measures()[key].title}, at least {measures()[key].said(v)}" for key, v in chosen.items()
            )
            said.append(f"{capitalised(WORDS[word])} means here: {asked}.")
        for key, words in GROUPS.items():
            if self.groups[key]:
                said.append(f"{capitalised(words)}: {joined(map(in_a_sentence, self.groups[key]))}.")
        for one in ("TR", "IN", "MD"):
            if one in self.partners:
                reasons = "; ".join(test.words for word in WORDS for test in self.deciding(one, word))
                said.append(f"What decides for {in_a_sentence(one)}: {reasons}.")
        return " ".join(said)

    def brief(self) -> str:
        """Numbers."""
        return ", ".join(f"{words} {len(self.groups[key])}" for key, words in GROUPS.items())


@keywords_checked
def criteria(
    capable: str | Iterable[str] | Mapping[str, float] = "defence_share",
    like_minded: str | Iterable[str] | Mapping[str, float] = "electoral_democracy",
    on: str | dt.date | None = None,
    partners: str | Iterable[str] = "all",
) -> Criteria:
    """ "Capable" and "like-minded" as criteria: with given measures and thresholds, who passes which?

    What it answers: FEPS wants partners that are capable and like-minded. What do the words mean once they are measured
    — for Türkiye, India and Moldova, for example?

    Parameters
    ----------
    capable : str, list of str or mapping of str to number
        One or several measures: "staff_in_missions" (persons), "defence_share" (% of GDP), "defence_money" (USD
        million); a mapping gives each its threshold. All must be passed.
    like_minded : str, list of str or mapping of str to number
        "alignment_declarations" (%), "on_russian_list" (1 for yes), "un_vote_on_ukraine" (% of its votes that were
        seen), "nato_member" (1), "electoral_democracy" (0 to 1).
    on : str or datetime.date, optional
        The newest values of that day; by default the edition of the course data.
    partners : str or list of str
        "all" states among the partners, or some.

    Returns
    -------
    Criteria
        Who has a value at or above the threshold passes. Where no value was found, it is undecided. Thresholds by
        default are choices of this course.

    Raises
    ------
    ValueError
        For an unknown measure or one of the other word, and for what is no number, partner or day.

    Notes
    -----
    FEPS 2022. Tables partner_measures, partner_measure_kinds, defence_expenditure, csdp_third_states, memberships.

    >>> found = criteria({"defence_share": 2}, {"nato_member": 1})
    >>> found.group("IN"), found.group("MD"), found.group("TR")
    ('capable', 'neither', 'like_minded')
    """
    chosen = {"capable": _chosen(capable, "capable"), "like_minded": _chosen(like_minded, "like_minded")}
    day = course().day(on)
    return _judged(chosen, tuple(one for one in chosen_partners(partners) if one not in ORGANISATIONS), day)


def _chosen(asked: str | Iterable[str] | Mapping[str, float], word: str) -> Mapping[str, float]:
    accepted = {key: one for key, one in measures().items() if one.word == word}
    if gives_pairs(asked):
        given = {
            one_of(word, key, accepted, "measure"): float(exact(v, f"{word}[{key!r}]")) for key, v in asked.items()
        }
    else:
        names = listed(asked, word, "a measure or a list of measures")
        given = {one_of(word, key, accepted, "measure"): accepted[key].least for key in names}
    if not given:
        raise ValueError(f"{word}: none chosen. Choose at least one of {', '.join(accepted)}.")
    return read_only(given)


def _judged(chosen: Mapping[str, Mapping[str, float]], codes: tuple[str, ...], day: dt.date) -> Criteria:
    found = {key: values_on(key, codes, day) for thresholds in chosen.values() for key in thresholds}
    tests = {
        (code, word): tuple(
            CriterionTest(code, measures()[key], least, found[key][code]) for key, least in thresholds.items()
        )
        for code in codes
        for word, thresholds in chosen.items()
    }
    return Criteria(day, read_only(chosen), codes, read_only(tests))
