"""Faults in how votes are counted, what is said about them, and how likely a decision is."""

from __future__ import annotations

from .fault import Fault

RULES = {"tests": ("test_decision_rules", "test_council"), "wider": ("./test_sentences", "test_invented_data", "test_voting", "test_questions")}
VOTES = {"tests": ("test_council",), "wider": ("./test_sentences", "test_invented_data", "test_decision_rules", "test_voting", "test_questions")}
WORDS = {"tests": ("./test_sentences",), "wider": ("test_council", "test_voting", "test_explained", "test_questions")}
CHANCES = {"tests": ("test_activation",), "wider": ("./test_sentences", "test_invented_data", "test_likelihood")}

FAULTS = (
    # --- rules and thresholds
    Fault("DR1", "decision_rules.Test.needed", '"more_than": down + 1', '"more_than": up', "more than half of an even number is half", **RULES),
    Fault("DR2", "decision_rules.Test.threshold", "max(amount, Fraction(self.floor))", "amount", "the four members of Article 16(4) TEU are lost", **RULES),
    Fault("DR3", "decision_rules.Test.passed", "count >= needed", "count > needed", "exactly enough is not enough", **RULES),
    Fault("DR4", "decision_rules.Test.needed", '"fewer_than": up - 1', '"fewer_than": up', "exactly one third does not stop a decision", **RULES),
    Fault("DR5", "decision_rules.Rule.valid", "on >= self.valid_from", "on > self.valid_from", "a rule does not hold on its first day", **RULES),
    Fault("DR6", "decision_rules.Rule.valid", "on < self.valid_to", "on <= self.valid_to", "a rule holds one day too long", **RULES),
    Fault("DR7", "decision_rules.Rule.valid", 'self.status != "proposed" and ', "", "a rule that was only proposed can be used", **RULES),
    Fault("DR8", "decision_rules.Rule.adopted", "any(all(", "all(all(", "both ways of a rule are needed, not one", **RULES),
    Fault("DR9", "decision_rules.Voters.smallest_group", "total > limit", "total >= limit", "exactly 35 per cent block", **RULES),
    Fault("DR10", "decision_rules.Voters.size", 'base.startswith("union_")', 'base.startswith("no_")', "a share of the Union is one of the voters", **RULES),
    Fault("DR11", "decision_rules.Voters.weight", 'stance in ("against", "absent")', 'stance == "against"', "absence does not stop unanimity", **RULES),
    Fault("DR12", "decision_rules.Voters.weight", 'present and stance != "absent"', 'stance != "absent"', "a represented state is present", **RULES),
    Fault("DR13", "decision_rules.Test.threshold", " + self.plus", "", "one more than the smallest group is not asked for", **RULES),
    Fault("DR14", "decision_rules.Rule._when", "self.valid_to - dt.timedelta(days=1)", "self.valid_to", "the last day of a rule is a day late in words", **WORDS),
    Fault("DR15", "decision_rules.Rule.explain", "self.abstention, self.declaration", "self.declaration, self.abstention", "what an abstention does is told after the declaration", **WORDS),
    Fault("DR16", "decision_rules.Voters.explain", "{self.people:,} persons", "{self.people // 1000:,} persons", "persons are thousands", **WORDS),
    # --- who votes
    Fault(
        "CO1", "council._participants", 'row["valid_from"] and row_holds(row, day)', 'row["valid_from"] and row_holds(row, day) is not False',
        "who may have been in PESCO was in it", **VOTES, equivalent="every start in PESCO is known to the day",
    ),
    Fault("CO2", "council._opted_out", 'row["scope"] == "defence"', "True", "an opt-out from justice keeps a state from votes on defence", **VOTES),
    Fault("CO3", "council._setting", "optouts and set(optouts) == set(voting.outside)", "optouts", "an opt-out is told where somebody else stays away", **VOTES),
    Fault("CO4", "council._members", 'row["organisation"] == "EU"', 'row["organisation"] in ("EU", "NATO")', "members of NATO vote in the Council", **VOTES),
    Fault("CO5", "council._act", "max(held", "min(held", "an older version of an act is taken", **VOTES),
    Fault("CO6", "council._entitled", "if defence:", "if False:", "Denmark votes on defence before July 2022", **VOTES),
    Fault("CO7", "council._entitled", "if code != state)", "if code)", "the state concerned votes on itself", **VOTES),
    Fault("CO8", "council._represented", "holders.count(holder) > 1", "holders.count(holder) > 2", "one state may act for two others", **VOTES),
    Fault("CO9", "council._people", "{} if missing else", "{} if False else", "half a table gives a share of the wrong whole", **VOTES),
    Fault("CO10", "council._voters", "len(codes) < least", "len(codes) <= least", "nine states are too few for enhanced cooperation", **VOTES),
    Fault("CO11", "council._stances", "if code in seen:", "if False:", "a state votes twice", **VOTES),
    Fault("CO12", "council._represented", "if state in absent:", "if False:", "absent without a proxy, and with one", **VOTES),
    Fault("CO13", "council._setting", "day >= _pesco_began()", "day > _pesco_began()", "the decision that founds PESCO binds nobody", **VOTES),
    Fault("CO14", "council._quorum", '"council": rules()["quorum"]', '"council": rules()["quorum_european_council"]', "the Council needs two thirds to be present", **VOTES),
    Fault("CO15", "council.compare", "float(100 * share), 1", "float(100 * share), 0", "shares in the table of votes lose their decimal", **VOTES),
    Fault("CO16", "council.population", "if set(codes) - set(found):", "if False:", "a day without a table of persons is counted with what there is", **VOTES),
    Fault("CO17", "council._setting", 'in ("consents", "decides_together")', 'in ("consents",)', "Parliament's part in an ordinary law is not told", **WORDS),
    Fault("CO18", "council._setting", 'if row["emergency_brake"]:', "if False:", "the emergency brake is not told", **WORDS),
    Fault("CO19", "council._setting", "if code != countries.code(concerned", "if code == countries.code(concerned", "other states that stay away are not named", **WORDS),
    # --- what came of it
    Fault("OU1", "outcome.count", 'stances["absent"] if rule.counts("members_objecting") else ()', 'stances["absent"]', "an absent state objects under a majority", **VOTES),
    Fault("OU2", "outcome.count", "bool(passed) and all(", "bool(passed) or all(", "the quorum is enough", **VOTES),
    Fault("OU3", "outcome._step", "found >= needed if", "found > needed if", "exactly enough is not enough", **VOTES),
    Fault("OU4", "outcome._bar", "not any(step.passed", "not all(step.passed", "one of the two limits on declarations is enough", **VOTES),
    Fault("OU5", "outcome._words", "at least {needed + 1} must stand together", "at least {needed} must stand together", "too few are said to block", **WORDS),
    Fault("OU6", "outcome._words", "the limit is {needed + 1} (one third)", "the limit is {needed} (one third)", "the limit of members is one too low", **WORDS),
    Fault("OU7", "outcome._words", "the limit is {needed + 1:,} (one third)", "the limit is {needed:,} (one third)", "the limit of persons is one too low", **WORDS),
    Fault("OU8", "outcome._binds", "len(rest) <= 6", "len(rest) <= 1", "those not bound are not named", **WORDS),
    Fault("OU9", "outcome._members_needed", ' - len(stances["declaring"])', "", "who abstains with a declaration is needed under unanimity", **VOTES),
    Fault("OU10", "outcome._words", "per_cent(Fraction(found, of) if of else Fraction(0), step.test.fraction)\n        least", "per_cent(Fraction(found, of) if of else Fraction(0))\n        least", "a share just below the limit is rounded up to it", **WORDS),
    Fault("OU11", "outcome._each_once", "step.test not in shown", "True", "a test common to two ways is told twice", **WORDS),
    Fault("OU12", "outcome._members_needed", 'len(stances["abstaining"])', "0", "an abstainer is needed under unanimity", **VOTES),
    Fault("OU13", "outcome._bound", '- set(stances["declaring"])', "- set()", "a decision binds who stood aside", **VOTES),
    Fault("OU14", "outcome.count", "all(step.test.counted == \"members_not_for\" for way in passed", "any(step.test.counted == \"members_not_for\" for way in ways", "every majority is one by the blocking clause", **VOTES),
    Fault("OU15", "outcome._words", "{found} of {of} weighted votes, {needed} {_be(needed)} needed", "{found} of {of} weighted votes, {needed - 1} {_be(needed)} needed", "one weighted vote too few is said to be needed", **WORDS),
    Fault("OU16", "outcome._words", "and more than one third, {needed + 1}, would", "and more than one third, {needed}, would", "the limit of weighted votes is one too low", **WORDS),
    Fault("OU17", "outcome._result", "if outcome.bar_reached:", "if False:", "why the decision failed is not told", **WORDS),
    Fault("OU18", "outcome._votes", "In favour: {outcome.members_for}", "In favour: {len(outcome.voters)}", "all are said to be in favour", **WORDS),
    Fault("OU19", "outcome.Step.explain", "limit = \"needed\" if self.test.upwards else \"at most\"", "limit = \"needed\"", "a limit is told as a need", **WORDS),
    Fault("OU20", "outcome.Outcome.brief", "{self.members_for} of {len(self.voters)}", "{len(self.voters)} of {self.members_for}", "numbers in the short form change places", **WORDS),
    Fault("OU21", "outcome._words", 'doing = "in favour" if kind == "members_for" else "present"', 'doing = "in favour"', "the quorum is told as votes in favour", **WORDS),
    Fault("OU22", "outcome._words", "one {who[:-1]} votes against or is", "one {who[:-1]} votes against and is", "an objector votes and is absent at once", **WORDS),
    # --- what would reverse it
    Fault("RE1", "reversal.smallest_flip", 'goal = "against" if before else "in_favour"', 'goal = "in_favour"', "an adopted decision is never reversed", **VOTES),
    Fault("RE2", "reversal.smallest_flip", "number + 1, size - 1", "number, size - 1", "a member changes twice", **VOTES),
    Fault("RE3", "reversal.smallest_flip", "len(found) <= limit)", "len(found) < limit)", "exactly as many sets as asked for are called incomplete", **VOTES),
    Fault("RE4", "reversal.smallest_flip", "or not hopeful(counts, number, size)", "or False", "no branch is left early", **VOTES, equivalent="pruning saves time and changes no result"),
    Fault("RE5", "reversal.smallest_flip", "code not in represented", "True", "a represented member counts as present", **VOTES),
    Fault("RE6", "reversal.Flip.explain", "more than {len(self.sets):,} sets", "{len(self.sets):,} sets", "a list cut short is told as whole", **WORDS),
    Fault("RE7", "reversal.Flip.explain", "any of {len(self.sets)} could", "any of {len(self.sets) - 1} could", "one state too few could reverse the result", **WORDS),
    # --- how likely it is
    Fault("AC1", "winning_coalitions.Coalitions._pairs", 'side="left"', 'side="right"', "exactly enough people are not enough", **CHANCES),
    Fault("AC2", "winning_coalitions.Coalitions._needs", "self.n - size)", "self.n)", "everybody counts as not in favour", **CHANCES),
    Fault("AC3", "winning_coalitions.Coalitions._quota", "min((way", "max((way", "the harder of two ways counts", **CHANCES),
    Fault("AC4", "winning_coalitions.Coalitions._won", '>= way.get("votes_for", 0)', '> way.get("votes_for", 0)', "exactly enough weighted votes are not enough", **CHANCES),
    Fault("AC5", "winning_coalitions.Coalitions._needs", "max(needed.get(test.counted, 0), test.needed(self.voters))", "test.needed(self.voters)", "of two limits on one count the last wins", **CHANCES),
    Fault("AC6", "support_models.beta_of_set", "1 - p + (j - k) * step", "1 - p + j * step", "opponents draw from the supporters' urn", **CHANCES),
    Fault("AC7", "support_models.beta_of_set", "{0: 1 - p, n: p}", "{0: p, n: 1 - p}", "full correlation turns the chance round", **CHANCES),
    Fault("AC8", "support_models.chance", "if correlation == 0:", "if correlation < 0.2:", "a little correlation is none", **CHANCES),
    Fault("AC9", "activation.support", 'exact(bill, "bill") - exact(threshold, "threshold")', 'exact(bill, "bill") + exact(threshold, "threshold")', "what must be left over makes support more likely", **CHANCES),
    Fault("AC10", "activation.under_costs", "float(chosen.knows_declarations)", "1.0", "who stands aside supports under any rule", **CHANCES),
    Fault("AC11", "activation.Activation.explain", "least = min(", "least = max(", "the keenest state is told as the weakest", **CHANCES),
    Fault("AC12", "activation.under_costs", ' + paid.attrs["elsewhere"].get(state, Decimal(0))', "", "what is paid elsewhere costs nothing", **CHANCES),
    Fault("AC13", "activation.under_costs", "if barred:", "if False:", "a vote that the limit stops has a chance", **CHANCES),
    Fault("AC14", "activation.Activation.explain", "{self.chance:.0%}", "{1 - self.chance:.0%}", "the chance told is that of failure", **CHANCES),
)
