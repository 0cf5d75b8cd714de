"""The designs of a European Security Council weighed. Oracles: the model, asked a second time; the table, cell by cell;
texts approved by reading.
"""

import pytest

import eudefence as ed
from eudefence import appraisal as model
from eudefence.views import explore_security_council, rank_acceptability, security_council_ranks
from eudefence.views.page import style
from tests import approved, cells, pictures

OWN = {"design": "D1", "criterion": "durability", "score": 4, "reason": "The three have met since 2003."}


def test_every_cell_says_whose_it_is():
    """The table esc_models: who scored, why, and what the text says; the mark says the same."""
    view = security_council_ranks()
    rows = ed.rows("esc_models")
    assert len(view.rows) == len(rows)
    by = {"text": "the text", "us": "a guess"}
    matrix = model.security_council()
    for row, shown in zip(sorted(rows, key=lambda row: row["design_id"]), view.rows, strict=True):
        assert shown["Score"] == row["score"] and shown["Scored by"] == by[row["scored_by"]]
        assert shown["Why"] == row["reason"] and shown["Criterion"] == matrix.word(row["criterion"])
        said = view.drawn.marks[f"{row['design_id']}-{row['criterion']}"]
        assert f"Score: {row['score']}." in said and row["reason"].rstrip(".") in said
    signs = pictures.texts(view)
    count = {key: sum(row["scored_by"] == key for row in rows) for key in by}
    assert signs.count("text") == count["text"] and signs.count("guess") == count["us"]
    assert view.picture().count(f'fill="{style.CATEGORIES[0]}"') == count["text"] + 1  # and its legend


@pytest.mark.parametrize("method", ["weighted_sum", "topsis"])
@pytest.mark.parametrize("scores", ["first", "second", "third"])
def test_ranks_limits_and_cells_are_those_of_the_model(method, scores):
    """The model, asked with the same arguments; each row of the table and each mark."""
    weights = {"coherence": 1, "flexibility": 3, "inclusiveness": 1} | {"transparency": 1, "durability": 2}
    view = security_council_ranks(weights, method, scores=scores, left_out=["link_to_union_instruments"])
    matrix = model.security_council(coder=scores).leaving_out("link_to_union_instruments")
    normalise = "vector" if method == "topsis" else "linear"
    found = (model.topsis if method == "topsis" else model.weighted_sum)(matrix, weights, normalise)
    turning = {(one.option, one.criterion): one for one in model.carries(matrix, weights, method).cells}
    keys = [(one, c) for one in matrix.options for c in matrix.criteria]
    for key, row in zip(keys, view.rows, strict=True):
        assert row["Best rank of the design"] == row["Worst rank of the design"] == found.best_rank[key[0]]
        assert row["Score that changes who is first"] == turning[key].becomes
        assert row["Value of the design, at least"] == round(float(found.low[key[0]]), 3)
    for one in model.stability(matrix, weights, method).intervals.values():
        said = view.drawn.marks[f"weight-{one.criterion}"]
        assert f"The first rank is kept from (%): {float(one.low) * 100:.1f}".rstrip("0").rstrip(".") in said
    assert view.sentence.startswith(f"First is “{matrix.name(found.first[0])}”")
    assert found.how() in view.more


def test_the_source_line_names_the_table_of_the_scores():
    """Scores of a second coder stand in another table than those of the course."""
    view = security_council_ranks(scores="second")
    assert "tables esc_models and codings" in view.source
    assert view.more.startswith("The second coder did not score “New formal body of the Union”.")
    assert "did not score" not in security_council_ranks().more
    assert "tables esc_models and codings" in rank_acceptability(draws=10, coder="second").source
    assert "table esc_models;" in security_council_ranks().source


def test_an_own_judgement_stands_over_the_coding_and_needs_a_reason():
    """Marked apart, with the score of the table; without a reason nothing changes but what is said."""
    view = security_council_ranks(changed=[OWN])
    row = next(row for row in view.rows if (row["Design"], row["Criterion"]) == ("Light and informal", "durability"))
    assert (row["Score"], row["Scored by"], row["Why"]) == (4, "your own", OWN["reason"])
    said = view.drawn.marks["D1-durability"]
    assert "In the table: 1." in said and "Scored by: yourself." in said
    assert pictures.texts(view).count("yours") == 2  # the cell and the legend
    without = security_council_ranks(changed=[{**OWN, "reason": ""}])
    assert without.columns == security_council_ranks().columns
    assert without.sentence.startswith("Your score of “durability” for “Light and informal” was not counted")


