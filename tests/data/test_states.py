"""One reader of states. Oracle: ISO 3166 with the Union's spellings (EL, UK); what a caller wrote is what the caller
finds again.
"""

import numpy as np
import pandas as pd
import pytest

import eudefence as ed
from eudefence import costs, council
from eudefence.data.states import States, names_in

LONG = "x" * 10**6


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ("Greece", ("GR",)),
        (["EL", "gr", "Greece"], ("GR",)),
        ((name for name in ["HU", "SK"]), ("HU", "SK")),
        ({"HU", "Hungary"}, ("HU",)),
        (np.array(["fr", "DE"]), ("FR", "DE")),
        (pd.Series(["fr", "DE"]), ("FR", "DE")),
        (pd.Index(["fr", "DE"]), ("FR", "DE")),
        ({"HU": True, "SK": False}, ("HU",)),
        ({"HU": np.True_, "SK": np.False_}, ("HU",)),
        (pd.Series([True, False], index=["HU", "SK"]), ("HU",)),
        ({"HU": 1}.keys(), ("HU",)),
        ((), ()),
    ],
)
def test_states_are_read_from_whatever_holds_them(names, codes):
    assert States().read_all(names, "against") == codes


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({"HU": 1, "SK": 0}, "against: .* a mapping of state to True or False is accepted"),
        ({"HU": "no"}, "against: .* a mapping of state to True or False"),
        (7, "against: 7 found; a state or a list of states"),
        (["Hungry"], "against: 'Hungry' is not a known country. Did you mean 'Hungary'"),
        ([None], "against: None is not a known country"),
        (["HU", 3], "against: 3 is not a known country"),
    ],
)
def test_what_names_no_state_is_refused(names, message):
    with pytest.raises(ValueError, match=message):
        States().read_all(names, "against")


@pytest.mark.parametrize("spelling", ["EL", "GR", "Greece", "greece", "GRC"])
@pytest.mark.parametrize("known", [["DE", "EL", "FR"], ["Germany", "greece", "FR"], ["deu", "GRC", "fra"]])
def test_two_spellings_of_one_state_meet(known, spelling):
    """A union given as DE, EL, FR is the union of DE, GR, FR."""
    states = States(known, "population")
    assert (states.codes, states.read(spelling, "against")) == (("DE", "GR", "FR"), "GR")


def test_invented_names_stay_as_they_were_written():
    states = States({"land a": 1, "FR": 2, "el": 3}, "population")
    assert states.codes == ("land a", "FR", "el")
    assert [states.read(name, "against") for name in ("land a", "France", "Greece", "el")] == [
        "land a",
        "FR",
        "el",
        "el",
    ]
    with pytest.raises(ValueError, match="against: 'Land A' is not a known voter. Did you mean 'land a'"):
        states.read("Land A", "against")


def test_an_own_key_of_costs_holds_countries_or_invented_states_but_a_slip_is_refused():
    with pytest.raises(ValueError, match="key: 'Germny' is not a known country. Did you mean 'Germany'"):
        States({"FR": 2, "Germny": 3}, "key", mixed=False)


def test_one_state_under_two_names_is_refused_wherever_it_comes():
    with pytest.raises(ValueError, match="population: Greece is named twice, as 'EL' and 'GR'"):
        States({"EL": 1, "GR": 2}, "population")
    with pytest.raises(ValueError, match="own: Greece is named twice"):
        States().mapping({"EL": 1, "Greece": 2}, "own")


def test_a_state_without_part_in_the_question_is_named():
    with pytest.raises(ValueError, match=r"against: Norway \(NO\) has no vote here. Accepted: DE, FR"):
        States(["DE", "FR"]).read("Norway", "against")


def test_a_number_for_each_state_comes_from_a_dict_or_a_series():
    states = States(["DE", "FR"])
    assert states.for_all({"Germany": 1, "fr": 2}, "p") == {"DE": 1, "FR": 2}
    assert states.for_all(pd.Series({"DE": 1, "FR": 2}), "p") == {"DE": 1, "FR": 2}
    with pytest.raises(ValueError, match="p: there is none for FR"):
        states.for_all({"DE": 1}, "p")
    with pytest.raises(ValueError, match="own: list found; a dict or a Series"):
        states.mapping([1, 2], "own")
    with pytest.raises(ValueError, match="own: DataFrame found; a dict or a Series"):
        states.mapping(pd.DataFrame({"DE": [1]}), "own")


@pytest.mark.parametrize(
    "call",
    [
        lambda: costs.package(10, 5, ["HU"], key=LONG),
        lambda: council.decide("simple", population={LONG: 1, "b": 2}, against="c"),
        lambda: States({f"land {number}": 1 for number in range(10**5)}).read("HU", "against"),
        lambda: States({f"land {number}": 1 for number in range(10**5)}).for_all({"land 1": 1}, "p"),
        lambda: ed.views.View(LONG, {"State": ["A"]}, title="T", source="S", draw=lambda: None),
    ],
)
def test_no_error_is_longer_than_a_screen(call):
    """Whatever a caller gives, an error can be read: a thousand letters are a screen."""
    with pytest.raises(ValueError) as error:
        call()
    assert len(str(error.value)) < 1000


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hungary; Slovakia\nand Malta", ["Hungary", "Slovakia", "Malta"]),
        ("AT IE MT", ["AT", "IE", "MT"]),
        ("FR, DE and Czech Republic", ["FR", "DE", "Czech Republic"]),
        ("Bosnia and Herzegovina, the Netherlands", ["Bosnia and Herzegovina", "the Netherlands"]),
        (" , ", []),
        ("France and Atlantis, MT", ["France and Atlantis", "MT"]),
    ],
)
def test_a_text_is_cut_into_the_states_it_names(text, names):
    """Oracle: read aloud. A part with a name that is no country stays whole."""
    assert names_in(text) == names


def test_pictures_read_one_text_of_states_one_way():
    """Oracle: the same states given as a list."""
    text, codes = "Hungary, Slovakia and MT", ["HU", "SK", "MT"]
    for picture, argument in (
        (ed.views.council_table, "against"),
        (ed.views.who_pays, "outside"),
        (ed.views.who_pays, "senders"),
        (ed.views.who_pays_aid, "outside"),
    ):
        assert picture(**{argument: text}).sentence == picture(**{argument: codes}).sentence, argument
        with pytest.raises(ValueError, match=f"{argument}: 'Atlantis'"):
            picture(**{argument: "FR, Atlantis"})
