"""The line under a picture. Oracle: the rows of the tables it names."""

from eudefence.data.package import course
from eudefence.views.page.source import source_line


def test_the_source_line_names_table_publishers_and_edition():
    line = source_line("memberships", note="A remark.")
    assert "memberships" in line and line.endswith("A remark.")
    assert str(course().edition.year) in line
    few = source_line(("memberships", ["europa_countries"]))
    assert "; after European Union." in few
