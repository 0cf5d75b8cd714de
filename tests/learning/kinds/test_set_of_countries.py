"""Sets of countries, by names or codes, in lists, texts, columns and tables.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import numpy as np
import pandas as pd
import pytest

from eudefence.learning.checking.checker import judge
from eudefence.learning.kinds import SetOfCountries
from tests.learning.samples import forms, question, said, slips


@forms(
    {
        "countries": [
            "France, Greece, UK, Turkey",
            ["FRA", "EL", "Great Britain", "Türkiye"],
            pd.Series(["FR", "GR", "GB", "TR"]),
            pd.DataFrame({"c": ["FR", "GR", "GB", "TR"]}),
            np.array(["FR", "GR", "GB", "TR"]),
            {"FR": 1, "GR": 2, "UK": 3, "TR": 4},
            pd.Index(["FR", "GR", "GB", "TR"]),
            pd.Series([1, 2, 3, 4], index=["FR", "GR", "GB", "TR"]),
            "FR GR GB TR",
            "France Greece United Kingdom Turkey",
            "FR/EL/UK/TR",
            "FR, GR and the United Kingdom & Türkiye",
            "FR und GR, GB et TR",
            ["FR, GR, GB, TR"],
            "“FR”, “GR”, “GB”, “TR”",
        ],
        "no country": ["none", "No state.", "nobody", set()],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("countries", ["FR", "GR", "Brussels"], "no country"),
    ("countries", ["FR", "DE", "Untied Kingdom"], "Did you mean United Kingdom"),
    ("countries", 3, "A list of countries"),
    ("countries", "none", "You named no country"),
    ("countries", "England, Greece", "“England” is no country that the course data know. Use the English name"),
    ("countries", "FR GR Atlantis", "“FR GR Atlantis” is no country"),
    ("countries", pd.DataFrame({"a": ["FR"], "b": ["DE"]}), "Choose one column"),
    ("countries", ["FR", "DE"], "Of your 2 countries, 1 belongs and 1 does not. 3 are missing"),
    ("countries", ["FR", "GR"], "Both countries belong. 2 are missing"),
    ("countries", ["FR", "GR", "DE"], "Of your 3 countries, 2 belong and 1 does not. 2 are missing"),
    ("countries", ["FR", "ES", "DE"], "Of your 3 countries, 1 belongs and 2 do not. 3 are missing"),
    ("countries", ["ES", "DE"], "None of your 2 countries belongs. 4 are missing"),
    ("countries", ["FR", "GR", "GB", "TR", "DE"], "No country is missing"),
    ("no country", "-", "no country that"),
    ("no country", ",", "no country that"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_a_short_name_gets_the_country_it_may_stand_for():
    """Oracle: the table of countries, where one name holds the word Congo and two hold South."""
    assert "Did you mean Democratic Republic of the Congo?" in said("countries", ["the Congo"]).message
    assert "Did you mean" in said("countries", ["Grece"]).message


def test_empty_set_may_be_the_answer_but_an_empty_list_is_untouched():
    assert said("no country", set()).right
    assert said("no country", []).state == "not attempted"


MEMBERS = {
    "true and false": {"HU": True, "SK": False, "FR": True},
    "words": {"HU": "yes", "SK": "no", "FR": "Yes"},
    "numpy": {"HU": np.True_, "SK": np.False_, "FR": np.bool_(True)},
    "column of truth values": pd.Series({"HU": True, "SK": False, "FR": True}),
    "column of objects": pd.Series({"HU": True, "SK": False, "FR": True}, dtype=object),
    "column that may be blank": pd.Series({"HU": True, "SK": False, "FR": True}, dtype="boolean"),
    "column of words": pd.Series({"HU": "yes", "SK": "no", "FR": "yes"}),
    "index": pd.Series({"HU": True, "SK": False, "FR": True}).loc[lambda s: s].index,
    "names": pd.Series(["HU", "FR"]),
    "names with blanks": pd.Series(["HU", None, "FR", "", np.nan]),
    "list with blanks": ["HU", "FR", "", "  ", None, float("nan"), pd.NA, pd.NaT],
    "array with blanks": np.array(["HU", "FR", ""]),
    "table with blanks": pd.DataFrame({"country": ["HU", "FR", None, ""]}),
    "figures": {"HU": 12, "FR": 29.5},
    "column of figures": pd.Series({"HU": 12, "FR": 29}),
    "text": "HU; FR;;",
}


@pytest.mark.parametrize("name", MEMBERS)
def test_who_is_marked_false_or_blank_is_not_counted_in(name):
    """Oracle: the two states that are marked True, by hand."""
    sample = question(SetOfCountries(), lambda: {"HU", "FR"})
    assert judge(sample, MEMBERS[name]).right


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"HU": True, "SK": None}, "“SK” has neither True nor False"),
        ({"HU": True, "SK": 1}, "“SK” has neither True nor False"),
        ({"HU": "yes", "SK": "perhaps"}, "“SK” has neither True nor False"),
        (pd.Series({"HU": True, "SK": pd.NA}, dtype="boolean"), "“SK” has neither True nor False"),
        ({"HU": 1, "SK": 0}, "with the value 0 may be chosen or not"),
        (pd.Series({"HU": 1, "SK": 0}), "with the value 0 may be chosen or not"),
    ],
)
def test_a_country_marked_unclearly_is_asked_about(answer, words):
    assert words in judge(question(SetOfCountries(), lambda: {"HU"}), answer).message


def test_all_false_names_no_country():
    assert "You named no country" in said("countries", {"FR": False, "DE": False}).message
    assert said("no country", {"FR": False}).right
