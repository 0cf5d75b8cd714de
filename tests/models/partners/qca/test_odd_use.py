"""What a researcher with cases of her own may do to the analysis.

Oracles: what each docstring promises; logic (a formula that is always true); De Morgan.
"""

import itertools
import random

import pytest

from eudefence import qca
from eudefence.models.partners.qca import primes

ALL = [{"case": "X", "A": 1, "B": 1, "Y": 1}, {"case": "Z", "A": 0, "B": 0, "Y": 1}]


def test_the_formula_that_is_always_true_can_be_read_again():
    model = qca.minimise(qca.truth_table(ALL, "Y", ["A", "B"]), "all")[0]
    assert str(model) == "always"
    assert model.formula.meaning == frozenset(itertools.product((False, True), repeat=2))
    assert qca.formula("always", ["A"]).degree([0.25]) == 1 and qca.formula("~always", ["A"]).degree([0.25]) == 0


def test_no_condition_is_called_like_that_formula():
    with pytest.raises(ValueError, match="^conditions: 'always' found"):
        qca.truth_table([{"case": "X", "always": 1, "Y": 1}], "Y", ["always"])


@pytest.mark.parametrize("table", [ALL, {"A": [1]}, None, "A*B"])
def test_necessity_of_what_is_no_truth_table_is_refused(table):
    with pytest.raises(ValueError, match="^table: .*qca.truth_table"):
        qca.necessity(table)


@pytest.mark.parametrize("cut", [2, -0.1])
def test_a_cut_for_necessity_is_a_share(cut):
    with pytest.raises(ValueError, match="^cut: .* 0 to 1"):
        qca.necessity(qca.truth_table(ALL, "Y", ["A", "B"]), cut=cut)


def test_too_many_formulae_are_refused_before_they_are_multiplied_out():
    """Seven conditions and some thirty cases by chance: the limit is reached after a few rows. Before, the products of
    all rows were compared in pairs, for more than a minute."""
    chance = random.Random(1)
    names = list("ABCDEFG")
    cases = [{"case": str(at), **{one: chance.random() < 0.5 for one in (*names, "Y")}} for at in range(30)]
    with pytest.raises(ValueError, match="^table: more than 5,000 minimal formulae"):
        qca.minimise(qca.truth_table(cases, "Y", names), "all")


def test_a_coding_with_too_many_formulae_does_not_silence_the_solution(monkeypatch):
    """Another coding of one case has more formulae than can be listed: it counts as another solution."""
    cases = [{"case": f"{a}{b}{c}", "A": a, "B": b, "C": c, "Y": a} for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    found = qca.minimise(qca.truth_table(cases, "Y", list("ABC")))
    monkeypatch.setattr(primes, "MOST_COVERS", 1)
    assert [str(model) for model in found] == ["A"]
    assert "of the 32 codings" in found.explain().lower()


@pytest.mark.parametrize(
    ("conditions", "said"),
    [(["A"], "1 condition, so 2 possible rows, none of them a remainder"), (["A", "B"], "2 of them remainders")],
)
def test_numbers_agree_with_their_words(conditions, said):
    assert said in repr(qca.truth_table(ALL, "Y", conditions))
