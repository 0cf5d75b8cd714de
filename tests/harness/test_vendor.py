"""Others' files are those that their page names. Oracle: the hash written there when they were taken."""

import hashlib
import re

from tests.places import ROOT

AXE = ROOT / "tests" / "vendor" / "axe"


def test_axe_is_the_file_that_its_page_names():
    page = (AXE / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256((AXE / "axe.min.js").read_bytes()).hexdigest() in page
    version = re.search(r"^# axe-core ([\d.]+)$", page, re.MULTILINE)[1]
    assert (AXE / "axe.min.js").read_text(encoding="utf-8").startswith(f"/*! axe v{version}\n")
