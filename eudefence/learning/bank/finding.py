"""How questions are written that ask for something found or computed: a number, states, a table, a function ..."""

from __future__ import annotations

from eudefence.ground.words import joined
from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.kinds import (
    Coalition,
    Column,
    Formula,
    Function,
    FunctionWithLaws,
    Graph,
    Law,
    LegalBasis,
    Number,
    Property,
    SetOfCountries,
    Table,
)

from .forms import LIST, NUMBER, TEXT, YES, Form, number_of
from .front_matter import unknown
from .placeholders import fill
from .references import is_call


class OneNumber(Form):
    """The key is a number, or a fact link; a wrong answer may be typed."""

    kind = Number
    settings = {"unit": TEXT, "tolerance": NUMBER, "relative": NUMBER}

    def typed(self, written, section):
        return number_of(written)


class SomeStates(Form):
    """The key is a set of codes. A wrong answer is a list of names or codes, or ``none``.

    ``offered`` lists the codes that a form offers to tick, or names a function that returns them.
    """

    kind = SetOfCountries
    settings = {"noun": LIST, "offered": (TEXT, LIST)}

    def fields(self):
        noun = self.set.get("noun")
        if noun is not None and len(noun) != 2:
            raise self.set.place("noun").fault(
                '“noun” says what one and several are called. Write noun = ["state", "states"].'
            )
        return ({"noun": tuple(noun)} if noun else {}) | _ticks(self)

    def typed(self, written, section):
        try:
            return set(SetOfCountries().read(written))
        except Unreadable as error:
            raise ValueError(str(error)) from None


class ManyCoalitions(SomeStates):
    """``fault`` names a function that takes a set of codes and returns the name of what is wrong with it, or nothing.

    What to say then stands below ``## Fault: name``. A placeholder there may be a function of ``answer``, the set.
    """

    kind = Coalition
    settings = SomeStates.settings | {"fault": TEXT}
    headings = ("Fault",)
    many = ("Fault",)

    def fields(self):
        test = self.function("fault", "It names the function that says what is wrong with a set.")
        said = {section.about: section.text() for section in self.all("Fault")}
        if not said:
            raise self.set.place("fault").fault(
                "there is nothing to say to a set that is wrong. Write “## Fault: name” and a message below it."
            )
        bound = {
            name: self.keys.fact(written, self.set.place(name)) for name, written in self.set.get("facts", {}).items()
        }

        def fault(states):
            name = test.function(states)
            if name and name not in said:
                raise ValueError(unknown(str(name), said, "fault of this question"))
            return fill(said[name], {name: _given(one, states) for name, one in bound.items()}) if name else ""

        return super().fields() | {"fault": fault}


def _ticks(form: Form) -> dict[str, object]:
    """What a form offers to tick, as an argument of the kind; nothing where the question does not say."""
    given = form.set.get("offered")
    if given is None:
        return {}
    if isinstance(given, list):
        return {"ticks": tuple(given)}
    found = form.keys.call(given, form.set.place("offered"))
    return {"ticks": lambda: tuple(sorted(found()))}


def _given(bound, states):
    return (lambda: bound(answer=states)) if callable(bound) else bound


class Basis(Form):
    """The key is the id of an article, as in ``treaty_articles``, or an article in words; so is a wrong answer."""

    kind = LegalBasis
    settings = {"any_of": YES}

    def typed(self, written, section):
        try:
            LegalBasis().read(written)
        except Unreadable as error:
            raise ValueError(str(error)) from None
        return written


class LogicalFormula(Form):
    """The key is a formula, or several of which any one is right; so is a wrong answer."""

    kind = Formula
    settings = {"conditions": LIST, "minimal": YES}

    def fields(self):
        return super().fields() | {
            "conditions": tuple(self.set.need("conditions", "It lists the names that may occur."))
        }

    def typed(self, written, section):
        self.made().read_pattern(written)
        return written


class Ties(Form):
    """The key lists pairs; a wrong answer is a function, or pairs such as ``FR-DE, FR-IT``."""

    kind = Graph
    settings = {"of_countries": YES, "directed": YES, "weighted": YES, "tolerance": NUMBER, "offered": (TEXT, LIST)}

    def fields(self):
        return {name: value for name, value in super().fields().items() if name != "offered"} | _ticks(self)

    def typed(self, written, section):
        pairs = [pair.strip() for pair in written.split(",")]
        self.made().read_pattern(pairs)
        return pairs


