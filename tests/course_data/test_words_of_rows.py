"""What rows say in words. Oracle: sources.csv, whose keys are for machines; readers are told who published."""

import csv
import re

from tests.places import ROOT

FOLDER = ROOT / "course_data"
_WORD = re.compile(r"\w+")


def test_no_text_of_a_row_names_the_key_of_a_source():
    """Every cell of more than one word, in every table that students may see by mark, row page or table; the list of
    sources itself points from one of its own rows to another.
    """
    with open(FOLDER / "sources.csv", encoding="utf-8", newline="") as file:
        keys = {row["source_id"] for row in csv.DictReader(file)}
    seen, found = 0, []
    for path in sorted(FOLDER.glob("*.csv")):
        if path.name == "sources.csv":
            continue
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                texts = [(column, text) for column, text in row.items() if " " in text]
                seen += len(texts)
                found += [(path.stem, *key) for key in texts if keys & set(_WORD.findall(key[1]))]
    assert seen > 10_000 and found == []
