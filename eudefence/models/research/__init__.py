"""For researchers: a panel of states and years made of all tables, and published numbers held against ours.

>>> [column.unit for column in panel_columns() if column.name == "milex_sipri_pct_gdp"]
['% of GDP']
"""

from eudefence.ground.faces import offer

from .panel_codebook import PanelColumn, panel_columns
from .state_panel import panel, panel_rows

__all__ = ["PanelColumn", "panel", "panel_columns", "panel_rows"]
offer(globals(), __all__, "eudefence.research")
