"""Faults in reading questions from their texts, in finding them, and in what is laid out for authors."""

from __future__ import annotations

from .fault import Fault

READ = {"tests": ("test_reader", "test_keys"), "wider": ("test_questions", "test_snapshot")}
MADE = {"tests": ("test_template", "test_build", "test_keys"), "wider": ("test_snapshot",)}

FAULTS = (
    Fault("QR1", "sections.cut", "and not fence", "", "a heading inside code cuts the text", **READ),
    Fault("QR2", "sections.flowing", "fenced != _fences(line)", "False", "lines of code are joined", **READ),
    Fault("QR3", "sections.Section.entries", "if last in found:", "if False:", "a name may stand twice", **READ),
    Fault(
        "QR4", "choosing.InOrder.typical", ".index(one) <", ".index(one) >", "a message goes to the right order", **READ
    ),
    Fault("QR16", "choosing.InOrder.value", "self._row(item)", "item", "a name is looked for among the rows", **READ),
    Fault("QR5", "choosing.OneOption._only", "len(found) != 1", "not found", "a key may hold for two options", **READ),
    Fault("QR6", "choosing.InParts.typical", "== given", ">= given", "a whole argument is told what it lacks", **READ),
    Fault(
        "QR7", "references.Keys.function", 'not name.startswith("_")', "True", "what is private can be a key", **READ
    ),
    Fault("QR8", "front_matter._fits", "return wanted is bool", "return True", "true counts as a number", **READ),
    Fault("QR9", "reader._check_placeholders", "if name not in used:", "if False:", "a fact may stand unused", **READ),
    Fault(
        "QR10",
        "finding._given",
        "bound(answer=states)",
        "bound(answer=set())",
        "another set is told",
        **READ,
    ),
    Fault("QR11", "forms.Form.typical", "if whenever else None", "if False else None", "a test is forgotten", **READ),
    Fault("QR12", "catalogue.ids", "int(one) if", "0 if", "exercise 10 stands before exercise 2", **READ),
    Fault("QR13", "template.lay_out", "if not file.exists()", "if True", "what an author wrote is in the way", **MADE),
    Fault(
        "QR14",
        "counting.with_counts",
        "capitalised(number) if",
        "number if",
        "a line begins with a small letter",
        **MADE,
    ),
    Fault("QR15", "review.unit_defects", "if own != expected:", "if False:", "an id may be left out", **MADE),
)
