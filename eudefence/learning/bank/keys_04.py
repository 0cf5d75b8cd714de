"""What computes the answers of unit 04: kinds of instruments and of money, articles, loans by state, who has a vote.

Functions return names of options, items and categories of the texts in ``04/``, or numbers; no answer is typed here.
"""

from collections import Counter

from eudefence.data.package import course
from eudefence.models.industry import pillars
from eudefence.models.industry.pillars.money import amount_on

SHOCKS = ("ev035", "ev059")  # Crimea, and the invasion of all Ukraine


def instrument(key):
    """The row of an instrument."""
    return course().find("instruments", key)


# --- Kinds of instruments and of money --------------------------------------------------------------------------------


def sort_of(key):
    """Agency, rule, fund or loan."""
    kind = instrument(key)["kind"]
    return {"directive": "rule", "fiscal_rule": "rule"}.get(kind, kind)


def may_be_compared():
    """Whether the money of the two instruments is of one kind, and if not, why not."""
    lent, given = (instrument(key)["money_type"] for key in ("SAFE", "EDF"))
    return ("one kind", "one budget") if lent == given else ("two kinds", "comes back")


def place_of(key):
    """Where the money of an instrument stands."""
    row = instrument(key)
    if row["money_type"] == "loans":
        return "lent"
    return {"in_budget": "union", "off_budget": "pool", "national_budgets": "own"}[row["budget_place"]]


def the_plan_is_a_budget():
    """Whether the row of ReArm Europe bears out that the Union spends its sum: only in the budget would it."""
    return "supported" if instrument("REARM_2030")["budget_place"] == "in_budget" else "contradicted"


# --- Time, and articles -----------------------------------------------------------------------------------------------


def farthest_from_a_shock():
    """The instrument whose act came longest after the last shock before it."""
    shocks = [course().find("events", shock)["date"] for shock in SHOCKS]
    acts = {"EDF": "ev054", "ASAP": "ev137", "SAFE": "ev093"}
    days = {key: course().find("events", act)["date"] for key, act in acts.items()}
    return max(days, key=lambda key: min(days[key] - shock for shock in shocks if shock < days[key]))


def began(key):
    """The first day in force."""
    return instrument(key)["valid_from"]


def by_amount(key):
    """The sum, for the order of sizes."""
    return instrument(key)["budget_meur"]


def bases(key):
    """The articles on which an instrument rests."""
    rows = course().rows("instrument_articles")
    return {row["article_ref"] for row in rows if (row["instrument_id"], row["role"]) == (key, "legal_basis")}


def shared_base():
    """The article on which all programmes for firms and joint buying rest."""
    [article] = set.intersection(*(bases(key) for key in ("EDIDP", "EDF", "ASAP", "EDIRPA", "EDIP")))
    return article


def base_of_the_loans():
    """The article on which SAFE rests, and which Parliament attacks."""
    [article] = bases("SAFE")
    return article


# --- Loans by state, and permissions ----------------------------------------------------------------------------------


def what_germany_took():
    """A loan, the permission, both or neither: by the two tables."""
    loan = "DE" in {row["country"] for row in course().rows("safe_allocations")}
    opened = any(row["country"] == "DE" and row["valid_from"] for row in course().rows("escape_clause"))
    return {(False, True): "permission", (True, False): "loan", (True, True): "both", (False, False): "neither"}[
        loan, opened
    ]


def for_each_person(state):
    """The loan set aside for a state, in EUR for each of its people."""
    return round(float(pillars.per_head(pillars.safe_amounts())[state]), 2)


def for_each_thousand_of_income(state):
    """The same for every 1,000 dollars of national income, in EUR."""
    return round(float(pillars.per_income(pillars.safe_amounts())[state]), 2)


def in_billions(state):
    """The whole loan, in EUR billion."""
    return round(float(pillars.safe_amounts()[state]) / 10**9, 2)


# --- Who decides, and who has a vote ----------------------------------------------------------------------------------

TOGETHER = ("ordinary_procedure", "budget_procedure")
DRAWN = ("PADR", "EDIDP", "EDF", "MM_CEF", "ASAP", "EDIRPA", "EDIP", "SAFE")  # lanes of the first picture


def vote_of_parliament(key):
    """Whether the European Parliament votes on the act, or is told at most."""
    return "votes" if instrument(key)["parliament_role"] in ("co_legislator", "consent") else "told"


def why_the_loan_was_free():
    """By which road the Ukraine loan came, and what made that possible."""
    row = instrument("UA_LOAN_90")
    return {"enhanced_cooperation": ("some", "no operation")}[row["decision_rule"]]


def by_decision(amount=None, as_gift=False):
    """Instruments and EUR million, by who decided: rows of an answer."""
    amount = amount or (lambda key: amount_on(key, course().edition)[0])
    counted = {who: Counter() for who in ("together", "alone")}
    for key in DRAWN:
        row = counted["together" if instrument(key)["decision_rule"] in TOGETHER else "alone"]
        lent = instrument(key)["money_type"] == "loans" and not as_gift
        row.update({"instruments": 1, "lent" if lent else "given": amount(key)})
    columns = ("instruments", "given", "lent")
    return [{"who": who} | {column: row[column] for column in columns} for who, row in counted.items()]


def loans_as_gifts():
    """What is lent stands under what is given."""
    return by_decision(as_gift=True)


def amounts_of_the_first_laws():
    """The Fund with the amount of its first text."""
    return by_decision(by_amount)


def what_the_report_looked_at():
    """The report on the trial programmes says nothing of what the Fund pays, unless its row names the Fund."""
    argument = course().find("contested_readings", "arms_subsidy_enaat")["argument"]
    return "silent" if "two trial programmes" in argument and "Fund" not in argument else "supported"
