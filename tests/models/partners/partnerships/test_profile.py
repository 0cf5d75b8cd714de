"""What a partner has on a day. Oracles: signature days of the partnerships, the law on SAFE, the description of the
column `status`, and rows read by hand."""

import datetime as dt

import pytest

from eudefence import partnerships
from eudefence.data.package import course
from eudefence.models.partners.partnerships.ties import HOLDING, POSSIBLE, REFUSED, standing
from tests import approved

EDITION = course().edition


def test_an_arrangement_stands_from_its_day_on_and_not_the_day_before():
    # Oracles: the Norwegian partnership was signed in Brussels on 28 May 2024; SAFE is in force since 29 May 2025
    # (Regulation (EU) 2025/1106).
    for partner, kind, before, day in (
        ("Norway", "partnership", "2024-05-27", "2024-05-28"),
        ("Iceland", "safe_equal", "2025-05-28", "2025-05-29"),
        ("Canada", "safe_purchases", "2025-06-22", "2025-06-23"),
        ("Ghana", "partnership", "2026-03-23", "2026-03-24"),
    ):
        assert partnerships.profile(partner, before).standing(kind) == "none", (partner, kind)
        assert partnerships.profile(partner, day).standing(kind) == "in_force", (partner, kind)


def test_a_signed_agreement_is_not_yet_in_force():
    # Oracle: Switzerland signed its framework agreement on 5 March 2026 (L029); entry into force was not found. A
    # treaty binds from its entry into force (Vienna Convention on the Law of Treaties, Article 24).
    days = [partnerships.profile("Switzerland", day) for day in ("2026-03-04", "2026-03-05")]
    assert [one.standing("missions_agreement") for one in days] == ["none", "undecided"]
    assert days[1].of("missions_agreement")[0].why == "signed, and not found in force"


def test_an_arrangement_that_ended_stands_to_the_day_before_its_end():
    # Oracle: EDIRPA ended on 31 December 2025 (Regulation (EU) 2023/2418), so 1 January 2026 is the first day without.
    assert partnerships.profile("Norway", "2025-12-31").standing("purchase_programme") == "in_force"
    gone = partnerships.profile("Norway", "2026-01-01")
    assert gone.standing("purchase_programme") == "no" and gone.of("purchase_programme")[0].why == "ended"


def test_a_month_is_undecided_until_its_last_day():
    # Oracle: the row on Canada and SAFE says February 2026 and no day.
    stands = [partnerships.profile("Canada", day).standing("safe_agreement")
              for day in ("2026-01-31", "2026-02-01", "2026-02-27", "2026-02-28")]  # fmt: skip
    assert stands == ["none", "undecided", "undecided", "in_force"]


def test_an_invitation_an_application_and_a_legal_basis_are_no_tie_in_force():
    # Oracle: the statuses of L056 (invited), L076 (requested), L062 (legal basis only), L045 (negotiating) and the
    # description of the column: only in_force and applied_provisionally hold.
    for partner, kind in (
        ("UK", "pesco_project"),
        ("Türkiye", "safe_agreement"),
        ("Ukraine", "defence_fund"),
        ("India", "classified_information"),
    ):
        found = partnerships.profile(partner)
        assert found.standing(kind) == "possible" and kind in found.possible and kind not in found.has
    refused = partnerships.profile("UK")
    assert refused.standing("safe_agreement") == "no" and partnerships.profile("TR").standing("pesco_project") == "no"
    described = course().fields("partner_links")["status"]["description"]
    assert "Only in_force and applied_provisionally are ties that hold" in described


def test_every_status_of_the_table_has_a_place():
    words = set(course().fields("partner_links")["status"]["constraints"]["enum"])
    assert words == {*HOLDING, *POSSIBLE, *REFUSED, "ended", "snapshot", "signed", "reported_signed", "unknown"}


def test_a_blank_first_day_is_undecided_before_the_edition_and_decided_by_the_status_on_it():
    # Oracle: the rows on the Partnership for Peace have no first day; their status is that of the edition.
    day = EDITION - dt.timedelta(days=1)
    assert partnerships.profile("Serbia", day).standing("nato_partner") == "undecided"
    today = partnerships.profile("Serbia")
    assert today.standing("nato_partner") == "in_force"
    assert today.of("nato_partner")[0].why == "in force; since when was not found"


def test_a_partnership_whose_signature_was_only_reported_is_undecided_and_not_older_than_the_first():
    # Oracle: Moldova's of 21 May 2024 is the first; the Australian day was not found.
    assert partnerships.profile("Australia", "2024-05-20").standing("partnership") == "none"
    assert partnerships.profile("Australia", "2024-05-21").standing("partnership") == "undecided"
    assert partnerships.profile("Australia").undecided == ("partnership",)
    # The first framework agreement was signed on 22 November 2004 (Romania); the day of the Peruvian one was not found.
    assert partnerships.profile("Peru", "2004-11-21").standing("missions_agreement") == "none"
    assert partnerships.profile("Peru", "2004-11-22").standing("missions_agreement") == "undecided"


