"""What course.py stands on, a module an idea.

Standard library only, and only what older Pythons understand, so that they get as far as the sentence that refuses
them. Nothing here is installed with the kit.
"""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
