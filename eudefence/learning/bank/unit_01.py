"""Questions of unit 01: two tracks, their steps, the turn, and whether a sentence holds."""

from string import ascii_lowercase

from eudefence.data.package import course
from eudefence.learning.kinds import (
    Choice,
    Column,
    Countries,
    LegalBasis,
    Mapping,
    Ordering,
    ReasonedChoice,
    Table,
    supported,
)
from eudefence.models.decisions import council
from eudefence.models.story import steps

from .question import Question, Wrong

TITLE = "Two tracks"

TRACKS = ("operational", "industrial")


# Each option with the column of the table of events that would be needed to answer it.
ASKED = {
    "money": "Which track was given more money from the budget of the Union?",
    "date": "In which years did steps on the industrial track become more frequent?",
    "effect": "Which single step changed the most?",
}


def what_events_can_answer():
    """The option for which the table of events has a column."""
    [column] = set(ASKED) & set(course().fields("events"))
    return ASKED[column]


EARLY = {
    "ev013": "three bodies of the Council: Political and Security Committee, Military Committee, Military Staff",
    "ev005": "Eurocorps",
    "ev018": "European Defence Agency",
    "ev002": "Franco-German Brigade",
}
TURN = {
    "ev054": "Regulation on the European Defence Fund",
    "ev035": "Annexation of Crimea by Russia",
    "ev093": "Regulation on the SAFE loans",
    "ev043": "PESCO set up",
    "ev060": "Strategic Compass, with the plan of a Rapid Deployment Capacity",
    "ev039": "European Defence Action Plan of the Commission",
}


def by_date(events):
    """Keys of events from the earliest to the latest."""
    return sorted(events, key=lambda event: course().find("events", event)["date"])


def puts(events, first, second):
    """Whether an ordering, as the checker reads it, has one event before another."""
    letters = dict(zip(events, ascii_lowercase, strict=False))
    return lambda places: places.index((letters[first],)) < places.index((letters[second],))


def exchanged(events, first, second):
    """The right order with two events in each other's place."""
    order = by_date(events)
    one, other = order.index(first), order.index(second)
    order[one], order[other] = second, first
    return order


SAFE_IS = {
    "grants": "a grant: the Union gives the money to the states",
    "loans": "a loan: the Union lends the money to the states",
    "purchase": "a purchase: the Union buys the weapons and owns them",
}
SAFE_BECAUSE = {
    "states repay": "those who take the money pay it back, and they choose and own what they buy",
    "budget pays": "the money comes from the yearly budget of the Union, like that of the European Defence Fund",
    "union owns": "the Commission signs the contracts with the makers of arms",
}


def what_safe_is():
    """Kind of money and who pays in the end, as the table of instruments says."""
    safe = course().find("instruments", "SAFE")
    return SAFE_IS[safe["money_type"]], SAFE_BECAUSE[
        "states repay" if "states repay" in safe["payer"] else "budget pays"
    ]


def poland_had_no_part():
    """Whether the table has Poland in the Eurocorps, in any role, before it became a framework nation."""
    rows = {
        r["role"]: r["valid_from"]
        for r in course().rows("format_membership")
        if (r["format_id"], r["country"]) == ("eurocorps", "PL")
    }
    before = [start for start in rows.values() if start < rows["framework_nation"]]
    return "contradicted by the source" if before else "supported by the source"


OPERATIONAL, INDUSTRIAL, BOTH, OUTSIDE = PLACES = (
    "operational track",
    "industrial track",
    "both tracks",
    "outside the Union",
)
# Each thing with its words for the learner, its table and its row.
THINGS = {
    "PSC": ("Political and Security Committee", "institutions", "psc"),
    "SAFE": ("Security Action for Europe", "instruments", "SAFE"),
    "Eurocorps": ("headquarters in Strasbourg (Eurocorps)", "institutions", "eurocorps"),
    "European Council": ("meeting of the leaders (European Council)", "institutions", "european_council"),
    "PESCO": ("Permanent Structured Cooperation", "instruments", "PESCO"),
    "DG DEFIS": ("Directorate-General for Defence Industry and Space, in the Commission", "institutions", "dg_defis"),
    "EPF": ("European Peace Facility", "instruments", "EPF"),
    "OCCAR": ("Organisation for Joint Armament Cooperation", "institutions", "occar"),
}


def place(table, key):
    """The category of a body or instrument."""
    row = course().find(table, key)
    if row.get("level") in ("member_state_owned", "international_organisation"):
        return OUTSIDE
    return WORDS[row["pillar"]]


WORDS = {"operational": OPERATIONAL, "industrial": INDUSTRIAL, "both": BOTH, "outside": OUTSIDE}


