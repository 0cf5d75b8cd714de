"""What computes the answers of unit 11: what partners have, what use was shown, whom two words pick out.

Functions return names of options, items and categories of the texts in ``11/``, or numbers and sets; no answer is typed
here.
"""

from functools import lru_cache
from itertools import permutations, product

from eudefence.data.package import course
from eudefence.ground.words import joined
from eudefence.models.partners import partnerships, qca
from eudefence.models.partners.partnerships.partner_names import name as partner_name

IN_FORCE = "in_force"

# --- What partners have -----------------------------------------------------------------------------------------------


def states():
    """All partners that are states; the two organisations stand last."""
    return set(partnerships.partners()[:-2])


@lru_cache(maxsize=256)
def ties_of(state, on=None):
    """The ties that a partner has in force on a day, of the ten in the picture."""
    found = partnerships.profile(state, on)
    return frozenset(kind for kind in partnerships.MAIN if found.standing(kind) == IN_FORCE)


def only_the_declaration():
    """Partners with a Security and Defence Partnership in force and none of the other ties."""
    return {one for one in states() if ties_of(one) == {"partnership"}}


def with_one_tie():
    """Partners with a single tie, whichever it is."""
    return {one for one in states() if len(ties_of(one)) == 1}


def with_the_declaration():
    """All partners with the declaration, whatever else they have."""
    return {one for one in states() if "partnership" in ties_of(one)}


def without_what_is_possible():
    """Those for whom no other tie is even possible."""
    possible = {one for one in states() if set(partnerships.profile(one).possible) & set(partnerships.MAIN)}
    return only_the_declaration() - possible


TIES = {
    "declaration": "partnership",
    "missions": "missions_agreement",
    "secrets": "classified_information",
    "mobility": "pesco_project",
    "area": "economic_area",
    "fund": "defence_fund",
    "own agreement": "safe_agreement",
    "alliance": "nato_member",
    "supplies": "ukraine_loan",
    "five": "group_of_five",
}


def whose(item):
    """Whether Norway, Canada or both have a tie in force."""
    having = [one for one in ("NO", "CA") if TIES[item] in ties_of(one)]
    return "both" if len(having) == 2 else {"NO": "norway", "CA": "canada"}[having[0]]


def of_one_kind():
    """Whether what Norway and Canada share makes them partners of one kind, and what sets them apart."""
    apart = {"NO": ties_of("NO") - ties_of("CA"), "CA": ties_of("CA") - ties_of("NO")}
    law = {"economic_area", "defence_fund", "safe_equal"} <= apart["NO"] and "safe_agreement" in apart["CA"]
    return ("no", "law") if law else ("yes", "three")


WAYS = {"equal": "safe_equal", "own": "safe_agreement", "purchases": "safe_purchases"}


def way_into_safe(item):
    """The most that a partner has under the loans, by the name of a category."""
    found = partnerships.profile(item)
    return next((way for way, kind in WAYS.items() if found.standing(kind) == IN_FORCE), "none")


def secrets_without_missions(on=None):
    """States with an agreement on secrets and none on missions, not even a signed one, on a day."""
    return {
        one for one in all_with_secrets(on) if partnerships.profile(one, on).standing("missions_agreement") == "none"
    }


def missions_without_secrets(on=None):
    """The other way round."""
    return {
        one for one in states() if _has(one, on, "missions_agreement") and not _has(one, on, "classified_information")
    }


def all_with_secrets(on=None):
    """All with an agreement on secrets."""
    return {one for one in states() if _has(one, on, "classified_information")}


def _has(state, on, kind):
    return kind in ties_of(state, on)


def british(item):
    """How a tie of the United Kingdom stands on the day of the edition."""
    kind = TIES[item]
    standing = partnerships.profile("GB").standing(kind)
    in_force = "beside" if partnerships.KINDS[kind].family == "groups" else "in"
    return {IN_FORCE: in_force, "possible": "open"}.get(standing, "out")


def british_as_argued():
    """What a core text reads otherwise, and by which claim."""
    claim = course().find("claims", "C027")
    return {"mobility": ("in", "IAI 2026 (page 4) counts it so")} if claim["verdict"] == "disputed" else {}


ORDERED = {"norway": "NO", "canada": "CA", "states": "US", "britain": "GB", "japan": "JP"}


def number_of_ties(item):
    """In how many of the ten ties a partner is; fewer come later."""
    return -len(ties_of(ORDERED[item]))


FOUR = ("NO", "IS", "CA", "JP")


def four():
    """The partners of the exercise on an order without weights."""
    return set(FOUR)


def has_all_of():
    """Ties from a partner to each other one all of whose ties it has as well, and more."""
    return [list(pair) for pair in permutations(FOUR, 2) if ties_of(pair[0]) > ties_of(pair[1])]


