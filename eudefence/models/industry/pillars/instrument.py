"""One instrument as it stood on a day, and the words for the codes of the tables: the same in every view."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from eudefence.ground.explained import Explained
from eudefence.ground.words import in_words, joined

RULES = {
    "ordinary_procedure": "Parliament and Council together",
    "council_qualified_majority": "the Council alone, by qualified majority",
    "council_unanimity": "the Council alone, unanimously",
    "consensus": "a paper, agreed without a vote",
    "budget_procedure": "Parliament and Council in the yearly budget",
    "enhanced_cooperation": "Parliament and the states that take part",
    "board": "a board of the states",
    "not_yet": "not decided yet",
}
PROPOSERS = {
    "commission": "the Commission",
    "commission_and_high_representative": "the Commission and the High Representative",
    "high_representative": "the High Representative",
    "member_states": "governments of member states",
    "european_council": "the European Council",
    "council": "the Council",
    "agency": "the European Defence Agency",
    "bank": "the European Investment Bank",
    "nobody_yet": "nobody yet",
}
PLACES = {
    "in_budget": "in the budget of the Union",
    "backed_by_budget": "borrowed by the Union, with its budget behind the loan",
    "off_budget": "in a fund of the states, outside the budget of the Union",
    "national_budgets": "in the budgets of the states",
    "own_means_of_bank": "with the European Investment Bank",
    "mixed": "in several places",
    "none": "it has no money of its own",
}
MONEY = {
    "grants": "given",
    "loans": "lent, and to be paid back",
    "state_contributions": "paid in by the states",
    "state_spending": "spent by each state for itself",
    "third_country_contribution": "paid by a country outside the Union",
    "windfall_profits": "taken from profits on frozen Russian assets",
    "mixed": "of several kinds",
    "none": "none",
}
PARLIAMENT = {
    "co_legislator": "makes the law, together with the Council",
    "consent": "has to agree; it cannot change the text",
    "budget_only": "votes the money in the yearly budget",
    "informed": "is told, and has no vote",
    "none": "has no part",
}
COURT = {
    "full": "can review it in full",
    "limited": "can review only parts of it",
    "none": "has nothing to review",
}
NATIONAL = {
    "subsidiarity_check": "may object to the draft law",
    "own_budget": "vote on the money of their own state",
    "own_budget_and_troops": "vote on the money and, in many states, on sending troops",
    "none": "have no part of their own",
}
RELATIONS = {"bound": "bound by it", "outside": "outside it", "contested": "contested"}
STANDINGS = {
    "inside": "counts as inside",
    "associated": "associated, counts as inside",
    "by_agreement": "by an agreement of its own",
    "legal_basis_only": "the law allows it; no agreement was found",
    "possible_not_used": "could join and does not",
    "outside": "outside, without an agreement",
}
NEVER = ("idea", "proposed", "agreed", "failed")  # never in force up to the edition


@dataclass(frozen=True)
class Relation:
    """How an instrument stands to one of the two constraints.

    Attributes
    ----------
    relation : {"bound", "outside", "contested"}
    reason : str
        On the reading of those who made it.
    objection : str or None
        The strongest form of the other reading, with who holds it.
    source_id, confidence : str
    """

    relation: str
    reason: str
    objection: str | None
    source_id: str
    confidence: str


@dataclass(frozen=True, repr=False)
class Instrument(Explained):
    """One instrument as it stood on a day.

    Attributes
    ----------
    id, name, pillar, kind, legal_basis : str
        As in the table of instruments.
    articles : tuple of str
        Treaty articles on which the act rests.
    proposed_by, decided_by, money, place, parliament, court, national_parliaments : str
        In words.
    decision_note, lender, payer, control, governing_body, who_may_take_part, note : str or None
    amount : number or None
        EUR million on that day; None where no amount is known or there is no money.
    amount_kind : str or None
        "envelope", "ceiling", "loan_ceiling", "proposal" or "claim".
    price_basis : str or None
    part_of : str or None
        The instrument in whose amount it is counted.
    valid_from, valid_to : datetime.date or None
        First day in force, and first day on which it is no longer.
    status : str
        At the edition.
    partners : tuple of (str, str)
        Countries outside the Union and their standing on that day.
    money_rule, vote_rule : Relation or None
        Article 41(2) TEU and Article 42(4) TEU; None where it was not coded.
    source_id, confidence : str
    on : datetime.date
    in_force : bool or None
        None: the data cannot decide. False for proposals.
    """

    id: str
    name: str
    pillar: str
    kind: str
    legal_basis: str
    articles: tuple[str, ...]
    proposed_by: str
    decided_by: str
    decision_note: str | None
    money: str
    place: str
    lender: str | None
    payer: str | None
    amount: Any
    amount_kind: str | None
    price_basis: str | None
    part_of: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    status: str
    governing_body: str | None
    who_may_take_part: str
    partners: tuple[tuple[str, str], ...]
    parliament: str
    court: str
    national_parliaments: str
    control: str | None
    money_rule: Relation | None
    vote_rule: Relation | None
    note: str | None
    source_id: str
    confidence: str
    on: dt.date
    in_force: bool | None

    def amount_in_words(self) -> str:
        """The amount with its kind: "EUR 9.453 billion (envelope, current prices)"; "no amount" where none is known."""
        if self.amount is None:
            return "no amount"
        kind = (self.amount_kind or "").replace("_", " ")
        basis = {"not stated": "price base not stated"}.get(self.price_basis or "", self.price_basis)
        return f"{in_words(self.amount, 'EUR million')} ({kind}, {basis})"

    def explain(self) -> str:
        """Who proposed it, how it was decided, whose money it is, and who controls it."""
        said = [
            f"{self.name}: proposed by {self.proposed_by}, decided by {self.decided_by}; {self.legal_basis}.",
            f"Money: {self.money}, {self.amount_in_words()}; {self.place}." if self.money != "none" else "",
            f"Parliament {self.parliament}; the Court {self.court}; national parliaments {self.national_parliaments}.",
        ]
        for what, one in (("41(2)", self.money_rule), ("42(4)", self.vote_rule)):
            if one:
                said.append(f"Article {what} TEU: {RELATIONS[one.relation]}.")
        return " ".join(filter(None, said))

    def brief(self) -> str:
        """Its key, name and amount."""
        return f"{self.id}, {self.amount_in_words()}"

    def as_row(self) -> dict[str, Any]:
        """All of it as one plain row, words and numbers."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        for name in ("money_rule", "vote_rule"):
            one = plain.pop(name)
            plain[name] = one.relation if one else None
            plain[f"{name}_reason"] = one.reason if one else None
            plain[f"{name}_objection"] = one.objection if one else None
        plain["articles"] = joined(self.articles) or None
        plain["partners"] = "; ".join(f"{state}: {standing}" for state, standing in self.partners) or None
        return plain
