"""A file is replaced whole or not at all."""

import pytest

from eudefence.files import replace


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch):
    target = tmp_path / "progress.json"
    target.write_text("old", encoding="utf-8")

    def full(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        replace(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["progress.json"]


def test_text_keeps_its_line_ends(tmp_path):
    assert replace(tmp_path / "deep" / "a.csv", "a\nb\n").read_bytes() == b"a\nb\n"