def closer_pairs():
    """The same by name, as the form offers them."""
    return joined(" to ".join(map(partner_name, pair)) for pair in has_all_of())


def upside_down():
    """The same with the direction reversed."""
    return [pair[::-1] for pair in has_all_of()]


def has_more_than():
    """Ties from whoever has the larger number."""
    return [list(pair) for pair in permutations(FOUR, 2) if len(ties_of(pair[0])) > len(ties_of(pair[1]))]


def only_from_norway():
    """Only those that begin with the first."""
    return [pair for pair in has_all_of() if pair[0] == "NO"]


# --- Use that can be shown --------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def shown(since="partnership"):
    """The cells of the picture."""
    return partnerships.use(since=since)


def is_there_a_use(partner):
    """What the picture says of the sentence that a partnership has been of no use."""
    states = [cell.state for cell in shown().cells.values() if cell.partner == partner]
    return "contradicted" if "shown" in states else "silent"


def cells_of_partnerships(*which):
    """How many cells of partners that have a partnership are in one of these states."""
    found = shown()
    return sum(cell.state in which for cell in found.cells.values() if found.starts.get(cell.partner))


def cells_of_all(*which):
    """The same of all partners."""
    return sum(cell.state in which for cell in shown().cells.values())


def cells_without_use():
    """Every cell of a partner with a partnership that is not "use shown"."""
    return cells_of_partnerships("not_shown", "before", "from_union", "undecided", "not_searched")


EVIDENCE = {"plan": "U-NO-3", "reserve": "U-MD-5", "mobility": "U-CA-6"}
DIRECTIONS = {"to_union": "partner", "from_union": "Union", "both": "both"}


def _coded(name):
    return course().find("palpable_use", EVIDENCE[name])


def coded():
    """The first codes of three pieces of evidence, with the reasons of the second coder, who gave the same."""
    return [
        {
            "evidence": name,
            "line": row["line"],
            "gives": DIRECTIONS[row["direction"]],
            "counts": "yes" if row["counts_as_use"] else "no",
            "reason": course().find("codings", "palpable_use", row["use_id"], "counts_as_use", "second")["reason"],
        }
        for name, row in ((name, _coded(name)) for name in EVIDENCE)
    ]


def _with(name, **codes):
    return [row | (codes if row["evidence"] == name else {}) for row in coded()]


def plans_as_use():
    """As if a plan were a use."""
    return _with("plan", counts="yes")


def doors_as_use():
    """As if an open door were a use."""
    return _with("mobility", counts="yes")


def help_is_no_use():
    """As if what the Union gives were no use."""
    return _with("reserve", counts="no")


def project_as_act():
    """As if the line followed from the subject, soldiers on the move, and not from the instrument."""
    return _with("mobility", line="act")


# --- The line between members and others ------------------------------------------------------------------------------

RIGHTS = {
    "vote": "council_vote",
    "launch": "launch",
    "contributors": "contributors",
    "fund": "fund_money",
    "purchases": "buy_together",
    "secrets": "secrets",
}


def open_to(item):
    """Whether a right of members is closed to every partner, or open to some, at least in part."""
    outside = [
        row["standing"]
        for row in course().rows("partner_rights")
        if row["right_id"] == RIGHTS[item] and not row["valid_to"] and row["holder_kind"] != "member_state"
    ]
    return "some" if {"has", "in_part"} & set(outside) else "closed"


# --- Two words --------------------------------------------------------------------------------------------------------

PAIRS = {
    "share and democracy": ("defence_share", "electoral_democracy"),
    "share and alliance": ("defence_share", "nato_member"),
    "staff and alliance": ("staff_in_missions", "nato_member"),
    "money and list": ("defence_money", "on_russian_list"),
    "staff and declarations": ("staff_in_missions", "alignment_declarations"),
}


def makes_türkiye_both(item):
    """Whether Türkiye passes both words by these measures, with the thresholds in the middle."""
    return partnerships.criteria(*PAIRS[item]).group("TR") == "both"


# --- Rules from invented cases ----------------------------------------------------------------------------------------

SEEN = {(1, 1, 1), (1, 1, 0), (1, 0, 1)}  # the invented partners that took part: A, N, P


@lru_cache(maxsize=1)
def shortest():
    """The shortest rules for the invented table."""
    rows = [dict(zip("ANPY", (*case, int(case in SEEN)), strict=True)) for case in product((1, 0), repeat=3)]
    table = qca.truth_table([row | {"case": f"case {n}"} for n, row in enumerate(rows)], "Y", ["A", "N", "P"])
    return [str(model) for model in qca.minimise(table, "none").models]
