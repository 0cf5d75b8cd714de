"""Results one can look at: a figure, a sentence that says what it shows, and the table behind both.

>>> from eudefence import views
>>> "tiles" in dir(views)
True
"""

from importlib import import_module
from inspect import isfunction

from ..arguments import keywords_checked, unknown_name

_HOME = {
    "View": "view",
    "source_line": "view",
    "explore": "explorer",
    "Explorer": "explorer",
    "choice": "controls",
    "slider": "controls",
    "period": "controls",
    "day": "controls",
    "ticks": "controls",
    "switch": "controls",
    "search": "controls",
    "tiles": "tile_grid",
    "geographic": "map",
    "two_tracks": "timeline",
    "explore_two_tracks": "timeline",
    "country_card": "cards",
    "institution_card": "cards",
    "explore_cards": "cards",
    "compare_texts": "texts",
    "explore_texts": "texts",
    "disagreement": "texts",
    "explore_disagreements": "texts",
    "read": "reading",
    "verdicts": "ledger",
    "sources_used": "used",
    "foundings": "founding",
    "explore_foundings": "founding",
    "promise_and_delivery": "forces",
    "explore_forces": "forces",
    "missions_view": "missions",
    "explore_missions": "missions",
    "article_41": "clauses",
    "standing_aside": "clauses",
    "recorded_vetoes": "vetoes",
    "who_pays": "bill",
    "explore_who_pays": "bill",
    "who_pays_aid": "aid",
    "explore_who_pays_aid": "aid",
    "facility_decisions": "facility",
    "explore_facility": "facility",
    "chance_of_activation": "likelihood",
    "explore_activation": "likelihood",
    "rival_explanation": "rivals",
    "explore_rivals": "rivals",
    "who_controls": "scrutiny",
    "explore_control": "scrutiny",
    "europe_map": "europe",
    "explore_europe_map": "europe",
    "council_table": "voting",
    "explore_council_table": "voting",
}
# No module has the name of a function in _HOME: importing a module sets an attribute of its name here, which would hide the function.
_MODULES = ("cards", "controls", "europe", "map", "style", "timeline", "view")

__all__ = [*_HOME, *_MODULES]


def __getattr__(name):
    if name in _HOME:
        value = getattr(import_module(f".{_HOME[name]}", __name__), name)
        if isfunction(value):
            value = keywords_checked(value)
        globals()[name] = value
        return value
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    raise unknown_name(__name__, name, __all__)


def __dir__():
    return sorted(__all__)
