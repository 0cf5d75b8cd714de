"""One damaged question: whoever learns goes on with the others, and whoever mends it is told file and line.

Oracle: faults planted by hand in copies of the questions of units 00 and 03.
"""

import shutil

import pytest

from eudefence import cli
from eudefence.learning import check, hint, progress, questions
from eudefence.learning.bank import catalogue
from eudefence.learning.workshop import review
from tests.learning.record.test_progress_file import KEY


@pytest.fixture
def bank(monkeypatch, tmp_path):
    """A folder of questions to damage."""
    for unit in ("00", "03"):
        shutil.copytree(catalogue.FOLDER / unit, tmp_path / unit)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    caches = (catalogue.units, catalogue.title, catalogue.by_id)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(params=["half a text", "no UTF-8", "empty"])
def damaged(request, bank):
    """The same, with one file that cannot be read."""
    contents = {"half a text": b"+++\nkind = ", "no UTF-8": b"\xff\xfe+", "empty": b""}
    (bank / "00" / "00.2.md").write_bytes(contents[request.param])
    (bank / "03" / "unit.toml").write_bytes(b"title = Who decides")
    return bank


def test_learners_go_on_beside_a_damaged_question(damaged, home):
    assert check("00.1", KEY).state == "right" and "name of a force" in hint("00.1").message
    table = questions("00").set_index("id")
    assert len(table) == len(catalogue.ids("00"))
    assert table.loc["00.2", "objective"] == "(cannot be read: a fault of the kit)"
    mine = progress()
    assert [unit.exercises for unit in mine.units] == [3, 10] and mine.units[0].exercises_right == 1
    assert mine.note == "The kit cannot read 00.2; that is no fault of yours, and what you earned there counts."


def test_points_of_a_question_that_is_damaged_later_stay(bank, home):
    check("00.1", KEY)
    (bank / "00" / "00.1.md").write_bytes(b"")
    catalogue.by_id.cache_clear()
    assert progress("00").points == 1


def test_authors_are_told_loudly(damaged, capsys):
    for sound in set((damaged / "03").glob("03.*.md")) - {damaged / "03" / "03.1.md", damaged / "03" / "03.a.md"}:
        sound.unlink()  # what is told of 00.2 and of the unit does not depend on them; trying them out takes long
    assert cli.main(["questions", "list"]) == 1
    listed = capsys.readouterr().out
    assert "00.1" in listed and "00.2.md, line 1: " in listed
    assert cli.main(["questions", "review"]) == 1
    assert "unit.toml, line 1: this is no TOML" in capsys.readouterr().out
    assert cli.main(["questions", "diff"]) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("3.11.md", "Name it 03.11.md, or take it out."),
        ("03.11.txt", "Name it 03.11.md, or take it out."),
        ("03.h copy.md", "Name it 03.h.md, or take it out."),
        ("03.H.md", "Name it 03.h.md, or take it out."),
        ("03.01.md", "Name it 03.1.md, or take it out."),
        ("notes.md", "is neither a question, such as 03.2.md or 03.b.md, nor unit.toml"),
    ],
)
def test_a_file_with_another_name_is_no_question_and_is_told(name, said, bank, capsys):
    before = catalogue.ids("03")
    shutil.copy(bank / "03" / "03.5.md", bank / "03" / name)
    assert catalogue.ids("03") == before and len(questions("03")) == len(before)
    assert cli.main(["questions", "review", "03.11"]) == 2
    told = capsys.readouterr().err
    assert "There is no question “03.11”" in told and f"{name} in the folder 03" in told and said in told


def test_a_folder_named_like_a_question_is_told(bank):
    (bank / "03" / "03.11.md").mkdir()
    assert "03.11" not in catalogue.ids("03")
    assert any("has the name of a question and is no file" in fault for fault in review.bank_defects())


@pytest.mark.parametrize(
    ("id", "old", "new", "line", "said"),
    [
        ("03.f", "missions.aspides", "missions.aspide", 9, "{launch}: key (mission_id): 'aspide' is not a known row"),
        ("03.f", "aspides.valid_from", "aspides.valid_to", 9, "which is blank"),
        ("03.f", "must_consent(item)", "largest(3)", 3, "key: "),
        ("03.f", "must_consent(item)", "who_bears(item)", 3, "key: KeyError: 'parliament' (in keys_03.py, line "),
        ("03.f", "## Wrong: parliament", "## Wrong: de", 21, "“## Wrong: de”: 'c' is answered with right"),
        ("03.f", "belongs to a state", "belongs to one of 27 states", 33, "“## Hint”: “27 states”: a figure without"),
        ("03.f", "It was {key}, which", "It was they, which", 39, "“## Solution”: the answer is not in it"),
        (
            "03.f",
            "8 Who controls this?",
            "8 Who controls it?",
            6,
            "section: “8 Who controls it?” is no heading of 03_who",
        ),
        ("03.4", "points = 2", 'points = 2\nsection = "4 Count the vote"', 5, "section: an exercise stands in no"),
        (
            "03.9",
            "def answer(",
            "import eudefense\n\ndef answer(",
            56,
            "“## Worked”: the code does not run (ModuleNotFou",
        ),
        ("03.9", "return (enough", "return not (enough", 56, "“## Worked”: the worked answer "),
        ("03.3", "unit =", "right_forms = [5]\nunit =", 8, "right_forms: a right form 5 is answered with not yet"),
        ("03.9", "def answer(", "def result(", 56, "“## Worked”: the code does not run (ValueError: nothing is called"),
    ],
)
def test_what_the_review_finds_is_named_with_file_and_line(id, old, new, line, said, bank):
    change(bank / id[:2] / f"{id}.md", old, new)
    found = review.faults(id)
    assert any(f"{id}.md, line {line}: " in fault and said in fault for fault in found), found


def test_a_check_without_a_section_is_told(bank):
    change(bank / "03" / "03.f.md", 'section = "8 Who controls this?"\n', "")
    assert any("section: is missing" in fault for fault in review.faults("03.f"))


def test_a_wrong_reason_without_a_message_is_told_in_its_words(bank):
    change(bank / "03" / "03.6.md", "## Wrong: running because money", "## Wrong: running because group")
    [said] = [fault for fault in review.faults("03.6") if "no message of its own" in fault]
    assert "“It would spare the Council the running" in said and "because “A group of states is not the Union" in said
