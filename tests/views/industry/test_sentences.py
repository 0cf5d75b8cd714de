"""Sentences of the views of the industrial pillar, kept whole: somebody read them (tests/approved.py).

Their figures have oracles of their own in the tests of each view.
"""

from eudefence import views
from tests import approved


def test_sentences_of_the_gap():
    texts = {
        "as it opens": views.gap().sentence,
        "running, each year by itself": views.gap("running", years="single").sentence,
        "founding acts, Theil-Sen, PESCO elsewhere": views.gap("acts", slope="theil_sen", pesco="operational").sentence,
        "money, aid to Ukraine counted": views.gap("money", ukraine=True).sentence,
        "bodies": views.gap("bodies", years="single").sentence,
        "the exact slope": views.gap().more,
    }
    approved.compare("gap", texts)


def test_sentences_of_the_specifications():
    texts = {
        "as it opens": views.specifications().said,
        "a choice held fast": views.specifications("slope: theil_sen").sentence,
        "pillars exchanged": views.specifications(swapped=True).sentence,
        "with money": views.specifications(thin=True).sentence,
    }
    approved.compare("specifications", texts)


def test_sentences_on_money_and_instruments():
    texts = {
        "laws": views.follow_the_money().said,
        "both pillars, no loans": views.follow_the_money(pillar="both", loans=False).said,
        "operational": views.follow_the_money(pillar="operational").said,
        "awards": views.follow_the_money("award").said,
        "loans approved": views.follow_the_money("loan_approved").said,
        "industrial instruments": views.instruments().said,
        "operational instruments": views.instruments("operational").said,
        "who controls, both": views.who_controls_the_money().said,
        "who controls, industrial": views.who_controls_the_money("industrial").said,
        "who controls, operational": views.who_controls_the_money("operational").said,
    }
    approved.compare("money", texts)


def test_sentences_on_buying():
    texts = {
        "equipment bought together": views.bought_together().said,
        "against one target": views.bought_together(target="edis-joint-procurement").said,
        "research together": views.bought_together("joint_research").said,
        "research in all spending": views.bought_together("research").said,
        "origin, all estimates": views.origin_of_purchases().said,
        "origin, selected contracts": views.origin_of_purchases("selected_contracts").said,
        "origin, imports": views.origin_of_purchases("arms_imports").said,
        "origin, against a target": views.origin_of_purchases("selected_contracts", "edis-european-2030").said,
        "what is missing": views.capability_priorities().said,
    }
    approved.compare("buying", texts)
