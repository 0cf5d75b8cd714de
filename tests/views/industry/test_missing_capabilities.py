"""Capabilities named as missing. Oracle: the lists of the documents, counted here."""

from collections import Counter

from eudefence import views
from tests import pictures
from tests.raw_rows import rows


def test_a_list_that_is_called_complete_has_all_its_entries():
    """11 priorities in 2018 and 22 in 2023 (European Defence Agency), 6 focus areas in 2020 (CARD), 7 gaps (White
    Paper), 9 coalitions (Roadmap).
    """
    found = Counter(row["document_id"] for row in rows("capability_priorities"))
    complete = {
        row["document_id"]: int(row["entries"]) for row in rows("capability_documents") if row["complete"] == "true"
    }
    assert complete == {"cdp_2018": 11, "card_2020": 6, "cdp_2023": 22, "white_paper_2025": 7, "roadmap_2025": 9}
    assert {key: found[key] for key in complete} == complete


def test_the_sentence_names_the_field_that_most_documents_name():
    """By hand: combat on land in all but the White Paper. Air and missile defence, artillery, infrastructure: neither
    in 2018 nor in 2020.
    """
    land = {row["document_id"] for row in rows("capability_priorities") if row["area"] == "ground_combat"}
    assert land == {"cdp_2018", "card_2020", "card_2022", "cdp_2023", "card_2024", "roadmap_2025"}
    said = views.capability_priorities().sentence
    assert said.startswith("Combat on land is named in 6 of 7 documents from 2018 to 2025")
    assert "Three fields have an entry of their own only after the Russian attack of 2022: “air and missile" in said


def test_every_document_and_every_named_field_is_a_mark():
    view = views.capability_priorities()
    pairs = {f"{row['document_id']}-{row['area']}" for row in rows("capability_priorities")}
    assert set(view.drawn.marks) == pairs | {row["document_id"] for row in rows("capability_documents")}
    pictures.check(view)


def test_a_list_not_seen_whole_shows_a_question_mark_and_no_empty_cell():
    """Two documents are incomplete; together they name 1 and 5 of 14 fields."""
    named = Counter(
        document
        for document, _ in {(row["document_id"], row["area"]) for row in rows("capability_priorities")}
        if document in ("card_2022", "card_2024")
    )
    assert pictures.texts(views.capability_priorities()).count("?") == 28 - sum(named.values())
