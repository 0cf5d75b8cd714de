"""The source line of a picture of clubs: the tables of its kinds, and the publishers of the rows of the day."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.models.clubs import networks
from eudefence.views.page.source import source_line

TABLES = {
    "pesco": ("pesco_projects", "pesco_participants"),
    "formats": ("formats", "format_membership"),
    "missions": ("csdp_missions", "csdp_third_states"),
}


def club_source(roll: networks.Roll, note: str = "") -> str:
    """The source line of a roll.

    >>> club_source(networks.roll("formats", on="1990-01-01")).startswith("Source: course data, tables formats and")
    True
    """
    tables = []
    for kind in roll.kinds:
        table, members = TABLES[kind]
        clubs = [club for club in roll.clubs if club.kind == kind]
        keys = {club.key for club in clubs}
        tables.append((table, [course().find(table, club.row)["source_id"] for club in clubs]))
        tables.append((members, [tie.source_id for tie in roll.ties if tie.club in keys]))
    return source_line(*tables, note=note)
