"""Exercise notebooks are made from their sources and are as the sources make them now.

Oracle: the notebooks made again; and the cells of the solution notebooks run here in order, each check right.
"""

import ast
import json
import re
import shutil

import nbformat
import pytest

import course as script
from eudefence import cli
from eudefence.ground.words import cardinal
from eudefence.learning.asking.page import still
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.checking.presentation import parts
from eudefence.learning.workshop import build
from eudefence.upkeep.prose import check_file
from tests.places import ROOT

EXERCISES = ROOT / "exercises"
SOURCES = build.sources(EXERCISES)


@pytest.fixture
def course(tmp_path):
    """A course folder with the sources only."""
    shutil.copytree(EXERCISES / "source", tmp_path / "exercises" / "source")
    return tmp_path / "exercises"


UNITS = ROOT / "notebooks"


@pytest.mark.parametrize("unit", bank.units())
def test_pages_say_how_many_exercises_there_are(unit):
    """In a source the builder puts the number; a unit that names one beside the link to its exercises names the right
    one.
    """
    number = cardinal(sum(question.exercise for question in bank.of_unit(unit)))
    [source] = (EXERCISES / "source").glob(f"{unit}_*.md")
    assert "{Count}" in source.read_text(encoding="utf-8") or "{count}" in source.read_text(encoding="utf-8")
    assert re.search(rf"\b{number}\b", build.build(source)[0].cells[0].source, re.IGNORECASE)
    [page] = UNITS.glob(f"{unit}_*.ipynb")
    words = "|".join(map(cardinal, range(1, 13)))
    lines = [
        line
        for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]
        for line in cell["source"]
        if "/exercises/" in line
    ]
    told = [
        said
        for line in lines
        for said in re.findall(rf"\b({words}|\d+) (?:warm-up )?(?:exercises|questions)\b", line, re.IGNORECASE)
    ]
    assert told and {said.lower() for said in told} == {number}


def test_a_notebook_that_miscounts_is_named_and_mended_without_another_change(course):
    """Oracle: the stored page of unit 03, with its number taken for another."""
    pages = course.parent / "notebooks"
    pages.mkdir()
    [stored] = UNITS.glob("03_*.ipynb")
    text = stored.read_text(encoding="utf-8")
    wrong = re.sub(r"(\]\(\.\./exercises/03_[^)]*\): )\w+( questions)", r"\1seven\2", text)
    assert wrong != text
    page = pages / stored.name
    page.write_text(wrong, encoding="utf-8")
    build.write(course)
    assert page.read_text(encoding="utf-8") == text and page not in build.stale(course)
    page.write_text(wrong, encoding="utf-8")
    assert page in build.stale(course)


