"""Questions of unit 03: Article 41 clause by clause, who votes by which rule, blocking and standing aside, and rival explanations."""

from dataclasses import replace
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.learning.kinds import (
    Argument,
    Choice,
    Coalition,
    Law,
    LawfulFunction,
    LegalBasis,
    Mapping,
    Number,
    ReasonedChoice,
)
from eudefence.models.decisions import council
from eudefence.models.decisions.costs.regimes import regime_on

from .question import Question, Wrong

TITLE = "Who decides, who pays"


# --- Article 41, clause by clause ---------------------------------------------------------------------------------------------

CLAUSE, PARAGRAPH, PRACTICE = STANDS = (
    "a clause of Article 41(2)",
    "another paragraph of Article 41",
    "a practice, in no sentence of the article",
)
# The key is the row of treaty_clauses; the words say the same in another way.
SENTENCES = {
    "military_bar": "The operating costs of military operations stay off the budget of the Union.",
    "scale": "What is not on the budget is charged to all members by the size of their economies.",
    "abstainer": "Who abstained with a formal declaration need not pay for a military operation.",
    "staff": "The posts of Union staff who work on defence are paid from the budget of the Union.",
    "fall": "Whoever sends soldiers pays for them.",
}


def where_it_stands(clause):
    """The category of a sentence, from the table of clauses."""
    return {"clause": CLAUSE, "other_paragraph": PARAGRAPH, "practice": PRACTICE}[course().find("treaty_clauses", clause)["kind"]]


BUDGET, SHARED, SENDER = PAYERS = ("the budget of the Union", "members together, by national income", "the state that sends it")
# Each cost with the row that says who pays: a regime, or an instrument.
BILLS = {
    "frigate": ("cost_regimes", "own_costs", "fuel and pay of a frigate in a Red Sea escort"),
    "headquarters": ("cost_regimes", "epf_operations", "common costs of the headquarters of that escort"),
    "police": ("cost_regimes", "budget_civilian", "the running costs of a civilian police mission"),
    "staff": ("cost_regimes", "budget_administrative", "posts of Union officials who plan operations"),
    "arms": ("cost_regimes", "epf_assistance", "arms for a partner, through the European Peace Facility"),
    "research": ("instruments", "EDF", "a research project of the European Defence Fund"),
}


def who_bears(table, key):
    """Who pays, as a row of regimes or of instruments says."""
    row = course().find(table, key)
    if table == "instruments":
        return {"Union budget": BUDGET}[row["payer"]]
    if row["on_union_budget"] == "yes":
        return BUDGET
    return {"gni": SHARED, "own_costs": SENDER}[row["key"]]


# --- One sentence of IAI 2026, mended -----------------------------------------------------------------------------------------

# Each rewriting with the regime it names for today, and what it calls the rest of the bill.
MENDED = {
    "Today the mechanism Athena pays a list of common costs; the rest falls on those who send troops, as Article 41(2) says.": ("athena", "clause"),
    "Today the European Peace Facility pays a list of common costs; the rest falls on those who send troops, as Article 41(2) says.": (
        "epf_operations",
        "clause",
    ),
    "Today the European Peace Facility pays a list of common costs; the rest falls on those who send troops, by decision and practice.": (
        "epf_operations",
        "practice",
    ),
    "Today the European Peace Facility pays operations whole, from the budget of the Union, so that nobody has to send money.": (
        "budget_military",
        "practice",
    ),
}


def the_mended_sentence():
    """The rewriting whose regime was in force when the paper was written, with the kind that the table of clauses gives the practice."""
    written = course().find("claims", "C054")["as_of"]
    wanted = (regime_on("common_costs", written).id, course().find("treaty_clauses", "fall")["kind"])
    [sentence] = [words for words, parts in MENDED.items() if parts == wanted]
    return sentence


# --- The aid of February 2022 -------------------------------------------------------------------------------------------------

AID = "ua-2022-02"


def divided(*terms, **more):
    """A bill divided by the model of costs, which is loaded only here: it needs pandas, and a learner should not wait for it."""
    from eudefence.models.decisions import costs

    return costs.share(*terms, **more)


def abstained_from_aid():
    """Who abstained with a declaration from the first aid to Ukraine."""
    day = course().find("epf", AID)["date"]
    return [row["country"] for row in course().rows("epf") if row["record_type"] == "abstention" and row["date"] == day]


def aid_of(state, outside=True, key=None, on=None):
    """What a state pays for the first aid to Ukraine, in EUR million, if all of it had been arms."""
    row = course().find("epf", AID)
    away = abstained_from_aid() if outside else []
    paid = divided(row["amount_meur"] * 10**6, "assistance_measure", outside=away, key=key, on=on or row["date"])
    return round(float(paid[state]) / 10**6, 2)


def aid_as_an_operation():
    """The same sum and the same three outside, as if it were common costs of an operation."""
    row = course().find("epf", AID)
    paid = divided(row["amount_meur"] * 10**6, "common_costs", common_fraction=1, outside=abstained_from_aid(), on=row["date"])
    return round(float(paid["FI"]) / 10**6, 2)


def equal_parts():
    """The aid divided by the number of those who pay."""
    row = course().find("epf", AID)
    return round(row["amount_meur"] / (len(council.members(row["date"])) - len(abstained_from_aid())), 2)


# --- Votes --------------------------------------------------------------------------------------------------------------------

ALL_ALL, ALL_MANY, SOME_ALL, SOME_MANY = RULES = (
    "all members, unanimously",
    "all members, by a majority",
    "only the states inside, unanimously",
    "only the states inside, by a majority",
)
ACTS = {
    "launch_operation": "start a military operation",
    "entrust_task": "give a task to a group of willing states (Article 44)",
    "enhanced_cooperation_cfsp": "allow enhanced cooperation in foreign and security policy",
    "start_up_fund": "set up a start-up fund to prepare operations",
    "establish_pesco": "found Permanent Structured Cooperation (PESCO)",
    "pesco_project": "adopt the list of projects of PESCO",
    "admit_to_pesco": "let one more state into PESCO",
}


def act_today(act):
    """The row of an act that holds at the edition."""
    [row] = [r for r in course().rows("acts") if r["act_id"] == act and row_holds(r, course().edition)]
    return row


def who_votes_how(act):
    """Voters and kind of majority of an act."""
    row = act_today(act)
    inside = row["voters"].startswith("participants")
    alike = not council.RULES[row["rule_id"]].counts("members_for")
    return (SOME_ALL if inside else ALL_ALL) if alike else (SOME_MANY if inside else ALL_MANY)


