"""Faults in dates, tables, facts, and the words for values and for how sure they are."""

from __future__ import annotations

from .fault import Fault

DATES = {
    "tests": ("test_validity", "test_days_and_numbers"),
    "wider": ("test_loading", "models/decisions/council", "test_facts"),
}
FACTS = {
    "tests": ("test_facts", "models/decisions/test_sentences"),
    "wider": ("test_confidence", "test_prose", "test_citation", "test_questions"),
}
TABLES = {"tests": ("test_loading", "test_plain_rows"), "wider": ("test_facts", "test_table_grammar", "test_exporting")}
SURE = {"tests": ("test_confidence", "test_facts"), "wider": ("models/decisions/test_sentences", "test_codebook")}
HELD = {"tests": ("test_as_of",), "wider": ("models/decisions/council", "test_europe", "test_cards")}
FACES = {"tests": ("test_faces",), "wider": ("test_names",)}
NUMBERS = {
    "tests": ("test_days_and_numbers", "learning/test_sentences"),
    "wider": ("models/decisions/test_sentences", "test_facts", "test_prose", "views/test_sentences"),
}

FAULTS = (
    Fault(
        "VA1",
        "validity.holds",
        "on >= last_possible(end, end_precision)",
        "on > last_possible(end, end_precision)",
        "a membership lasts one day too long",
        **DATES,
    ),
    Fault(
        "VA2",
        "validity.holds",
        "start is not None and on < start",
        "start is not None and on <= start",
        "nothing holds on its first day",
        **DATES,
    ),
    Fault(
        "VA3",
        "validity.holds",
        "return True if on < end else None",
        "return True",
        "within the month of an end all is sure",
        **DATES,
    ),
    Fault(
        "VA4",
        "validity.holds",
        "on > mandate_until",
        "on >= mandate_until",
        "a mandate lapses on its last day",
        **DATES,
    ),
    Fault(
        "VA5",
        "validity.holds",
        "if start is None or on < last",
        "if on < last",
        "a start that is unknown is an error",
        **DATES,
    ),
    Fault("VA6", "validity.last_possible", "12, 31)", "12, 30)", "a year ends on 30 December", **DATES),
    Fault(
        "VA7",
        "validity.holds",
        "edition is not None and on > edition",
        "edition is not None and on >= edition",
        "nothing is known on the day of the edition",
        **DATES,
    ),
    Fault(
        "DY1", "days.day_up_to", "if day > latest:", "if day >= latest:", "the day of the edition is refused", **DATES
    ),
    Fault(
        "DY2",
        "days.as_date",
        'r"[0-9]{4}-[0-9]{2}-[0-9]{2}"',
        'r"[0-9W-]+"',
        "days without strokes and weeks are read",
        **DATES,
    ),
    Fault(
        "FA1",
        "fact_links.placed",
        'rest.rpartition(".")',
        'rest.partition(".")',
        "a key with a dot is cut at the first one",
        tests=("test_fact_links",),
    ),
    Fault(
        "FA2",
        "facts.fact",
        'row.get(in_column) if in_column else described.get("unit")',
        'described.get("unit")',
        "a unit that differs by row is lost",
        **FACTS,
    ),
    Fault(
        "FA3",
        "facts.Fact.explain",
        "precision=self.date_precision",
        "precision='day'",
        "a month is told as its first day",
        **FACTS,
    ),
    Fault(
        "FA5",
        "facts.fact",
        'row.get(f"{as_of}_precision") if as_of else None',
        "None",
        "how exactly a date is known is lost",
        **FACTS,
    ),
    Fault(
        "FA6",
        "facts.fact",
        'row.get(f"{field}_precision") if field else None',
        "None",
        "a year is told as 1 January",
        **FACTS,
    ),
    Fault(
        "FA7",
        "facts.fact",
        'package.cell_confidence.get((table, ",".join(key), field or ""), row.get("confidence"))',
        'row.get("confidence")',
        "the confidence of a cell is that of its row",
        **FACTS,
    ),
    Fault(
        "SU1",
        "confidence.in_a_sentence",
        'if source["kind"] == "judgement":',
        "if False:",
        "our own judgement passes for a fact",
        **SURE,
    ),
    Fault(
        "SU2",
        "confidence._weakness",
        'if source["reliability"] == "low"',
        'if source["reliability"] == "high"',
        "why a source is weak is not said",
        **SURE,
    ),
    Fault("SU3", "confidence.in_a_cell", 'source["kind"] in _KINDS', "False", "a digest is not called one", **SURE),
    Fault(
        "FA4",
        "confidence",
        '"verified": "The source was read"',
        '"verified": "It is well known"',
        "what was read passes for hearsay",
        **SURE,
    ),
    Fault(
        "SU5",
        "confidence",
        '"recalled": "It is well known, but was not seen in a source for this edition"',
        '"recalled": "The source was read"',
        "what is recalled passes for read",
        **SURE,
    ),
    Fault(
        "SU6",
        "confidence",
        '"core_text": "core text only"',
        '"core_text": "verified"',
        "a core text alone passes for a check",
        **SURE,
    ),
    Fault(
        "DA1",
        "loading.load",
        "one is not False for",
        "one is True for",
        "rows that cannot be decided are dropped",
        **TABLES,
    ),
    Fault(
        "DA2",
        "plain_rows.sources_behind",
        'row["table"] == table and row["key"] in keys',
        "False",
        "further sources do not count",
        **TABLES,
    ),
    Fault(
        "DA3",
        "loading.load",
        'frame["valid_on"] = pd.array(held',
        'frame["valid_on"] = pd.array([True] * len(held)',
        "what cannot be decided is told as sure",
        **TABLES,
    ),
    Fault(
        "DA4",
        "loading.load",
        "_whole(table).copy()",
        "_whole(table)",
        "who changes a frame changes it for all",
        **TABLES,
    ),
    Fault(
        "WO1",
        "words.date_in_words",
        "MONTHS[day.month - 1]",
        "MONTHS[day.month % 12]",
        "every date is a month late",
        **NUMBERS,
    ),
    Fault(
        "WO2",
        "words.per_cent",
        "(shown > limit * 100) == (share > limit)",
        "True",
        "a share is rounded over its limit",
        tests=("models/decisions/council",),
        wider=("models/decisions/test_sentences",),
    ),
    Fault("WO3", "words.joined", "words[:-1]", "words[1:]", "the first of an enumeration is lost", **NUMBERS),
    Fault(
        "WO4", "words.first_of", "len(words) - most} more", "len(words)} more", "too many more are counted", **NUMBERS
    ),
    Fault(
        "WO5", "words._money", '("billion", 10**9)', '("billion", 10**8)', "billions are ten times too many", **NUMBERS
    ),
    Fault(
        "WO6",
        "words.put_into",
        '"on" if _DAY.fullmatch(label)',
        '"in" if _DAY.fullmatch(label)',
        "in 1 October 1993",
        **NUMBERS,
    ),
    Fault(
        "WO7",
        "words.put_into",
        "words = lowered(words, names)",
        "words = words",
        "because The thresholds count",
        **NUMBERS,
    ),
    Fault(
        "WO8",
        "words.put_into",
        "words = capitalised(words)",
        "words = words",
        "a sentence begins with a small letter",
        **NUMBERS,
    ),
    Fault(
        "WO9", "words.put_into", "after = after[1:]", "after = after", "two stops at the end of a sentence", **NUMBERS
    ),
    Fault("WO10", "words.in_words", "_one(unit) if value == 1 else unit", "unit", "1 persons", **NUMBERS),
    Fault(
        "WO11", "words.lowered", 'or first[0] in (*MONTHS, "I")', "", "a month begins with a small letter", **NUMBERS
    ),
    Fault("WO12", "words.count", "one if amount == 1 else", "one if amount < 3 else", "2 state", **NUMBERS),
    Fault(
        "NU1",
        "numbers.whole",
        "int(value) >= least",
        "int(value) > least",
        "the smallest number accepted is refused",
        **DATES,
    ),
    Fault(
        "AO1",
        "as_of._by_country",
        'found.get(row["country"]) or held',
        "held",
        "a later row that is undecided hides a sure one",
        **HELD,
    ),
    Fault("AO2", "as_of.rows_on", "held is not False", "held", "what cannot be decided did not hold", **HELD),
    Fault(
        "AO3",
        "as_of.population",
        ' and row["population"] is not None',
        "",
        "persons that nobody counted are counted",
        **HELD,
    ),
    Fault(
        "AO4",
        "as_of.members",
        "day, package, organisation",
        "day, None, organisation",
        "other data than the course's own are not asked",
        **HELD,
    ),
    Fault(
        "FC1",
        "faces.offer_lazily",
        "module[name] = prepare(_from(homes[name], package, name))",
        "module[name] = _from(homes[name], package, name)",
        "what a face offers is not prepared",
        **FACES,
    ),
    Fault(
        "FC2", "faces._from", " and name not in vars(there)", "", "a value of a package is taken for a module", **FACES
    ),
    Fault("NU2", "numbers.exact", "Fraction(str(number))", "Fraction(number)", "0.1 is its binary neighbour", **DATES),
)
