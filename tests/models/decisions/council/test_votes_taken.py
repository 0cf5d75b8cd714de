"""Votes that were taken, with their published figures."""

import pytest

from eudefence import council


def test_nature_restoration_law_17_june_2024():
    """Oracle: eos-oes.eu, 18 June 2024 (six against, Belgium abstained), and Euractiv, 17 June 2024: 20 countries with
    66 %, adopted.
    """
    outcome = council.decide(
        "qualified", against=["FI", "HU", "IT", "NL", "PL", "SE"], abstaining=["BE"], on="2024-06-17"
    )
    assert outcome.adopted and outcome.members_for == 20 and round(outcome.population_share * 100) == 66
    # Austria changed sides the day before: without it there would have been no majority.
    assert ("AT",) in outcome.flip().sets


def test_nature_restoration_law_as_it_stood_in_march_2024():
    """Oracle: press of 22-25 March 2024: after Hungary turned, no majority (NL, IT, SE, PL, HU against; AT, FI, BE
    abstaining).
    """
    assert not council.decide(
        "qualified", against=["NL", "IT", "SE", "PL", "HU"], abstaining=["AT", "FI", "BE"], on="2024-03-25"
    ).adopted


def test_relocation_of_refugees_22_september_2015():
    """Oracle: euobserver.com/migration/arf9b962a6, 22 September 2015; Protocols No 21 and 22 kept GB, IE and DK out of
    the vote.
    """
    voters = [code for code in council.members("2015-09-22") if code not in ("GB", "IE", "DK")]
    outcome = council.decide(
        "participants_qualified", voters=voters, against=["CZ", "HU", "RO", "SK"], abstaining=["FI"], on="2015-09-22"
    )
    assert outcome.adopted and outcome.members_for == 20 and outcome.bound == tuple(voters)


def test_safe_27_may_2025():
    """Oracle: Regulation (EU) 2025/1106; Blikk, 27 May 2025: 26 for, Hungary abstained."""
    outcome = council.decide("safe", abstaining=["HU"], on="2025-05-27")
    assert outcome.adopted and outcome.members_for == 26 and "HU" in outcome.bound
    assert outcome.flip().size == 3  # with Hungary, four members and more than 35 %


def test_pesco_11_december_2017():
    """Decision (CFSP) 2017/2315: 25 states take part. 72 % of the 27 that voted are 20 (Article 238(3)(b) TFEU,
    Protocol No 22).
    """
    outcome = council.decide("establish_pesco", abstaining=["GB", "MT"], on="2017-12-11")
    assert outcome.adopted and (outcome.members_for, outcome.members_needed) == (25, 20)
    assert outcome.bound == council.participants("2017-12-11") and len(outcome.bound) == 25


def test_denmark_joins_pesco():
    """Decision (CFSP) 2023/1015: the 25 inside voted."""
    outcome = council.decide("admit_to_pesco", on="2023-05-22")
    assert outcome.adopted and len(outcome.voters) == 25 and "DK" not in outcome.voters


def test_eulex_kosovo_4_february_2008():
    """Oracle: rueu.eu, February 2008: Cyprus abstained, the mission was sent."""
    outcome = council.decide("launch_civilian_mission", declaring=["Cyprus"], on="2008-02-04")
    assert outcome.adopted and len(outcome.voters) == 27 and len(outcome.bound) == 26 and "CY" not in outcome.bound


def test_artemis_12_june_2003():
    """Fifteen members, Denmark outside (Protocol on its position, Article 6): fourteen vote; Article 23(1) TEU, version
    of Nice. One no is enough to stop it. Votes of the Union of fifteen are those of Article 148(2) EC after the
    accession of 1995: 87, of Denmark 3.
    """
    artemis = council.decide("launch_operation", on="2003-06-12")
    assert (
        artemis.adopted
        and len(artemis.voters) == 14
        and "DK" not in artemis.voters
        and artemis.rule.id == "unanimity_nice"
    )
    assert not council.decide("launch_operation", against=["SE"], on="2003-06-12").adopted
    third = council.decide("launch_operation", declaring=["DE", "FR", "BE", "AT"], on="2003-06-12")  # 29 of 87
    more = council.decide("launch_operation", declaring=["DE", "FR", "BE", "PT"], on="2003-06-12")  # 30: more than that
    assert third.adopted and more.bar_reached and not more.adopted
    with pytest.raises(
        ValueError, match="on 1999-04-30 the course has no rule for 'launch_operation'. It has one from 1999-05-01"
    ):
        council.decide("launch_operation", on="1999-04-30")


def test_eumam_ukraine_17_october_2022():
    """Oracle: 24.hu and Hungary Today, 17-18 October 2022: Hungary abstained constructively, takes no part and does not
    pay.
    """
    outcome = council.decide("launch_operation", declaring=["HU"], on="2022-10-17")
    assert outcome.adopted and set(outcome.voters) - set(outcome.bound) == {"HU"} and not outcome.bar_reached


def test_sanctions_6_october_2022():
    """Oracle: L'Echo, in European Papers: Belgium abstained without a declaration on the eighth package; it is bound
    all the same.
    """
    outcome = council.decide("cfsp_default", abstaining=["BE"], on="2022-10-06")
    assert outcome.adopted and "BE" in outcome.bound
