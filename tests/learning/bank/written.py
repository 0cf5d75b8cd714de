"""A short question of each kind as an author writes it, its keys, and what is right and wrong by its own words."""

from pathlib import Path
from textwrap import dedent
from types import ModuleType

from eudefence.learning.bank.reader import read_question
from eudefence.learning.bank.references import Keys

FUNCTIONS = """
PLACES = {"one": "left", "two": "right"}
def right(): return "yes"
def is_any(name): return True
def is_none(name): return False
def is_yes(name): return name == "yes"
def _private(): return "yes"
def settled(): return "contradicted"
def pair(): return "yes", "law"
def place(item): return PLACES[item]
def other(): return {"one": ("right", "it is seen so")}
def length(word): return len(word)
def in_order(): return ["a", "ccc", "bb"]
def named(): return {"a": "Apple", "bb": "Pear", "ccc": "Plum"}
def five(): return 5
def times(number): return 5 * number
def small(number): return number < 3
def states(): return {"FR", "DE"}
def why(states): return "" if len(states) == 2 else "few" if len(states) < 2 else "many"
def how_many(states): return len(states)
def with_malta(states): return "MT" in states
def article(): return "teu-42-4"
def formula(): return "A*B"
def ties(): return [("FR", "DE")]
def rows(): return [{"type": "sea", "missions": 3}]
def rows_of_land(): return [{"type": "land", "missions": 3}]
def double(number): return 2 * number
def same(number): return number
def add(more): return lambda number: number + more
def cases(): return {"one": (1,), "three": (3,)}
def is_even(result, number): return result % 2 == 0
def grows(one, other): return one <= other
"""
OPTIONS = "## Options\n- **yes** it may\n- **no** it may not\n\n"
REASONS = "## Reasons\n- **law** the law\n- **use** the use\n\n"
ITEMS = (
    "## Items\n- **one** the first\n- **two**\n\n## Categories\n- **left** on the left\n- **right** on the right\n\n"
)
PARTS = (
    "## Parts\n- **claim** What you hold.\n- **reply** What you answer.\n\n## Points\n- One may say so.\n- Or not.\n\n"
)