def test_of_two_own_judgements_on_a_cell_the_last_one_counts_and_the_page_says_so():
    """By hand: scores 4 and 2 on one cell leave 2; one without a reason takes nothing away."""
    view = security_council_ranks(changed=[OWN, {**OWN, "score": 2}, {**OWN, "score": 5, "reason": " "}])
    cell = next(row for row in view.rows if (row["Design"], row["Criterion"]) == ("Light and informal", "durability"))
    assert cell["Score"] == 2 and "In the table: 1." in view.drawn.marks["D1-durability"]
    assert view.sentence.startswith(
        "Of your scores of “durability” for “Light and informal”, only the last one counts. Your score of"
    )
    three = [{**OWN, "criterion": one, "reason": ""} for one in ("coherence", "durability", "durability")]
    assert security_council_ranks(changed=three).sentence.startswith(
        "Your scores of “coherence” for “Light and informal” and “durability” for “Light and informal” were not"
        " counted: they have no reason. First is"
    )
    for changed in ([OWN], [OWN, {**OWN, "criterion": "coherence"}], [OWN, {**OWN, "design": "D2"}]):
        assert "only the last" not in security_council_ranks(changed=changed).sentence


def test_the_text_alone_leaves_ranges():
    """Cells of ours are open, and a rank is a range; the limits of weights are not drawn."""
    view = security_council_ranks(scores="text")
    open_ = [row for row in view.rows if row["Score"] is None]
    assert len(open_) == sum(row["scored_by"] == "us" for row in ed.rows("esc_models"))
    assert view.sentence.startswith(f"{len(open_)} of {len(view.rows)} scores are open")
    assert not [key for key in view.drawn.marks if key.startswith("weight-")]
    assert all(row["Best rank of the design"] < row["Worst rank of the design"] for row in view.rows)
    assert "the extremes and some by chance were tried" in view.more


def test_a_judgement_on_a_design_without_codes_of_that_coder_is_not_lost_in_silence():
    """The second coder did not score the fourth design."""
    own = {**OWN, "design": "D4"}
    for named in ("D4", "New formal body of the Union"):
        view = security_council_ranks(changed=[{**own, "design": named}], scores="second")
        assert "was not counted: the second coder did not score this design." in view.sentence


def test_who_is_first_for_the_other_coders_stands_beside():
    """The model, asked with their scores and the same weights, method and judgements."""
    weights = {**EVEN, "inclusiveness": 4}
    for method, rank in (("weighted_sum", model.weighted_sum), ("topsis", model.topsis)):
        view = security_council_ranks(weights, method, changed=[OWN])
        said = view.more
        assert "coder’s" not in view.sentence  # one line less above the picture: controls and picture fit one view
        for coder, number in (("second", "three"), ("third", "four")):
            matrix = model.security_council([OWN], coder)
            names = [f"“{matrix.name(one)}”" for one in rank(matrix, weights).first]
            verb = "is" if len(names) == 1 else "are"
            assert f"ith a {coder} coder’s scores, first of {number} {verb} {' and '.join(names)}" in said
    assert "coder’s" not in security_council_ranks(scores="third").said
    more = rank_acceptability(draws=200).more
    for coder in ("second", "third"):
        found = model.acceptability(model.security_council(coder=coder), 200)
        share = f"“Anchored in the European Council” in {float(found.ranks['D2'][0]) * 100:.0f} per cent"
        assert share in more.split(f"With a {coder} coder’s scores")[1].split(".")[0]


def test_a_tie_is_called_a_tie():
    """Two designs brought level by hand: the third with the scores of the second on all criteria."""
    matrix = model.security_council()
    same = [
        {"design": "D3", "criterion": c, "score": int(matrix.cells["D2", c].score), "reason": "As for the other."}
        for c in matrix.criteria
    ]
    view = security_council_ranks(changed=same)
    assert view.sentence.startswith("A tie: “Anchored in the European Council” and “Outside the Union” share")
    assert "Level with: Outside the Union." in view.drawn.marks["rank-D2"]
    pictures.check(view)


def test_a_tie_that_any_weight_ends_is_said_so():
    """The model, asked with a hundredth more and a hundredth less of the weight that is named."""
    said = security_council_ranks(scores="third").sentence
    assert "ends the tie" in said and "draw level" not in said
    matrix = model.security_council(coder="third")
    named = next(one for one in matrix.criteria if f"of the weight on {matrix.word(one)} ends the tie." in said)
    assert len(model.weighted_sum(matrix).first) > 1
    for part in (0.99, 1.01):
        assert len(model.weighted_sum(matrix, {**EVEN, named: part}).first) == 1


def test_what_a_criterion_asks_stands_at_its_name():
    """Oracle: CODING.md, where each of the six criteria has its line."""
    marks = security_council_ranks().drawn.marks
    for one in model.security_council().criteria:
        assert f"`{one}`" in (cells.ROOT / "course_data" / "CODING.md").read_text(encoding="utf-8")
        assert "It asks: " in marks[f"criterion-{one}"]


