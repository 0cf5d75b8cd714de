"""Where in the text of a question something stands that the review found, so that its author can go to the line."""

from __future__ import annotations

import re

from eudefence.ground.files import read_text
from eudefence.learning.bank import catalogue
from eudefence.learning.bank.front_matter import read_settings
from eudefence.learning.bank.sections import Place, cut

_LABEL = re.compile(r"(?P<label>(?:wrong|hint) \d+|fact \w+|[a-z_]+)(?:, line \d+)?: (?P<said>.*)", re.DOTALL)


class Places:
    """The lines of a question, by what the review calls its parts: "wrong 1", "hint 2", "key", "fact day".

    >>> Places("00.1").put_before("key: is not computed.")
    'eudefence/learning/bank/00/00.1.md, line 3: key: is not computed.'
    """

    def __init__(self, id: str):
        self.id = id
        path = catalogue.FOLDER / id[:2] / f"{id}.md"
        lines = read_text(path).splitlines()
        settings = read_settings(lines, path)
        self._found = {name: (Place(path, line), name) for name, line in settings.lines.items()}
        self._found |= {f"fact {name}": (settings.place(name), f"{{{name}}}") for name in settings.get("facts", {})}
        counted = {"Wrong": 0, "Hint": 0}
        for section in cut(lines[settings.body :], path, settings.body + 1):
            label = section.name.lower() or "prompt"
            if section.name in counted:
                counted[section.name] += 1
                label = f"{label} {counted[section.name]}"
            # What is found in the task is found behind its first line.
            said = f"“{section.heading}”" if section.name else "the task"
            self._found[label] = (section.place, said)

    def put_before(self, fault: str) -> str:
        """A fault with file and line where it is one of a part, or else with the id of the question."""
        fault = fault.removeprefix(f"{self.id}: ").removeprefix(f"{self.id} ")
        part = _LABEL.fullmatch(fault)
        if part and part["label"] in self._found:
            place, named = self._found[part["label"]]
            return str(place.fault(f"{named}: {part['said']}"))
        return f"{self.id}: {fault}"
