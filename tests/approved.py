"""Texts kept whole: what readers see is compared, letter by letter, with the copy that somebody read and approved.

When a text changed on purpose:

    EUDEFENCE_APPROVE=1 python3 course.py test tests/models/decisions/test_sentences.py tests/views/test_sentences.py
    git diff tests/approved

and read the difference as a student would: is each figure right (by hand, or from the law), is each sentence one?
Commit it with the reason. A test run never rewrites the copy by itself.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "approved"
HEAD = "Texts that somebody read and approved; tests/approved.py says how to change them.\n"


def compare(name: str, texts: dict[str, str]) -> None:
    """Compare texts with the approved ones of the file `name`, or write them if EUDEFENCE_APPROVE is set."""
    path = FOLDER / f"{name}.md"
    if os.environ.get("EUDEFENCE_APPROVE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            HEAD + "".join(f"\n## {title}\n\n{text}\n" for title, text in texts.items()), encoding="utf-8", newline="\n"
        )
    approved = dict(part.split("\n\n", 1) for part in path.read_text(encoding="utf-8").split("\n## ")[1:])
    approved = {title: text.rstrip("\n") for title, text in approved.items()}
    assert list(texts) == list(approved), "other texts than the approved ones: see tests/approved.py"
    for title, text in texts.items():
        assert text == approved[title], f"{title}: not the approved text; see tests/approved.py"