def test_a_count_of_one_day_says_nothing_of_other_days_and_nothing_outlives_the_mission():
    # Oracle: the count of April 2018; the training mission in Mali ended on 18 May 2024, Althea goes on.
    def ties(partner, day):
        return {tie.detail: tie.standing for tie in partnerships.profile(partner, day).of("missions")}

    assert ties("Türkiye", "2018-04-30") == {"Sends staff to EUFOR Althea": "in_force"}
    assert ties("Türkiye", "2018-05-01") == ties("Türkiye", EDITION) == {"Sends staff to EUFOR Althea": "undecided"}
    mali = "Sends staff to EUTM Mali"
    assert ties("Albania", "2024-05-18")[mali] == "undecided" and ties("Albania", "2024-05-19")[mali] == "no"
    assert mali not in ties("Albania", "2013-02-17")  # the mission began on 18 February 2013


def test_an_end_that_was_not_found_is_undecided_before_the_edition():
    row = {"status": "ended", "valid_from": dt.date(2020, 1, 1), "valid_to": None}
    assert standing(row, dt.date(2019, 12, 31), course()) is None
    assert standing(row, dt.date(2021, 1, 1), course())[0] == "undecided"
    assert standing(row, EDITION, course()) == ("no", "ended")


def test_every_row_of_every_partner_has_one_kind_and_none_is_lost():
    # Oracle: the number of rows of the table, counted without the model.
    links = course().rows("partner_links")
    found = [tie.link_id for code in partnerships.partners() for tie in partnerships.profile(code).ties]
    assert len(found) == len(set(found))
    lost = {row["link_id"] for row in links} - set(found)
    assert lost == {"L087"}  # its condition ended before the edition day; every other row says something then
    signed = {row["sdp_id"] for row in course().rows("partnerships") if row["kind"] == "sdp"}
    assert signed == {row["sdp_id"] for row in links if row["link_type"] == "sdp"}  # no partnership without a tie


def test_the_three_doors_of_safe_are_told_apart():
    # Oracle: Articles 2(3), 16 and 17 of Regulation (EU) 2025/1106.
    def holders(kind):
        return {code for code in partnerships.partners() if kind in partnerships.profile(code).has}

    assert holders("safe_equal") == {"NO", "IS", "UA"}
    assert holders("safe_agreement") == {"CA"}
    assert holders("safe_purchases") >= {"TR", "GB", "JP", "KR", "MD", "CA"} and "NO" not in holders("safe_purchases")


def test_areas_are_those_of_the_partnership_of_that_day():
    rows = course().rows("partnership_areas")
    assert partnerships.profile("Norway", "2024-05-27").areas == ()
    assert list(partnerships.profile("Norway").areas) == [row["area"] for row in rows if row["sdp_id"] == "SDP02"]
    assert partnerships.profile("Türkiye").areas == ()


def test_partners_are_named_in_any_spelling_and_others_are_refused():
    assert [partnerships.profile(name).partner for name in ("Turkey", "nato", "United Nations", "UK")] == [
        "TR", "NATO", "UN", "GB",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="partner: 'Cannada' is not a known partner. Did you mean 'Canada'?"):
        partnerships.profile("Cannada")
    with pytest.raises(ValueError, match="partner: of France no arrangement is on record. Accepted: Albania"):
        partnerships.profile("France")
    with pytest.raises(ValueError, match="Did you mean 'partnership'?"):
        partnerships.profile("Norway").standing("partnershp")
    with pytest.raises(ValueError, match="later than the edition"):
        partnerships.profile("Norway", "2031-01-01")


def test_a_profile_keeps_the_sources_of_its_rows():
    row = next(row for row in partnerships.profile("Norway").rows if row["kind"] == "partnership")
    kept = course().find("partner_links", "L002")
    assert (row["source_id"], row["confidence"], row["valid_from"]) == (
        kept["source_id"], kept["confidence"], kept["valid_from"],
    )  # fmt: skip


def test_what_profiles_say_of_themselves():
    approved.compare(
        "partnerships",
        {
            "Norway, the day before": partnerships.profile("Norway", "2024-05-27").explain(),
            "Norway": partnerships.profile("Norway").explain(),
            "Canada": partnerships.profile("Canada").explain(),
            "the United Kingdom": partnerships.profile("GB").explain(),
            "Türkiye": partnerships.profile("TR").explain(),
            "Australia": partnerships.profile("AU").explain(),
            "NATO": partnerships.profile("NATO").explain(),
            "nothing at all": partnerships.profile("Ghana", "1994-01-01").explain(),
            "Norway and Canada": partnerships.compare("Norway", "Canada").explain(),
            "Moldova and Australia": partnerships.compare("Moldova", "AU", on="2026-10-07").explain(),
            "Ghana and the United Nations": partnerships.compare("Ghana", "UN", on="2003-01-01").explain(),
            "how many": partnerships.number().explain(),
            "one": partnerships.number("2024-05-21").explain(),
            "all on a day": partnerships.grid("2026-02-15").explain(),
            "use since": partnerships.use().explain(),
            "use ever of Norway": partnerships.use("Norway", since="ever").explain(),
            "two words": partnerships.criteria().explain(),
            "a measure": partnerships.measures()["nato_member"].explain(),
            "a kind": partnerships.KINDS["safe_equal"].explain(),
        },
    )