def test_an_option_that_is_not_wanted_may_decide():
    """TOPSIS and the designs of the course: without the last one, another is first. The model, asked without it."""
    view = security_council_ranks(method="topsis")
    matrix = model.security_council()
    first = model.topsis(matrix).first
    for one in matrix.options:
        other = model.topsis(matrix.without(one)).first
        assert (f"Without “{matrix.name(one)}”" in view.more) == (one not in first and other != first)
    assert "here the order hangs on who else is compared" in view.more
    # With these weights the lower ranks turn and the first does not: found by search, said by the model.
    weights = dict(zip(matrix.criteria, (2, 5, 1, 3, 1, 4), strict=True))
    turned = [one for one in model.reversal(matrix, weights, "topsis").turned if one.change == "without"]
    first = model.topsis(matrix, weights).first
    assert [one for one in turned if one.option not in first and one.first == first]
    told = security_council_ranks(weights, "topsis").more.count("would be first: here the order hangs")
    assert told == sum(one.option not in first and one.first != first for one in turned)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"method": "topsys"}, "Did you mean 'topsis'"),
        ({"normalise": "max"}, "normalise: 'max' is not a known normalisation"),
        ({"scores": "fourth"}, "scores: 'fourth' is not a known scores"),
        ({"weights": {"coherence": 1}}, "weights: none for flexibility"),
        ({"left_out": ["speed"]}, "criteria: 'speed' is not a known criterion"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        security_council_ranks(**asked)


def test_every_control_moves_the_model():
    """Each control at another value gives the view that the function gives with it."""
    explorer = explore_security_council()
    assert explorer.view.columns == security_council_ranks().columns
    even = dict.fromkeys(model.security_council().criteria, 1)
    for setting, asked in (
        ({"flexibility": 5}, {"weights": even | {"flexibility": 5}}),
        ({"method": "topsis"}, {"method": "topsis"}),
        ({"normalise": "minmax"}, {"normalise": "minmax"}),
        ({"scores": "second"}, {"scores": "second"}),
        ({"changed": [OWN]}, {"changed": [OWN]}),
    ):
        explorer = explore_security_council()
        explorer.set(**setting)
        assert not explorer.problem and explorer.view.sentence == security_council_ranks(**asked).sentence
        assert explorer.view.columns == security_council_ranks(**asked).columns != security_council_ranks().columns
    explorer = explore_security_council()
    explorer.set(coherence=0)
    assert "coherence" not in explorer.view.columns["Criterion"]
    explorer.set(**dict.fromkeys(even, 0))
    assert explorer.problem == "Every criterion has ×0 and is left out. Give at least one a weight."


def test_shares_of_weights_are_those_of_the_model():
    """With all scores, and with those of the text; each row sums to a hundred."""
    view = rank_acceptability(draws=300)
    matrix = model.security_council()
    rows = iter(view.rows)
    for one in (matrix, matrix.only("text")):
        found = model.acceptability(one, 300)
        for option in matrix.options:
            row = next(rows)
            assert row["Design"] == matrix.name(option) and row["Rank 1 (%)"] == float(
                found.ranks[option][0] * 100
            ).__round__(1)
            assert sum(row[f"Rank {k} (%)"] for k in range(1, 5)) == pytest.approx(100, abs=0.2)
    assert len(view.drawn.marks) == 2 * len(matrix.options)
    assert "No judgement of the text is on “New formal body of the Union”" in view.more
    assert "300 sets of weights were drawn" in view.more and "no chance" in view.more
    for asked in ({"method": "topsis"}, {"coder": "second"}, {"normalise": "minmax"}):
        pictures.check(rank_acceptability(draws=50, **asked))


def test_what_is_said():
    """Approved by reading: who is first, which limit is nearest, whose scores can change it."""
    twice = [OWN, {**OWN, "score": 2}, {**OWN, "design": "D3", "reason": ""}]
    approved.compare(
        "council_appraisal",
        {
            "as coded": security_council_ranks().said,
            "TOPSIS": security_council_ranks(method="topsis").said,
            "flexibility above all": security_council_ranks({**EVEN, "flexibility": 5}).sentence,
            "the text alone": security_council_ranks(scores="text").sentence,
            "a second coder": security_council_ranks(scores="second").said,
            "a third coder": security_council_ranks(scores="third").said,
            "own judgements, two on one cell": security_council_ranks(changed=twice).sentence,
            "over all weights": rank_acceptability(draws=1000).said,
        },
    )


EVEN = dict.fromkeys(model.security_council().criteria, 1)
