"""Results one can look at: a figure, a sentence that says what it shows, and the table behind both.

>>> from eudefence import views
>>> "tiles" in dir(views)
True
"""

from importlib import import_module
from inspect import isfunction

from eudefence.ground.arguments import keywords_checked, unknown_name

_HOME = {
    "View": "page.view",
    "source_line": "page.source",
    "explore": "page.explorer",
    "Explorer": "page.explorer",
    "choice": "page.controls",
    "slider": "page.controls",
    "period": "page.controls",
    "day": "page.controls",
    "ticks": "page.controls",
    "switch": "page.controls",
    "search": "page.controls",
    "tiles": "shapes.tile_grid",
    "geographic": "shapes.map",
    "two_tracks": "story.timeline",
    "explore_two_tracks": "story.timeline",
    "country_card": "story.cards",
    "institution_card": "story.cards",
    "explore_cards": "story.cards",
    "compare_texts": "story.texts",
    "explore_texts": "story.texts",
    "disagreement": "story.texts",
    "explore_disagreements": "story.texts",
    "read": "story.rows",
    "verdicts": "story.ledger",
    "sources_used": "page.sources_used",
    "foundings": "story.founding",
    "explore_foundings": "story.founding",
    "promise_and_delivery": "operations.forces",
    "explore_forces": "operations.forces",
    "missions_view": "operations.missions",
    "explore_missions": "operations.missions",
    "article_41": "decisions.clauses",
    "standing_aside": "decisions.clauses",
    "recorded_vetoes": "decisions.vetoes",
    "who_pays": "decisions.bill",
    "explore_who_pays": "decisions.bill",
    "who_pays_aid": "decisions.aid",
    "explore_who_pays_aid": "decisions.aid",
    "facility_decisions": "decisions.facility",
    "explore_facility": "decisions.facility",
    "chance_of_activation": "decisions.likelihood",
    "explore_activation": "decisions.likelihood",
    "rival_explanation": "story.rivals",
    "explore_rivals": "story.rivals",
    "who_controls": "operations.scrutiny",
    "explore_control": "operations.scrutiny",
    "europe_map": "story.europe",
    "explore_europe_map": "story.europe",
    "council_table": "decisions.council_table",
    "explore_council_table": "decisions.council_table",
}
__all__ = list(_HOME)


def __getattr__(name):
    if name in _HOME:
        value = getattr(import_module(f".{_HOME[name]}", __name__), name)
        if isfunction(value):
            value = keywords_checked(value)
        globals()[name] = value
        return value
    raise unknown_name(__name__, name, __all__)


def __dir__():
    return sorted(__all__)
