"""How a vote is asked for: groups and names in any form, errors that say what would be right, several votes as a table.

Oracles: the same vote with plain lists of codes; the sentences that errors should have.
"""

import numpy as np
import pandas as pd
import pytest

import eudefence as ed
from eudefence import council
from eudefence.models.decisions.council.counts import STANCES
from eudefence.models.decisions.council.rules import rules
from tests.models.decisions.council.unions import IN_27


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("launch_operaton", {}), "Did you mean 'launch_operation'"),
        (("unanimty", {}), "Did you mean 'unanimity'"),
        (("qualified", {"against": ["Germny"]}), "against: 'Germny' is not a known .*Did you mean 'Germany'"),
        (("qualified", {"against": ["NO"]}), r"against: Norway \(NO\) has no vote here"),
        (("qualified", {"against": ["GB"], "on": "2020-02-01"}), r"United Kingdom \(GB\) has no vote here"),
        (("launch_operation", {"against": ["DK"], "on": "2020-02-01"}), r"Denmark \(DK\) has no vote here"),
        (("qualified", {"against": ["FR"], "abstaining": ["France"]}), "abstaining: France is also named as against"),
        (("qualified", {"declaring": ["FR"]}), "knows no constructive abstention"),
        (("pesco_project", {"declaring": ["FR"]}), "knows no constructive abstention"),
        (("cfsp_passerelle", {"declaring": ["FR"]}), "knows no constructive abstention"),
        (("qualified", {"on": "2014-10-31"}), "could not be used on 2014-10-31: it applied from 2014-11-01"),
        (("qualified", {"on": "2027-01-01"}), "later than the edition"),
        (("qualified", {"on": "next week"}), "is not a day"),
        (("coalition", {}), "Say which states are asked"),
        (("qualified", {"population": {"A": 0.5}}), r"population\['A'\]: 0.5 found; whole numbers of at least 0"),
        (("qualified", {"population": {"A": True}}), r"population\['A'\]: True found; whole numbers"),
        (
            ("qualified", {"population": {"A": 1}, "voters": ["A", "B"]}),
            "voters: 'B' is not a known state of the population. Accepted: A",
        ),
        (("qualified", {"population": {}}), "nobody votes"),
        (("qualified_nice", {"population": {"A": 1}}), "weights: there are no weighted votes for A"),
        (("establish_pesco", {"on": "2014-10-31"}), "the course has no rule for 'establish_pesco'"),
        (("pesco_project", {"on": "2017-12-10"}), "no rule for 'pesco_project'"),
        (("participants_unanimity", {"on": "2017-12-10"}), "nobody took part in permanent structured cooperation"),
        (("launch_operation", {"proxies": {"MT": "IT", "CY": "IT"}}), "Italy acts for more than one state"),
        (("launch_operation", {"proxies": {"MT": "IT", "IT": "FR"}}), "Italy is not there itself"),
        (("launch_operation", {"proxies": {"MT": "IT"}, "absent": ["MT"]}), "absent without a proxy"),
    ],
)
def test_errors_say_what_would_be_right(arguments, message):
    rule, options = arguments
    with pytest.raises(ValueError, match=message):
        council.decide(rule, **options)


HUNGARY = [
    "HU", "hungary", ["HU"], ("HU",), {"HU"}, (name for name in ["HU"]), iter(["Hungary"]),
    {"HU": True, "SK": False}, {"HU": np.True_}, {"HU": None}.keys(),
    np.array(["HU"]), pd.Series(["HU"]), pd.Index(["HU"]), pd.Series([True, False], index=["HU", "SK"]),
]  # fmt: skip


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("names", HUNGARY, ids=lambda names: type(names).__name__)
def test_a_group_is_read_once_from_whatever_holds_it(names, stance):
    """A generator must not be eaten while it is looked at: one state is named, so 26 are in favour and Hungary is where
    it was put. (Generators are used up by the first test that reads them, so each is made anew.)
    """
    if hasattr(names, "__next__"):
        names = (name for name in ["HU"])
    outcome = council.decide("launch_operation", on=IN_27, **{stance: names})
    assert getattr(outcome, stance) == ("HU",) and outcome.members_for == 26


