"""Keys of unit 07. Oracle: treaty articles and acts as named, the list of exceptions worked by hand, Kölliker's two by
two of goods, and the game with six types played by hand for one of them.
"""

import pytest

from eudefence.learning.bank import keys_07


def test_no_member_has_a_protocol_of_its_own_any_more():
    """Cyprus (EULEX Kosovo, 2008), Austria, Ireland and Malta (weapons for Ukraine, 2022) and Hungary (EUMAM, 2022)
    abstain with a declaration (Article 31(1) TEU; Decision (CFSP) 2021/509, Article 5(3)); Protocol No 22, Article 5
    ended on 1 July 2022.
    """
    assert keys_07.by_treaty() == {"AT", "CY", "HU", "IE", "MT"}
    assert keys_07.by_treaty_without_arms() == {"CY", "HU"}
    assert keys_07.by_treaty_at_any_time() - keys_07.by_treaty() == {"DK"}
    assert keys_07.named_outside() - keys_07.by_treaty() == {
        "CZ",
        "SK",
    }  # the loan for Ukraine, by enhanced cooperation


def test_three_stayed_out_of_permanent_structured_cooperation_at_first():
    """Decision (CFSP) 2017/2315 lists 25 of 28 members; Decision (CFSP) 2023/1015 adds Denmark."""
    assert keys_07.outside_pesco() == {"DK", "GB", "MT"} and len(keys_07.members_then()) == 28
    assert keys_07.outside_pesco_now() == {"MT"}


@pytest.mark.parametrize(
    "item, box",
    [
        ("Weimar", "internal informal"),
        ("ministers", "external informal"),
        ("Canada", "external formal"),
        ("command", "internal formal"),
        ("loan", "internal formal"),
        ("texts", "internal informal"),
    ],
)
def test_boxes_of_six_cases(item, box):
    """Members: three of three; four and the United Kingdom; an agreement with Canada; seven of seven."""
    assert keys_07.box(item) == box


def test_two_votes_that_look_alike():
    """Article 46(3) TEU: a qualified majority of those inside. Article 329 TFEU: (1) a majority, (2) all."""
    assert keys_07.into_pesco() == ("inside", "own door")
    assert keys_07.group_let_go() == "tfeu-329-1"
    assert keys_07.same_as_enhanced() == "contradicted"


def test_a_ladder_from_talk_to_command():
    assert [keys_07.depth(one) for one in ("ministers", "coalition", "PESCO", "command")] == [1, 2, 3, 4]


def test_who_stands_apart_for_money_and_who_for_principle():
    money = {
        one for one in ("Denmark", "Malta", "aid", "loans", "clause") if keys_07.reason_apart(one) == "instrumental"
    }
    assert money == {"loans", "clause"}


def test_three_profiles():
    """Denmark in January 2018: the opt-out, the Agency, PESCO, the battlegroups; inside three Nordic formats."""
    before, after, malta = keys_07.counted()
    assert (before["outside"], before["joined"]) == (4, 3)
    assert after["outside"] == 0 and malta["outside"] == 3
    assert all(
        one["outside"] > two["outside"]
        for one, two in zip(keys_07.counted_the_undecided(), keys_07.counted(), strict=True)
    )


def test_three_voices_and_what_they_bear():
    voices = {one: keys_07.voice(one) for one in keys_07.SAID}
    assert {one for one, said in voices.items() if said == "page"} == {"exit", "levels"}
    assert {one for one, said in voices.items() if said == "ours"} == {"three", "little"}
    assert {row["bib_key"] for row in keys_07.treat_leaving()} == {
        "hillion_2019",
        "riddervold_2021",
        "svendsen_2018",
    }
    assert [keys_07.may_be_written(one) for one in ("found", "assumed", "nothing")] == [False, True, False]


def test_the_way_that_london_cannot_copy():
    """The European Economic Area: Norway is in it and the United Kingdom is not."""
    assert keys_07.closed_to_london() == ("ties", "area")


def test_goods_that_can_be_kept_from_outsiders_draw_them_in():
    """Kölliker (2001): club and network goods can be kept from outsiders, public goods and common pools cannot."""
    assert {one: keys_07.pull(one) for one in keys_07.GOODS} == {
        "fund": "draws",
        "standard": "draws",
        "peace": "leaves",
        "shells": "leaves",
    }


def test_the_state_beside_the_union_by_hand():
    """As a club good association gives it half of the good; as a public good it has all of it outside and would only
    pay.
    """
    assert keys_07.where_beside("club")[0] == "beside" and keys_07.where_beside() == ("out", "has it")
