"""What computes the answers of unit 07: cases of differentiation, votes that open a group, voices, kinds of good.

Functions return names of options and categories of the texts in ``07/``, or numbers and sets; no answer is typed here.
"""

from eudefence.data.package import course
from eudefence.learning.bank.lookups import decision
from eudefence.models.clubs import balance, differentiation
from eudefence.models.clubs.balance.assumptions import taken
from eudefence.models.clubs.balance.goods import access
from eudefence.models.decisions import council

FOUNDED = "2018-01-01"  # three weeks after permanent structured cooperation began

# --- Who stands outside -----------------------------------------------------------------------------------------------


def named_outside(**kind):
    """Members that cases of a kind name as outside, on the day of the edition."""
    return {code for one in differentiation.cases(**kind) for code in one.opt_outs}


def by_treaty():
    """Members that cases resting on a Treaty article name as outside."""
    return named_outside(legal_form="treaty")


def by_treaty_at_any_time():
    """The same at the end of any year since the first."""
    days = [differentiation.day_of(year) for year in range(1993, course().edition.year + 1)]
    return {code for day in days for one in differentiation.cases(day, legal_form="treaty") for code in one.opt_outs}


def by_treaty_without_arms():
    """The right ones without those whom only the abstention on weapons names."""
    kept = [one for one in differentiation.cases(legal_form="treaty") if one.id != CASES["aid"]]
    return {code for one in kept for code in one.opt_outs}


def members_then():
    """The members of the Union three weeks after permanent structured cooperation began."""
    return list(council.members(FOUNDED))


def outside_pesco(on=FOUNDED):
    """Members of the Union that were not in permanent structured cooperation on a day."""
    return set(differentiation.cases(on)["D06"].on_side("not_joined"))


def outside_pesco_now():
    """The same on the day of the edition."""
    return outside_pesco(None)


def outside_pesco_without_britain():
    """Those of them that are members of the Union today."""
    return outside_pesco() - {"GB"}


def named_against_pesco():
    """States that a case names as outside at that time, whatever it is about."""
    return {code for one in differentiation.cases(FOUNDED) for code in one.opt_outs}


# --- Four questions to a case -----------------------------------------------------------------------------------------

CASES = {
    "Weimar": "D35",
    "Canada": "D25",
    "command": "D50",
    "loan": "D16",
    "texts": "D69",
    "ministers": "D37",
    "coalition": "D56",
    "PESCO": "D06",
    "Denmark": "D01",
    "Malta": "D04",
    "loans": "D21",
    "clause": "D22",
    "aid": "D13",
}


def coded(item):
    """The row of the case an item stands for."""
    return course().find("differentiation", CASES[item])


def box(item):
    """On which side of the Union the line of a case runs, and how the case is set up."""
    return f"{coded(item)['membership']} {coded(item)['formality']}"


def reason_apart(item):
    """Why a member stands apart in a case."""
    return coded(item)["schimmelfennig_winzen"]


def depth(item):
    """How deep a case goes, on the ladder of the course."""
    return coded(item)["depth"]


# --- One state, counted -----------------------------------------------------------------------------------------------

PROFILES = {"before": ("Denmark", FOUNDED), "after": ("Denmark", None), "Malta": ("Malta", None)}


def counted():
    """For each profile the cases that name the state as outside, and those it has joined."""
    found = {row: differentiation.profile(state, on=on) for row, (state, on) in PROFILES.items()}
    return [{"profile": row, "outside": len(one.opt_outs), "joined": len(one.opt_ins)} for row, one in found.items()]


def counted_the_undecided():
    """The same, where cases that the data leave undecided are taken for cases outside."""
    found = {row: differentiation.profile(state, on=on) for row, (state, on) in PROFILES.items()}
    return [row | {"outside": row["outside"] + len(found[row["profile"]].on_side("undecided"))} for row in counted()]


def counted_the_wrong_way():
    """The two columns exchanged."""
    return [row | {"outside": row["joined"], "joined": row["outside"]} for row in counted()]


# --- Votes that open a group ------------------------------------------------------------------------------------------


def into_pesco():
    """Who must agree before a late comer is in, and which kind of rule says so."""
    own = decision("admit_to_pesco")
    option = {"participants": "inside", "all_members": "all"}[own["voters"]]
    return option, "enhanced" if own["article_id"].startswith("tfeu-329") else "own door"


def group_let_go():
    """The article by which the group behind the loan for Ukraine was authorised."""
    used = {row["article_ref"] for row in course().rows("instrument_articles") if row["instrument_id"] == "UA_LOAN_90"}
    ways = {decision(act)["article_id"] for act in ("enhanced_cooperation_other", "enhanced_cooperation_cfsp")}
    [article] = used & ways
    return article


def same_as_enhanced():
    """Whether a late comer gets into permanent structured cooperation by a vote like the one that opens a group."""
    votes = {(one["rule_id"], one["voters"]) for one in map(decision, ("admit_to_pesco", "enhanced_cooperation_cfsp"))}
    return "supported" if len(votes) == 1 else "contradicted"


# --- EUFLEX -----------------------------------------------------------------------------------------------------------

SAID = {
    "exit": "P1",
    "levels": "P3",
    "three": "O2",
    "little": "O5",
    "clubs": "haugevik_2023",
    "north": "haugevik_sending_2020",
}


def voice(item):
    """Who says a sentence: the page, a publication it lists, or this course."""
    if SAID[item] in {row["bib_key"] for row in course().rows("euflex_publications")}:
        return "publication"
    return course().find("euflex_statements", SAID[item])["voice"]


def treat_leaving():
    """Publications of the list that treat leaving, in what could be read of them."""
    rows = course().rows("euflex_publications")
    return [row for row in rows if "British exit" in row["on_the_dilemma"]]


def may_be_written(item):
    """Whether a sentence on EUFLEX and exit is the one that the page and the publications bear."""
    found = len(treat_leaving())
    most = {0: "nothing", len(course().rows("euflex_publications")): "found"}.get(found, "assumed")
    return item == most


def closed_to_london():
    """The way that Norway took and that has no model for London, and what London lacks for it."""
    [way] = [row for row in course().rows("norway_ways") if row["taken"] == "yes" and not row["uk_model"]]
    named = {"W1": "case", "W2": "ties", "W3": "treaty", "W4": "door"}
    return named[way["way_id"]], "area" if "European Economic Area" in way["way"] else "vote"


# --- The balance of a group -------------------------------------------------------------------------------------------

GOODS = {"fund": "club", "standard": "network", "peace": "public", "shells": "common_pool"}
BESIDE = "State beside the Union"


def pull(item):
    """Whether a good draws in those outside: it does where nothing of it can be used from outside."""
    return "draws" if access(GOODS[item], taken(None))[0] == 0 else "leaves"


def where_beside(good="public"):
    """Where the state beside the Union ends if the group makes such a good, and the reason in the model."""
    group = balance.equilibrium(balance.types().values(), good=good)
    place = {"inside": group.inside, "beside": group.beside, "out": group.out}
    [option] = [name for name, states in place.items() if BESIDE in states]
    return option, "has it" if access(good, group.assumptions)[0] == 1 else "kept out"