class Rows(Form):
    """``[columns]`` gives each column its kind or a table of settings; ``by`` lists those that tell the rows apart.

    ``## Rows`` lists the rows that a form offers: in bold the cells of those columns, with commas, then words.
    """

    kind = Table
    settings = {"columns": dict, "by": LIST}
    headings = ("Rows",)

    def fields(self):
        why = 'Write below [columns] a line for each, as in: missions = "number"'
        columns = tuple(self._column(name, given) for name, given in self.set.need("columns", why).items())
        by = tuple(self.set.need("by", "It lists the columns that tell one row from another."))
        for name in by:
            if name not in [column.name for column in columns]:
                raise self.set.place("by").fault(unknown(name, [column.name for column in columns], "column"))
        rows = self.one("Rows")
        offered = rows.entries() if rows else {}
        for sign in offered:
            if len(sign.split(",")) != len(by):
                write = f"Write each row as: - **{', '.join(by)}** words"
                raise rows.place.fault(f"“{sign}” does not give {joined(by)}. {write}")
        return {"columns": columns, "by": by, "rows": offered}

    def _column(self, name, given):
        settings = given if isinstance(given, dict) else {"kind": given}
        known = ("kind", "other_names", "tolerance", "relative", "unit")
        for setting in settings:
            if setting not in known:
                raise self.set.place(name).fault(unknown(setting, known, "setting of a column"))
        if "other_names" in settings:
            settings = settings | {"other_names": tuple(settings["other_names"])}
        try:
            return Column(name, **settings)
        except ValueError as error:
            raise self.set.place(name).fault(str(error)) from None


class AFunction(Form):
    """The key names the reference function itself, and a wrong answer a faulty one (or calls what makes one).

    ``cases`` names a function that returns the arguments to try, as a list or with a name for each. ``## Property:
    test`` says what must hold of each result; the test takes the result and the arguments.
    """

    kind = Function
    settings = {"arguments": LIST, "cases": TEXT, "tolerance": NUMBER, "compare": YES}
    headings = ("Property",)
    many = ("Property",)
    for_key = "Name the function of the keys that does it right."

    def fields(self):
        arguments = tuple(self.set.need("arguments", "It lists the names of the function's arguments."))
        self.cases = self.function("cases", "It names the function that returns the arguments to try.")
        fields = super().fields() | {"arguments": arguments, "cases": lambda: tuple(self._cases().values())}
        tests = [(section, self.keys.function(section.about, section.place)) for section in self.all("Property")]
        return fields | {"properties": tuple(Property(section.text(), test) for section, test in tests)}

    def key(self):
        return self._made_by(self.set.need("key", self.for_key), self.set.place("key"))

    def wrong(self, written, section):
        return self._made_by(written, section.place)

    def _made_by(self, written, place):
        if is_call(written):
            return self.keys.call(written, place)
        function = self.keys.function(written, place)
        return lambda: function

    def _cases(self) -> dict:
        found = self.cases()
        return dict(found) if isinstance(found, dict) else dict(enumerate(found, 1))


class ALawfulFunction(AFunction):
    """``## Law: test, one case -> other case``, several with commas, binds two results; the test takes both."""

    kind = FunctionWithLaws
    headings = ("Property", "Law")
    many = ("Property", "Law")

    def fields(self):
        return super().fields() | {"laws": tuple(law for section in self.all("Law") for law in self._laws(section))}

    def _laws(self, section):
        test, *pairs = [part.strip() for part in section.about.split(",")]
        cases = list(self._cases())
        holds = self.keys.function(test, section.place)
        if not pairs or any(pair.count("->") != 1 for pair in pairs):
            raise section.place.fault("a law names its test and two cases, as in: ## Law: never_worse, few -> many")
        for pair in pairs:
            places = [part.strip() for part in pair.split("->")]
            for name in places:
                if name not in cases:
                    raise section.place.fault(unknown(name, map(str, cases), "case"))
            yield Law(section.text(), *map(cases.index, places), holds)
