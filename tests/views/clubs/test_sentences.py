"""Sentences of the views of clubs, kept whole: somebody read them (tests/approved.py).

Their figures have oracles of their own in the tests of each view.
"""

from eudefence import views
from tests import approved


def test_sentences_of_the_network():
    texts = {
        "as it opens": views.network().said,
        "formats": views.network("formats").said,
        "missions": views.network("missions", on="2018-04-15").said,
        "all, with communities": views.network("all", show=["communities"]).said,
        "large clubs count less": views.network("pesco", weight="newman", threshold=0.5).said,
        "the United Kingdom out of the formats": views.network("formats", without="GB").said,
        "the United Kingdom into French projects": views.network("pesco", added={"GB": "FR"}).said,
        "Germany out, a state that is in none": views.network("pesco", without=["DE", "IS"]).said,
    }
    approved.compare("network_of_clubs", texts)


def test_sentences_without_a_state():
    texts = {
        "as it opens": views.without_a_state().said,
        "France, projects": views.without_a_state("FR", "pesco").said,
        "Germany, memberships in all": views.without_a_state("DE", "all", "memberships").said,
        "Italy, formats of 2010": views.without_a_state("IT", "formats", "left_single", "2010-06-01").said,
    }
    approved.compare("without_a_state", texts)


def test_sentences_on_formats():
    texts = {
        "in time": views.formats_in_time().said,
        "headquarters in time": views.formats_in_time("headquarters").said,
        "aligned": views.alignment().said,
        "aligned before Finland and Sweden joined": views.alignment("2022-06-01").said,
        "aligned in 1999": views.alignment("1999-01-01").said,
    }
    approved.compare("formats_of_states", texts)


def test_sentences_on_projects():
    texts = {
        "by state": views.projects_by_state().said,
        "by state in 2018": views.projects_by_state("2018-04-01").said,
        "core": views.core_of_pesco().said,
        "core in 2018": views.core_of_pesco("2018-04-01").said,
        "core, large projects counting less": views.core_of_pesco(weight="newman").said,
    }
    approved.compare("projects_of_pesco", texts)
