"""README and its companions: their links lead somewhere, their commands exist, and one version stands everywhere."""

import re
import tomllib

import pytest
import yaml

import course
import eudefence
from tests.places import ROOT

PAGES = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "exercises/source/README.md",
        "eudefence/learning/bank/README.md",
    )
]
FOLDERS = sorted(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))


def anchors(text):
    """Headings as GitHub and JupyterLab link to them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    linked = re.sub(r"`[^`\n]*`", "", text)  # a link in code is an example
    for target in re.findall(r"\]\(([^)\s]+)\)", linked):
        if target.startswith("#"):
            assert target[1:] in anchors(text), target
        elif "://" not in target:
            assert (page.parent / target.split("#")[0]).exists(), target


def test_the_readme_leads_to_every_unit():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        path.name for path in sorted((ROOT / "notebooks").glob("*.ipynb")) if f"(notebooks/{path.name})" not in text
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_exists(page):
    for command in re.findall(r"course\.py (\w+)", page.read_text(encoding="utf-8")):
        assert course.arguments([command])[0].command == command


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "pyproject.toml", "tests/approved.py", "exercises/source/README.md"]
)
def test_every_path_that_is_named_leads_somewhere(name):
    """Files move, and what is said about them must follow."""
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(rf"(?<![\w/.])(?:{'|'.join(FOLDERS)})/[\w./-]*\w", text))
    in_the_wheel = {"eudefence/course_data"}
    assert {path for path in named - in_the_wheel if not (ROOT / path).exists()} == set()


def test_one_version_stands_everywhere():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert eudefence.__version__ == version
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == version
    assert re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[1] == version


def test_the_newest_changes_are_those_of_this_edition():
    day = f"{eudefence.EDITION:%d %B %Y}".lstrip("0")
    newest = re.search(r"^## .*$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[0]
    assert newest.endswith(f"data edition {day}")
