"""The designs that the course has coded, as matrices. Oracle: the tables, row by row."""

from fractions import Fraction as F

import pytest

from eudefence import appraisal

METHODS = ("weighted_sum", "topsis")


def test_the_designs_say_who_scored_what():
    """The table of the course, cell by cell."""
    import eudefence as ed

    matrix = appraisal.security_council()
    rows = ed.rows("esc_models")
    assert len(rows) == len(matrix.cells) - len(matrix.missing)
    for row in rows:
        cell = matrix.cells[row["design_id"], row["criterion"]]
        assert (cell.score, cell.scored_by) == (row["score"], row["scored_by"])
    text = matrix.only("text")
    assert {cell.scored_by for cell in text.cells.values() if cell.score is not None} == {"text"}
    assert "by the text itself" in matrix.explain() and "an order and no measure" in matrix.explain()


def test_a_second_coder_is_read_from_the_table_of_codings():
    """Row by row; a design that this coder did not score is not there, and the basis named first says who scored."""
    import eudefence as ed

    for models, what, read in (
        ("esc_models", "design_id", appraisal.security_council),
        ("uk_models", "model_id", appraisal.united_kingdom),
    ):
        own = {
            row["key"]: row
            for row in ed.rows("codings")
            if row["table"] == models
            and row["coder"] == "second"
            and row["variable"] == "score"
            and row["source_id"] != "CODER_THIRD_ESC"
        }
        matrix, seen = read(coder="second"), 0
        for row in ed.rows(models):
            if row["row_id"] in own:
                cell, code = matrix.cells[row[what], row["criterion"]], own[row["row_id"]]
                assert cell.score == int(code["code"]) and code["reason"].endswith(cell.reason)
                assert (cell.scored_by == "text") == code["reason"].startswith("Basis: text")
                seen += 1
            else:
                assert row[what] not in matrix.options
        assert seen == len(own) > 0
    with pytest.raises(ValueError, match="Did you mean 'second'"):
        appraisal.security_council(coder="secnd")


def test_the_scores_of_one_coder_are_those_of_one_hand():
    """CODING.md: who scored with the sharpened codebook is the third coder of three designs and the second of the
    fourth. A ranking never mixes hands, so all four are the third coder's.
    """
    import eudefence as ed

    codes = {row["key"]: row for row in ed.rows("codings") if row["source_id"] == "CODER_THIRD_ESC"}
    assert {row["coder"] for row in codes.values()} == {"second", "third"} and len(codes) == 24
    matrix = appraisal.security_council(coder="third")
    for row in ed.rows("esc_models"):
        assert matrix.cells[row["design_id"], row["criterion"]].score == int(codes[row["row_id"]]["code"])
    assert appraisal.security_council(coder="second").options == ("D1", "D2", "D3")
    # By hand, with the largest of each criterion as 1: D2 gives 4/4 + 2/5 + 3/4 + 4/4 + 3/4 + 4/5, D4 4/4 + 1/5 + 2/4 +
    # 4/4 + 4/4 + 5/5, both 4.7 of 6.
    ranking = appraisal.weighted_sum(matrix)
    assert ranking.first == ("D2", "D4") and ranking.low["D2"] == ranking.low["D4"] == F(47, 60)


def test_a_criterion_left_out_is_gone_with_its_cost():
    """What has no weight at all is taken out of the matrix, and the others are compared as if it had never been."""
    matrix = appraisal.united_kingdom().leaving_out("political_cost")
    assert "political_cost" not in matrix.criteria and matrix.cost == ("legal_change",)
    assert len(matrix.cells) == len(matrix.options) * len(matrix.criteria)
    with pytest.raises(ValueError, match="no criterion found"):
        appraisal.weighted_sum(matrix.leaving_out(*matrix.criteria))


def test_a_judgement_without_a_reason_is_not_counted():
    """The cell stays, and the matrix says why; of two judgements on a cell the later counts."""
    own = {"design": "Light and informal", "criterion": "durability", "score": 4, "reason": " "}
    matrix = appraisal.security_council([own])
    assert matrix.cells == appraisal.security_council().cells
    assert "was not counted: it has no reason" in matrix.explain()
    twice = appraisal.security_council([{**own, "reason": "first"}, {**own, "score": 5, "reason": "then"}])
    cell = twice.cells["D1", "durability"]
    assert (cell.score, cell.scored_by, cell.reason, cell.before) == (5, "own", "then", 1)
    assert "1 your own" in twice.explain()


@pytest.mark.parametrize(
    "changed, words",
    [
        ({"D1": 3}, "changed: .* found; a list of judgements"),
        ("D1", "changed: 'D1' found"),
        ([{"design": "D1"}], "judgement 1: .* with design, criterion, score, reason"),
        ([{"design": "D9", "criterion": "durability", "score": 1, "reason": "x"}], "judgement 1, design: 'D9'"),
        ([{"design": "D1", "criterion": "durable", "score": 1, "reason": "x"}], "Did you mean 'durability'"),
        ([{"design": "D1", "criterion": "durability", "score": 6, "reason": "x"}], "from 1 to 5"),
        ([{"design": "D1", "criterion": "durability", "score": 2, "reason": 3}], "reason: 3 found"),
    ],
)
def test_judgements_that_cannot_be_read(changed, words):
    """Named by their place in the list."""
    with pytest.raises(ValueError, match=words):
        appraisal.security_council(changed)


def test_the_models_for_the_united_kingdom_go_through_the_same_functions():
    """Costs of the table: political cost and change of law. Every function answers, and the weighted sum by hand."""
    matrix = appraisal.united_kingdom()
    found = appraisal.weighted_sum(matrix)
    by_hand = F(0)
    for criterion in matrix.criteria:
        column = [matrix.cells[one, criterion].score for one in matrix.options]
        mine = matrix.cells["M1", criterion].score
        by_hand += (min(column) / mine if criterion in matrix.cost else mine / max(column)) / len(matrix.criteria)
    assert found.low["M1"] == by_hand
    for method in METHODS:
        assert set(appraisal.stability(matrix, method=method).intervals) == set(matrix.criteria)
        assert len(appraisal.carries(matrix, method=method).cells) == len(matrix.cells)
    assert set(appraisal.dominance(matrix).chances) == set(matrix.options)
    assert sum(shares[0] for shares in appraisal.acceptability(matrix, 200).ranks.values()) == 1
    assert appraisal.recoded(matrix, draws=20).draws == 20
    own = {"model": "M1", "criterion": "speed", "score": 1, "reason": "Meetings alone."}
    assert appraisal.united_kingdom([own]).cells["M1", "speed"].before == 4
