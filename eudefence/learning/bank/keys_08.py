"""What computes the answers of unit 08: lines between states, the core, kinds of groups, overlaps, and who goes.

Functions return names of options and categories of the texts in ``08/``, or numbers and sets; no answer is typed here.
"""

from functools import lru_cache
from itertools import combinations

from eudefence.data import as_of
from eudefence.data.countries import in_a_sentence
from eudefence.data.package import course
from eudefence.ground.words import joined
from eudefence.models.clubs import networks

from .lookups import decision


@lru_cache(maxsize=8)
def roll(kind, on=None):
    """Who is in which club on a day."""
    return networks.roll(kind, on=on)


def members(club, on=None):
    """The states of which it is sure that they are in a club, by its kind and key, such as ``"formats.jef"``."""
    return {tie.state for tie in roll(club.partition(".")[0], on).ties if tie.club == club and tie.counts}


# --- What a line counts -----------------------------------------------------------------------------------------------

PAIR = ("FR", "IT")


def drawn():
    """The weight of the line between the two states, as a number in a sentence."""
    return str(int(networks.weights(roll("pesco"))[PAIR]))


def counts_as_drawn(option):
    """Whether what an option counts comes to the weight of the line."""
    return shared_by(option) == int(drawn())


def shared_by(option):
    """Projects of both states: on both lists, of the two alone, or led by one of them."""
    both = [club.key for club in roll("pesco").clubs if set(PAIR) <= members(club.key)]
    led = {tie.club for tie in roll("pesco").ties if tie.role == "coordinator" and tie.state in PAIR}
    found = {
        "listed": both,
        "alone": [club for club in both if len(members(club)) == len(PAIR)],
        "led": [club for club in both if club in led],
    }
    return len(found.get(option, []))


def listed(club, less=0):
    """How many states are on the list of a club, one or none left out."""
    return len(members(club)) - less


def pairs(club):
    """How many pairs of states a club makes, counted one by one."""
    return len(list(combinations(members(club), 2)))


def with_themselves(club):
    """Each state paired with all, itself among them."""
    return listed(club) ** 2


def both_ways(club):
    """Each pair counted from both of its states."""
    return listed(club) * listed(club, less=1)


def union_pairs(club):
    """The pairs of members of the Union in a club."""
    return len(list(combinations(members(club) & organisation("EU"), 2)))


def organisation(name):
    """The members of the Union or of NATO at the edition."""
    return {state for state, held in as_of.members(name, course().edition).items() if held}


# --- A small table of states and clubs --------------------------------------------------------------------------------

SMALL = ("formats.e3", "formats.weimar", "formats.de-nl-integration")


def small_states():
    """The states in the three clubs of the table."""
    return set().union(*map(members, SMALL))


def small_ties(least=1, without=()):
    """Pairs of states that share at least so many of the three clubs, some clubs left out."""
    clubs = [members(club) for club in SMALL if club not in without]
    pairs = combinations(sorted(small_states()), 2)
    return [list(pair) for pair in pairs if sum(set(pair) <= club for club in clubs) >= least]


def small_lines():
    """The ties by the names of their states."""
    return "; ".join(joined(in_a_sentence(state) for state in pair) for pair in small_ties())


def small_everybody():
    """All pairs of states in the table."""
    return small_ties(0)


def with_no_line():
    """The pairs that share none of the three clubs."""
    return [pair for pair in small_everybody() if pair not in small_ties()]


def left_alone(state="DE"):
    """States without any line once one state is taken out."""
    tied = {one for pair in small_ties() if state not in pair for one in pair}
    return small_states() - tied - {state}


def lose_a_line(state="DE"):
    """States that lose a line, but not all, when one state is taken out."""
    return small_states() - left_alone(state) - {state}


# --- The core ---------------------------------------------------------------------------------------------------------


def core_sentence():
    """Which of the sentences on the core the fillings of the gaps bear."""
    found = networks.core_periphery(roll("pesco"))
    if set(found.range.certain) == set(found.core):
        return "sure"
    return "graded" if found.range.certain else "nothing"


# --- Kinds of groups --------------------------------------------------------------------------------------------------


def kind_of(club):
    """What a group is, by the table of formats."""
    return course().find("formats", club)["kind"]


def outside_nato(club="formats.essi"):
    """The members of a group that are not in NATO."""
    return members(club) - organisation("NATO")


def share(part, whole):
    """The per cent of one body's members that are in another, as a whole number."""
    states = {"jef": members("formats.jef"), "EU": organisation("EU"), "NATO": organisation("NATO")}
    return round(100 * len(states[part] & states[whole]) / len(states[part]))


def rest_of_the_force():
    """The per cent of the Joint Expeditionary Force that is not in the Union."""
    return 100 - share("jef", "EU")


def outside_the_union(club="formats.essi"):
    """The members of a group that are not in the Union."""
    return members(club) - organisation("EU")


def shield():
    """The members of the Sky Shield Initiative."""
    return members("formats.essi")


def names_of(club):
    """The members of a club, in a sentence."""
    return joined(sorted(in_a_sentence(state) for state in members(club)))


# --- One state goes ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def lost(state, kind="formats"):
    """How many pairs of clubs lose their only common member without a state."""
    return networks.without(roll(kind), state).loss["links"]


def most_lost(item):
    """The same among PESCO projects, as a value to sort by: most first."""
    return -lost(item, "pesco")


def projects(item):
    """In how many PESCO projects a state is."""
    return sum(item in members(club.key) for club in roll("pesco").clubs)


def without_britain():
    """Where the United Kingdom stands among all states by what goes with it."""
    found = networks.without(roll("formats"), "GB")
    mean = sum(loss["links"] for loss in found.others.values()) / len(found.others)
    if found.rank["links"] == 1:
        return "first"
    return "some" if found.loss["links"] > mean else "chance"


def american_exit():
    """Whether the small loss without the United States shows that little hangs on it, and why not."""
    commands = {row["item"]: row["holder"] for row in course().rows("nato_backbone") if row["topic"] == "command"}
    leads = sum(holder == "US" for holder in commands.values()) * 2 > len(commands)
    return ("no", "nato") if lost("US") < lost("GB") and leads else ("yes", "seats")


# --- Sentences, and who decides ---------------------------------------------------------------------------------------

IDEAS = {"army": 1, "everybody": 2, "close": 29}


def said_of_pesco(item):
    """What the course's data say of a sentence: it is a known misconception, or a row bears it."""
    if item in IDEAS:
        row = course().find("misconceptions", IDEAS[item])
        return "open" if row["contested"] else "wrong"
    held = {"third": bool(members("pesco.military-mobility") - organisation("EU")), "denmark": denmark_joined_later()}
    return "right" if held[item] else "wrong"


def denmark_joined_later():
    """Whether Denmark came into PESCO after its beginning."""
    since = {row["country"]: row["valid_from"] for row in course().rows("pesco_membership")}
    return since["DK"] > since["FR"]


def who_decides(act):
    """Who votes on something in PESCO, and by which rule."""
    row = decision(act)
    inside = "inside" if row["voters"].startswith("participants") else row["voters"].partition("_")[0]
    return f"{inside}_{'all' if 'unanimity' in row['rule_id'] else 'majority'}".replace("none_majority", "nobody")


# --- Money ------------------------------------------------------------------------------------------------------------


def came_under_the_law():
    """Whether the group that the Union paid for stands inside the law of the Union."""
    return "contradicted" if course().find("formats", "cavs")["anchoring"] == "outside" else "supported"
