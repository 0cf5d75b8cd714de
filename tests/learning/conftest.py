"""A fault of a key must break a test, not become a polite sentence; and every test begins with an empty record."""

import pytest

from eudefence.learning.record import last_answer, progress_file


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    monkeypatch.setenv("EUDEFENCE_STRICT", "1")
    monkeypatch.setenv("EUDEFENCE_HOME", ":memory:")
    progress_file._memory.clear()
    progress_file._waiting.clear()
    last_answer._here.clear()
    yield
    progress_file._memory.clear()
    progress_file._waiting.clear()
    last_answer._here.clear()


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A learner's folder on disk."""
    monkeypatch.setenv("EUDEFENCE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
