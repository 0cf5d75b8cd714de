"""What a solution says against itself: assumptions on both sides, and the coding of one case.

Oracles: small tables worked by hand; the public functions called with each coding turned round.
"""

from eudefence import qca
from tests.models.partners.qca.lipset import CONDITIONS, CRISP, FUZZY

TWO = [{"case": "X", "A": 1, "B": 1, "Y": 1}, {"case": "Z", "A": 0, "B": 0, "Y": 0}]


def test_the_same_is_assumed_for_both_sides():
    """By hand: X (A, B) has it, Z (neither) has not. With remainders A or B is enough, and so is ~A or ~B for its
    absence: A without B is assumed to have it by A, and to lack it by ~B.
    """
    found = qca.minimise(qca.truth_table(TWO, "Y", ["A", "B"]), "all")
    assert [str(model) for model in found] == ["A", "B"] and [str(model) for model in found.opposite] == ["~A", "~B"]
    assert [row.present for row in found.contradictory] == [(False, True), (True, False)]
    assert "The same is assumed for the opposite" in found.explain()
    careful = qca.minimise(found.truth_table, "expected", expectations=["A"])
    assert [str(model) for model in careful] == ["A*B"] and careful.contradictory == ()
    assert "Expected to help: A present." in careful.explain()
    assert "it is the complex solution" in qca.minimise(found.truth_table, "expected").explain()


def test_the_absence_has_formulae_of_its_own():
    """By definition: without assumptions neither formula reaches into the other, and rows never seen are in neither."""
    table = qca.truth_table(CRISP, "SURV", CONDITIONS)
    (present,), (absent,) = qca.minimise(table), qca.minimise(table, outcome=0)
    assert present.formula.meaning.isdisjoint(absent.formula.meaning)
    assert len(present.formula.meaning | absent.formula.meaning) < 32


def test_each_coding_turned_round_by_hand():
    """Second computation: the public functions over rows in which one number is changed."""
    table = qca.truth_table(FUZZY, "SURV", CONDITIONS)
    found = qca.fragility(table, "all")
    assert len(found.recodings) == 18 * 6
    for one in found.recodings[::7]:
        rows = {state: dict(row) for state, row in FUZZY.items()}
        rows[one.case][one.column] = round(1 - rows[one.case][one.column], 2)
        again = qca.minimise(qca.truth_table(rows, "SURV", CONDITIONS), "all")
        assert {str(model) for model in again} == set(one.formulae)
        assert one.changes == (set(one.formulae) != set(found.before))


def test_the_limits_are_said_aloud():
    """By hand: all three codings of X and the outcome of Z change A*B; where Z has no outcome matters not."""
    said = qca.minimise(qca.truth_table(TWO, "Y", ["A", "B"])).explain()
    assert "2 cases, 2 conditions, so 4 possible rows; 2 of them were seen, 2 were not." in said
    assert "Of the 6 codings, each turned round alone, 4 change the solution." in said
    assert "proves no cause" in said


def test_one_reader_reads_what_a_model_writes():
    """Oracle: the answer kind of the questions, which reads by the same reader."""
    from eudefence.learning.kinds.formula import Formula

    (model,) = qca.minimise(qca.truth_table(CRISP, "SURV", CONDITIONS))
    kind = Formula(CONDITIONS, minimal=True)
    key = kind.read_key(str(model))
    assert kind.same(kind.read("dev*lit*stb*~urb + stb*lit*dev*ind"), key)
    assert qca.formula("DEV and LIT and STB and (IND or not URB)", CONDITIONS).meaning == model.formula.meaning


def test_small_letters_are_absent_only_where_that_is_asked_for():
    """Ragin's notation of 1987 against the habit of typing without capitals."""
    same, old = qca.formula("A*c", "AC"), qca.formula("A*c", "AC", small_is_absent=True)
    assert same.meaning == qca.formula("A*C", "AC").meaning and old.meaning == qca.formula("A*~C", "AC").meaning