def test_the_commands_of_the_guide_are_commands():
    """What exercises/source/README.md prints can be typed as it stands, on a machine where nothing is on the path but
    Python.
    """
    guide = (EXERCISES / "source" / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^    (\S.*)$", guide, re.MULTILINE)
    commands = [line for line in lines if not line.startswith("<!--")] + re.findall(r"`(python3 [^`]+)`", guide)
    for command in commands:
        python, file, name, *rest = command.split()
        assert (python, file) == ("python3", "course.py"), command
        program = script.HANDED_ON[name][-1]
        if program[1] == "eudefence.cli":
            cli.parser().parse_args([*program[2:], *rest])
    assert len(commands) >= 5


def test_stored_notebooks_are_up_to_date():
    assert build.stale(EXERCISES) == [], "run: python -m eudefence.learning.workshop.build"


def test_every_unit_with_exercises_has_a_source():
    with_exercises = [unit for unit in bank.units() if any(question.exercise for question in bank.of_unit(unit))]
    assert [source.name[:2] for source in SOURCES] == with_exercises


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_notebooks_say_what_the_data_say(source):
    """A link of a source is one of the notebook made from it, which lies a folder higher: so the notebooks are
    checked.
    """
    assert [str(problem) for path in build.targets(source) for problem in check_file(path)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_notebooks_are_valid_and_made_the_same_twice(source):
    first, again = build.build(source), build.build(source)
    for one, other in zip(first, again, strict=True):
        nbformat.validate(one)
        assert nbformat.writes(one) == nbformat.writes(other)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_above_the_first_box_stands_what_to_do_where_it_fails(source):
    """The words are Python's own: what a kernel without the kit says."""
    with pytest.raises(ModuleNotFoundError, match="No module named 'eudefencf'") as error:
        exec("import eudefencf")
    for notebook in build.build(source):
        first = next(number for number, cell in enumerate(notebook.cells) if cell.cell_type == "code")
        said = notebook.cells[first - 1].source
        assert str(error.value).replace("eudefencf", "eudefence") in said
        assert "course.py lab" in said and len(said.splitlines()) == 1


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_exercises_hold_their_questions_as_still_forms_and_no_answers(source):
    """Each question stands on the page once, before it is run: as a saved form, or as text where it needs code."""
    exercises, _ = build.build(source)
    page = f"../course_data/rows/{source.stem}.md"  # where the links of a notebook in exercises/ lead
    text = "\n".join(cell.source for cell in exercises.cells if cell.cell_type == "markdown")
    for cell in exercises.cells:
        if cell.cell_type == "code":
            assert cell.execution_count is None
            ast.parse(cell.source)
        if cell.id.endswith("-answer"):
            id = cell.id.removeprefix("exercise-").removesuffix("-answer").replace("-", ".")
            question = bank.find(id)
            words = parts(question, page)["task"]
            assert (words in text) is question.needs_code
            [heading] = [line for line in text.splitlines() if line.startswith(f"### Exercise {id} ")]
            assert ("needs code" in heading) is question.needs_code
            if question.needs_code:
                assert "..." in cell.source and cell.outputs == []
            else:
                assert cell.source == f'ask("{id}")'
                assert [dict(output.data) for output in cell.outputs] == [still(question, page)]
        elif cell.cell_type == "code":
            assert cell.outputs == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_untouched_exercises_are_not_attempted_and_solutions_right(source):
    for notebook, state in zip(build.build(source), ("not attempted", "right"), strict=True):
        names = {}
        for cell in notebook.cells:
            if cell.cell_type == "code":
                *lines, last = ast.parse(cell.source).body or [ast.parse("0").body[0]]
                exec(compile(ast.Module(lines, []), cell.id, "exec"), names)
                if isinstance(last, ast.Expr):
                    result = eval(compile(ast.Expression(last.value), cell.id, "eval"), names)
                    if cell.id.endswith("-answer"):
                        assert result.state == state, (cell.id, result)
                else:
                    exec(compile(ast.Module([last], []), cell.id, "exec"), names)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_links_lead_to_files(source):
    for path, notebook in zip(build.targets(source), build.build(source), strict=True):
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", cell.source):
                    assert "://" in target or (path.parent / target).exists(), (path.name, target)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_help_runs_when_the_signs_are_deleted(source):
    """What a learner does who deletes the sign, and nothing but the sign, in front of a line."""
    exercises, _ = build.build(source)
    helps = [cell for cell in exercises.cells if cell.id.endswith("-help")]
    assert helps
    for cell in helps:
        told, *lines = cell.source.splitlines()
        for number in range(len(lines)):
            one = [line.removeprefix("#") if number == place else line for place, line in enumerate(lines)]
            calls = ast.parse("\n".join([told, *one])).body
            assert len(calls) == 1 and calls[0].value.func.id in ("hint", "solution")


def test_imports_stand_in_the_first_box(course):
    """There is one box to run after a restart; imports in a later box would be missed by those who jump to a
    question.
    """
    source = course / "source" / "00_start_here.md"
    first, *others = [cell.source for cell in build.build(source)[0].cells if cell.cell_type == "code"]
    imports = ("import eudefence as ed", "from eudefence import views", "from eudefence.learning import ask, check")
    assert first.startswith("\n".join(imports))
    assert not any("import" in code for code in others)
    text = source.read_text(encoding="utf-8")
    source.write_text(
        text.replace("import eudefence as ed\n", "import eudefence as ed\n\nx = 1\n", 1), encoding="utf-8"
    )
    first, second, *_ = [cell.source for cell in build.build(source)[0].cells if cell.cell_type == "code"]
    assert first.startswith("from eudefence.learning") and "x = 1" in second


def test_write_makes_what_stale_names_and_nothing_twice(course):
    assert len(build.stale(course)) == 2 * len(SOURCES)
    assert len(build.write(course)) == 2 * len(SOURCES)
    assert build.stale(course) == build.write(course) == []


def test_stored_outputs_of_solutions_survive(course):
    build.write(course)
    path = build.targets(build.sources(course)[0])[1]
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
    cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="kept")], 1
    nbformat.write(notebook, path)
    assert build.stale(course) == build.write(course) == []
    assert "kept" in path.read_text(encoding="utf-8")


def test_changed_deleted_and_orphaned_notebooks_are_named(course):
    build.write(course)
    exercises, solutions = build.targets(build.sources(course)[0])
    exercises.write_text(exercises.read_text(encoding="utf-8").replace('ask(\\"00.1', 'ask(\\"00.2'), encoding="utf-8")
    solutions.unlink()
    (course / "99_old.ipynb").write_text("{}", encoding="utf-8")
    assert build.stale(course) == [exercises, solutions, course / "99_old.ipynb"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("<!-- question 00.2 -->", ""), "no place for 00.2"),
        (("<!-- question 00.2 -->", "<!-- question 00.1 -->"), "twice"),
        (("<!-- question 00.2 -->", "<!-- question 00.77 -->"), "no question"),
        (("<!-- question 00.2 -->", "<!-- question 00.a -->"), "no exercise"),
        (("# Start here: exercises", "<!-- question 00.1 -->"), "twice"),
    ],
)
def test_a_source_with_a_gap_is_refused(course, change, words):
    source = course / "source" / "00_start_here.md"
    source.write_text(source.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        build.build(source)


def test_command_writes_and_checks(course, monkeypatch, capsys):
    monkeypatch.chdir(course.parent)
    assert build.main(["--check"]) == 1
    assert build.main([]) == 0
    assert build.main(["--check"]) == 0
    assert "up to date" in capsys.readouterr().out
    monkeypatch.chdir(course)
    assert build.main([]) == 1
