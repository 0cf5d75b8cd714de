"""Rows on the use of partnerships and on measures of partners. Oracle of each test: the rule, text or table named."""

import datetime as dt

from eudefence.data.package import course

LINES = {"act", "secure", "invest", "partner"}


def rows(table):
    return course().rows(table)


def test_only_what_was_done_counts():
    """CODING.md, use of partnerships: a signature, a plan and a failure do not count."""
    assert not [r["use_id"] for r in rows("palpable_use") if r["counts_as_use"] and r["strength"] != "done"]
    assert {r["strength"] for r in rows("palpable_use")} == {"done", "decided", "announced", "failed"}


def test_a_contribution_has_one_place():
    """csdp_third_states is the place of contributions: the evidence shows no day before the contribution began there,
    and the same number of people.
    """
    place = {r["contribution_id"]: r for r in rows("csdp_third_states")}
    pointed = [r for r in rows("palpable_use") if r["contribution_id"]]
    assert pointed
    for one in pointed:
        there = place[one["contribution_id"]]
        assert one["country"] == there["country"] and one["line"] == "act" and one["direction"] == "to_union"
        assert not there["valid_from"] or one["shown_from"] >= there["valid_from"], one["use_id"]
        if one["unit"] == "persons" and there["personnel"]:
            assert one["amount"] == there["personnel"], one["use_id"]


def test_every_contribution_of_a_searched_partner_is_evidence():
    """The same two tables, the other way round: no contribution with a day is forgotten."""
    searched = {r["country"] for r in rows("palpable_use_searches")}
    pointed = {r["contribution_id"] for r in rows("palpable_use")}
    dated = {
        r["contribution_id"]
        for r in rows("csdp_third_states")
        if r["country"] in searched and (r["valid_from"] or r["personnel_as_of"])
    }
    assert dated - pointed == set()


def test_shown_days_are_in_order():
    """A last day on which something is shown is not before the first."""
    for one in rows("palpable_use"):
        assert one["shown_until"] is None or one["shown_until"] >= one["shown_from"], one["use_id"]


def test_every_partnership_is_searched_for_missions_and_has_its_lines():
    """Twelve partnerships (table partnerships): each was searched at least for the first line."""
    partners = {r["country"] for r in rows("partnerships") if r["kind"] == "sdp"}
    searched = {(r["partner"], r["line"]) for r in rows("palpable_use_searches")}
    assert len(partners) == 12 and {(p, "act") for p in partners} <= searched
    assert {line for _, line in searched} <= LINES


def test_turkiye_sends_most_and_joins_least():
    """House of Lords, list of April 2018: 160 Turkish soldiers in Althea, the most. High Representative, November 2025:
    4 per cent of the declarations, the least of those counted.
    """
    staff = {}
    for one in rows("csdp_third_states"):
        if one["personnel_as_of"] == dt.date(2018, 4, 1):
            staff[one["country"]] = staff.get(one["country"], 0) + one["personnel"]
    joined = [r for r in rows("partner_measures") if r["measure_id"] == "alignment_declarations"]
    assert max(staff, key=staff.get) == "TR" and staff["TR"] == 160
    assert min(joined, key=lambda r: r["value"])["country"] == "TR"


def test_votes_on_ukraine():
    """Resolution of 2 March 2022: India abstained (list of The London Economic). Resolution of 24 February 2025: the
    United States against (names of the 18 in Ukrainska Pravda).
    """
    votes = {
        (r["country"], r["as_of"].isoformat()): r["answer"]
        for r in rows("partner_measures")
        if r["measure_id"] == "un_vote_on_ukraine"
    }
    assert votes["IN", "2022-03-02"] == votes["IN", "2025-02-24"] == "abstained"
    assert (votes["US", "2022-03-02"], votes["US", "2025-02-24"], votes["US", "2026-02-24"]) == (
        "in_favour",
        "against",
        "abstained",
    )
    assert ("MD", "2025-02-24") not in votes  # not seen: no row


def test_a_measure_is_a_number_or_an_answer_and_has_one_place():
    """A measure that is read from another table has no rows of its own."""
    kinds = {r["measure_id"]: r for r in rows("partner_measure_kinds")}
    own = {r["measure_id"] for r in rows("partner_measures")}
    assert own == {key for key, kind in kinds.items() if not kind["read_from"]}
    assert {kind["word"] for kind in kinds.values()} == {"capable", "like_minded"}
    for one in rows("partner_measures"):
        assert (one["value"] is None) is (one["unit"] is None) is (one["answer"] is not None), one
    for kind in kinds.values():
        if kind["read_from"]:
            fields = course().resource(kind["read_from"])["schema"]["fields"]
            assert kind["read_field"] in {field["name"] for field in fields}


