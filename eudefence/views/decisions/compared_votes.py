"""Several votes side by side: who is against, under which rule, and what comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from eudefence.data.package import course
from eudefence.ground.lists import listed
from eudefence.ground.words import count, date_in_words, one_or_many
from eudefence.models.decisions import council
from eudefence.views.page.plain_table import html_table
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View


def compare_votes(
    rules: str | Sequence[str], against: Sequence[str] | Sequence[Sequence[str]], on: str | dt.date | None = None
) -> View:
    """The same votes against, under one rule or several.

    What it answers: who can stop a decision, and does it depend on the rule?

    Parameters
    ----------
    rules : str or sequence of str
        Rules or kinds of decision by name or key, as in `eudefence.council.decide`: "Qualified majority", "Launch a
        military operation or mission".
    against : sequence of str, or sequence of such
        The states that vote against; or several such groups, each of them counted under each rule.
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    View
        A row for each vote.

    Raises
    ------
    ValueError
        For an unknown rule or state (the nearest is named), or a day on which the rule did not hold.

    >>> asked = ["Launch a military operation or mission", "Entrust a task to a group of members"]
    >>> compare_votes(asked, ["Hungary"]).columns["Result"]
    ['blocked', 'blocked']
    >>> compare_votes("qualified", [["DE", "FR", "IT"], ["DE", "FR", "IT", "MT"]]).columns["Result"]
    ['adopted', 'blocked']
    """
    given = listed(against, "against", "a state or a list of states")
    groups = [given] if all(isinstance(one, str) for one in given) else [listed(one, "against") for one in given]
    asked = listed(rules, "rules", "a rule or a list of rules")
    found = council.comparison([(rule, group) for rule in asked for group in groups], on=on)
    if not found:
        raise ValueError("rules: none given. Name a rule or a kind of decision, such as 'qualified'.")
    columns = {heading: [row[heading] for row in found] for heading in found[0]}
    return View(
        _sentence(found),
        columns,
        title="Votes compared",
        date=f"members and populations of {date_in_words(course().day(on))}",
        source=source_line("decision_rules", "population"),
        words=lambda: html_table(columns, names_rows=False),
    )


def _sentence(found):
    told = [f"“{row['Vote']}” with {row['Against']} against" for row in found if row["Result"] == "blocked"]
    if not told:
        return "The vote is not blocked." if len(found) == 1 else f"None of the {len(found)} votes is blocked."
    return one_or_many(
        len(told),
        "Of {votes} {n} is blocked: {told}.",
        "Of {votes} {n} are blocked: {told}.",
        votes=count(len(found), "vote"),
        told="; ".join(told),
    )
