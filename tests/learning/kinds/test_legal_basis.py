"""Legal bases in the spellings that students, books and data bases use.

Oracle: the same provision written out; each list names one provision.
"""

import pytest

from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.kinds import LegalBasis
from eudefence.learning.kinds.legal_basis import Provision
from tests.learning.samples import forms, said

KIND = LegalBasis()
SPELLINGS = {
    "Article 46(6) TEU": [
        "Art. 46(6) TEU",
        "art 46 (6) teu",
        "Article 46, paragraph 6 TEU",
        "Article 46 par. 6 of the Treaty on European Union",
        "46(6) TEU",
        "46.6 TEU",
        "46-6 TEU",
        "TEU 46(6)",
        "teu-46-6",
        "Art. 46 § 6 TEU",
        "Article 46 6 TEU",
        "46(6)",
        "Art. 46(6)",
        "ARTICLE 46(6) TEU",
        " Art.46(6)TEU ",
        "Article\u00a046(6) TEU",
        "Art 46 abs. 6 TEU",
        "46,6",
        "Art. 46,6 TEU",
    ],
    "Article 329(2) TFEU": [
        "329(2) TFEU",
        "Art. 329 (2) of the Treaty on the Functioning of the European Union",
        "tfeu-329-2",
        "TFEU, Article 329(2)",
    ],
    "Article 41(2) TEU": ["Article 41(2)(a) TEU", "41(2) second subparagraph TEU", "41 (2), TEU"],
    "Protocol No 10": ["Protocol 10", "Protocol (No 10)", "prot-10", "Protocol no. 10"],
    "Article 1 of Protocol No 10": ["Protocol 10, Article 1", "prot-10-1", "Art. 1 Protocol (No 10)"],
    "Article 16 of 2025/1106": [
        "Regulation (EU) 2025/1106, Article 16",
        "Art. 16 Regulation 2025/1106",
        "Article 16(1) of Regulation (EU) 2025/1106",
    ],
    "2017/2315": ["Decision (CFSP) 2017/2315", "Council Decision (CFSP) 2017/2315"],
}


@pytest.mark.parametrize(("right", "spelling"), [(right, one) for right, many in SPELLINGS.items() for one in many])
def test_spelling_is_understood(right, spelling):
    assert KIND.same(KIND.read(spelling), KIND.read(right)), KIND.read(spelling)


@pytest.mark.parametrize("right", SPELLINGS)
def test_what_is_shown_can_be_read_again(right):
    assert KIND.show(KIND.read(right)) == right


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Articles 42(4) and 31(1) TEU", {("TEU", "42", ("4",)), ("TEU", "31", ("1",))}),
        ("Article 42(1) and (4) TEU", {("TEU", "42", ("1",)), ("TEU", "42", ("4",))}),
        ("Art. 43 TEU in conjunction with Art. 329(2) TFEU", {("TEU", "43", ()), ("TFEU", "329", ("2",))}),
        ("42, 7 TEU", {("TEU", "42", ()), ("TEU", "7", ())}),
        ("42,46 TEU", {("TEU", "42", ()), ("TEU", "46", ())}),
        ("42(4),5(1) TEU", {("TEU", "42", ("4",)), ("TEU", "5", ("1",))}),
        ("TEU 42(4), TFEU 238(2)", {("TEU", "42", ("4",)), ("TFEU", "238", ("2",))}),
    ],
)
def test_several_provisions_in_one_text(words, found):
    assert KIND.read(words) == {Provision(*one) for one in found}


def test_list_and_set_are_read_too():
    assert (
        KIND.read(["42(4) TEU", "31(1) TEU"])
        == KIND.read({"31(1) TEU", "42(4) TEU"})
        == KIND.read("42(4) and 31(1) TEU")
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("46 TEU", "Add the paragraph"),
        ("46(2) TEU", "not this paragraph"),
        ("46(6) TFEU", "not the act"),
        ("42(7) TEU", "does not decide"),
        (["46(6) TEU", "42(6) TEU"], "one is asked for"),
    ],
)
def test_what_is_said_to_a_near_miss(typed, words):
    key = KIND.read("46(6) TEU")
    assert not KIND.same(KIND.read(typed), key)
    assert words in KIND.comment(KIND.read(typed), key)


def test_treaty_left_out_is_right_with_a_remark():
    key = KIND.read("46(6) TEU")
    assert KIND.same(KIND.read("46(6)"), key) and "name the treaty" in KIND.accepted(KIND.read("46(6)"), key)
    assert KIND.accepted(KIND.read("46(6) TEU"), key) == ""


def test_several_needed_are_counted():
    key = KIND.read(["42(4) TEU", "31(1) TEU"])
    assert "1 of the 2" in KIND.comment(KIND.read("42(4) TEU"), key)
    assert not KIND.same(KIND.read("42(4) TEU"), key)


def test_any_of_several():
    kind = LegalBasis(any_of=True)
    key = kind.read(["42(4) TEU", "31(1) TEU"])
    assert kind.same(kind.read("31(1)"), key)
    assert not kind.same(kind.read(["31(1)", "42(4)"]), key)


@pytest.mark.parametrize("typed", ["", "the treaty", 3.5, True, {"a": 1}, [None], "()"])
def test_what_is_no_article(typed):
    with pytest.raises(Unreadable):
        KIND.read(typed)


def test_the_act_alone_is_wrong_only_where_article_and_paragraph_are_right():
    """Oracle: Article 46(6) TEU is asked for; 46(6) TFEU has its number, 46(2) TFEU has not."""
    kind = LegalBasis()
    key = kind.read("Article 46(6) TEU")
    assert "not the act" in kind.comment(kind.read("Article 46(6) TFEU"), key)
    assert "does not decide the point" in kind.comment(kind.read("Article 46(2) TFEU"), key)


@forms(
    {
        "legal basis": ["Artikel 46 Absatz 6 EUV", "article 46, paragraphe 6 TUE", "§ 46(6)", "Art. 46 § 6 EUV"],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback
