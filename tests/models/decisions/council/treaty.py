"""A second algorithm: the Treaty read anew, for comparison with what the tables of rules make of it."""

from hypothesis import strategies as st

from eudefence import council
from eudefence.models.decisions.council.counts import STANCES
from tests.models.decisions.council.unions import union


def treaty(rule, stances, people, quorum=True):
    """Adopted or not, written from the Treaty articles without looking at the tables."""
    n, total = len(people), sum(people.values())
    group = {s: [m for m in people if stances[m] == s] for s in ("in_favour", *STANCES)}
    yes, persons = len(group["in_favour"]), sum(people[m] for m in group["in_favour"])
    if quorum and 2 * (n - len(group["absent"])) <= n:
        return False
    if rule in ("unanimity", "participants_unanimity", "plain_unanimity"):
        declared = sum(people[m] for m in group["declaring"])
        barred = rule == "unanimity" and 3 * len(group["declaring"]) >= n and 3 * declared >= total
        return not group["against"] and not group["absent"] and not barred
    if rule == "qualified":
        return (100 * yes >= 55 * n and yes >= 15 and 100 * persons >= 65 * total) or n - yes < 4
    if rule == "reinforced":
        return 100 * yes >= 72 * n and 100 * persons >= 65 * total
    if rule == "participants_reinforced":
        return 100 * yes >= 72 * n and 100 * persons >= 65 * total
    if rule == "participants_qualified":
        sizes = [k for k in range(1, n + 1) if 100 * sum(sorted(people.values())[-k:]) > 35 * total]
        return (100 * yes >= 55 * n and 100 * persons >= 65 * total) or n - yes < min(sizes, default=n) + 1
    if rule == "simple":
        return 2 * yes > n
    if rule == "four_fifths":
        return 5 * yes >= 4 * n
    if rule == "common_accord":
        return yes == n
    return yes >= 2  # consent outside the Treaties


READ_ANEW = (
    "unanimity", "plain_unanimity", "qualified", "reinforced", "simple", "four_fifths", "participants_unanimity",
    "participants_qualified", "participants_reinforced", "common_accord", "consent",
)  # fmt: skip


NO_QUORUM = ("common_accord", "consent")


@st.composite
def votes(draw, most=7):
    rule = draw(st.sampled_from(READ_ANEW))
    people = union(*draw(st.lists(st.integers(0, 100), min_size=1, max_size=most)))
    possible = [s for s in ("in_favour", *STANCES) if s != "declaring" or rule == "unanimity"]
    stances = {member: draw(st.sampled_from(possible)) for member in people}
    return rule, people, stances


def decided(rule, people, stances):
    groups = {stance: [m for m in people if stances[m] == stance] for stance in STANCES}
    return council.decide(rule, population=people, **groups)
