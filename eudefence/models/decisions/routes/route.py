"""A route for a task: what it needs, whether it is open, who stops it, what it costs in money and in coherence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from eudefence.data.countries import known_name
from eudefence.data.package import Row, course
from eudefence.data.states import named
from eudefence.data.validity import row_holds
from eudefence.ground.explained import Explained
from eudefence.ground.words import joined

from .answers import Assumed
from .evidence import Stated
from .hurdle import Hurdle, hurdle
from .price import Price, price

# Ours, to be argued with. Four look at the Union and two at NATO, so that neither is the measure of the other.
CRITERIA = {
    "all_members_decide": "a say of all members",
    "acts_for_union": "action in the name of the Union",
    "union_control": "control by the Council",
    "union_money": "use of common money",
    "no_second_command": "one command with NATO",
    "all_allies_decide": "a say of all allies",
}
_PASSES = {
    "yes": "{name}: open. {why}",
    "no": "{name}: closed. {why}",
    "unknown": "{name}: cannot be told. {why}",
}

_MOST_NAMED = 3  # states that stop a way only as assumed


@dataclass(frozen=True, repr=False)
class Route(Explained):
    """A way to act, for a task and the positions of a day.

    Attributes
    ----------
    id, name, article : str
    row : dict
        The row of the table routes: what, payer, commander, third states, legal bar and its point, practice.
    task : str
    fit : {"yes", "partly", "no"}
        Whether it suits the task; with no, no vote can open it.
    fit_reason : str
    hurdles : tuple of Hurdle
    passes : {"yes", "no", "unknown"}
    blockers : tuple of str
        States with dated evidence that stop it. Nobody stands here without.
    assumed_blockers : tuple of str
        States that stop it as the caller assumed.
    price : Price
    kept, lost, open : tuple of str
        Criteria of coherence: kept, given up, and not settled. Our coding.
    """

    id: str
    name: str
    article: str
    row: Row
    task: str
    fit: str
    fit_reason: str
    hurdles: tuple[Hurdle, ...]
    passes: str
    blockers: tuple[str, ...]
    assumed_blockers: tuple[str, ...]
    price: Price
    kept: tuple[str, ...]
    lost: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def why(self) -> str:
        """Why it passes, fails or cannot be told: the hurdle that decides, with its article."""
        if self.fit == "no":
            return self.fit_reason
        deciding = [one for one in self.hurdles if one.passes == self.passes]
        return " ".join(one.explain() for one in (deciding if self.passes != "no" else deciding[:1]))

    @property
    def rule(self) -> str:
        """The rules of its decisions, in their order."""
        return "; then ".join(dict.fromkeys(one.rule for one in self.hurdles))

    @property
    def evidence(self) -> tuple[Stated, ...]:
        """What governments have said that was counted."""
        found = {(one.actor, one.row["position_id"]): one for h in self.hurdles for one in h.documented.values()}
        return tuple(found[key] for key in sorted(found))

    def explain(self) -> str:
        """Whether it is open and why, who pays, who commands, what the law bars."""
        parts = [_PASSES[self.passes].format(name=self.name, why=self.why), f"Legal bar: {self.row['bar']}"]
        parts += [
            self.price.said,
            f"Command: {self.row['commander']}.",
            f"Third states: {self.row['third_states_how']}.",
        ]
        return " ".join(part.replace("..", ".") for part in parts)

    def brief(self) -> str:
        """Its name and whether it is open."""
        return f"{self.name}: {self.passes}"

    def against(self) -> str:
        """Who stops it: those with dated evidence, then those who were assumed to; many of these only as a number.

        >>> from eudefence import routes
        >>> routes.comparison("evacuation", {"Malta": "no"})[0].against()
        'Malta (assumed)'
        >>> routes.comparison("evacuation", others="no")[0].against()
        '27 states (assumed)'
        """
        said = [_with_day(code, self.evidence) for code in self.blockers]
        assumed = sorted(map(known_name, self.assumed_blockers))
        few = len(assumed) <= _MOST_NAMED
        said += [f"{name} (assumed)" for name in assumed] if few else [f"{len(assumed)} states (assumed)"]
        return joined(said)


def _with_day(code: str, evidence: Iterable[Stated]) -> str:
    day = next(one.when for one in evidence if one.actor == code and one.answer == "no")
    return f"{known_name(code)} ({day})"


def tasks() -> dict[str, str]:
    """The tasks for which routes are compared: key to name.

    >>> list(tasks())[:2], tasks()["escort"]
    (['evacuation', 'escort'], 'Escort of merchant ships')
    """
    return {row["task_id"]: row["name"] for row in course().rows("route_tasks")}


def routes_on(day: dt.date) -> list[Row]:
    """The routes that existed, or were proposed, on a day."""
    rows = [row for row in course().rows("routes") if row["valid_from"] is None or row_holds(row, day)]
    return sorted(rows, key=lambda row: row["number"])


def route(row: Row, task: str, positions: Assumed, day: dt.date) -> Route:
    """One route, judged for a task on a day."""
    key = row["route_id"]
    fit = course().find("route_fits", key, task)
    executive = course().find("route_tasks", task)["executive"]
    steps = sorted(
        (one for one in course().rows("route_hurdles") if one["route_id"] == key), key=lambda one: one["number"]
    )
    hurdles = tuple(hurdle(one, positions, executive, day) for one in steps)
    passes = "no" if fit["fit"] == "no" else _all_of([one.passes for one in hurdles])
    stopping = next((one for one in hurdles if one.passes == "no"), None) if fit["fit"] != "no" else None
    stopped_by = stopping.stopped_by if stopping else ()
    documented = stopping.documented if stopping else {}
    coded = {code: [words for name, words in CRITERIA.items() if row[name] == code] for code in ("yes", "no", "open")}
    return Route(
        id=key,
        name=row["name"],
        article=row["article"],
        row=row,
        task=task,
        fit=fit["fit"],
        fit_reason=_reason(fit),
        hurdles=hurdles,
        passes=passes,
        blockers=tuple(code for code in stopped_by if code in documented),
        assumed_blockers=tuple(code for code in stopped_by if code not in documented),
        price=price(row["cost_mechanism"], _willing(hurdles), _aside(hurdles), day),
        kept=tuple(coded["yes"]),
        lost=tuple(coded["no"]),
        open=tuple(coded["open"]),
    )


def _all_of(results: list[str]) -> str:
    """Open if every decision is taken, closed if one is not, else unknown."""
    return "no" if "no" in results else "unknown" if "unknown" in results else "yes"


def _reason(fit: Row) -> str:
    return f"{fit['reason'].rstrip('.')} ({fit['article']})." if fit["article"] else fit["reason"]


def _willing(hurdles: tuple[Hurdle, ...]) -> tuple[str, ...]:
    return next((one.yes for one in hurdles if one.subject == "task"), ())


def _aside(hurdles: tuple[Hurdle, ...]) -> tuple[str, ...]:
    """Who abstains with a declaration from the launch, and so need not pay for it (Article 41(2) TEU)."""
    return next((one.best[0].declaring for one in hurdles if one.subject == "task" and one.best), ())


def states_in_words(codes: Iterable[str]) -> str:
    """States as a list in words; empty for none."""
    codes = list(codes)
    return named(codes, "and") if codes else ""