def held(link_id, day):
    """Whether a tie of partner_links had begun and not ended on a day."""
    one = course().find("partner_links", link_id)
    return one["valid_from"] <= dt.date.fromisoformat(day) and (
        one["valid_to"] is None or dt.date.fromisoformat(day) < one["valid_to"]
    )


def test_ties_begin_on_their_day():
    """Norway: partnership signed on 28 May 2024. Switzerland: framework agreement signed on 5 March 2026. Canada:
    agreement on SAFE signed by 15 February 2026, so not in January. NATO and the Union: letters of 17 March 2003.
    United Kingdom: members approve on 22 July 2026, and the condition of February ends.
    """
    days = {
        "L002": ("2024-05-27", "2024-05-28"),
        "L029": ("2026-03-04", "2026-03-05"),
        "L074": ("2026-01-31", "2026-02-15"),
        "L176": ("2003-03-16", "2003-03-17"),
        "L200": ("2026-07-21", "2026-07-22"),
    }
    assert {key: (held(key, before), held(key, after)) for key, (before, after) in days.items()} == dict.fromkeys(
        days, (False, True)
    )
    assert held("L087", "2026-07-21") and not held("L087", "2026-07-22")
    assert course().find("partner_links", "L029")["status"] == "signed"  # not in force


def test_partner_links_agree_with_the_tables_that_are_the_place():
    """The description of partner_links: partnerships, framework agreements, staff and shares stand elsewhere first."""
    links = rows("partner_links")

    def of(kind, field="valid_from"):
        return {r["country"]: r[field] for r in links if r["link_type"] == kind}

    assert of("sdp") == {r["country"]: r["valid_from"] for r in rows("partnerships") if r["kind"] == "sdp"}
    agreements = {
        r["country"]: r["valid_from"] or r["signed_on"]
        for r in rows("framework_participation_agreements")
        if r["valid_to"] is None
    }
    assert of("framework_participation") == agreements
    staff = {(r["country"], r["mission_id"]): r["personnel"] for r in rows("csdp_third_states")}
    counted = [r for r in links if r["link_type"] == "csdp_contribution" and r["unit"] == "persons"]
    assert len(counted) == 20 and all(r["amount"] == staff[r["country"], r["mission_id"]] for r in counted)
    shares = {
        (r["country"], r["as_of"]): r["value"]
        for r in rows("partner_measures")
        if r["measure_id"] == "alignment_declarations"
    }
    told = [r for r in links if r["link_type"] == "sanctions_alignment" and r["unit"] == "per cent"]
    assert len(told) == 5 and all(r["amount"] == shares[r["country"], r["valid_from"]] for r in told)


def test_a_signature_is_not_called_the_start():
    """Agreements of which only the day of signature was found say so (Council Decisions name who signs, not when it
    comes into force); Korea and Moldova have their day of entry into force.
    """
    kinds = {
        r["country"]: r["valid_from_is"] for r in rows("partner_links") if r["link_type"] == "framework_participation"
    }
    blank = {country for country, kind in kinds.items() if kind is None}
    assert blank == {"NO", "KR", "MD", "JO", "PE"}  # a start that is known, or no day at all
    pesco = {r["valid_from_is"] for r in rows("partner_links") if r["link_type"] == "pesco_project"}
    assert pesco == {"authorisation", None}  # None: the application of Türkiye


def test_use_since_the_partnership_is_a_matter_of_days():
    """Moldova: partnership on 21 May 2024, soldiers in Althea from October 2024 (Parliament, IPN). Canada: expert in
    Armenia shown to January 2025, partnership on 23 June 2025.
    """
    signed = {r["country"]: r["valid_from"] for r in rows("partnerships") if r["kind"] == "sdp"}
    shown = {r["use_id"]: r["shown_until"] or r["shown_from"] for r in rows("palpable_use")}
    assert shown["U-MD-althea"] > signed["MD"] and shown["U-CA-1"] < signed["CA"]
    assert "GB" not in {r["country"] for r in rows("csdp_third_states")}


def test_the_first_coding_is_that_of_the_table():
    """CODING.md: the codes of every coder stand in codings; the table has the settled code, else the first."""
    codes = {}
    for one in rows("codings"):
        if one["table"] == "palpable_use" and one["coder"] in ("first", "settled"):
            key = (one["key"], one["variable"])
            if one["coder"] == "settled" or key not in codes:
                codes[key] = one["code"]
    told = {
        (one["use_id"], variable): str(one[variable]).lower()
        for one in rows("palpable_use")
        for variable in ("line", "direction", "counts_as_use")
    }
    assert codes == told
