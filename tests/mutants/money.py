"""Faults in who pays, how much, and whether it is worth it."""

from __future__ import annotations

from .fault import Fault

SHARES = {"tests": ("test_costs",), "wider": ("test_invented_data", "test_bill", "test_aid", "./test_sentences", "test_activation", "test_questions")}

FAULTS = (
    Fault("CS1", "cost_sharing._divided", "(1 - common) * caused", "caused", "own costs are paid on top of the common part", **SHARES),
    Fault("CS2", "apportionment.largest_remainder", "math.floor(part)", "round(part)", "shares are rounded before cents are shared out", **SHARES),
    Fault("CS3", "apportionment.largest_remainder", "-parts[name], name)", "parts[name], name)", "the last cent goes to the smaller share", **SHARES),
    Fault("CS4", "cost_sharing._payers", "state not in case.outside and state not in case.opted_out", "state not in case.opted_out", "who stands outside pays all the same", **SHARES),
    Fault("CS5", "cost_sharing._common_fraction", "not 0 <= fraction <= 1", "not 0 < fraction < 1", "nothing common, or all of it, is refused", **SHARES),
    Fault("CS6", "payers.regime_on", "return held[-1]", "return held[0]", "of two regimes on one day the older is taken", **SHARES),
    Fault("CS7", "payers.income_key", 'row["year"] < day.year', 'row["year"] <= day.year', "incomes of a year that is not over are the key", **SHARES),
    Fault("CS8", "cost_sharing._own_costs", "sum(found.values()) != case.bill", "sum(found.values()) > case.bill", "own costs need not add up to the bill", **SHARES),
    Fault("CS9", "payers.opted_out", 'row["scope"] == "defence" and ', "", "an opt-out from justice frees from paying for defence", **SHARES),
    Fault("CS10", "burden_sharing.joining", "gain >= 0 for gain", "gain > 0 for gain", "who gains exactly nothing does not join", **SHARES),
    Fault("CS11", "burden_sharing.price_of_a_yes", 'paid.attrs["by_key"][state]', "owed", "own costs fall on the others", **SHARES),
    Fault("CS12", "payers.Regime.aside", 'self.abstainer_pays == "its_share" else nothing', 'self.abstainer_pays != "its_share" else nothing', "an abstainer pays for an operation", **SHARES),
    Fault("CS13", "payers.purpose_of_aid", "if not lethal:", "if False:", "lethal=False is taken for what is no aid", **SHARES),
    Fault("CS14", "cost_sharing._payers", 'abstainer_pays == "its_share" and case.outside', 'abstainer_pays == "never" and case.outside', "Article 5(3): an abstainer is freed from aid that is not lethal", **SHARES),
    Fault("CS15", "payers", 'False: "assistance_not_lethal"', 'False: "assistance"', "Article 5(3): aid that is not lethal frees an abstainer", **SHARES),
    Fault("CS16", "payers.beyond_members", "if row_holds(row, day)", "if True", "the United Kingdom pays for ever", **SHARES),
    Fault("CS17", "payers.beyond_members", 'in (None, row["mechanism"])', "in (None,)", "the United Kingdom pays nothing after it left", **SHARES),
    Fault("CS18", "cost_sharing.share", "(*council.members(day), *beyond_members(mechanism, day))", "council.members(day)", "common costs of 2020 are divided without the United Kingdom", **SHARES),
    Fault("CS19", "cost_sharing._divided", "(*payers, *case.outside)", "payers", "what an abstainer owes elsewhere is not counted", **SHARES),
    Fault("CS20", "cost_sharing.package", "outside=outside, on=on)", "on=on)", "nobody stands outside in a package", **SHARES),
    Fault("CS21", "cost_sharing.package", 'frame["measure"] + frame["other"] + frame["additional"]', 'frame["measure"] + frame["other"]', "the total of a package leaves out what is paid on top", **SHARES),
    Fault("CS22", "cost_sharing.share", "if regime.barred:", "if False:", "military operations are paid from the Union budget", **SHARES),
    Fault("CS23", "burden_sharing.burden", "paid.get(state, 0) - fair[state]", "fair[state] - paid.get(state, 0)", "who pays too much seems to pay too little", **SHARES),
    Fault("CS24", "burden_sharing.price_of_a_yes", "owed - aside - elsewhere", "owed - aside", "standing aside from aid is free", **SHARES),
    Fault("CS25", "apportionment.cents", "if value < 0:", "if value < -100:", "a bill of less than nothing is accepted", **SHARES),
    Fault("CS26", "burden_sharing.joining", "part * worth[state] - Fraction", "worth[state] - Fraction", "a public good is lost to those outside", **SHARES),
    Fault("CS27", "payers.income_key", "len(row[\"series_id\"])", "-len(row[\"series_id\"])", "Cyprus is counted by the series that is not corrected", **SHARES),
    Fault("CS28", "payers.Regime.explain", "self.valid_to - dt.timedelta(days=1)", "self.valid_to", "the last day of a regime is a day late in words", **SHARES),
    Fault("CS29", "burden_sharing.prices", "dict.fromkeys([*own, asked])", "dict.fromkeys(own)", "a state that joins is not among those who pay", **SHARES),
    Fault("CS30", "cost_sharing._named", "if state in case.opted_out", "if False", "a state with an opt-out is charged for defence", **SHARES),
)
