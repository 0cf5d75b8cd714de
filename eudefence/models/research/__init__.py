"""For researchers: a panel of states and years made of all tables, and published numbers held against ours.

>>> [column.unit for column in panel_columns() if column.name == "milex_sipri_pct_gdp"]
['% of GDP']
"""

from eudefence.ground.faces import offer

from .panel_codebook import PanelColumn, panel_columns
from .replication import REPLICATIONS, coder_differences, compare_published, recorded_votes
from .state_panel import panel, panel_rows

__all__ = [
    "REPLICATIONS",
    "PanelColumn",
    "coder_differences",
    "compare_published",
    "panel",
    "panel_columns",
    "panel_rows",
    "recorded_votes",
]
offer(globals(), __all__, "eudefence.research")
