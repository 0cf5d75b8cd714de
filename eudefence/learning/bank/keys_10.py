"""What computes the answers of unit 10: what groups did, a model of fading, who would sit in a Council, its designs.

Functions return names of options, items and categories of the texts in ``10/``, or numbers and sets; no answer is typed
here.
"""

from fractions import Fraction
from functools import lru_cache

from eudefence.data.package import course
from eudefence.models.partners import appraisal
from eudefence.models.partners import momentum as model
from eudefence.views.partners.momentum import momentum

from .lookups import article_of

# --- What groups did --------------------------------------------------------------------------------------------------

GROUPS = {"EI2": "ei2", "E5": "e5", "JEF": "jef", "coalition": "cow", "vehicle": "cavs"}
DEEDS = {"exercise": "forces", "deployment": "forces", "purchase_or_contract": "purchase"}


def most_it_did(item):
    """What was found of a group that nobody contests: forces, a purchase, or neither."""
    rows = [row for row in course().rows("format_activity") if row["format_id"] == GROUPS[item]]
    found = {DEEDS[row["kind"]] for row in rows if row["kind"] in DEEDS and not row["contested"]}
    [most] = found or {"meetings"}
    return most


def did_it_shrink():
    """Whether EI2 lost members, and why one may not say so."""
    rows = [row for row in course().rows("format_membership") if row["format_id"] == "ei2" and row["full_member"]]
    first = min(row["valid_from"] for row in rows)
    began = sum(row["valid_from"] == first for row in rows)
    now = sum(row["valid_to"] is None for row in rows)
    return ("no", "grew") if now > began else ("yes", "quiet")


def is_the_few_always_quicker():
    """Whether all members took longer than a week to decide on weapons after the attack."""
    attack, money = (course().find("events", key)["date"] for key in ("ev059", "ev129"))
    return ("no", "days") if (money - attack).days <= 7 else ("yes", "veto")


# --- A model of fading, and a chain of joining ------------------------------------------------------------------------

CHANGES = {
    "slower": {"half_life": 60},
    "longer": {"staying": 24},
    "anchored": {"anchoring": 40},
    "alike": {"spread": 0},
    "shock": {"shock": 24},
}


@lru_cache(maxsize=8)
def works_in(change=""):
    """In how many of a hundred runs the coalition works at the end, as the picture begins or with one change."""
    return momentum(**CHANGES.get(change, {})).columns["Runs that work"][-1]


def makes_it_fail(item):
    """Whether a change lowers that number."""
    return works_in(item) < works_in()


WAITING = (0, 1, 1, 3, 5, 5)


def waiting():
    """For how many others each of six states waits, as it is written."""
    return ", ".join(map(str, WAITING))


def joined():
    """How many end up in."""
    return model.cascade(WAITING).joined


def all_of_them():
    """All six."""
    return len(WAITING)


def after_the_first_answer():
    """Those who start, and those whom they bring in at once."""
    starters = WAITING.count(0)
    return sum(one <= starters for one in WAITING)


# --- The duty and its neighbour ---------------------------------------------------------------------------------------

SAYS = {
    "nobody votes": lambda row: row["decision_rule"] == "No vote",
    "council decides": lambda row: row["rule_id"] is not None,
    "own means": lambda row: row["money"].startswith("Each member bears"),
    "union means": lambda row: row["money"].startswith("Means of the Union"),
    "called on": lambda row: row["use_status"] == "used",
    "never called on": lambda row: row["use_status"] == "never_used",
}


def mutual_assistance():
    """The article of the duty."""
    return article_of("mutual_assistance")


def what_is_owed(item):
    """Whether a sentence follows from the duty: no vote is taken, and each state bears what it gives."""
    row = course().find("treaty_articles", mutual_assistance())
    by_itself = SAYS["nobody votes"](row) and SAYS["own means"](row)
    return item == ("each" if by_itself else "council")


def which_clause(item):
    """The clause of which a sentence holds: the duty of the states or the solidarity clause."""
    clauses = {"assistance": mutual_assistance(), "solidarity": "tfeu-222"}
    [found] = [name for name, key in clauses.items() if SAYS[item](course().find("treaty_articles", key))]
    return found


# --- Who would sit ----------------------------------------------------------------------------------------------------


def named(proposal, account="proposer"):
    """The states that a proposal names by one account, with a seat of whatever kind."""
    rows = [row for row in course().rows("esc_seats") if row["proposal_id"] == proposal and row["account"] == account]
    return {row["country"] for row in rows if row["country"]}


def named_outside():
    """Those whom the President of the Commission named."""
    return named("R19")


def named_with(state):
    """One too many."""
    return named_outside() | {state}