def well_argued():
    """Things that a good argument places elsewhere: the other track of the event with which they came into being, and its reason."""
    package = course()
    found = {}
    for thing, (_, table, key) in THINGS.items():
        ids = {
            r["event_id"]
            for r in package.rows("event_subjects")
            if (r["subject_table"], r["subject_key"]) == (table, key)
        }
        for event in (package.find("events", one) for one in sorted(ids)):
            if event["track_alternative"] and event["stage"] == "start":
                reason = steps.REASONS[event["alternative_reason"]]
                found[thing] = (
                    WORDS[event["track_alternative"]],
                    f"Your “{WORDS[event['track_alternative']]}” for {thing} can be defended: {reason}. The course has “{place(table, key)}”.",
                )
    return found


def pesco_began():
    """The first day of PESCO."""
    return min(row["valid_from"] for row in course().rows("pesco_membership"))


def outside_pesco(members_on, pesco_on):
    """Members of the Union on one day that were not in PESCO on another."""
    return set(council.members(members_on)) - set(council.participants(pesco_on))


def not_notified_at_first():
    """Members of the Union that were not among the first to notify."""
    first = min(row["notified_on"] for row in course().rows("pesco_membership"))
    return set(council.members(first)) - {
        row["country"] for row in course().rows("pesco_membership") if row["notified_on"] == first
    }


def neutral_members():
    """Members of the Union on the first day of PESCO that the data call neutral or non-aligned."""
    neutral = {row["country"] for row in course().rows("countries") if row["neutrality"]}
    return neutral & set(council.members(pesco_began()))


ADOPTED_BY = {
    "commission": "the Commission",
    "ordinary_procedure": "Parliament and Council together",
    "consensus": "the European Council, the meeting of the leaders",
    "board": "the European Defence Agency",
}
BECAUSE_OF = {
    "teu-42-4": "decisions on defence need the agreement of all governments (today Article 42(4) TEU)",
    "tfeu-114": "rules for the single market are made by the ordinary legislative procedure (today Article 114 TFEU)",
    "teu-17": "only the Commission may propose rules for the single market, and its proposal is the law",
    "teu-45-1": "the Agency is there to strengthen the defence industry (today Article 45(1) TEU)",
}


def who_made_the_directives():
    """How both directives were adopted, and the article on which both rest."""
    directives = ("DIR_2009_43", "DIR_2009_81")
    [procedure] = {course().find("instruments", one)["decision_rule"] for one in directives}
    rows = course().rows("instrument_articles")
    [base] = set.intersection(
        *(
            {r["article_ref"] for r in rows if (r["instrument_id"], r["role"]) == (one, "legal_basis")}
            for one in directives
        )
    )
    return ADOPTED_BY[procedure], BECAUSE_OF[base]


def article_of(act):
    """The article that governs an act."""
    [article] = {row["article_id"] for row in course().rows("acts") if row["act_id"] == act}
    return article


def lisbon_year():
    """The year in which the Treaty of Lisbon came into force."""
    return course().find("events", "ev029")["date"].year


def plan_year():
    """The year of the European Defence Action Plan."""
    return course().find("events", "ev039")["date"].year


TURNS = {  # what is asked for: coding and rule of counting
    "both": ("course", "rows"),
    "one": ("pesco", "rows"),
    "once": ("course", "things"),
}


def turns():
    """The year of the turn under each coding and rule."""
    return {name: str(steps.turn(*how, after=lisbon_year())) for name, how in TURNS.items()}


def leads():
    """By how many steps the industrial track leads in each of the three years."""
    tables = (steps.by_year(*how).loc[steps.turn(*how, after=lisbon_year())] for how in TURNS.values())
    return [int(row["industrial"] - row["operational"]) for row in tables]


def years_offered():
    """The years to choose from: those of the three turns, and others that a reader may think of."""
    others = {plan_year(), course().find("events", "ev059")["date"].year, busiest_year()}
    return tuple(sorted({*turns().values(), *map(str, others)}))


def every_event():
    """The table of two codings and two periods with setbacks and neutral events counted too."""
    rows = []
    for coding in ("course", "pesco"):
        counted = [step for step in steps.found(coding, direction=None) if step["day"].year >= 1987]
        for period in ("first", "second"):
            mine = [step["counted"] for step in counted if (step["day"].year <= plan_year()) == (period == "first")]
            rows.append(
                {
                    "coding": coding,
                    "period": period,
                    **{name: mine.count(name) for name in ("operational", "industrial")},
                }
            )
    return rows


def busiest_year():
    """The year with the most steps forward on the industrial track."""
    return int(steps.by_year()["industrial"].idxmax())


