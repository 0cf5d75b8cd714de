"""Cards for countries and bodies."""

import re
from html import escape

import pytest

from eudefence.data.package import course
from eudefence.views import country_card, explore_cards, institution_card
from eudefence.views.story import cards
from tests import pictures


def value(view, fact):
    table = view.table.set_index("Fact")
    return table.loc[fact].iloc[0]


def test_the_united_kingdom_before_and_after():
    """Oracle: Article 50 withdrawal at the end of 31 January 2020; the EU-UK partnership of 19 May 2025."""
    before, after = country_card("UK", "2020-01-31"), country_card("GB", "2020-02-01")
    assert "member of the EU since 1973" in before.sentence
    assert "no longer in the EU since 1 February 2020" in after.sentence
    assert "security and defence partnership with the EU since 2025" in country_card("United Kingdom").sentence
    assert value(after, "European Union (EU)") == "no longer a member since 1 February 2020"


def test_denmark_before_and_after():
    """Oracle: the opt-out ended on 1 July 2022; Denmark has taken part in PESCO since 23 May 2023."""
    assert value(country_card("DK", "2022-06-30"), "Opt-out") == "defence"
    assert "Opt-out" not in set(country_card("DK", "2022-07-01").table["Fact"])
    assert "not in PESCO" in country_card("DK", "2023-05-22").sentence
    assert "in PESCO since 2023" in country_card("DK", "2023-05-23").sentence


def test_numbers_of_the_sentence_are_in_the_table():
    view = country_card("Germany")
    cells = " ".join(view.table.astype(str).to_numpy().ravel())
    for number in re.findall(r"[\d,]{5,}|\d+\.\d+", view.sentence.replace("2026;", "")):
        assert number in cells, number
    formats = int(re.search(r"in (\d+) defence formats", view.sentence).group(1))
    names = {row["name"] for row in course().rows("formats")}
    rows = view.table[view.table["Fact"].isin(names)]
    assert formats == len(rows) - rows["On this day"].str.contains("cannot be decided").sum()


def test_a_country_without_figures_is_said_to_have_none():
    view = country_card("Kosovo")
    assert "five EU members do not recognise it" in view.source
    assert "GDP" not in view.sentence and "inhabitants" not in view.sentence
    assert "No figure in the table." in view.picture() and not view.drawn.marks


def test_a_body_by_key_acronym_and_name():
    assert institution_card("eda").table.equals(institution_card("EDA").table)
    assert institution_card("European Defence Agency").table.equals(institution_card("EDA").table)
    row = course().find("institutions", "eda")
    view = institution_card("eda")
    assert value(view, "What it can do") == row["can"] and value(view, "Its limits") == row["cannot"]
    assert row["can"] in view.words() and row["cannot"] in view.words()
    assert "can do" not in view.sentence  # what the card says is not told twice


def test_a_body_is_words_and_its_events_are_a_list():
    """Oracle: the events linked to the Agency; no axis, no picture."""
    view = institution_card("EDA")
    assert view.draw is None and view.picture() == ""
    linked = [r["event_id"] for r in course().rows("event_subjects") if r["subject_key"] == "eda"]
    for key in linked:
        assert f"{course().find('events', key)['title']}.</li>" in view.words()


def test_what_a_mark_says_is_its_row():
    """Oracle: the tables memberships, pesco_membership and defence_expenditure."""
    marks = country_card("UK", "2020-01-31").drawn.marks
    mine = [r for r in course().rows("memberships") if r["country"] == "GB"]
    assert {key for key in marks if not key.startswith("spending")} == {
        f"{r['organisation']}.{r['valid_from']}" for r in mine
    }
    assert marks["EU.1973-01-01"].startswith(
        "European Union (EU). Since: 1 January 1973. No longer since: 1 February 2020. Source: "
    )
    for row in course().rows("defence_expenditure"):
        if row["country"] == "GB" and row["series_id"] == "SIPRI_MILEX_PCT_GDP":
            facts = marks[f"spending.{row['year']}"]
            assert facts.startswith(
                f"Defence spending in {row['year']}. Share of GDP (%): {row['value']:.2f}. Source: "
            )


