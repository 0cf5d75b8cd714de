"""Small networks of states and clubs for the tests, made by hand or by hypothesis."""

import networkx
from hypothesis import strategies as st


def two_mode(clubs, states=(), **of_states):
    """A graph of clubs, each a text of the letters of its members; `A="EU only"` says where a state stands."""
    graph = networkx.Graph()
    for state in sorted({*"".join(clubs.values()), *states}):
        graph.add_node(state, bipartite=0, alignment=of_states.get(state, "neither"))
    for club, members in clubs.items():
        graph.add_node(club, bipartite=1)
        graph.add_edges_from((state, club) for state in members)
    return graph


def random_two_mode(most_states=6, most_clubs=7):
    """Any network of a few states and clubs."""

    def made(masks):
        letters = "ABCDEFGH"[:most_states]
        return two_mode(
            {
                f"club {place}": "".join(letter for bit, letter in enumerate(letters) if mask >> bit & 1)
                for place, mask in enumerate(masks)
            },
            states=letters,
        )

    return st.lists(st.integers(0, 2**most_states - 1), min_size=1, max_size=most_clubs).map(made)


# Three states in three clubs: A in all, B in two, C in one.
THREE = {"p": "AB", "q": "ABC", "r": "A"}
