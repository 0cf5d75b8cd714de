"""Results show themselves. Oracle: what `explain()` says, in every place where a person meets a result."""

import pytest

import eudefence as ed
from eudefence import activation, costs, council
from eudefence.data.states import States
from eudefence.ground.explained import Explained, as_html
from eudefence.ground.lists import listed

OUTCOME = council.decide("launch_operation", declaring=["HU"], on="2022-10-17")
RESULTS = {
    "outcome": OUTCOME,
    "flip": OUTCOME.flip(),
    "step": OUTCOME.steps[0],
    "rule": OUTCOME.rule,
    "test": OUTCOME.rule.all_tests[0],
    "voters": OUTCOME.electorate,
    "fact": ed.fact("forces.csv#rdc.planned_strength"),
    "row": ed.fact("countries.csv#FR"),
    "activation": activation.under_costs(10**8, "common_costs", benefit=3e8, scale=6e7, common_fraction=1),
    "regime": costs.regime_on("common_costs"),
    "key": costs.income_key("2022-03-01"),
}


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_printed_at_the_end_of_a_cell_and_in_a_list(result):
    said = result.explain()
    assert said.strip() and str(result) == said and f"{result}" == said
    bundle = result._repr_mimebundle_()
    assert bundle == {"text/plain": said, "text/html": as_html(said)}
    line = repr(result)
    assert (
        "\n" not in line
        and len(line) <= 130
        and type(result).__name__ in line
        and line.startswith("<")
        and line.endswith(">")
    )


def test_the_line_of_an_outcome_tells_the_result():
    """Hungary abstained with a declaration on EUMAM Ukraine, 17 October 2022 (24.hu); the mission was launched."""
    assert (
        repr(OUTCOME)
        == "<Outcome: Launch a military operation or mission, 17 October 2022: adopted, 26 of 27 in favour>"
    )


def test_nothing_in_a_result_is_taken_for_markup():
    class Odd(Explained):
        def explain(self):
            return "<b>A</b> & B\n\nSecond paragraph."

    assert Odd()._repr_mimebundle_()["text/html"] == "<p>&lt;b&gt;A&lt;/b&gt; &amp; B</p><p>Second paragraph.</p>"


def test_results_with_the_same_content_are_equal_and_can_be_kept_in_a_set():
    again = council.decide("launch_operation", declaring=["HU"], on="2022-10-17")
    assert again == OUTCOME and len({again.flip(), OUTCOME.flip()}) == 1


def test_a_list_is_read_once():
    names = (name for name in ["A", "B"])
    assert listed(names, "x") == ["A", "B"] and list(names) == []


def test_states_read_before_are_called_as_they_are():
    assert States.of(("Land A", "FR")).read("France", "p") == "FR" and States.of(("el", "DE")).read("GR", "p") == "el"