def no_majority_in_military_matters():
    """The paragraph that shuts military decisions out of the majority votes of foreign policy."""
    [article] = [row["article_id"] for row in course().rows("treaty_articles") if row["subject"] == "No majority votes on military matters"]
    return article


TRAINING = {
    True: {
        True: "It was adopted, and Hungary had to take part and to pay like the others",
        False: "It was adopted; Hungary need neither take part nor pay, but must not work against it",
    },
    False: "It was not adopted, because one member did not vote for it",
}
TRAINING_OPTIONS = (TRAINING[False], TRAINING[True][True], TRAINING[True][False])
TRAINING_WHY = {
    "unanimity": "Unanimity means that nobody votes against; a declared abstention is no vote against (Article 31(1)).",
    "majority": "The others were a qualified majority, and that is enough (Article 16(4)).",
    "all": "Unanimity means that all vote in favour (Article 42(4)).",
}


def what_became_of_the_training_mission():
    """The vote of October 2022, counted by the Council of the kit."""
    row = course().find("epf", "abst-hu-2022")
    outcome = council.decide("launch_operation", declaring=[row["country"]], on=row["date"])
    words = TRAINING[outcome.adopted]
    return (words if isinstance(words, str) else words[row["country"] in outcome.bound]), TRAINING_WHY[
        "unanimity" if outcome.rule.id == "unanimity" else "majority"
    ]


# --- Four readings of the clause on blocking minorities -----------------------------------------------------------------------

LARGEST_THREE = ("DE", "FR", "IT")


def smallest(number):
    """The least populous members, at the edition."""
    people = council.population()
    return sorted(people, key=people.get)[:number]


def blocks(states, rule="qualified"):
    """Whether states that do not vote in favour stop a decision."""
    return not council.decide(rule, against=states).adopted


READINGS = {
    "Any four states can block.": lambda: blocks(smallest(4)),
    "Three states can block if enough people live in them.": lambda: blocks(LARGEST_THREE),
    "Four states can block if enough people live in them; three cannot.": lambda: blocks([*LARGEST_THREE, "ES"]) and not blocks(LARGEST_THREE),
    "The clause holds in every majority vote of the Council.": lambda: not blocks(LARGEST_THREE, "reinforced"),
}


def the_right_reading():
    """The reading that the votes of the kit bear out; the others fail in one example each."""
    [right] = [words for words, holds in READINGS.items() if holds()]
    return right


# Malta beside the three largest members, under a majority: what an abstention does there.
FATE = {True: "It is adopted.", False: "It is blocked."}
ABSTAINING_WHY = {
    "counted": "The thresholds count all members, so whoever abstains is missing among those in favour.",
    "silent": "An abstention is no vote against, so Malta changes nothing.",
    "veto": "An abstention of one member stops any decision of the Council.",
}


def what_an_abstention_does():
    """The fate of a law when the three largest members vote against and Malta abstains, with the reason."""
    adopted = council.decide("qualified", against=LARGEST_THREE, abstaining=["MT"]).adopted
    alone = council.decide("qualified", against=LARGEST_THREE).adopted
    # The abstention is what decides only if the same vote passes without it.
    assert alone and not adopted
    return FATE[adopted], ABSTAINING_WHY["counted"]


# --- Coalitions that block, and abstainers that stop --------------------------------------------------------------------------


@lru_cache(maxsize=1)
def least_blocking():
    """How many states a blocking minority needs at least: found by letting the largest members vote against, one after the other."""
    people = council.population()
    order = sorted(people, key=people.get, reverse=True)
    return next(number for number in range(1, len(order)) if blocks(order[:number]))


def part(states):
    """Per cent of the population of the Union."""
    people = council.population()
    return f"{sum(people[state] for state in states) * 100 / sum(people.values()):.1f} %"


def blocking_fault(states):
    """What keeps a set from being a smallest blocking minority with Germany."""
    if strangers := sorted(states - set(council.members())):
        return f"{_names(strangers)} {'has' if len(strangers) == 1 else 'have'} no vote in the Council. Take members of the Union only."
    if "DE" not in states:
        return "Germany is not among them, and the task asks for it. Put it in, and count people again."
    if not blocks(states):
        if len(states) < least_blocking():
            return (
                f"{_number(len(states))} cannot block, however large: {part(states)} of the population is behind your choice, but Article 16(4) "
                "TEU asks for at least four members. Add members until there are four."
            )
        return (
            f"They are enough states, but only {part(states)} of the population live in them, so the others still reach their share. Exchange a "
            "small state for a larger one."
        )
    if len(states) > least_blocking():
        return (
            f"They do block, but {len(states)} are more than needed. Leave states out, or exchange small ones for large ones, as long as the "
            "vote fails."
        )
    return ""


