# The one table of the names of `eudefence`: editors and type checkers read it, and ground/faces.py loads by it.
# One name a line. What stands in the folders may move; the names stay.

from . import data as data
from . import learning as learning
from . import views as views
from .data import countries as countries
from .data import validity as validity
from .data.citation import cite as cite
from .data.exporting import export as export
from .data.facts import fact as fact
from .data.glossary import term as term
from .data.loading import load as load
from .data.loading import sources as sources
from .data.loading import tables as tables
from .data.package import EDITION as EDITION
from .data.plain_rows import rows as rows
from .models import research as research
from .models.clubs import balance as balance
from .models.clubs import differentiation as differentiation
from .models.clubs import networks as networks
from .models.decisions import activation as activation
from .models.decisions import costs as costs
from .models.decisions import council as council
from .models.decisions import power as power
from .models.decisions import routes as routes
from .models.industry import eligibility as eligibility
from .models.industry import pillars as pillars
from .models.partners import appraisal as appraisal
from .models.partners import concepts as concepts
from .models.partners import momentum as momentum
from .models.partners import partnerships as partnerships
from .models.partners import qca as qca
from .models.research.state_panel import panel as panel
from .models.story import steps as steps

__version__: str
