"""Rows of the course data as they stand in the files: every cell a text, read without the kit."""

import csv

from tests.places import ROOT


def rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "course_data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