def bar_fault(states):
    """What keeps a set of declaring abstainers from being a smallest one that stops an operation."""
    members = council.members()
    if strangers := sorted(states - set(members)):
        return f"{_names(strangers)} {'has' if len(strangers) == 1 else 'have'} no vote in the Council. Take members of the Union only."
    outcome = council.decide("launch_operation", declaring=states)
    third = -(-len(members) // 3)
    if outcome.adopted:
        if len(states) < third:
            return (
                f"{_number(len(states))} abstainers do not reach a third of the members, however many people live in them ({part(states)}). "
                "Article 31(1) TEU asks for both thirds; add states."
            )
        return (
            f"They are a third of the members, but only {part(states)} of the population live in them. Article 31(1) TEU asks for both thirds; "
            "exchange small states for larger ones."
        )
    if len(states) > third:
        return (
            f"They do stop it, but {len(states)} are more than needed. Leave states out, or exchange small ones for large ones, as long as "
            "both thirds are still reached."
        )
    return ""


def _names(codes):
    return ", ".join(countries.name(code) for code in codes)


def _number(number):
    return "no one two three four five six seven eight".split()[number].capitalize() if number < 9 else str(number)


def largest(number):
    """The most populous members, at the edition."""
    people = council.population()
    return sorted(people, key=people.get, reverse=True)[:number]


# --- A function that says whether a vote passes -------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def small_union_rule():
    """Article 16(4) without its floor of fifteen, which would make every vote of a union of ten fail."""
    rule = council.RULES["qualified"]
    return replace(rule, tests=tuple(tuple(replace(test, floor=0) for test in alternative) for alternative in rule.tests))


def passes(people, yes):
    """The reference: the Council of the kit, for a union of any size."""
    return council.decide(small_union_rule(), population=people, against=[state for state in people if state not in yes]).adopted


TEN = {"A": 30, "B": 20, "C": 15, "D": 10, "E": 5, "F": 5, "G": 5, "H": 4, "I": 3, "J": 3}
LESS = TEN | {"A": 29, "C": 16}
RENAMED = dict(zip("QRSTUVWXYZ", TEN.values(), strict=True))
VOTES = (
    (TEN, list("ABCDEFGHIJ")),
    (TEN, []),
    (TEN, list("ABCDEF")),
    (TEN, list("ABFHIJ")),  # exactly at the population threshold
    (LESS, list("ABFHIJ")),  # one person below it
    (TEN, list("ABCDE")),  # enough people, too few states
    (TEN, list("EFGHIJ")),  # few people, and four are not in favour
    (TEN, list("DEFGHIJ")),  # few people, but only three are not in favour
    (TEN, list("ABCFHIJ")),
    (RENAMED, list("QRVXYZ")),  # the fourth vote under other names
    (TEN, list("ABC")),  # enough people, far too few states
)
LAWS = (
    Law("one more yes never turns a passed vote into a failed one", 3, 8, lambda one, other: other or not one),
    Law("one more yes never turns a passed vote into a failed one", 2, 0, lambda one, other: other or not one),
    Law("one more yes never turns a passed vote into a failed one", 7, 0, lambda one, other: other or not one),
    Law("other names for the same states change nothing", 3, 9, lambda one, other: one == other),
)


def _thresholds(people, yes, members=55, share=65, more=False):
    count, persons = len(yes) * 100, sum(people[state] for state in yes) * 100
    enough = persons > share * sum(people.values()) if more else persons >= share * sum(people.values())
    return count >= members * len(people) and enough


# --- Rival explanations, and control ------------------------------------------------------------------------------------------


def launched():
    """Military operations and military missions that were started: the bar of Article 41(2) does not hold for civilian ones."""
    rows = course().rows("csdp_missions")
    return sum(bool(row["is_csdp"] and row["launched"] and row["type"].startswith("military")) for row in rows)


# Observations, each with whether it is what the two rules would lead one to expect (None: it is no observation).
OBSERVED = {
    "The state that led the unit on call did not want to pay for its use.": True,
    "Under the same two rules the Union started military operations again and again, some of them larger than a Battlegroup.": False,
    "Aid for Ukraine, paid by a common key, moved fast.": True,
    "A paper says that the two rules are the cause.": None,
}


def speaks_against():
    """The observation that the explanation would not lead one to expect; it holds if many missions were started."""
    [words] = [words for words, expected in OBSERVED.items() if expected is False]
    if launched() < 10:
        raise ValueError("the table of missions no longer bears this out")
    return words


# What the recorded vetoes allow one to conclude, by what the table holds on operations: none in the tracker, some found elsewhere.
CONCLUSIONS = {
    "never": "No veto has ever stood in the way of an operation, so unanimity is not a cause.",
    "hidden": "The missing vetoes prove that governments do not even propose what would be blocked.",
    "complete": "All vetoes are public, so the number of vetoes measures how much unanimity matters.",
    "unknown": "Not how often unanimity stops an operation: reports miss cases, and what is never proposed is never vetoed.",
}


def what_the_vetoes_allow():
    """The conclusion that the table bears: the tracker has no veto on an operation, and one was found outside it."""
    about = [row["collection"] for row in course().rows("vetoes") if row["matter"] == "operation"]
    if "tracker" in about or "course" not in about:
        raise ValueError("the table of vetoes no longer bears this out")
    return CONCLUSIONS["unknown"]


COULD_STOP = {
    "parliament": "the European Parliament",
    "court": "the Court of Justice",
    "de": "the Bundestag",
    "psc": "the Political and Security Committee",
}


def could_still_say_no():
    """Whose consent the sending of a German ship needs."""
    [organ] = [key for key in COULD_STOP if course().find("deployment_control", key)["power"] == "consent_before"]
    return COULD_STOP[organ]


SPARES = {
    "veto": "It would end the veto at the start of an operation",
    "later": "It would spare the Council the running of an operation, but not the decision to start it",
}
SPARES_OPTIONS = (SPARES["veto"], SPARES["later"], "It would let the budget of the Union pay for the operation")
SPARES_WHY = {
    "rule": "To give a task to a group is itself a decision of the Council, and it needs unanimity.",
    "group": "The group decides by itself whether it acts in the name of the Union.",
    "money": "A group of states is not the Union, so Article 41(2) does not apply.",
}


def what_article_44_would_change():
    """Whether the act that Article 44 needs is unanimous."""
    unanimous = who_votes_how("entrust_task") == ALL_ALL
    return SPARES["later" if unanimous else "veto"], SPARES_WHY["rule" if unanimous else "group"]


def filled(value):
    """The parts of an argument that hold words."""
    return {part for part, words in value.items() if words.strip(" .…")}


QUESTIONS = (
    Question(
        id="03.a",
        prompt=(
            "Five sentences about money. Where does each stand: in Article 41(2) of the Treaty on European Union, in another paragraph of the same "
            "article, or nowhere in it? The figure above has what you need."
        ),
        kind=Mapping(SENTENCES, STANDS),
        key=lambda: {clause: where_it_stands(clause) for clause in SENTENCES},
        objective="separate the clauses of Article 41(2) from what is only practice",
        wrong=(
            Wrong(
                {"fall": CLAUSE},
                "You took a habit for a rule, as many texts do. Article 41(2) charges costs outside the budget to all members by "
                "national product, unless all agree on another way; look at the column `kind` of `treaty_clauses`.",
            ),
            Wrong(
                {"scale": PRACTICE},
                "It is the other way round: this scale is what the Treaty says, and practice has moved away from it. Read the default scale in "
                "`treaty_clauses` once more.",
            ),
            Wrong(
                {"staff": CLAUSE},
                "Posts are administrative costs, and Article 41(2) is about operating costs. Look one paragraph up.",
            ),
            Wrong(
                {"abstainer": PRACTICE},
                "This one is written down: the last sentence of Article 41(2) frees a member that made a formal declaration under "
                "Article 31(1). Look for the exemption in the table.",
            ),
        ),
        hints=(
            "One of the five stands in another paragraph, and one stands nowhere.",
            'Run `ed.load("treaty_clauses")[["clause_id", "kind", "says"]]` and compare.',
        ),
        solution="{key}. So two habits of speech need care: “costs lie where they fall” is no clause, and staff is paid under another paragraph.",
    ),
    Question(
        id="03.b",
        prompt=(
            "On {day} the Council decided on the mission that trains Ukrainian soldiers. Hungary abstained and made a formal declaration; nobody "
            "voted against. Set the vote on the Council table. What came of it, and why?"
        ),
        kind=ReasonedChoice(TRAINING_OPTIONS, tuple(TRAINING_WHY.values())),
        key=what_became_of_the_training_mission,
        objective="apply the rule of unanimity to a real abstention",
        facts={"day": "epf.csv#abst-hu-2022.date"},
        wrong=(
            Wrong(
                TRAINING[False],
                "You took unanimity to mean that all vote in favour. An abstention does not prevent a unanimous decision (Article 31(1) "
                "TEU, Article 238(4) TFEU); set Hungary to “abstaining with a declaration” on the Council table.",
            ),
            Wrong(
                (TRAINING[True][True], TRAINING_WHY["unanimity"]),
                "Adopted is right, and so is the reason for it. But the reason does not say who has to take part and to pay; read "
                "Articles 31(1) and 41(2) TEU to their end, and who is bound in the sentence of the table.",
            ),
            Wrong(
                TRAINING[True][True],
                "Adopted is right. But a state that abstains with a declaration need not apply the decision, and for a military "
                "operation it need not pay (Articles 31(1) and 41(2) TEU); read who is bound in the sentence of the table.",
            ),
            Wrong(
                (TRAINING[True][False], TRAINING_WHY["majority"]),
                "The result holds, but no majority is counted here. Military decisions need unanimity (Articles 31(4) and 42(4) TEU); "
                "ask what one vote against would have done.",
            ),
            Wrong(
                (TRAINING[True][False], TRAINING_WHY["all"]),
                (
                    "If all had to vote in favour, Hungary would have stopped the mission. Compare what an abstention and a vote "
                    "against do on the Council table."
                ),
            ),
        ),
        hints=(
            "Who can stop a unanimous decision: whoever does not vote for it, or only who votes against it?",
            'Run `print(ed.council.decide("launch_operation", declaring=["HU"], on="2022-10-17").explain())`.',
        ),
        solution=(
            "{key} That is what constructive abstention is for: the Union acts, one member stands aside, and no veto is spent. Where "
            "the clause is not used, one vote against ends the matter."
        ),
    ),
    Question(
        id="03.c",
        prompt=(
            "A blocking minority under qualified majority needs four members: one clause, and many readings. Which of these readings do the votes "
            "above bear out?"
        ),
        kind=Choice(tuple(READINGS)),
        key=the_right_reading,
        objective="read the clause of four members without its three misreadings",
        wrong=(
            Wrong(
                "Any four states can block.",
                "Four is necessary, not enough: the states that vote in favour must also fall short of the population threshold (Article 16(4) TEU). "
                "Try the four smallest members.",
            ),
            Wrong(
                "Three states can block if enough people live in them.",
                "That is what the clause was written against: three large states alone must not stop the rest (Article 16(4) TEU). Try "
                "Germany, France and Italy, and read why the vote passes.",
            ),
            Wrong(
                "The clause holds in every majority vote of the Council.",
                "It stands in Article 16(4) TEU. Where neither Commission nor High Representative proposes, Article 238(2) TFEU counts, "
                "and it has no such clause; compare the last of the four votes above.",
            ),
        ),
        hints=(
            "Two conditions have to be met to block: one counts states, one counts people.",
            'Try `ed.council.decide("qualified", against=["DE", "FR", "IT"]).adopted`, then add a fourth state.',
        ),
        solution=(
            "{key} It is a condition on top of the population, it protects the many from three large states, and it is missing in the "
            "reinforced majority."
        ),
    ),
    Question(
        id="03.d",
        prompt=(
            "Now a law for industry is voted on under qualified majority (Article 16(4) of the Treaty on European Union). Germany, France and Italy "
            "vote against. Malta has no view and **abstains**; all others are in favour. What comes of the law, and why?"
        ),
        kind=ReasonedChoice(tuple(FATE.values()), tuple(ABSTAINING_WHY.values())),
        key=what_an_abstention_does,
        objective="say what an abstention does under a majority, and what under unanimity",
        wrong=(
            Wrong(
                FATE[True],
                "You may have carried over what you know of unanimity, where an abstention does no harm. A qualified majority needs a share "
                "of **all** "
                "members (Article 16(4) TEU); count who is in favour, and compare with the third vote above.",
            ),
            Wrong(
                (FATE[False], ABSTAINING_WHY["silent"]),
                "The result holds, but the reason would give the other one: without Malta the three are too few to block (Article 16(4) TEU). "
                "Ask what Malta takes away from those in favour.",
            ),
            Wrong(
                (FATE[False], ABSTAINING_WHY["veto"]),
                "The result holds, but one abstention alone stops nothing, neither under a majority nor under unanimity (Article 238(4) of "
                "the Treaty on "
                "the Functioning of the European Union). Ask what the thresholds are a share of.",
            ),
        ),
        hints=(
            "Who has to be counted: those who are in favour, or those who are against?",
            'Run `print(ed.council.decide("qualified", against=["DE", "FR", "IT"], abstaining=["MT"]).explain())`.',
        ),
        solution=(
            "{key} Under a majority, abstaining works like voting against; under unanimity it lets the decision pass. The same word does opposite "
            "things under two rules."
        ),
    ),
    Question(
        id="03.e",
        prompt=(
            "IAI 2026 holds that two rules together kept rapid forces at home: who sends pays, and each other state can block. Which observation, "
            "**taken alone**, speaks **against** this explanation?"
        ),
        kind=Choice(tuple(OBSERVED)),
        key=speaks_against,
        objective="test an explanation against evidence that it would not expect",
        wrong=(
            Wrong(
                "The state that led the unit on call did not want to pay for its use.",
                (
                    "That is what the explanation expects: who leads bears most of what is not common. Look for something that should not "
                    "happen if the two rules were the cause."
                ),
            ),
            Wrong(
                "Aid for Ukraine, paid by a common key, moved fast.",
                "This fits the explanation: the bill was common, and things moved. At most it speaks against the veto taken alone, and the "
                "paper names two rules together; look for a case where both rules held and troops went all the same.",
            ),
            Wrong(
                "A paper says that the two rules are the cause.",
                (
                    "Who says something is no observation about the world. The ledger marks this claim as one that cannot be checked "
                    "(C177); look for an event."
                ),
            ),
        ),
        hints=(
            "Ask of each line: would you expect it if the two rules were the cause?",
            "A cause that is always there cannot alone explain something that happens only sometimes.",
        ),
        solution=(
            "{key} The rules are the same for operations that went and for units that stayed, so something else must differ between the "
            "cases. That does not refute the paper. Its best answer is the roster: an operation made for a case is paid by those who want it, "
            "a unit on call by those whose turn it is, so the same rules weigh more. Civilian missions would prove less: the budget of the "
            "Union pays them."
        ),
    ),
    Question(
        id="03.f",
        prompt=(
            "On {launch} the Council launched Aspides, the escort in the Red Sea. A German frigate was on its way. Whose consent was "
            "still needed before it could take part?"
        ),
        kind=Choice(tuple(COULD_STOP.values())),
        key=could_still_say_no,
        objective="tell who controls an operation, in the Union and in the states",
        facts={"launch": "csdp_missions.csv#aspides.valid_from"},
        wrong=(
            Wrong(
                COULD_STOP["parliament"],
                "The European Parliament is heard and informed about missions; it does not consent to them (Article 36 TEU). Choose the national "
                "parliaments in the explorer above.",
            ),
            Wrong(
                COULD_STOP["court"],
                "The Court of Justice has almost no say over foreign and defence policy (Article 24(1) TEU), and it gives no consent "
                "beforehand. Choose the national parliaments in the explorer above.",
            ),
            Wrong(
                COULD_STOP["psc"],
                "This committee directs an operation that the Council has launched (Article 38 TEU). It cannot decide for a state that troops go; "
                "choose the national parliaments in the explorer above.",
            ),
        ),
        hints=(
            "The ship belongs to a state, not to the Union.",
            'Run `ed.load("deployment_control").set_index("control_id").loc["de", ["organ", "power", "example"]]`.',
        ),
        solution="It was {key}, which agreed four days later. A decision of the Council makes an operation possible; a state makes it happen.",
    ),
    Question(
        id="03.g",
        prompt=(
            "The EU Veto Tracker has no veto on the start of an operation. One of {when}, on a naval operation off Libya, is not in it. What may "
            "one conclude about the second rule of IAI 2026, that every member can stop an operation?"
        ),
        kind=Choice(tuple(CONCLUSIONS.values())),
        key=what_the_vetoes_allow,
        objective="say what a collection of cases shows, and what it cannot show",
        facts={"when": "vetoes.csv#VETO052.date"},
        wrong=(
            Wrong(
                CONCLUSIONS["never"],
                "You read silence as a finding. In {when} a member held up a naval operation until its area was changed (row VETO052 of `vetoes`). "
                "Ask what else a collection of press reports may miss.",
            ),
            Wrong(
                CONCLUSIONS["hidden"],
                "It may be so, and then no veto would be seen. But the same silence is what one would see if nobody wanted these operations. "
                "Look for an observation that tells the two apart.",
            ),
            Wrong(
                CONCLUSIONS["complete"],
                "The tracker counts what the press reported, and says itself that old blocks and proposals never put are missing. Read the "
                "description of the table `vetoes`: what would have to be known to measure a rule?",
            ),
        ),
        hints=(
            "Think of two worlds: one where unanimity deters every proposal, one where nobody wants an operation. What would the tracker show?",
            'Run `ed.load("vetoes").query("matter == \'operation\'")[["country", "date", "collection", "note"]]`.',
        ),
        solution=(
            "{key} The rule leaves traces in single cases: the operation off Libya came later and looked otherwise. How often it works in "
            "silence, no list of vetoes can say."
        ),
    ),
    Question(
        id="03.1",
        prompt=(
            "Who pays? Give each bill to the one who bears it: the budget of the Union, the members together by national income, or the "
            "state that sends something. Ask of each cost: is it operating cost of a **military** operation? If not, the bar of Article "
            "41(2) does not touch it, on the reading that all institutions share; another clause of the article may."
        ),
        kind=Mapping({key: words for key, (_, _, words) in BILLS.items()}, PAYERS),
        key=lambda: {key: who_bears(table, row) for key, (table, row, _) in BILLS.items()},
        objective="say who pays for operations, staff, aid and research, and by which rule",
        points=2,
        wrong=(
            Wrong(
                {"research": SHARED},
                "You may think that the budget cannot touch defence. On the reading that all institutions share, only operating costs of "
                "military operations are barred (Article 41(2) TEU), and the Defence Fund rests on articles about industry and research. Some "
                "lawyers dispute that reading; the budget pays all the same. Look at the column `payer` of `instruments`.",
            ),
            Wrong(
                {"arms": BUDGET},
                "You put the European Peace Facility on the budget of the Union. It stands outside, and for aid not by the military bar: "
                "the Council took it off unanimously, which is the other exception of Article 41(2) TEU (Decision 2021/509, Article 1(2)(b)). "
                "Ask by which key the members fill it.",
            ),
            Wrong(
                {"headquarters": BUDGET},
                "The headquarters of a military operation is part of its operating costs, so the budget is closed to it (Article 41(2) "
                "TEU). Ask what the common part of the costs is paid from.",
            ),
            Wrong(
                {"police": SHARED},
                "A civilian mission has no military implications, so the first rule of Article 41(2) TEU applies to it. Look at the row "
                "`budget_civilian` of `cost_regimes`.",
            ),
            Wrong(
                {"staff": SHARED},
                "Posts are administrative costs (Article 41(1) TEU), not operating costs of an operation. Look at the row `budget_administrative` of "
                "`cost_regimes`.",
            ),
            Wrong(
                {"frigate": SHARED},
                "That would be the default of the Treaty, the scale of national product. Practice is different: ships and crews are not "
                "on the list of common costs. Look at the row `own_costs` of `cost_regimes`.",
            ),
        ),
        hints=(
            "Three of the six bills go to the budget of the Union.",
            'Run `ed.load("cost_regimes").set_index("regime_id")[["name", "payers", "key", "on_union_budget"]]`.',
        ),
        solution=(
            "{key}. The budget pays for a good deal of defence, but not for soldiers in an operation. The Facility stands outside it for two "
            "reasons: the bar for operations, and a unanimous decision for aid."
        ),
    ),
    Question(
        id="03.2",
        prompt=(
            "IAI 2026 (page 5, restated in claim C054) says of the earlier forces: each sending state pays for its own contingent, and only "
            "a small share was common, under the mechanism called Athena. Suppose a reader wants this sentence for **today**. Which "
            "rewriting holds on the date of the paper and claims no more for the Treaty than it says?"
        ),
        kind=Choice(tuple(MENDED)),
        key=the_mended_sentence,
        objective="mend a sentence of a text by date and by source",
        wrong=(
            Wrong(
                next(words for words, parts in MENDED.items() if parts == ("athena", "clause")),
                "Athena ended on {end}, years before the paper, and the rest of the sentence makes a practice into a clause. Check both "
                "parts: the regime in `cost_regimes`, and the last row of `treaty_clauses`.",
            ),
            Wrong(
                next(words for words, parts in MENDED.items() if parts == ("epf_operations", "clause")),
                "The mechanism is right. But Article 41(2) TEU does not say that costs fall on the senders: its default is a scale of "
                "national product. Look at the column `kind` of `treaty_clauses`.",
            ),
            Wrong(
                next(words for words, parts in MENDED.items() if parts == ("budget_military", "practice")),
                "The Facility stands outside the budget, and it pays only what is on the list of common costs (Article 41(2) TEU). Look "
                "at the row `epf_operations` of `cost_regimes`.",
            ),
        ),
        facts={"end": "epf.csv#athena-end.date"},
        hints=(
            "Ask two things of the sentence: for which time it holds, and where its rule comes from.",
            'Run `ed.fact("claims.csv#C054.verdict_note")`.',
        ),
        solution=(
            "{key} The paper speaks of the past and names the Facility a few lines later, so this is no slip of a date: it shows what a "
            "sentence loses when it is moved to another day. Its point stands: the common part is small."
        ),
    ),
    Question(
        id="03.3",
        prompt=(
            "On {day} the Union decided on its first military aid to Ukraine after the full-scale invasion, {sum}. Suppose that all of it "
            "had been arms. Austria, Ireland and Malta abstained with a declaration. What would **Finland** have paid for it, in EUR "
            "million, by national income? The picture above can be set to this case."
        ),
        kind=Number("EUR million", tolerance=0.02),
        key=lambda: aid_of("FI"),
        objective="rebase a key when states stand outside",
        points=2,
        facts={
            "day": "epf.csv#ua-2022-02.date",
            "sum": "epf.csv#ua-2022-02.amount_meur",
            "before": lambda: f"{aid_of('FI', outside=False):.2f}",
        },
        wrong=(
            Wrong(
                lambda: aid_of("FI", outside=False),
                "That is Finland's part if all members pay. Three do not, and the bill stays the same, so the key of the others rises "
                "(Decision (CFSP) 2021/509, Articles 5(3) and 26(6)). Choose in the picture who abstains, and that the measure may supply "
                "lethal equipment.",
            ),
            Wrong(
                equal_parts,
                "You divided the sum into equal parts. The key is national income, so that a larger economy pays more (Decision (CFSP) "
                "2021/509, Article 26(5)). Let the picture do it.",
            ),
            Wrong(
                lambda: aid_of("FI", on=course().edition),
                "You used the incomes of another year. The question is about 2022, and the key follows the last year that was over; choose "
                "the day.",
            ),
            Wrong(
                aid_as_an_operation,
                "That is Finland's part of an operation with this bill. Denmark did not pay for operations until the middle of 2022, but it "
                "paid for aid; take the picture of aid.",
            ),
            Wrong(
                lambda: aid_of("FI", key=council.population("2022-02-28")),
                "That is the part by population. The scale is national product (Article 41(2) TEU; Decision (CFSP) 2021/509, Article 26(5)).",
            ),
        ),
        hints=(
            "Who pays? All members but three. By what? Their share of the income of those who pay.",
            "Set the picture above: 500, lethal equipment, the three that abstain, and the day; then look for Finland. In code: "
            '`ed.costs.share(500_000_000, "assistance_measure", outside=["AT", "IE", "MT"], on="2022-02-28")["FI"]`, in euro.',
        ),
        solution=(
            "It would have been {key}; if all had paid, {before}. The three owe the same amount to other measures instead (Decision (CFSP) "
            "2021/509, Article 26(7)), so nobody saves money by standing aside. The official key is a column of the budget of the Union, in "
            "euro and from forecasts, so the official amount differs a little."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'away = ["AT", "IE", "MT"]\n'
            'total = int(ed.fact("epf.csv#ua-2022-02.amount_meur").value * 1_000_000)\n'
            'paid = ed.costs.share(total, "assistance_measure", outside=away, on="2022-02-28")\n\n'
            'answer = float(paid["FI"]) / 1_000_000'
        ),
    ),
    Question(
        id="03.4",
        prompt=(
            "Who votes, and how? Sort seven decisions. A *majority* is any rule that does not need everybody; its exact size does not matter here."
        ),
        kind=Mapping(ACTS, RULES),
        key=lambda: {act: who_votes_how(act) for act in ACTS},
        objective="apply the rules of voting to acts of defence policy",
        points=2,
        wrong=(
            Wrong(
                {"entrust_task": SOME_ALL},
                (
                    "The group runs the task, but it does not give it to itself: the whole Council decides (Articles 42(4) and 44 TEU). "
                    "Ask who could stop it."
                ),
            ),
            Wrong(
                {"pesco_project": ALL_ALL},
                "PESCO has its own voters: only the states inside count (Article 46(6) TEU). Look at the column `voters` of `acts`.",
            ),
            Wrong(
                {"admit_to_pesco": SOME_ALL},
                "The states inside decide, but for entry and suspension a majority of them is enough (Article 46(3) and (4) TEU). Look "
                "at the column `rule_id` of `acts`.",
            ),
            Wrong(
                {"admit_to_pesco": ALL_MANY},
                "A majority is right, but only the states inside vote on a newcomer (Article 46(3) TEU). The whole Council, with those who stayed "
                "outside, decides only when PESCO is founded (Article 46(2) TEU).",
            ),
            Wrong(
                {"establish_pesco": ALL_ALL},
                "You may take PESCO for enhanced cooperation, which begins unanimously in foreign policy (Article 329(2) TFEU). PESCO has a door "
                "of its own: a majority of the Council founds it (Article 46(2) TEU).",
            ),
            Wrong(
                {"enhanced_cooperation_cfsp": ALL_MANY},
                "Elsewhere a majority may allow enhanced cooperation. In foreign and security policy the whole Council decides "
                "unanimously (Article 329(2) TFEU). Look at the column `rule_id` of `acts`.",
            ),
            Wrong(
                {"start_up_fund": ALL_ALL},
                (
                    "You may think that everything about operations needs everybody. Article 41(3) TEU lets a majority set up this "
                    "fund; it has never been set up."
                ),
            ),
        ),
        hints=(
            "First ask who votes: all members, or only those inside PESCO? Then ask whether one of them can stop it.",
            'Run `ed.load("acts", as_of=ed.EDITION).set_index("act_id")[["rule_id", "voters", "note"]]`.',
        ),
        solution="{key}. Four of the seven do not need every member of the Union to agree: the Treaty is more flexible than its use.",
    ),
    Question(
        id="03.5",
        prompt=(
            "“The leaders can move military decisions to majority voting, if all of them want it.” Article 31(3) of the Treaty on "
            "European Union does give the European Council such a power in foreign policy. Which paragraph **takes military decisions "
            "out of it**?"
        ),
        kind=LegalBasis(),
        key=no_majority_in_military_matters,
        objective="name the paragraph that keeps majority voting from military decisions",
        wrong=(
            Wrong(
                "teu-31-3",
                "That paragraph gives the power. Ask which one takes part of it away, and read on.",
            ),
            Wrong(
                "teu-48-7",
                "That is another bridge, for the Treaty as a whole, with an exception of its own for defence. The question is about the "
                "power in Article 31(3) TEU; look in the same article.",
            ),
            Wrong(
                "teu-42-4",
                "Article 42(4) TEU sets unanimity for defence. It does not say whether the leaders may change that; read Article 31 TEU to its end.",
            ),
            Wrong(
                "teu-31-2",
                "Those are the cases in which foreign policy is decided by majority already. Look for the paragraph that shuts military "
                "decisions out of this one and of the next.",
            ),
        ),
        hints=(
            "It stands in the same article, close by.",
            'Run `ed.load("treaty_articles").query("article.str.startswith(\'31\')")[["article", "subject", "summary"]]`.',
        ),
        solution=(
            "It is {key}. So even twenty-seven willing leaders cannot do it without a change of the Treaty. The general bridge of "
            "Article 48(7) TEU has a similar exception."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'articles = ed.load("treaty_articles").set_index("subject")\n'
            'print(articles.loc["No majority votes on military matters", "summary"])\n\n'
            'answer = articles.loc["No majority votes on military matters", "article_id"]'
        ),
    ),
    Question(
        id="03.6",
        prompt="Article 44 of the Treaty on European Union has never been used. What would its use change, and why no more than that?",
        kind=ReasonedChoice(SPARES_OPTIONS, tuple(SPARES_WHY.values())),
        key=what_article_44_would_change,
        objective="say what Article 44 would and would not change",
        wrong=(
            Wrong(
                SPARES["veto"],
                "You took Article 44 for a way round unanimity. The Council entrusts the task, within Articles 42 and 43 TEU, and one "
                "member can stop that; set the decision on the Council table.",
            ),
            Wrong(
                SPARES_OPTIONS[2],
                "Who carries out an operation does not change what it is: with military implications its operating costs stay off the "
                "budget (Article 41(2) TEU). Read the row of Article 44 in `treaty_articles`.",
            ),
            Wrong(
                (SPARES["later"], SPARES_WHY["group"]),
                (
                    "If the group could decide alone, the veto would be gone. Article 44 TEU lets it agree on the management of the "
                    "task, after the Council has given it."
                ),
            ),
            Wrong(
                (SPARES["later"], SPARES_WHY["money"]),
                (
                    "The group acts for the Union, and Article 41(2) TEU goes by the kind of operation. The question is about the "
                    "decision; ask who takes it."
                ),
            ),
        ),
        hints=(
            "Two moments: the start, and the months after it. Who decides in each?",
            'Run `print(ed.council.decide("entrust_task", against=["HU"]).explain())`, then read `ed.fact("treaty_articles.csv#teu-44.summary")`.',
        ),
        solution="{key} It would make the running of an operation lighter: fewer at the table. It changes neither the start nor the bill.",
    ),
    Question(
        id="03.7",
        prompt=(
            "Build a blocking minority. Name a **smallest** set of members that includes Germany and, by voting against, stops a "
            "decision under qualified majority today (Article 16(4) of the Treaty on European Union). The Council table can show it."
        ),
        kind=Coalition(("state", "states"), fault=blocking_fault),
        key=lambda: set(largest(least_blocking())),
        objective="build a blocking minority from states and people",
        points=2,
        wrong=(
            Wrong(
                set(LARGEST_THREE),
                "Nearly half of the population stands behind them, but three states are no blocking minority: Article 16(4) TEU asks "
                "for at least four members, so the majority counts as reached. Add any state.",
            ),
            Wrong(
                lambda: {"DE", *smallest(3)},
                "You have four states, and too few people: any four do not block. The states in favour still have the share of the "
                "population that Article 16(4) TEU asks for; exchange a small state for a larger one.",
                when=lambda value: len(value) == least_blocking() and "DE" in value and value <= set(council.members()) and not blocks(value),
            ),
            Wrong(
                lambda: set(largest(5)),
                "They do block, but fewer states can: as many as Article 16(4) TEU asks for at least. Leave states out, or exchange small ones "
                "for large ones, as long as the vote fails.",
                when=lambda value: len(value) > least_blocking() and "DE" in value and value <= set(council.members()) and blocks(value),
            ),
        ),
        hints=(
            "Two conditions: at least four states, and so many people that the others fall short of their share.",
            'Try `ed.council.decide("qualified", against=["DE", "FR", "IT"]).adopted`, and add a fourth.',
        ),
        solution=(
            "Many sets are right, {key}. With Germany and one or two more large states a very small fourth is enough: the clause "
            "gives weight to whoever completes the four."
        ),
    ),
    Question(
        id="03.8",
        prompt=(
            "Standing aside can stop a decision after all, if too many do it. Name a **smallest** set of members that, by abstaining "
            "with a declaration, keeps the Council from starting an operation (Article 31(1) of the Treaty on European Union): a third "
            "of the members **and** a third of the population. Use the Council table or the table of populations above."
        ),
        kind=Coalition(("state", "states"), fault=bar_fault),
        key=lambda: set(largest(-(-len(council.members()) // 3))),
        objective="find where constructive abstention turns into a veto",
        points=2,
        wrong=(
            Wrong(
                lambda: set(largest(2)),
                "The two largest states have a third of the people, and are two members. Article 31(1) TEU asks for a third of the "
                "members as well; add states until both are reached.",
            ),
            Wrong(
                lambda: set(smallest(9)),
                "Nine are a third of the members, but your nine have less than a third of the people. Article 31(1) TEU asks for both; "
                "exchange some of them for larger states.",
                when=lambda value: (
                    len(value) == 9 and value <= set(council.members()) and council.decide("launch_operation", declaring=value).adopted
                ),
            ),
            Wrong(
                {"HU"},
                "One declared abstention lets the decision pass, whoever makes it: that is its purpose (Article 31(1) TEU). Only a vote "
                "against would stop it alone; find out how many abstainers it takes.",
                when=lambda value: len(value) == 1,
            ),
        ),
        hints=(
            "A third of the members of today is nine. Which nine have a third of the people?",
            'Try `ed.council.decide("launch_operation", declaring=[...]).adopted` with nine states, large ones among them.',
        ),
        solution="Many sets are right, {key}. No known case came near it: in the table at most three states use the clause at a time.",
    ),
    Question(
        id="03.9",
        prompt=(
            "Write the rule down. `answer(people, yes)` gets a dictionary from state to number of people, and a list of the states in "
            "favour. It returns `True` if the vote passes under Article 16(4) of the Treaty on European Union: thresholds of the "
            "sentence above reached, **or** fewer than four states not in favour. Leave out the floor of fifteen members, so that a "
            "small union can be tried. Whoever does not vote yes, abstainers too, is not in favour."
        ),
        kind=LawfulFunction(("people", "yes"), cases=VOTES, laws=LAWS),
        key=lambda: passes,
        objective="write the qualified majority as a function and test it on its laws",
        points=3,
        wrong=(
            Wrong(
                lambda: lambda people, yes: _thresholds(people, yes),
                "Your function counts states and people, and forgets the second way to pass: with fewer than four states not in favour "
                "there is no blocking minority (Article 16(4) TEU). Add it with `or`.",
            ),
            Wrong(
                lambda: lambda people, yes: _thresholds(people, yes) and len(people) - len(yes) < 4,
                "You made the clause of four members one more condition, so that nearly every vote fails. It is an alternative (Article "
                "16(4) TEU): join it with `or`, not with `and`.",
            ),
            Wrong(
                lambda: lambda people, yes: _thresholds(people, yes, more=True) or len(people) - len(yes) < 4,
                "Just at the threshold your function says no. Article 16(4) TEU says “at least”, so the exact share is enough: write `>=`.",
            ),
            Wrong(
                lambda: lambda people, yes: _thresholds(people, yes, members=50) or len(people) - len(yes) < 4,
                "Half of the states is not enough for your rule to be that of Article 16(4) TEU, which asks for a little more. Look at "
                "the share of the members in the sentence above.",
            ),
            Wrong(
                lambda: lambda people, yes: _thresholds(people, yes, members=0) or len(people) - len(yes) < 4,
                "Your function counts people and no states. Article 16(4) TEU asks for both; add the share of the members.",
            ),
        ),
        hints=(
            (
                "Three counts are needed: the states in favour, the people in them, and the states not in favour. Multiply by 100 "
                "instead of dividing, and nothing is rounded."
            ),
            "The states: `len(yes) * 100 >= 55 * len(people)`. The people: the same with sums and 65. The clause: `len(people) - len(yes) < 4`.",
        ),
        solution=(
            "The function has two conditions joined by “and”, and one way round them joined by “or”. It was tried on edges, on laws and "
            "under other names."
        ),
        worked=(
            "def answer(people, yes):\n"
            "    in_favour = sum(people[state] for state in yes)\n"
            "    enough_states = len(yes) * 100 >= 55 * len(people)\n"
            "    enough_people = in_favour * 100 >= 65 * sum(people.values())\n"
            "    no_blocking_minority = len(people) - len(yes) < 4\n"
            "    return (enough_states and enough_people) or no_blocking_minority\n"
        ),
    ),
    Question(
        id="03.10",
        prompt=(
            "Take a side: **would a common budget for operations have sent a Battlegroup?** Weigh the two rules of IAI 2026 (page 5, "
            "claim C177) against one rival explanation. Write an argument in five parts, with one case and its date."
        ),
        kind=Argument(),
        key=lambda: (
            ("For “yes”: whoever is on call bears most of what is not common, so the state that should say yes has most reason to say no."),
            "For “yes”: where the bill was common, as in aid for Ukraine from {aid} on, money moved fast under the same unanimity.",
            (
                "Against: the plan of {case} for the Central African Republic was refused, by report because London, which led the "
                "unit, kept force for NATO; Paris had not asked for help."
            ),
            "Against: operations larger than a Battlegroup went out under the same rules.",
            "Against: in three crises those who acted did not even consider a Battlegroup (Reykers, {demand}).",
            (
                "On both sides: transport and first supplies of a Battlegroup are a common cost (report of {common} on the summit), and none was "
                "sent. Was that part too small, or is money not the reason?"
            ),
            "Against: with money solved, a parliament can still say no, and means such as transport can be missing.",
            (
                "On method: two rules that never changed cannot alone explain why some forces went and others stayed. They can do so "
                "together with another cause."
            ),
        ),
        objective="weigh the two constraints against a rival explanation",
        points=2,
        facts={
            "aid": "epf.csv#ua-2022-02.date",
            "case": "battlegroup_proposals.csv#car_2013.proposed_on",
            "common": "sources.csv#EUCO_BG17.date",
            "demand": "literature.csv#reykers_2016.published_on",
        },
        wrong=(
            Wrong(
                {"claim": "A common budget would have sent a Battlegroup, because nobody wants to pay for all the others."},
                "So far you have a claim. Add a case with its date, and then the strongest reason of the other side.",
                when=lambda value: filled(value) == {"claim"},
            ),
            Wrong(
                {
                    "claim": "A common budget would have sent a Battlegroup, because nobody wants to pay for all the others.",
                    "evidence": "In December 2013 the unit on call stayed at home although a plan for Bangui was ready.",
                },
                "Claim and evidence are there, and both speak for your side. Choose one rival in the explorer and let its holder answer you.",
                when=lambda value: filled(value) == {"claim", "evidence"},
            ),
        ),
        hints=(
            "The explorer of explanations has, for each rival, what speaks for it, against it, and what would decide.",
            "A good case is one in which only one cause was present: common money and no agreement, or agreement and no money.",
        ),
        solution=(
            "No side is the right one. A good argument names a case, says what the rival would expect there, and says what would change its mind."
        ),
        worked=(
            "answer = {\n"
            '    "claim": "A common budget would have helped, but it would not have been enough to send a Battlegroup.",\n'
            '    "evidence": "In December 2013 London led the unit and refused; reports name its preference for NATO, not the bill.",\n'
            '    "counter-argument": "A government whose turn it is bears most of the bill, so it may name another reason than money.",\n'
            '    "reply": "Then shared costs should show: aid for Ukraine was shared, and one member still blocked it for years.",\n'
            '    "what would change my mind": "A unit that is sent within weeks, as soon as its whole cost is common.",\n'
            "}"
        ),
    ),
)
