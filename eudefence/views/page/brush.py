"""A control whose place is the picture: the reader chooses a value and gives it to marks, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eudefence.ground.arguments import refused
from eudefence.ground.quoting import shown

from .controls import Control, pairs_of


def brush(
    label: str,
    options: Iterable | Mapping,
    keys: Iterable[str],
    default: str,
    *,
    value: Mapping[str, str] | None = None,
    asks: str,
    again: str,
    more: bool = False,
) -> BrushControl:
    """Values for the marks of the picture: a row of radio buttons chooses one, a click on a mark or the space bar sets
    it there; once more, and the mark is back at the `default`.

    Parameters
    ----------
    label : str
        What is chosen, such as "Vote to set".
    options : iterable or mapping
        What marks can be given besides the default: texts, or a mapping from what is shown to the text.
    keys : iterable of str
        Keys of the marks that can be set (see `Drawing.mark`). Of these a picture may show all or some; other marks of
        it only say their facts.
    default : str
        The value of all others.
    value : mapping of str to str, optional
        At the start: key to value, for the marks that are not at the default.
    asks : str
        The line that says what to do, such as "Choose a vote, then click a state or press Space on it."
    again : str
        The words of the button that sets all back to the default.
    more : bool
        Fold it away under "More settings".

    Returns
    -------
    BrushControl
        The function gets a mapping from key to value, without those at the default. The facts of a mark have to say its
        value, for readers who do not see it.

    Examples
    --------
    >>> votes = brush("Vote to set", ["no", "absent"], ["FR", "DE"], "yes", asks="Choose a vote.", again="All yes")
    >>> votes.accept({"FR": "no", "DE": "yes"}, "votes")
    {'FR': 'no'}
    """
    pairs = pairs_of(options)
    words = {"keys": list(dict.fromkeys(keys)), "default": default, "help": asks, "again": again}
    words |= {"more": True} if more else {}
    if default in [value for _, value in pairs]:
        raise ValueError(f"default: {default!r} is also an option; a mark is set back to it by a second click")
    return BrushControl(label, dict(value or {}), tuple(pairs), words)


@dataclass(frozen=True)
class BrushControl(Control):
    """Values for marks of the picture (see `brush`)."""

    kind, shown_as = "brush", "brush"

    def accept(self, value, argument):
        if not isinstance(value, Mapping):
            raise ValueError(f"{argument}: {shown(value)} is no mapping from mark to {self.label.lower()}")
        keys, default = self.further["keys"], self.further["default"]
        known = [default, *(option for _, option in self.options)]
        for key, given in value.items():
            if key not in keys:
                raise refused(argument, key, keys, self.label.lower())
            if given not in known:
                raise refused(f"{argument}, {key}", given, known, self.label.lower())
        return {key: value[key] for key in keys if value.get(key, default) != default}

    def ends(self):
        """Nothing set; each value at all marks, and at the first alone."""
        keys = self.further["keys"]
        each = [option for _, option in self.options]
        return [{}, *(dict.fromkeys(some, option) for option in each for some in (keys, keys[:1]))]

    def _particulars(self):
        return {"options": [[option, words] for words, option in self.options]}
