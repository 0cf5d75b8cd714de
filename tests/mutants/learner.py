"""Faults in reading answers, in judging them, and in what a learner reads back."""

from __future__ import annotations

from .fault import Fault

KINDS = {"tests": ("test_kinds", "test_odd_answers"), "wider": ("test_questions", "test_coalitions", "learning/test_sentences")}
LAW = {"tests": ("test_legal", "test_kinds"), "wider": ("test_questions", "learning/test_sentences")}
CHECK = {"tests": ("test_check", "learning/test_sentences"), "wider": ("test_kinds", "test_questions", "test_record")}
SAID = {"tests": ("learning/test_sentences",), "wider": ("test_kinds", "test_check", "test_questions")}
RECORD = {"tests": ("test_record",), "wider": ("test_check",)}

FAULTS = (
    Fault("KN1", "number.Number.same", "abs(value - key) <= allowed", "abs(value - key) < allowed", "an answer at the edge of the tolerance is wrong", **KINDS),
    Fault("KN2", "number.Number.same", "max(_exact(self.tolerance)", "min(_exact(self.tolerance)", "both tolerances must be kept", **KINDS),
    Fault("KN3", "choice.read_option", "if sign is None:", "if False:", "an unknown option is no slip", **KINDS),
    Fault("KN4", "reasoned.ReasonedChoice.matches", "and pattern[1] in (ANY, value[1])", "", "a message for one reason is said to any", **KINDS),
    Fault("KN5", "ordering.Ordering.read", "seen.count(letter) > 1", "seen.count(letter) > 2", "an item stands in two places", **KINDS),
    Fault("KN6", "mapping.Mapping.matches", "all(value[item] == category", "any(value[item] == category", "one slip of several is told as all", **KINDS),
    Fault("KN7", "countries.Countries.read", "if value is not False", "if True", "a country marked False is counted in", **KINDS),
    Fault("KN8", "legal._fits", "one.steps[: len(other.steps)] == other.steps", "True", "any paragraph of the article is right", **LAW),
    Fault(
        "KN9", "lawful.LawfulFunction.same", " and self._broken(value) is None", "", "a law is not asked of right results", **KINDS,
        equivalent="results equal to those of the reference obey its laws",
    ),
    Fault("KN10", "table.Table.same", "value.keys() == key.keys() and ", "", "missing rows are right", **KINDS),
    Fault("KN11", "function._close", "1e-9 * max", "1e-2 * max", "a function one per cent off is right", **KINDS),
    Fault("KN12", "formula.Formula.same", "value.literals <= one.literals", "value.literals <= one.literals + 9", "a long formula is the shortest", **KINDS),
    Fault("KN13", "number.Number.comment", "self._near(value * 100, key)", "False", "a share given for per cent has no reply of its own", **KINDS),
    Fault("KN14", "number.Number.comment", "key and value == -key", "False", "a wrong sign has no reply of its own", **KINDS),
    Fault("KN15", "wording.sorted_out", "Of your {belong + foreign} {many}, {belong} {verb} and {foreign}", "Of your {belong + foreign} {many}, {foreign} {verb} and {belong}", "right and wrong states change places", **KINDS),
    Fault("KN16", "wording.sorted_out", "{missing} {'is' if missing == 1", "{missing + 1} {'is' if missing == 1", "one state too many is said to be missing", **KINDS),
    Fault("KN17", "mapping.Mapping.comment", "good = len(key) - len(wrong)", "good = len(wrong)", "wrong places are counted as right", **KINDS),
    Fault("KN18", "ordering.Ordering.comment", "before, after = self._first_wrong(value, key)", "after, before = self._first_wrong(value, key)", "the reply turns the slip round", **KINDS),
    Fault("KN19", "legal.LegalBasis.comment", "one.steps == other.steps and one.act", "one.act", "a wrong article of the right number", **LAW),
    Fault("KN20", "argument.Argument._short", "< self.words", "< 1", "an argument of one word is complete", **KINDS),
    Fault("KN21", "table.Table.comment", "'row')} too many", "'row')} missing", "rows too many are told as missing", **KINDS),
    Fault("KN22", "formula.Formula.comment", "if case in value.true else", "if case not in value.true else", "a case left out is told as included", **KINDS),
    Fault("KN23", "wording.match_option", "len(wanted) > 1 and _initials(text) == wanted", "False", "MPCC is not read as a name", **KINDS),
    Fault("KN24", "function.Function.comment", "and `{shown(right.result)}` is right", "and `{shown(outcome.result)}` is right", "the wrong result is told as right", **KINDS),
    Fault("KN25", "coalition.Coalition.same", "not self.fault(value)", "value == key", "only the example of a coalition is right", **KINDS),
    Fault("KN26", "graph.Graph.comment", 'if nodes != key_nodes:', "if False:", "a member without a tie has no reply of its own", **KINDS),
    Fault("CH1", "checker._judge", "if kind.untouched(seen):", "if False:", "an untouched cell is a wrong answer", **CHECK),
    Fault("CH2", "checker._hint", "question.hints[step - 1]", "question.hints[-step]", "hints come in reverse order", **CHECK),
    Fault("CH3", "checker._judge", "points=question.points", "points=1", "every question gives one point", **CHECK),
    Fault("CH4", "checker._judge", "if detail and more != kind.comment(value, key) else message", "if detail else message", "details are told twice by kinds that have none", **CHECK),
    Fault("CH5", "checker._hint", "1 <= step <= steps", "0 <= step <= steps", "hint 0 is the last one", **CHECK),
    Fault("CH6", "checker._hint", "{step + 1})` says more", "{step})` says more", "a hint points to itself", **CHECK),
    Fault("CH7", "checker._solution", ", worked_way(question)", "", "a solution does not show the way", **CHECK),
    Fault("CH8", "checker._judge", "kind.matches(value, kind.read_pattern(wrong.example()))", "False", "no typical slip is known again", **CHECK),
    Fault("CH9", "bank._there_are", "{some[0]} to {some[-1]}", "{some[0]} to {some[0]}", "only the first question of a unit is named", **CHECK),
    Fault("CH10", "report.progress", "numbers, note = bank.chosen(), ", "numbers, note = (), ", "a slip in the unit hides all progress", **RECORD),
    Fault("PR1", "presentation.help_text", 'after.lstrip(".,; ")', "after", "a list is followed by a full stop", **SAID),
    Fault("PR2", "presentation.help_text", 'if text.startswith("{key}.") and not is_sentence(shown):', "if False:", "a solution begins with a mere number or word", **SAID),
    Fault("PR3", "presentation.worked_way", "kind.table(key), says", "says", "the solution of a table has no table", **SAID),
    Fault("PR4", "presentation._options", "')' if len(sign) == 1 else ':'", "''", "a a grant", **SAID),
    Fault("PR5", "reasoned.ReasonedChoice.show", "{unstopped(option)}, because ", "{option}, because ", "a full stop before because", **SAID),
    Fault("PR6", "mapping.Mapping.how", 'for example `"a"`', "for example “a”", "curly quotation marks are to be typed", **SAID),
    Fault("PR7", "table.Table.table", "for cells in key.values()", "for cells in list(key.values())[1:]", "a row is missing in the table of a solution", **SAID),
    Fault("PR8", "feedback.unmarked", 'replace("`", "")', "replace('x', '')", "marks of code are left in plain text", **SAID),
    Fault("PR9", "feedback._markdown", 'for mark in ("em_open", "em_close"):', "for mark in ():", "stars of a formula make it slanted", **SAID),
    Fault("PR10", "placeholders.fill", "found.field is not None and found.value is None", "False", "a blank cell is told as 'not known'", **CHECK),
    Fault("RC1", "report._unit", 'points=sum(row["points"] for row in exercises)', 'points=sum(row["points"] for row in rows)', "inline checks give points", **RECORD),
    Fault("RC2", "report._answer", 'min(kept["points"], question.points)', 'kept["points"]', "points of an older edition count in full", **RECORD),
    Fault("RC3", "report._unit", 'row["state"] == "right" for row in checks', 'row["state"] != "" for row in checks', "every inline check is right", **RECORD),
)