def test_the_bars_of_spending_stand_for_their_numbers():
    """Oracle: heights in the SVG are in the ratio of the numbers."""
    bars = re.findall(r'data-mark="spending\.(\d+)".*?height="([\d.]+)"', country_card("Poland").picture())
    shares = {
        str(r["year"]): float(r["value"])
        for r in course().rows("defence_expenditure")
        if r["country"] == "PL" and r["series_id"] == "SIPRI_MILEX_PCT_GDP"
    }
    unit = float(dict(bars)["2024"]) / shares["2024"]
    assert {year for year, _ in bars} == set(shares)
    assert all(abs(float(tall) - shares[year] * unit) < 0.2 for year, tall in bars)


@pytest.mark.parametrize("country", ["France", "Poland", "UA", "UK", "Kosovo", "Japan", "Norway"])
@pytest.mark.parametrize("day", ["1987-01-01", "2004-05-01", None])
def test_no_two_words_of_a_card_overlap(country, day):
    """Oracle: boxes from the widths of the letters, read out of the SVG."""
    pictures.check(country_card(country, day))


def test_the_goal_is_drawn_where_it_can_be_seen():
    assert "NATO's goal of 2014" in country_card("France").source and "stroke-dasharray" in country_card("FR").picture()
    assert "goal" not in country_card("UA").source and "stroke-dasharray" not in country_card("UA").picture()


def test_the_words_of_a_country_are_its_table():
    view = country_card("Norway")
    for row in view.rows:
        for cell in row.values():
            assert f'">{escape(cell)}</t' in view.words(), row
    assert "<details" not in view.to_html()


def test_a_body_before_during_and_after():
    """Oracle: the Western European Union ended on 30 June 2011; the MPCC began on 8 June 2017."""
    assert "did not exist yet on 7 June 2017" in institution_card("MPCC", "2017-06-07").sentence
    assert "existed on 8 June 2017" in institution_card("MPCC", "2017-06-08").sentence
    assert ", existed on 30 June 2011" in institution_card("WEU", "2011-06-30").sentence
    assert "no longer existed on 1 July 2011" in institution_card("WEU", "2011-07-01").sentence


def test_a_proposal_is_not_shown_as_a_body():
    sentence = institution_card("European Security Council").sentence
    assert "proposed, not in existence" in sentence and "founded" not in sentence


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: country_card("Frnce"), "Did you mean 'France'"),
        (lambda: country_card("FR", "2030-01-01"), "later than the edition"),
        (lambda: country_card("FR", "1950-01-01"), "too early"),
        (lambda: institution_card("European Defense Agency"), "Did you mean 'European Defence Agency'"),
        (lambda: institution_card("PCS"), "Did you mean 'PSC'"),
        (lambda: cards.card("France"), "write 'body:psc' or 'country:FR'"),
        (lambda: explore_cards("people"), "not a known of"),
    ],
)
def test_bad_names_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_the_same_card_gives_the_same_bytes():
    assert country_card("FR").png == country_card("France").png
    assert institution_card("psc").to_html() == institution_card("PSC").to_html()


def test_every_card_can_be_chosen():
    explorer = explore_cards()
    chosen = explorer.controls["of"].ends()
    assert {f"body:{r['institution_id']}" for r in course().rows("institutions")} <= set(chosen)
    assert {"country:FR", "country:JP", "country:US", "country:XK"} <= set(chosen)
    for setting, view, problem in explorer.walk():
        assert problem is None, setting
        assert view.sentence.endswith(".") and len(view.table) >= 2
        again = cards.card(**setting)
        assert view.picture() == again.picture() and view.words() == again.words(), setting


def test_the_first_card_can_be_named():
    assert explore_cards(start="EDA").view.sentence.startswith("European Defence Agency")
    assert explore_cards("countries", start="Norway").view.sentence.startswith("Norway")


def test_the_leaders_met_before_they_were_an_institution():
    """The European Council met at Helsinki in December 1999 (events); Article 13 TEU makes it an institution since 2009
    only.
    """
    assert (
        "founded in December 1974, existed on 11 December 1999"
        in institution_card("european_council", "1999-12-11").sentence
    )


def test_a_country_was_a_member_of_the_communities_before_there_was_a_union():
    """The Treaty on European Union came into force on 1 November 1993."""
    assert "member of the European Communities (now the EU) since 1973" in country_card("DK", "1993-10-31").sentence
    assert "member of the EU since 1973" in country_card("DK", "1993-11-01").sentence
