"""Twenty sentences that may stand in a unit and twenty that may not; the oracle is the grammar of fact links read by
hand.
"""

import json

import pytest

from eudefence.upkeep.prose import check_file, problems

ACCEPTED = [
    "The pool holds [5,000 troops](forces.rdc.planned_strength).",
    "The pool holds [5 000 persons](forces.rdc.planned_strength).",
    "The pool holds [five thousand](forces.rdc.planned_strength) at most.",
    "The pool holds [5 thousand troops](forces.rdc.planned_strength).",
    "The Council decided on it on [21 March 2022](forces.rdc.decided_on).",
    "The Council decided on it in [March 2022](forces.rdc.decided_on).",
    "The Council decided on it in [2022](forces.rdc.decided_on).",
    "The goal was set for [2003](forces.helsinki.target_on).",
    "It was [declared, with shortfalls](forces.helsinki.fielded_status).",
    "It aimed at [about 60 thousand](forces.helsinki.planned_strength) troops.",
    "It aimed at [roughly 60,000](forces.helsinki.planned_strength).",
    "They leave within [10 days](forces.battlegroups.readiness_days).",
    "The [goal set at Helsinki](forces.helsinki) was voluntary.",
    "See the row of [Austria](countries.AT.name).",
    "Article 41(2) of the Treaty names three kinds of cost, and Articles 42 and 46 name none.",
    "Read this in 10 minutes and answer 3 questions.",
    "Suppose a hypothetical union of 5 states in which 65 % must agree.",
    'A minister said "we need 60,000 troops" that year.',
    "The code `load('x')  # 27 states` is not prose.",
    "# A heading may say 27 states\n\nThe Treaty of Lisbon dates from 2009.",
]

REJECTED = [
    ("The pool holds 5,000 troops.", "without a fact link"),
    ("About 60 000 persons were planned.", "without a fact link"),
    ("All 27 states agreed.", "without a fact link"),
    ("The Union's 27 member states agreed.", "without a fact link"),
    ("There are 83 projects.", "without a fact link"),
    ("It passed with 291 votes.", "without a fact link"),
    ("It asks for 65 % of the population.", "without a fact link"),
    ("It asks for 65 per cent of the population.", "without a fact link"),
    ("The loans reach EUR 150 billion.", "without a fact link"),
    ("The loans reach 150 billion euros.", "without a fact link"),
    ("The loans reach €150 billion.", "without a fact link"),
    ("It was adopted on 21 March 2022.", "without a fact link"),
    ("It was adopted on 2022-03-21.", "without a fact link"),
    ("Sixty thousand troops were planned.", "without a fact link"),
    ("The pool holds [6,000 troops](forces.rdc.planned_strength).", "the cell says 5,000"),
    ("The goal was set for [June 2003](forces.helsinki.target_on).", "known to the year only"),
    ("It was decided on [22 March 2022](forces.rdc.decided_on).", "the cell says 21 March 2022"),
    ("It holds [5,000 troops](forces.rdcc.planned_strength).", "Did you mean 'rdc'?"),
    ("It holds [5,000 troops](forces.rdc).", "stands in a link to a whole row"),
    ("It aimed at [about 50,000](forces.helsinki.planned_strength).", "the cell says 60,000"),
]


def test_there_are_twenty_of_each():
    assert len(ACCEPTED) == len(REJECTED) == 20


@pytest.mark.parametrize("sentence", ACCEPTED)
def test_a_sentence_that_holds(sentence):
    assert [str(p) for p in problems(sentence)] == []


@pytest.mark.parametrize(("sentence", "reason"), REJECTED)
def test_a_sentence_that_does_not(sentence, reason):
    found = [str(p) for p in problems(sentence)]
    assert len(found) == 1 and reason in found[0], found


@pytest.mark.parametrize(
    "options",
    [
        "- **1** The states pay.\n- **2** Members of the Union pay.",
        "- **1** the states pay\n- **2** all members pay",
        "1. States pay.\n2. Members pay.",
        "**3** Governments decide.",
    ],
)
def test_the_number_of_an_option_is_no_figure(options):
    """Options to choose from, as the exercises print them: nothing is counted by their numbers."""
    assert problems(options) == []


@pytest.mark.parametrize(
    "sentence",
    ["**27** states agreed.", "All **27 states** agreed.", "- **27** member states", "It was **5** of 27 states."],
)
def test_a_bold_figure_is_a_figure(sentence):
    assert len(problems(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("It is [5,000 %](forces.rdc.planned_strength).", "the words give a percentage"),
        ("It is [EUR 5,000](forces.rdc.planned_strength).", "amount of money in another unit"),
        ("It is [large](forces.rdc.planned_strength).", "no number is written"),
        ("It came [then](forces.rdc.decided_on).", "no date is written"),
        ("It came [in time](forces.mnf-u.fielded_on).", "the cell is blank"),
        (
            "It was [fielded in 2003](forces.helsinki.fielded_status).",
            "the cell says 'declared_with_shortfalls'",
        ),
        ("It [holds](frces.rdc).", "Did you mean 'forces'?"),
        ("It [holds](forces.rdc.planed_strength).", "Did you mean 'planned_strength'?"),
    ],
)
def test_words_that_do_not_suit_the_cell(sentence, reason):
    found = [str(p) for p in problems(sentence)]
    assert len(found) == 1 and reason in found[0], found


def test_a_share_of_something_named_is_a_percentage():
    """Units such as “per cent of component cost”, Article 16(10) of Regulation (EU) 2025/1106: 35 per cent."""
    assert problems("At most [35 per cent](eligibility_rules.SAFE-08.value) come from outside.") == []
    assert len(problems("At most [36 per cent](eligibility_rules.SAFE-08.value) come from outside.")) == 1


def test_a_link_does_not_lend_its_number_to_the_next_word():
    assert problems("[5,000](forces.rdc.planned_strength) troops were planned.") == []


def test_a_notebook_is_read_cell_by_cell_and_its_links_must_lead_somewhere(tmp_path):
    notebook = {"cells": [
        {"cell_type": "code", "source": ["x = '27 states'"]},
        {"cell_type": "markdown", "source": ["All 27 states agreed. ", "See [this](nowhere.md)."]},
    ]}  # fmt: skip
    path = tmp_path / "unit.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    found = [str(p) for p in check_file(path)]
    assert any("unit.ipynb, cell 2, line 1: “27 states”" in f for f in found)
    assert any("leads to nowhere.md, which does not exist" in f for f in found)
    assert len(found) == 2


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(ValueError, match="neither Markdown"):
        check_file(tmp_path / "a.docx")
