"""The network of states and clubs on a day, as a graph of two kinds of nodes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked

from .club_rows import as_text, roll

_TABLES = {  # of the course data, by kind
    "pesco": ("pesco_projects", "pesco_participants"),
    "formats": ("formats", "format_membership"),
    "missions": ("csdp_missions", "csdp_third_states"),
}


@keywords_checked
def memberships(kind: str | Iterable[str] = "pesco", on: str | dt.date | None = None) -> Any:
    """States and clubs on a day as a bipartite graph.

    Parameters
    ----------
    kind : {"pesco", "formats", "missions"} or several of them
    on : str or datetime.date, optional
        The day; by default the edition of the course data. A network is that of one day; years are never pooled.

    Returns
    -------
    networkx.Graph
        Nodes of states (`bipartite` 0) are ISO codes with `kind` ("member state" or "third state"), `label`,
        `alignment` ("EU and NATO", "EU only", "NATO only", "neither"), `pesco` ("takes part", "outside"),
        `memberships` and `share` of the clubs open that day. Nodes of clubs (`bipartite` 1) are keys such as
        "pesco.essor" with `kind`, `label`, `listed` (how complete the list of members is: full, near_full, partial,
        coordinator_only, third_states_only, none), `listed_on` (the day for which that is meant), `exists` ("certain"
        or "undecided"), `members` and `confidence`. Edges have `role`, `member` (observers, applicants, associated
        states and partners are none), `certain` (whether the data are sure for that day), `confidence` and `source`.
        The graph says on which day, of which edition and from which tables it is, so that a file of it does too.
        The measures of this model count edges that are `member` and `certain`.

    Raises
    ------
    ValueError
        For another kind, and for what is no day or a later one than the edition.

    Notes
    -----
    As for `roll`: the tables pesco_projects, pesco_participants, formats, format_membership, csdp_missions and
    csdp_third_states, read for one day. Many rows are recalled and many lists have gaps; each result says how many.

    Examples
    --------
    >>> from eudefence import networks
    >>> graph = networks.memberships("pesco", on="2023-05-23")
    >>> graph.nodes["DK"]["pesco"], networks.memberships("pesco", on="2023-05-22").nodes["DK"]["pesco"]
    ('takes part', 'outside')
    >>> graph.nodes["US"]["kind"], graph["US"]["pesco.military-mobility"]["role"]
    ('third state', 'participant')
    """
    import networkx

    rows = roll(kind, on)
    counted = [tie for tie in rows.ties if tie.counts]
    by_state = Counter(tie.state for tie in counted)
    by_club = Counter(tie.club for tie in counted)
    day, package = rows.day.isoformat(), course()
    graph = networkx.Graph(
        name=f"Who belongs to which club on {day}: {', '.join(rows.kinds)}",
        on=day,
        kinds=", ".join(rows.kinds),
        edition=package.edition.isoformat(),
        version=package.descriptor["version"],
        tables=", ".join(table for kind in rows.kinds for table in _TABLES[kind]),
    )
    for state in rows.states:
        graph.add_node(
            state.code,
            bipartite=0,
            kind=state.kind,
            label=state.label,
            alignment=state.alignment,
            pesco="takes part" if state.in_pesco else "outside",
            memberships=by_state[state.code],
            share=by_state[state.code] / len(rows.clubs) if rows.clubs else 0.0,
        )
    for club in rows.clubs:
        graph.add_node(
            club.key,
            bipartite=1,
            kind=club.kind,
            label=club.label,
            listed=club.listed,
            listed_on=as_text(club.listed_on),
            exists="certain" if club.certain else "undecided",
            members=by_club[club.key],
            confidence=club.confidence,
        )
    for tie in rows.ties:
        graph.add_edge(
            tie.state,
            tie.club,
            role=tie.role,
            member=tie.member,
            certain=tie.certain,
            confidence=tie.confidence,
            source=tie.source_id,
        )
    return graph
