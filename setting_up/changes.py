"""What counts as a change of a notebook: what a person wrote in it, not what Jupyter rewrote."""

import hashlib
import json

ANSWER = "application/vnd.eudefence.answer+json"  # under which an answer stands in an output


def notebook_digests(path):
    """What a person writes in a notebook, and what a reader sees in it: digests of its cells without and with their
    outputs.

    Jupyter rewrites metadata when a page is only opened, numbers and outputs when it is run, and may add an empty cell
    at the end: none of it is a change of the student's. An answer given in a form is one, and stands in an output. None
    for a damaged notebook, of which nobody can say what was changed.
    """
    if path.suffix != ".ipynb":
        return None
    try:
        written, seen = [], []
        for cell in json.loads(path.read_text(encoding="utf-8-sig"))["cells"]:
            words = "".join(cell["source"])
            if words.strip() or cell.get("attachments"):
                written.append([cell["cell_type"], words, cell.get("attachments")])
                written += answers_of(cell) if "ask(" in words else []
                seen.append([output_core(output) for output in cell.get("outputs", [])])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return {"written": digest_of(written), "seen": digest_of([written, seen])}


def answers_of(cell):
    """What was answered in the form of a cell. Typed answers stand in the words of their cells already."""
    kept = [output["data"][ANSWER] for output in cell.get("outputs", []) if ANSWER in output.get("data", {})]
    given = [[one.get("id"), one.get("answer"), one.get("typed")] for one in kept]
    return [one for one in given if one[1:] != [None, None]]


def output_core(output):
    """An output without its running number and metadata; texts joined, which one program stores in lines and another
    whole.
    """
    kept = {name: value for name, value in output.items() if name not in ("execution_count", "metadata", "transient")}
    if isinstance(kept.get("text"), list):
        kept["text"] = "".join(kept["text"])
    if isinstance(kept.get("data"), dict):
        kept["data"] = {
            kind: "".join(part) if isinstance(part, list) and all(isinstance(line, str) for line in part) else part
            for kind, part in kept["data"].items()
        }
    return kept


def digest_of(content):
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("utf-8")).hexdigest()