def test_voters_read_once_too():
    """Oracle: the same vote with a list."""
    outcome = council.decide("simple", voters=(code for code in ["DE", "FR", "IT"]), against=(code for code in ["FR"]))
    assert (outcome.voters, outcome.against, outcome.members_for) == (("DE", "FR", "IT"), ("FR",), 2)
    table = council.compare(
        (vote for vote in [("simple", iter(["FR"])), ("simple", [])]), voters=(code for code in ["DE", "FR", "IT"])
    )
    assert table["Members in favour"].tolist() == ["2 of 3", "3 of 3"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"against": b"HU"}, r"against: b'HU' found; a state or a list of states"),
        ({"against": 3}, "against: 3 found; a state or a list of states"),
        ({"against": {None}}, "against: None is not a known voter"),
        ({"against": pd.DataFrame({"HU": [1]})}, "against: DataFrame found; a state or a list of states"),
        ({"against": {"HU": 1}}, "against: .* a mapping of state to True or False"),
        ({"against": ["x" * 10**6]}, r"against: 'xxxx.{0,100}' is not a known voter"),
        ({"voters": pd.DataFrame({"HU": [1]})}, "voters: DataFrame found"),
        ({"voters": []}, "voters: nobody votes"),
        ({"voters": ["FR", None]}, "voters: None is not a known country"),
        ({"population": pd.DataFrame({"HU": [1]})}, "population: DataFrame found; a dict or a Series"),
        ({"population": ["FR"]}, "population: list found; a dict or a Series"),
        ({"population": {"FR": -1}}, r"population\['FR'\]: -1 found; whole numbers of at least 0"),
        ({"population": {"FR": float("nan")}}, r"population\['FR'\]: nan found; whole numbers"),
        ({"population": {"FR": float("inf")}}, r"population\['FR'\]: inf found; whole numbers"),
        ({"population": {"FR": 1e300}}, r"population\['FR'\]: 1e\+300 found; whole numbers"),
        ({"population": {"FR": "many"}}, r"population\['FR'\]: 'many' found; whole numbers"),
        ({"population": {"EL": 1, "GR": 2}}, "population: Greece is named twice, as 'EL' and 'GR'"),
        ({"population": pd.Series([1, 2], index=["FR", "FR"])}, "population: France is named twice"),
        ({"population": {None: 1}}, "population: None found; a state is named by a code or a name"),
        ({"population": {"": 1}}, "population: '' found; a state is named"),
        ({"population": pd.Series([1, 2])}, "population: 0 found; a state is named"),
        ({"weights": {"FR": -3}}, r"weights\['FR'\]: -3 found; whole numbers"),
        ({"weights": {"FR": 2.5}}, r"weights\['FR'\]: 2.5 found; whole numbers"),
        ({"weights": {"Atlantis": 3}}, "weights: 'Atlantis' is not a known country"),
        ({"proxies": ["MT"]}, "proxies: list found; a dict or a Series"),
        ({"proxies": {"MT": "IT", "Malta": "FR"}}, "proxies: Malta is named twice"),
        ({"proxies": {"MT": "Atlantis"}}, r"proxies\['MT'\]: 'Atlantis' is not a known voter"),
        ({"on": pd.NaT}, "on: NaT is not a day"),
        ({"on": 2025}, "on: 2025 is not a day"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(options, message):
    with pytest.raises(ValueError, match=message) as refusal:
        council.decide("simple", **options)
    assert len(str(refusal.value)) < 400


def test_proxies_from_a_series_in_any_spelling():
    """Article 239 TFEU. Oracle: the same with a dict of codes."""
    given = council.decide("simple", proxies=pd.Series({"malta": "Italy", "EL": "cy"}), on=IN_27)
    assert given == council.decide("simple", proxies={"MT": "IT", "GR": "CY"}, on=IN_27)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: council.decide("simple", abstain=["FR"]),
            r"decide\(\) takes no argument 'abstain'. Did you mean 'abstaining'",
        ),
        (lambda: council.decide("simple", agianst=["FR"]), "Did you mean 'against'"),
        (lambda: council.electorate("simple", voter=["FR"]), "Did you mean 'voters'"),
        (lambda: council.compare([("simple", [])], populaton={"A": 1}), "Did you mean 'population'"),
        (
            lambda: council.decide("simple", vetoing=["FR"]),
            "It takes: rule, against, abstaining, declaring, absent, proxies",
        ),
        (lambda: ed.activation.probability("simple", 0.5, correlaton=0.1), "Did you mean 'correlation'"),
        (lambda: ed.fact("forces.csv#rdc", packages=None), "Did you mean 'package'"),
        (lambda: ed.load("forces", asof="2020-01-01"), "Did you mean 'as_of'"),
        (lambda: ed.cite("x", styl="text"), "Did you mean 'style'"),
    ],
)
def test_a_misspelt_name_of_an_argument_gets_the_nearest(call, message):
    with pytest.raises(TypeError, match=message):
        call()


def test_the_mapping_of_rules():
    wanted = (
        "unanimity qualified reinforced simple four_fifths participants_unanimity participants_qualified"
        " participants_reinforced qualified_nice"
    )
    assert {*wanted.split(), "parliament_2023"} <= set(council.RULES) and council.RULES is rules()


def test_compared_votes_say_what_single_votes_say():
    """Oracle: `decide` itself, vote by vote."""
    votes = [
        ("qualified", ["DE", "FR", "IT"]),
        ("qualified", ["DE", "FR", "IT", "MT"]),
        ("unanimity", []),
        ("reinforced", ["DE", "FR", "IT"]),
    ]
    table = council.compare(votes, on="2025-06-01")
    single = [council.decide(rule, against=against, on="2025-06-01") for rule, against in votes]
    assert table["Result"].tolist() == ["adopted", "blocked", "adopted", "blocked"]
    assert [result == "adopted" for result in table["Result"]] == [outcome.adopted for outcome in single]
    assert table["Members in favour"].tolist() == [f"{outcome.members_for} of 27" for outcome in single]
    assert table.loc[2, "Against"] == "nobody"


def test_a_share_just_below_the_limit_is_not_told_as_the_limit():
    """Article 16(4) TEU asks for 65 per cent: whoever reads "65.00 per cent: not enough" is told a contradiction."""
    people = dict.fromkeys("ABCDE", 100_000) | {"F": 149_996} | dict.fromkeys("GHI", 100_000) | {"J": 50_004}
    said = council.decide("qualified", against=["G", "H", "I", "J"], population=people, on="2025-06-01").explain()
    assert "649,996 of 1,000,000 persons (64.9996 per cent), 650,000 are needed (65 per cent): not enough" in said


def test_shares_in_the_table_of_votes_have_one_decimal():
    """Two of three equal states are 66.7 per cent."""
    table = council.compare([("simple", ["C"])], population={"A": 1, "B": 1, "C": 1})
    assert table["Population in favour (%)"].tolist() == [66.7]