# Each kind: settings, text, right answers, wrong answers with the beginning of what is said to them.
KINDS = {
    "choice": ('key = "right"', OPTIONS + "## Wrong: no\nNot so.", ["a", "it may"], [("b", "Not so.")]),
    "supported or not": (
        'key = "settled"',
        "## Wrong: supported\nIt is not.\n\n## Wrong: silent\nIt is said.",
        ["contradicted"],
        [("supported", "It is not."), ("not in the source", "It is said.")],
    ),
    "choice with reason": (
        'key = "pair"',
        OPTIONS + REASONS + "## Wrong: no\nIt may.\n\n## Wrong: yes because use\nNo use.",
        [("a", 1)],
        [(("b", 2), "It may."), (("a", 2), "No use."), (("b", 1), "Your reason is the right one")],
    ),
    "classification": (
        'key = "place(item)"\nalso = "other"',
        ITEMS
        + "## Also\nFor {item} “{category}” will do, as {reason}; here it is {key}.\n\n## Wrong: two -> left\nNot two.",
        [{"one": "a", "two": "b"}, {"the first": "on the right", "two": "on the right"}],
        [({"one": "a", "two": "a"}, "Not two.")],
    ),
    "ordering": (
        'key = "length(item)"\nfirst = "shortest"\nlast = "longest"\nitems = "named"',
        "## Wrong: backwards\nTurn it.\n\n## Wrong: bb before a\nNo.\n\n## Wrong: in_order()\nNo order.",
        ["abc", ["Apple", "Pear", "Plum"]],
        [("cba", "Turn it."), ("bac", "No."), ("bca", "No."), ("acb", "No order.")],
    ),
    "number": (
        'key = "five"\nunit = "ships"\ntolerance = 0.5',
        "## Wrong: 7\nToo many.\n\n## Wrong: times(2)\nTwice.\n\n## Wrong: 1, whenever small\nToo few.",
        [5, 5.4],
        [(7, "Too many."), (10, "Twice."), (2, "Too few.")],
    ),
    "set of countries": (
        'key = "states"\nnoun = ["state", "states"]',
        (
            "## Wrong: FR\nOne more.\n\n## Wrong: none\nSome.\n\n## Wrong: MT, whenever with_malta(answer)\nNot"
            " Malta.\n\n## Look\nLook at the map."
        ),
        ["Germany and France"],
        [
            ("FR", "One more."),
            ("none", "Some."),
            ("MT, FR", "Not Malta."),
            ("IT", "The state you named does not belong. 2 are missing. Look at the map."),
        ],
    ),
    "coalition": (
        'key = "states"\nfault = "why"\n[facts]\nnumber = "how_many(answer)"',
        "## Wrong: FR\nOne.\n\n## Fault: few\n{number} is few.\n\n## Fault: many\nThere are {number}.",
        [["IT", "ES"], "FR DE"],
        [("FR", "One."), ("DE", "1 is few."), ("DE, IT, ES", "There are 3.")],
    ),
    "legal basis": (
        'key = "article"',
        "## Wrong: Article 42(7) TEU\nThat is help.",
        ["42(4)"],
        [("42(7)", "That is help.")],
    ),
    "formula": (
        'key = "formula"\nconditions = ["A", "B"]',
        "## Wrong: A + B\nBoth.",
        ["B and A"],
        [("A or B", "Both.")],
    ),
    "graph": (
        'key = "ties"\nof_countries = true',
        "## Wrong: FR-DE, DE-IT\nOne less.",
        [[("DE", "FR")]],
        [([("FR", "DE"), ("IT", "DE")], "One less.")],
    ),
    "table": (
        'key = "rows"\nby = ["type"]\n[columns]\ntype = "text"\nmissions = {kind = "number", tolerance = 1}',
        "## Wrong: rows_of_land()\nAt sea.",
        [[{"type": "Sea", "missions": 4}]],
        [([{"type": "land", "missions": 3}], "At sea.")],
    ),
    "function": (
        'key = "double"\narguments = ["number"]\ncases = "cases"',
        "## Property: is_even\nit can be halved\n\n## Wrong: same\nTwice.\n\n## Wrong: add(2)\nNot plus.",
        [lambda number: number + number],
        [
            (lambda number: number, "Twice."),
            (lambda number: number + 2, "Not plus."),
            (lambda number: 1, "For `answer(1)` your function gives"),
        ],
    ),
    "function with laws": (
        'key = "double"\narguments = ["number"]\ncases = "cases"',
        "## Law: grows, one -> three\nmore gives more\n\n## Wrong: same\nTwice.",
        [lambda number: number * 2],
        [(lambda number: number, "Twice."), (lambda number: -number, "Your function gives `-1`")],
    ),
    "structured argument": (
        "words = 2",
        PARTS
        + "## Wrong: only claim\n> claim: It is so.\nOnly a claim.\n\n"
        + "## Example\n- **claim** It is so.\n- **reply** It is not.",
        [{"claim": "It is so.", "reply": "It is not."}],
        [
            ({"claim": "Something else."}, "Only a claim."),
            ({"claim": "Something else.", "reply": "No"}, "The part “reply” has 1 different word"),
        ],
    ),
}


def keys() -> Keys:
    """The functions above, as a module of keys."""
    module = ModuleType("keys_99")
    exec(FUNCTIONS, vars(module))
    for one in vars(module).values():
        if callable(one) and hasattr(one, "__code__"):
            one.__module__ = module.__name__
    return Keys(module)


def text_of(kind: str) -> str:
    """The file of a kind, as an author writes it."""
    head, body, *_ = KINDS[kind]
    head = f'kind = "{kind}"\nobjective = "find it"\n{head}'
    return f"+++\n{head}\n+++\nWhich one?\n\n{dedent(body)}\n\n## Hint\nLook once.\n\n## Solution\nSo it is.\n"


def read(folder: Path, text: str, id: str = "99.1"):
    """The question of a text, from a file in a folder of its own."""
    path = folder / id[:2] / f"{id}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_question(path, keys())
