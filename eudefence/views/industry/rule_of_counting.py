"""The rule under which both pillars are counted, in words."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.models.industry import pillars
from eudefence.models.industry.pillars.yearly_indicators import PILLARS
from eudefence.views.page.html_words import Html, paragraph, run
from eudefence.views.page.plain_table import html_table
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_SHOWN = ("Indicator", "What one is", "What it leaves out")  # three fit beside each other; `rows` has all


def counting_rule() -> View:
    """What one act, body, step, project or mission is, and what stays open.

    What it answers: is the same thing counted as one on both tracks, and where could somebody count otherwise?

    Returns
    -------
    View
        The rule and what can be argued in words; a row for each indicator.

    >>> counting_rule().rows[0]["What one is"][:8]
    'One body'
    """
    rule, rows = pillars.counting_rule(), course().rows("indicators")
    columns = {
        "Indicator": [row["title"] for row in rows],
        "What one is": [row["one_unit"] for row in rows],
        "From": [row["first_year"] for row in rows],
        "What it leaves out": [row["leaves_out"] for row in rows],
        "Counted where nobody chose": [row["is_default"] for row in rows],
        "Why not": [row["why_not_default"] for row in rows],
    }
    majority = {pillar: pillars.by_majority(pillar) for pillar in PILLARS}
    said = (
        f"Of {majority['industrial'][1]} founding acts on the industrial track, {majority['industrial'][0]} take some"
        f" majority of the Council by the rules of today; of {majority['operational'][1]} on the operational track,"
        f" {majority['operational'][0]}. (The Agency was founded unanimously, under an older treaty.)"
        " This share has a top and cannot grow for ever, so it is told here and is in no gap."
    )
    return View(
        "One thing counts once, when it comes into being, on both tracks alike.",
        columns,
        title="What one is: the rule of counting",
        source=source_line("indicators", note="The rule is ours."),
        words=lambda: run(
            *(paragraph(words, label) for label, words in rule.choices.items()),
            paragraph(said, "Majority or unanimity"),
            Html(html_table({heading: columns[heading] for heading in _SHOWN}, names_rows=True)),
        ),
    )
