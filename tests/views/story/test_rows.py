"""Oracle: the cells of the tables themselves."""

import pytest

from eudefence.data.package import course
from eudefence.views.story.rows import read


def test_every_word_of_the_cells_is_there():
    keys = ["psc", "eurocorps", "dg_defis"]
    table = read("institutions", keys, ["founding_act", "can", "cannot"]).table
    for key, shown in zip(keys, table.to_dict("records"), strict=True):
        row = course().find("institutions", key)
        assert (shown["Row"], shown["Can"], shown["Cannot"]) == (row["name"], row["can"], row["cannot"])


def test_articles_are_named_as_one_cites_them():
    assert read("treaty_articles", ["teu-42-4"], ["summary"]).table.loc[0, "Row"].startswith("Article 42(4) TEU, ")


def test_dates_are_words_and_a_blank_is_a_dash():
    table = read("forces", ["helsinki"], ["target_on", "proposed_on"]).table
    assert table.loc[0].tolist()[1:] == ["2003", "–"]


def test_the_words_stay_within_the_page():
    figure = read("treaty_articles", ["teu-15", "teu-41-2", "teu-46-6"], ["summary", "decision_rule", "money"]).figure
    drawn = figure.get_tightbbox()
    assert drawn.x1 <= figure.get_figwidth() + 0.05 and drawn.y0 >= -0.05


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("institution", ["psc"], ["can"]), "Did you mean 'institutions'"),
        (("institutions", ["pcs"], ["can"]), "Did you mean 'psc'"),
        (("institutions", ["psc"], ["cann"]), "Did you mean 'can"),
        (("institutions", [], ["can"]), "at least one key"),
        (("institutions", ["psc"], []), "one to three columns"),
    ],
)
def test_bad_arguments(arguments, message):
    with pytest.raises(ValueError, match=message):
        read(*arguments)
