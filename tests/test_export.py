"""The same result gives the same bytes; nothing is overwritten unasked."""

import json
from dataclasses import dataclass
from fractions import Fraction

import pytest

import eudefence as ed


@pytest.mark.parametrize("suffix", ["csv", "json", "md", "tex"])
def test_a_table_twice_is_byte_identical(tmp_path, suffix):
    frame = ed.load("forces")
    first = ed.export(frame, tmp_path / f"a.{suffix}").read_bytes()
    second = ed.export(ed.load("forces"), tmp_path / f"b.{suffix}").read_bytes()
    assert first == second and len(first) > 200


def test_provenance_travels_with_the_table(tmp_path):
    frame = ed.load("memberships", as_of="2020-01-31")
    meta = json.loads(ed.export(frame, tmp_path / "a.json").read_text(encoding="utf-8"))["meta"]
    assert meta["table"] == "memberships" and meta["as_of"] == "2020-01-31" and meta["edition"] == "2026-10-08"
    assert "edition 2026-10-08" in ed.export(frame, tmp_path / "a.md").read_text(encoding="utf-8")


def test_missing_stays_missing(tmp_path):
    data = json.loads(ed.export(ed.load("forces"), tmp_path / "a.json").read_text(encoding="utf-8"))["data"]
    legion = next(row for row in data if row["force_id"] == "european-legion")
    assert legion["planned_strength"] is None


def test_a_result_keeps_exact_fractions(tmp_path):
    @dataclass(frozen=True)
    class Result:
        share: Fraction

    written = json.loads(ed.export(Result(Fraction(13, 20)), tmp_path / "r.json").read_text(encoding="utf-8"))
    assert written["data"] == {"share": "13/20"}


def test_a_file_with_other_content_is_not_overwritten(tmp_path):
    path = tmp_path / "paper.csv"
    path.write_text("my own work", encoding="utf-8")
    with pytest.raises(ValueError, match="exists with other content"):
        ed.export(ed.load("forces"), path)
    assert path.read_text(encoding="utf-8") == "my own work"
    ed.export(ed.load("forces"), path, overwrite=True)
    assert path.read_text(encoding="utf-8").startswith("force_id,")


def test_bad_suffix_and_bad_result(tmp_path):
    with pytest.raises(ValueError, match="suffix for a table.*csv"):
        ed.export(ed.load("forces"), tmp_path / "a.xlsx")
    with pytest.raises(ValueError, match="a str cannot be exported"):
        ed.export("text", tmp_path / "a.csv")


def test_latex_is_escaped(tmp_path):
    frame = ed.load("forces").head(1)[["force_id"]].assign(force_id="a_b & 5 %")
    assert r"a\_b \& 5 \%" in ed.export(frame, tmp_path / "a.tex").read_text(encoding="utf-8")


def test_the_function_is_reached_by_either_road(tmp_path):
    """Python binds the submodule to the package's name when it is imported; ed.export must work all the same."""
    import eudefence.export  # noqa: F401 - the import is what is tested

    assert ed.export(ed.load("forces"), tmp_path / "a.csv").exists()


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_view_as_a_picture_for_print_is_byte_identical(tmp_path, suffix):
    view = ed.views.two_tracks("industrial", 2004, 2009)
    first = ed.export(view, tmp_path / f"a.{suffix}").read_bytes()
    assert first == ed.export(ed.views.two_tracks("industrial", 2004, 2009), tmp_path / f"b.{suffix}").read_bytes()
    assert first.startswith(b"\x89PNG" if suffix == "png" else b"<?xml")


def test_a_view_gives_its_table(tmp_path):
    text = ed.export(ed.views.two_tracks("industrial", 2004, 2009), tmp_path / "a.csv").read_text(encoding="utf-8")
    assert "European Defence Agency founded" in text