def named_in_the_paper():
    """Those of which IAI 2026 says that most want them in; C100 counts them."""
    return named_outside() - {"CA"}


def only_london():
    """The state that a proposal of 2019 names alone, as most do."""
    return named("R24")


def washington_is_there(answer):
    """Whether the United States is among the states."""
    return "US" in answer


def offered_outside():
    """States outside the Union, named or not."""
    return named_outside() | {"US", "TR", "CH", "IS", "JP"}


def told_by_one_only():
    """States that one account of February 2026 names and the other does not."""
    return named("R10") ^ named("R10", "core_text")


def added_by_the_paper():
    """Those whom only the paper names."""
    return named("R10", "core_text") - named("R10")


def missing_in_the_paper():
    """Those whom only the reports name."""
    return named("R10") - named("R10", "core_text")


def named_by_both():
    """Those in both."""
    return named("R10") & named("R10", "core_text")


def offered_seats():
    """All that are named by either account."""
    return named("R10") | named("R10", "core_text")


def may_one_say_it_met():
    """Whether a body of that name was made, or five leaders met as an informal group."""
    proposed = [row for row in course().rows("reform_proposals") if "Security Council" in row["name"]]
    made = any(row["status"].startswith("Carried out") for row in proposed)
    informal = course().find("formats", "e5")["legal_form"] == "Informal"
    return ("yes", "permanent") if made else ("no", {True: "informal"}[informal])


# --- Designs ----------------------------------------------------------------------------------------------------------

DESIGNS = {"D1": "light", "D2": "anchored", "D3": "outside", "D4": "formal"}
SENTENCES = {
    "agile": "D1-for-iai",
    "short-lived": "D1-against-iai",
    "link": "D2-link-iai",
    "less flexible": "D2-against-iai",
    "inclusive": "D3-for-iai",
    "law": "D4-members-euiss",
}
CRITERIA = {
    "coherence": "coherence",
    "flexibility": "flexibility",
    "inclusiveness": "inclusiveness",
    "link": "link_to_union_instruments",
    "transparency": "transparency",
    "durability": "durability",
}


def said_of(item):
    """The design of which a sentence was written."""
    return DESIGNS[course().find("esc_design_answers", SENTENCES[item])["design_id"]]


@lru_cache(maxsize=1)
def matrix():
    """The designs with the scores of the course."""
    return appraisal.security_council()


def first_rank_hangs_on(item):
    """Whether a criterion is the one whose weight has to move least for another design to come first."""
    return appraisal.stability(matrix()).nearest.criterion == CRITERIA[item]


def score(design, criterion):
    """One score."""
    return matrix().cells[design, CRITERIA[criterion]].score


def level_at():
    """Per cent of weight on coherence, the rest on flexibility, at which two designs are level."""
    gain, loss = (abs(score("D2", one) - score("D3", one)) for one in ("coherence", "flexibility"))
    return float(100 * Fraction(loss, gain + loss))


def level_of_the_other():
    """The weight of flexibility at the same point."""
    return 100 - level_at()


def half():
    """Equal weights."""
    return 100 / len(("coherence", "flexibility"))


def sum_of(design):
    """Flexibility and inclusiveness added up."""
    return score(design, "flexibility") + score(design, "inclusiveness")


def rank_of(item):
    """The place of a design by that sum, the largest first."""
    [design] = [key for key, name in DESIGNS.items() if name == item]
    return -sum_of(design)


def in_the_papers_words(criterion):
    """What the paper says of the light design: high, low, or nothing."""
    cell = matrix().cells["D1", CRITERIA[criterion]]
    return {True: "high" if cell.score > 3 else "low"}.get(cell.scored_by == "text", "nothing")


def coded_light():
    """The light design, criterion by criterion: the words of the paper, and the score and reason of the course."""
    cells = {one: matrix().cells["D1", key] for one, key in CRITERIA.items()}
    return [
        {"criterion": one, "paper": in_the_papers_words(one), "score": int(cell.score), "reason": cell.reason}
        for one, cell in cells.items()
    ]


def with_our_guesses():
    """The guesses of the course taken for words of the paper."""
    return [row | {"paper": "high" if row["score"] > 3 else "low"} for row in coded_light()]


def core_members_as_inclusive():
    """The sentence on who sits read as a judgement."""
    return [row | ({"paper": "high"} if row["criterion"] == "inclusiveness" else {}) for row in coded_light()]


def upside_down():
    """What is high called low, and the reverse."""
    turned = {"high": "low", "low": "high", "nothing": "nothing"}
    return [row | {"paper": turned[row["paper"]]} for row in coded_light()]
