"""Sentences stand whole where they are written, so that they can be translated, and read for their grammar.

Oracle: the places that tests/glued.py finds in the code, and it finds none; what it must and must not find is written
out below.
"""

import ast

import pytest

from tests import glued


def test_no_sentence_is_glued_from_parts():
    found = glued.found()
    assert found == {}, "write the sentence whole: two sentences, one for each case, with gaps for names and numbers"


GLUED = {
    "a verb chosen inside": "f\"{n} states {'is' if n == 1 else 'are'} bound\"",
    "an ending chosen inside": "f\"{n} state{'s' if n > 1 else ''} and no more\"",
    "chosen before": "verb = 'is' if n == 1 else 'are'\n    x = f'{n} of them {verb} bound'",
    "it goes on": "said + f', and {n} of them'",
    "more of it": "said += ' of them are bound'",
    "a piece is returned": "return f'of the {n} states'",
    "what is said to a learner": "raise Unreadable(f\"{n} {'is' if n == 1 else 'are'} sorted by now\")",
}
WHOLE = {
    "one for each case": "f'One state is bound.' if n == 1 else f'{n} states are bound.'",
    "a sentence behind another": "said + f' {n} of them are bound.'",
    "a name chosen": "f\"{'France' if n else 'Germany'} votes against.\"",
    "markup": "f\"<td {'open' if n else 'shut'}>{n} or more</td>\"",
    "a number in words": "f'{count(n, \"state\")} are bound.'",
    "a sentence is returned": "return f'Of {n} states, all are bound.'",
    "a word chosen for a refusal": (
        "noun = 'vote' if n == 1 else 'votes'\n    raise ValueError(f'name: {n} {noun} found')"
    ),
    "a refusal": "raise ValueError(f\"name: {n} {'is' if n == 1 else 'are'} found\" + ' and more')",
}


def places(line):
    return sum(glued.in_module(ast.parse(f"def say(n, said):\n    {line}")).values())


@pytest.mark.parametrize("case", GLUED)
def test_a_glued_sentence_is_found(case):
    assert places(GLUED[case]) == 1


@pytest.mark.parametrize("case", WHOLE)
def test_a_whole_sentence_is_not(case):
    assert places(WHOLE[case]) == 0
