"""A file is replaced whole or not at all, under the user's own permissions, and what the system refuses is told in
words.
"""

import errno
import os
import threading

import pytest

from eudefence.ground.files import read_json, read_text, replace, save


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


@pytest.mark.parametrize(("mask", "expected"), [(0o077, 0o600), (0o027, 0o640), (0o002, 0o664), (0o022, 0o644)])
def test_a_new_file_has_the_permissions_the_user_wants_for_new_files(tmp_path, mask, expected):
    before = os.umask(mask)
    try:
        replace(tmp_path / "a.csv", "a")
    finally:
        os.umask(before)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == expected


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path):
    target = replace(tmp_path / "a.csv", "a")
    target.chmod(0o664)
    assert replace(target, "b").stat().st_mode & 0o777 == 0o664


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "cloud").mkdir()
    (tmp_path / "a.csv").symlink_to(tmp_path / "cloud" / "a.csv")
    for content in ("one", "two"):  # the first time the link leads nowhere yet
        replace(tmp_path / "a.csv", content)
        assert (tmp_path / "a.csv").is_symlink() and (tmp_path / "cloud" / "a.csv").read_text(
            encoding="utf-8"
        ) == content


@pytest.mark.parametrize("name", ["chmod", "chown"])
def test_where_permissions_are_unknown_the_content_is_still_saved(tmp_path, monkeypatch, name):
    def refused(*_, **__):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    target = replace(tmp_path / "a.csv", "a")
    monkeypatch.setattr(os, name, refused)
    assert replace(target, "b").read_text(encoding="utf-8") == "b"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS])
def test_where_nothing_can_be_forced_to_the_disk_the_content_is_still_saved(tmp_path, monkeypatch, number):
    def refused(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refused)
    assert replace(tmp_path / "a.csv", "b").read_text(encoding="utf-8") == "b"


def held(monkeypatch, times):
    """os.replace is denied so many times, as while a virus scanner looks at the file; the pauses are only counted."""
    really, tries, pauses = os.replace, [], []

    def denied(*paths):
        tries.append(paths)
        if len(tries) <= times:
            raise PermissionError(errno.EACCES, "Access is denied")
        really(*paths)

    monkeypatch.setattr(os, "replace", denied)
    monkeypatch.setattr("eudefence.ground.files.time.sleep", pauses.append)
    return tries, pauses


def test_a_file_that_is_held_for_a_moment_is_tried_again(tmp_path, monkeypatch):
    tries, pauses = held(monkeypatch, times=3)
    assert replace(tmp_path / "a.csv", "a").read_text(encoding="utf-8") == "a"
    assert (len(tries), len(pauses)) == (4, 3)


def test_a_file_that_stays_held_is_given_up_within_a_second(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    _, pauses = held(monkeypatch, times=1000)
    with pytest.raises(PermissionError):
        replace(tmp_path / "a.csv", "a")
    assert sum(pauses) < 1 and [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    with pytest.raises(ValueError, match="a.csv cannot be written .Access is denied"):
        save(tmp_path / "a.csv", "a", overwrite=True)


@pytest.mark.parametrize("name", ["os.fsync", "os.replace", "os.open"])
def test_an_error_names_the_file_the_caller_knows(tmp_path, monkeypatch, name):
    def refused(*paths, **_):
        raise OSError(errno.EIO, "Input/output error", *[str(path) for path in paths[:1]])

    monkeypatch.setattr(name, refused)
    with pytest.raises(OSError, match="Input/output error") as error:
        replace(tmp_path / "a.csv", "a")
    assert error.value.filename == str(tmp_path / "a.csv") and error.value.filename2 is None


def test_many_writers_leave_one_whole_file(tmp_path):
    threads = [threading.Thread(target=replace, args=(tmp_path / "a.csv", str(n) * 10_000)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    content = (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert len(content) == 10_000 and len(set(content)) == 1 and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("place", ["file/a.csv", "folder", "a\0b"])
def test_a_place_where_no_file_can_stand_is_named(tmp_path, place):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(ValueError, match="^path: "):
        save(tmp_path / place, "a")


def test_without_a_home_a_tilde_is_a_name(tmp_path, monkeypatch):
    def none(_):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("pathlib.Path.expanduser", none)
    monkeypatch.chdir(tmp_path)
    assert save("~a.csv", "a").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": 1,\n "b" 2}', "line 2: this is no JSON"),
        (b"", "line 1: this is no JSON"),
        (b"[" * 100_000, "this JSON cannot be read"),
        ('{"a":\n "ä"}'.encode("latin-1"), "line 2: this is not UTF-8"),
    ],
)
def test_damaged_json_is_named_with_file_and_line(tmp_path, content, words):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(ValueError, match=f"a.json.*{words}"):
        read_json(tmp_path / "a.json")


def test_a_byte_order_mark_is_read_over(tmp_path):
    (tmp_path / "a.json").write_text("\ufeff[1]", encoding="utf-8")
    assert read_json(tmp_path / "a.json") == [1]
    assert read_text(tmp_path / "a.json") == "[1]"