def both_codings(cut=None, codings=("course", "pesco"), columns=("operational", "industrial")):
    """Steps forward in two periods, with PESCO on both tracks and on one, as the rows of an answer."""
    rows = []
    for named, coding in zip(("course", "pesco"), codings, strict=True):
        table = steps.periods(plan_year() if cut is None else cut, coding)
        for period, row in table.iterrows():
            rows.append(
                {
                    "coding": named,
                    "period": period,
                    "operational": int(row[columns[0]]),
                    "industrial": int(row[columns[1]]),
                }
            )
    return rows


def in_half(coding, period, name):
    """One number of `both_codings`, as a placeholder computes it."""
    return lambda: next(row[name] for row in both_codings() if (row["coding"], row["period"]) == (coding, period))


def euflex_advises():
    """What the row of EUFLEX on the way forward says of an advice."""
    coverage = course().find("text_answers", "Q2", "euflex_2018")["coverage"]
    return {"silent": "not in the source"}[coverage]


QUESTIONS = (
    Question(
        id="01.a",
        prompt="Each dot of the picture is one event with its date and its track. Which of these questions can the picture help to answer?",
        kind=Choice(tuple(ASKED.values())),
        key=what_events_can_answer,
        objective="say what a time line shows and what it leaves out",
        wrong=(
            Wrong(
                ASKED["money"],
                "The picture has a dot for an event and no amount beside it: a speech and a fund look the same. Look at the columns of the "
                "table `events`; the money is in another table, which unit 04 uses.",
            ),
            Wrong(
                ASKED["effect"],
                "The picture does not weigh events: each is one dot, whether it changed much or nothing. Weighing needs an argument and "
                "further evidence; ask what the position of a dot tells you.",
            ),
        ),
        hints=(
            "What decides where a dot stands from left to right, and on which line?",
            'Run `ed.load("events").columns` and ask for each question which column would answer it.',
        ),
        solution=(
            "The picture can help with this one: {key} The table `events` has a date and a track for each event, and neither money nor "
            "effect. How often is not how much."
        ),
    ),
    Question(
        id="01.b",
        prompt="Put these four into the order in which they were founded.",
        kind=Ordering(EARLY),
        key=lambda: by_date(EARLY),
        objective="order the first steps on both tracks",
        facts={
            "brigade": "events.csv#ev002.date",
            "bodies": "events.csv#ev013.date",
            "joined": "events.csv#ev106.date",
        },
        wrong=(
            Wrong(
                lambda: by_date(EARLY)[::-1],
                "That is the right order backwards: the youngest comes first. Begin with the earliest.",
            ),
            Wrong(
                lambda: exchanged(EARLY, "ev002", "ev005"),
                "You put the Eurocorps before the brigade, perhaps because the brigade came under the Eurocorps in {joined}. The corps was "
                "built around a brigade that was there already; read section 2 again.",
                when=puts(EARLY, "ev005", "ev002"),
            ),
            Wrong(
                lambda: exchanged(EARLY, "ev018", "ev013"),
                "You put the Agency before the three bodies, so you let industry begin first. In the Union the bodies that direct missions "
                "came first, on {bodies}; compare the dates in sections 3 and 4.",
                when=puts(EARLY, "ev018", "ev013"),
            ),
        ),
        hints=(
            "Two of them stand outside the Union, and these two are the oldest.",
            "The brigade is of {brigade}, and a headquarters was built around it. The Agency is the youngest of the four.",
        ),
        solution=(
            "The order is: {key}. First two governments acted outside the Treaties, then the Union built bodies to direct missions, and "
            "only then an agency for armament."
        ),
    ),
    Question(
        id="01.c",
        prompt="Security Action for Europe (SAFE) makes up to {amount} available for buying arms together. What is it, and why?",
        kind=ReasonedChoice(tuple(SAFE_IS.values()), tuple(SAFE_BECAUSE.values())),
        key=what_safe_is,
        objective="tell a loan from a grant and from a purchase",
        facts={"amount": "instruments.csv#SAFE.budget_meur"},
        wrong=(
            Wrong(
                SAFE_IS["grants"],
                "You took SAFE for a gift, as the grants of the European Defence Fund are. SAFE money has to be paid back, and Regulation "
                "(EU) 2025/1106 sets a limit to what can be lent; look at the columns `money_type` and `payer` of the table `instruments`.",
            ),
            Wrong(
                SAFE_IS["purchase"],
                "You made the Union a buyer of weapons. States buy under SAFE, together with others, and the arms are theirs; the Union "
                "borrows on the markets and lends on. Look at the columns `lender` and `payer` of `instruments`.",
            ),
            Wrong(
                (SAFE_IS["loans"], SAFE_BECAUSE["budget pays"]),
                "It is a loan, but the yearly budget does not provide the money: the Commission borrows it on the markets, and the budget "
                "only stands behind. Ask who bears the cost in the end, in the column `payer` of `instruments`.",
            ),
            Wrong(
                (SAFE_IS["loans"], SAFE_BECAUSE["union owns"]),
                "It is a loan, but the Commission signs no contracts for arms under it. Ask who takes the money and who has to return it: "
                "that is what makes a loan.",
            ),
        ),
        hints=(
            'The row is `SAFE` of the table `instruments`: `ed.fact("instruments.csv#SAFE.money_type")`.',
            'Who pays in the end: `ed.fact("instruments.csv#SAFE.payer")`. What is paid back was lent.',
        ),
        solution=(
            "It is {key}. SAFE offers credit and, as a rule, asks states to buy together; it adds to the debts of those that use it. What "
            "they buy belongs to them."
        ),
    ),
    Question(
        id="01.d",
        prompt=(
            "A student writes: “Before it became a framework nation in {entry}, Poland had no part in the Eurocorps.” The source is the "
            "table `format_membership`, in the rows of Poland in the Eurocorps. Is the sentence supported?"
        ),
        kind=supported(),
        key=poland_had_no_part,
        objective="check a sentence against a second source",
        facts={"entry": "format_membership.csv#eurocorps,PL,framework_nation.valid_from"},
        wrong=(
            Wrong(
                "supported by the source",
                "The date of the entry as framework nation holds, but the sentence makes a second claim: that there was nothing before. "
                "Read all rows of Poland and the column `role`.",
            ),
            Wrong(
                "not in the source",
                "The table does deal with it: Poland has more than one row, each with a role and a start. Compare the starts in "
                "`valid_from` with the date in the sentence.",
            ),
        ),
        hints=(
            "One sentence can hold two claims. Which are they here?",
            "Run `ed.load(\"format_membership\").query(\"format_id == 'eurocorps' and country == 'PL'\")` and look at `role` and "
            "`valid_from` of the older row.",
        ),
        solution=(
            "It is {key}. The table has Poland as an associated state for many years before it became a framework nation. Such a "
            "tie helps to explain why texts give different years: ask which step a date means."
        ),
    ),
    Question(
        id="01.1",
        prompt=(
            "Place each body and instrument. **Operational** is what serves forces and missions; **industrial** what serves research, making "
            "and buying of arms. First ask whose it is: what states own among themselves stands **outside the Union**, whatever it does. "
            "Ask what founded it, what it can do and what its money is **mainly** for. The sorting is the course's reading; where a good "
            "argument places a thing elsewhere, that counts as right too."
        ),
        kind=Mapping({thing: words for thing, (words, _, _) in THINGS.items()}, PLACES, also=well_argued),
        key=lambda: {thing: place(*row) for thing, (_, *row) in THINGS.items()},
        objective="place bodies and instruments on the two tracks",
        points=2,
        wrong=(
            Wrong(
                {"PESCO": OPERATIONAL},
                "You may see an army of the Union in PESCO, but its forces stay national. Articles 42(6) and 46 TEU and Protocol 10 bind "
                "states to promises about forces, and many of its projects develop equipment; ask which track each of the two serves.",
            ),
            Wrong(
                {"PESCO": OUTSIDE},
                "You may have noticed that not all members take part in PESCO, but it was set up by a Council decision under Article 46 "
                "TEU. What rests on the Treaties is inside the Union; ask which tracks its promises and its projects serve.",
            ),
            Wrong(
                {"Eurocorps": OPERATIONAL},
                "You asked what the Eurocorps does, and it does serve missions. But it belongs to its nations, works for NATO as well, and "
                "no act of the Union founded it; look at the column `level` of `institutions`.",
            ),
            Wrong(
                {"OCCAR": INDUSTRIAL},
                "You asked what OCCAR does, and it does manage arms programmes. But a few states founded it by an agreement of their own; "
                "look at the column `level` of `institutions`.",
            ),
            Wrong(
                {"EPF": INDUSTRIAL},
                "You may have thought: money, therefore industry. The European Peace Facility pays common costs of military operations and "
                "arms for partners, outside the budget (Article 41(2) TEU); ask what the money is for.",
            ),
            Wrong(
                {"European Council": OPERATIONAL},
                "You may think that the leaders launch missions; that is the Council of ministers (Article 42(4) TEU). The European "
                "Council sets the general line (Article 15 TEU); ask for which of the two tracks.",
            ),
            Wrong(
                {"DG DEFIS": OPERATIONAL},
                "A department of the Commission has no say over forces or missions; those are for the Council (Article 42(4) TEU). Read "
                "in `institutions` what DG DEFIS can do.",
            ),
        ),
        hints=(
            "Begin with the two that states own among themselves. Neither was founded by an act of the Union.",
            'Run `ed.load("institutions").set_index("institution_id")[["name", "pillar", "level"]]`; `member_state_owned` is outside.',
            'For the other three: `ed.load("instruments").set_index("instrument_id").loc[["SAFE", "PESCO", "EPF"], "pillar"]`.',
        ),
        solution=(
            "{key}. The Eurocorps and OCCAR belong to states. PESCO stands on both tracks: binding promises about forces, and projects, "
            "many of which develop equipment; by main purpose one may call it industrial. The European Peace Facility pays for operations "
            "and buys arms for partners, so both is well argued too."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'body = ed.load("institutions").set_index("institution_id")["pillar"]\n'
            'instrument = ed.load("instruments").set_index("instrument_id")["pillar"]\n\n'
            'answer = {"PSC": body["psc"], "European Council": body["european_council"], "DG DEFIS": body["dg_defis"]}\n'
            'answer |= {name: instrument[name] for name in ("SAFE", "PESCO", "EPF")}\n'
            'answer |= {"Eurocorps": "outside the Union", "OCCAR": "outside the Union"}  # level: owned by their member states'
        ),
    ),
    Question(
        id="01.2",
        prompt="Put these six steps of the turn into the order in which they happened. They come from both tracks and from outside.",
        kind=Ordering(TURN),
        key=lambda: by_date(TURN),
        objective="order the steps of the turn from the operational to the industrial track",
        facts={
            "war": "events.csv#ev059.date",
            "fund": "events.csv#ev054.date",
            "plan": "events.csv#ev039.date",
            "pesco": "events.csv#ev043.date",
        },
        wrong=(
            Wrong(
                lambda: by_date(TURN)[::-1],
                "That is the right order backwards: the latest step comes first. Begin with the earliest.",
            ),
            Wrong(
                lambda: exchanged(TURN, "ev043", "ev039"),
                "You let the governments move before the Commission. Its Action Plan of {plan} came first, and PESCO followed it; compare "
                "the two dates in section 5 of the unit.",
                when=puts(TURN, "ev043", "ev039"),
            ),
            Wrong(
                lambda: exchanged(TURN, "ev060", "ev054"),
                "You may think that the money came after the full-scale invasion of {war}, or that industry followed the armies. The Fund "
                "was law before it, and the Compass with its force came after; compare the dates in the table `events`.",
                when=puts(TURN, "ev060", "ev054"),
            ),
        ),
        hints=(
            "A shock comes first. Of the five answers to it, the earliest is a paper of the Commission.",
            "PESCO is of {pesco}, the Fund of {fund}. The Compass was approved in the weeks after the invasion of {war}.",
            'All dates: `ed.load("events").set_index("event_id").loc[["ev054", "ev035", "ev093", "ev043", "ev060", "ev039"], ["date", "title"]]`.',
        ),
        solution=(
            "The order is: {key}. Among these six the Commission proposed before governments bound themselves, and the Fund was law before "
            "the Compass planned a force. Other six could tell it otherwise: the European Peace Facility is a month older than the Fund."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'events = ed.load("events").set_index("event_id")\n'
            'steps = events.loc[["ev054", "ev035", "ev093", "ev043", "ev060", "ev039"], "date"]  # in the order a to f\n'
            "in_order = steps.sort_values().index\n"
            'answer = ["abcdef"[steps.index.get_loc(event)] for event in in_order]'
        ),
    ),
    Question(
        id="01.3",
        prompt=(
            "Permanent Structured Cooperation (PESCO) began on {began}. Which states were members of the Union on that day and stayed "
            "outside PESCO? The map of Europe can show it (attribute “PESCO”), and so can the tables `memberships` and "
            "`pesco_membership`."
        ),
        kind=Countries(
            ("state", "states"),
            look="Look at the day in the task: who was a member of the Union on it, and who took part in PESCO?",
        ),
        key=lambda: outside_pesco(pesco_began(), pesco_began()),
        objective="find out who took part on a given day",
        facts={
            "began": "events.csv#ev043.date",
            "first": "pesco_membership.csv#FR,2017-12-11.notified_on",
            "iso": lambda: pesco_began().isoformat(),
        },
        wrong=(
            Wrong(
                lambda: outside_pesco(None, None),
                "You answered for today. Since PESCO began one state has joined it later, and another has left the Union; set the day in "
                "the task on the map, or load both tables `as_of` that day.",
            ),
            Wrong(
                lambda: outside_pesco(None, pesco_began()),
                "You compared the members of PESCO on its first day with the members of the Union of today. One state was still in the "
                "Union then; load `memberships` as of the same day.",
            ),
            Wrong(
                not_notified_at_first,
                "Those are the states that had not yet told the Council of their wish on {first}. Two of them did so in December, before "
                "PESCO began; look at the column `valid_from` of `pesco_membership`, not only at `notified_on`.",
            ),
            Wrong(
                neutral_members,
                "Those are the members that were neutral or outside military alliances. Most of them joined PESCO, which is no alliance "
                "and no army: Article 46 TEU speaks of capabilities. Compare with the table `pesco_membership`.",
            ),
            Wrong(
                set,
                "You took all members to be in PESCO. It is for those that want it and commit themselves (Articles 42(6) and 46(1) TEU), "
                "and some stayed outside; compare the two tables for the day in the task.",
            ),
        ),
        hints=(
            "The sentence under the map names them when the attribute is PESCO and the day is {began}.",
            'Load `ed.load("memberships", as_of="{iso}")`, keep the organisation `EU`, and take away the countries of '
            '`ed.load("pesco_membership", as_of="{iso}")`.',
        ),
        solution=(
            "{key}. Denmark stood aside from defence by treaty and joined PESCO later; the United Kingdom was about to leave the Union; "
            "Malta is still outside. “All members are in PESCO” has not been true on any day."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'day = ed.fact("events.csv#ev043.date").value\n'
            'members = ed.load("memberships", as_of=day).query("organisation == \'EU\'")\n'
            'pesco = ed.load("pesco_membership", as_of=day)\n'
            'answer = set(members["country"]) - set(pesco["country"])'
        ),
    ),
    Question(
        id="01.4",
        prompt=(
            "One text of the course says that the European Council, the meeting of the leaders, activated PESCO (claim C037). Which "
            "paragraph of the Treaty on European Union (TEU) says **which institution** sets PESCO up? The table `treaty_articles` has "
            "the articles in plain words."
        ),
        kind=LegalBasis(),
        key=lambda: article_of("establish_pesco"),
        objective="check a claim against the article that governs it",
        wrong=(
            Wrong(
                "teu-42-6",
                "That paragraph says what PESCO is and for whom: states whose forces meet higher criteria. It leaves open who decides; "
                "read on in Article 46 TEU, paragraph by paragraph.",
            ),
            Wrong(
                "teu-46-1",
                "There the states say that they wish to take part, and a wish is not yet a decision. Read the next paragraph.",
            ),
            Wrong(
                "teu-46-6",
                "That paragraph governs what PESCO decides once it exists, such as its list of projects, and only participants vote. Look "
                "for the paragraph about its foundation in the same article.",
            ),
            Wrong(
                "teu-15",
                "You followed the text: Article 15 TEU is about the European Council, which gave political support. It adopts no laws, and "
                "Decision (CFSP) 2017/2315 is not its act; read Article 46 TEU for the institution that decides.",
            ),
            Wrong(
                "teu-42-7",
                "That is mutual assistance: what members owe each other after an armed attack. PESCO is no promise to defend anybody and "
                "no army; look for “Permanent Structured Cooperation” in the column `subject` of `treaty_articles`.",
            ),
            Wrong(
                "teu-20",
                "Article 20 TEU is enhanced cooperation, the general way for some members to go further. PESCO is another mechanism with "
                "conditions of its own; look at Article 46 TEU.",
            ),
        ),
        hints=(
            "Article 42 TEU says that there can be such a cooperation. Another article says how it comes about.",
            'Run `ed.load("treaty_articles").query("subject.str.contains(\'PESCO\')")[["article", "subject", "summary"]]` and look for '
            "the foundation.",
        ),
        solution=(
            "It is {key}: the Council of ministers decides, by qualified majority, and did so in Decision (CFSP) 2017/2315. The leaders "
            "had agreed that it should be launched, and that is no legal act. The title of an act names its author."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'by_subject = ed.load("treaty_articles").set_index("subject")\n'
            'print(by_subject.loc["PESCO: foundation", "summary"])\n\n'
            'answer = by_subject.loc["PESCO: foundation", "article_id"]'
        ),
    ),
    Question(
        id="01.5",
        prompt=(
            "In {year} two directives on a market for defence goods became law: one on public purchases, one on transfers from one member "
            "state to another. Who adopted them, and why? TEU is the Treaty on European Union, TFEU the Treaty on the Functioning of the "
            "European Union."
        ),
        kind=ReasonedChoice(tuple(ADOPTED_BY.values()), tuple(BECAUSE_OF.values())),
        key=who_made_the_directives,
        objective="tell who proposes a law from who adopts it",
        facts={"year": lambda: str(course().find("events", "ev027")["date"].year)},
        wrong=(
            Wrong(
                ADOPTED_BY["commission"],
                "The Commission proposed both directives, and one text of the course says that it adopted them (claim C036). A proposal is "
                "not yet a law; look at the column `decision_rule` of the table `instruments`.",
            ),
            Wrong(
                ADOPTED_BY["consensus"],
                "The leaders in the European Council set the general line and adopt no laws (Article 15 TEU). Look at the column "
                "`decision_rule` of the table `instruments`, in the rows `DIR_2009_81` and `DIR_2009_43`.",
            ),
            Wrong(
                ADOPTED_BY["board"],
                "The Agency helps states to see what they lack, and it makes no laws (Article 45(1) TEU). Look at the column "
                "`decision_rule` of the table `instruments`.",
            ),
            Wrong(
                (ADOPTED_BY["ordinary_procedure"], BECAUSE_OF["teu-42-4"]),
                "You named the right institutions with the rule of the other track: Article 42(4) TEU is about missions, where Parliament "
                "has no vote. These are rules for a market; look at the articles of both directives in `instrument_articles`.",
            ),
            Wrong(
                (ADOPTED_BY["ordinary_procedure"], BECAUSE_OF["teu-17"]),
                "It is true that the Commission proposes, but others decide about its proposal. That is why Parliament and Council adopt; "
                "look for the article that says how market rules are made.",
            ),
            Wrong(
                (ADOPTED_BY["ordinary_procedure"], BECAUSE_OF["teu-45-1"]),
                "Article 45(1) TEU is about the tasks of the Defence Agency, which had no part in adopting these laws. Look at the articles "
                "of both directives in `instrument_articles`.",
            ),
        ),
        hints=(
            "To propose and to adopt are two powers. The question asks for the second.",
            'How: `ed.fact("instruments.csv#DIR_2009_81.decision_rule")`. Why: '
            '`ed.load("instrument_articles").query("instrument_id == \'DIR_2009_81\'")`.',
        ),
        solution=(
            "It was {key}. The Commission proposed. The difference matters: for the single market Parliament and a majority of governments "
            "must agree; for a mission no government may vote against, and the European Parliament has no vote."
        ),
    ),
    Question(
        id="01.6",
        prompt=(
            "Date the turn: in which year after the one in which the Treaty of Lisbon came into force ({lisbon}) did steps on the industrial "
            "track outnumber those on the operational track **for the first time**? Answer for three ways to count, with the three tables "
            "above. Steps on both tracks count for both, and so decide nothing."
        ),
        kind=Mapping(
            {
                "both": "PESCO on both tracks, every row counted",
                "one": "PESCO on one track, every row counted",
                "once": "PESCO on both tracks, every thing counted once",
            },
            years_offered,
        ),
        key=turns,
        objective="date the turn and say what the date depends on",
        points=2,
        facts={
            "lisbon": lambda: str(lisbon_year()),
            "year_both": lambda: turns()["both"],
            "year_one": lambda: turns()["one"],
            "year_once": lambda: turns()["once"],
            "lead": lambda: str(max(leads())),
            "year_other": lambda: str(steps.turn("alternative", after=lisbon_year())),
        },
        wrong=(
            Wrong(
                lambda: dict.fromkeys(TURNS, turns()["both"]),
                "You read one table for all three. Nothing in the world differs between them, and the year does; read each table from the "
                "row after Lisbon downwards.",
                when=lambda value: len(set(value.values())) == 1,
            ),
            Wrong(
                lambda: {"both": turns()["one"], "one": turns()["both"]},
                "You exchanged the first two. In the first table PESCO stands in the column “both”, in the second in one of the two others; "
                "look at the years of its founding and first projects.",
            ),
            Wrong(
                lambda: {"both": str(plan_year())},
                "That is the year of the Commission's Action Plan, a good candidate. But in the first table the two tracks are level in that "
                "year; look for the first year in which the industrial number is larger.",
            ),
            Wrong(
                lambda: {"once": turns()["both"]},
                "You read the first table for the third answer. Where every thing counts once, later rounds of a programme and new members "
                "drop out on both tracks; read the third table.",
            ),
        ),
        hints=(
            "Compare the columns operational and industrial row by row, from the first row after Lisbon downwards. A tie does not count.",
            'In code: `ed.steps.turn("course")`, `ed.steps.turn("pesco")` and `ed.steps.turn("course", "things")` find the three years.',
        ),
        solution=(
            "{key}. The list of events is the same all three times: only the place of PESCO and the rule of counting changed, and the "
            "turn moves from {year_one} to {year_both} and {year_once}. Each year rests on little: the lead in it is {lead} steps at most, so "
            "a row or two more could move it again; with each contested event in its other place it is {year_other}. A sentence with one "
            "year for the turn hides a choice."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'years = {"both": ed.steps.turn("course"), "one": ed.steps.turn("pesco"), "once": ed.steps.turn("course", "things")}\n'
            "answer = {way: str(year) for way, year in years.items()}"
        ),
    ),
    Question(
        id="01.7",
        prompt=(
            "Cut the story from 1987 on in two after {cut}, the year of the Commission's Action Plan. How many steps forward did each track "
            "take in the **first** period (up to and with that year) and in the **second**, with PESCO on both tracks (`course`) and on one "
            "(`pesco`)? Give a table with four rows and the columns `coding`, `period`, `operational` and `industrial`. You can use one line "
            "of code, or copy the numbers of the two tables above."
        ),
        kind=Table(
            (Column("coding"), Column("period"), Column("operational", "number"), Column("industrial", "number")),
            by=("coding", "period"),
        ),
        key=both_codings,
        objective="compare the two tracks before and after the turn, under two codings",
        points=2,
        facts={
            "cut": lambda: str(plan_year()),
            "op_course": in_half("course", "second", "operational"),
            "in_course": in_half("course", "second", "industrial"),
            "op_pesco": in_half("pesco", "second", "operational"),
            "in_pesco": in_half("pesco", "second", "industrial"),
        },
        wrong=(
            Wrong(
                every_event,
                "You counted every event of the two tracks, setbacks and neutral ones too. The question asks for steps forward: keep the "
                "rows whose `direction` is `advance`, as the tables above do.",
            ),
            Wrong(
                lambda: both_codings(plan_year() - 1),
                "You put the year of the Action Plan into the second period. The first period goes up to and with that year: "
                "`ed.steps.periods` takes the last year of the first period.",
            ),
            Wrong(
                lambda: both_codings(codings=("course", "course")),
                "You gave the same coding twice. With PESCO on one track its founding and its projects are industrial steps, and the entry "
                "of states into some projects is an operational one; use the second table.",
            ),
            Wrong(
                lambda: both_codings(columns=("industrial", "operational")),
                "The numbers are right, but the two columns have changed places. Look once more which column belongs to which track.",
            ),
        ),
        hints=(
            'Run `ed.steps.periods({cut}, "course")` and the same with `"pesco"`: each gives two rows.',
            'Both in one: `pd.concat([ed.steps.periods({cut}, c) for c in ("course", "pesco")], keys=["course", "pesco"], '
            'names=["coding"]).reset_index()`, after `import pandas as pd`.',
        ),
        solution=(
            "In the second period it is {op_course} operational to {in_course} industrial steps with PESCO on both tracks, and {op_pesco} to "
            "{in_pesco} with PESCO on one. The operational track did not stand still; the industrial track went from few steps to many. By "
            "how much it leads rests on where one cooperation is put. How much a step weighs, no count says."
        ),
        worked=(
            "import eudefence as ed\n"
            "import pandas as pd\n\n"
            'plan = ed.fact("events.csv#ev039.date").value.year\n'
            'halves = {coding: ed.steps.periods(plan, coding) for coding in ("course", "pesco")}\n'
            'answer = pd.concat(halves, names=["coding"]).reset_index()'
        ),
    ),
    Question(
        id="01.8",
        prompt=(
            "A student compares the three texts and writes: “EUFLEX advises the Union to leave the Treaties as they are and to use "
            "flexible formats.” The source is the row of EUFLEX on the question `Q2`, the way forward, in the table `text_answers`, which "
            "restates the project page. Is the sentence supported?"
        ),
        kind=supported(),
        key=euflex_advises,
        objective="compare what texts say, and where one is silent",
        facts={"written": "core_texts.csv#euflex_2018.written_on"},
        wrong=(
            Wrong(
                "supported by the source",
                "You may have read an expectation as advice. The page expects integration to become more flexible and wants to study it; "
                "look at the columns `coverage` and `answer`, and ask whether anybody is told to do anything.",
            ),
            Wrong(
                "contradicted by the source",
                "You may have read silence as a no. A text that gives no advice does not speak against this one either; look at the column "
                "`coverage`.",
            ),
        ),
        hints=(
            "The table has one row for each question and text. Read the row before you judge: what does it say about advice?",
            'Run `ed.fact("text_answers.csv#Q2,euflex_2018.coverage")`, then the same with `answer` in the place of `coverage`.',
        ),
        solution=(
            "It is {key}. EUFLEX is the plan of a research project, written in {written}: it puts questions, as was its purpose, and "
            "gives no advice. IAI 2026, written to advise the Italian government, does take the question up. Silence is not a no."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'row = ed.load("text_answers").set_index(["question_id", "text"]).loc[("Q2", "euflex_2018")]\n'
            'print(row["coverage"], row["answer"], sep=": ")\n\n'
            'answer = "not in the source"  # the row is silent on advice'
        ),
    ),
)
