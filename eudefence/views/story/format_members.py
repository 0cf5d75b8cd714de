"""Who belongs to a format of states, in which role, since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eudefence.data.named import row_named
from eudefence.data.package import course
from eudefence.ground.lists import listed
from eudefence.ground.words import joined
from eudefence.views.page.row_list import table
from eudefence.views.page.view import View


def members_of(formats: str | Sequence[str]) -> View:
    """The states of a format, with their roles and how long they had them.

    What it answers: who takes part in the Eurocorps, the Weimar Triangle or another club, and as what?

    Parameters
    ----------
    formats : str or sequence of str
        One format or several, by name or key: "Eurocorps", "Weimar Triangle".

    Returns
    -------
    View
        A row for each state and role. A blank start is unknown; a blank end means that none is known.

    Raises
    ------
    ValueError
        For an unknown format (the nearest is named).

    >>> members_of("eurocorps").columns["Role"].count("framework nation")
    6
    """
    given = listed(formats, "formats", "a format or a list of formats")
    keys = [row_named("formats", name, "formats", "format") for name in given]
    several = ["format_id"] if len(keys) > 1 else []
    view = table(
        "format_membership",
        ["country", *several, "role", "valid_from", "valid_to"],
        by=[*several, "country"],
        format_id=keys,
    )
    names = {row["format_id"]: row["name"] for row in course().rows("formats")}
    named = joined([names[key] for key in dict.fromkeys(keys)])
    return replace(
        view,
        sentence=f"Who took part in {named}, in which role, and how long. A dash in “Since” is a date that was not"
        " found; in “Until” it says that no end is known, be it that there is none.",
        title=f"Members: {named}",
    )
