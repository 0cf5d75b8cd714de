"""Numbers as people type and paste them.

Oracle: the number that was written down in one of the usual ways (a property), and for single spellings the rules as
the module states them: how English, German, French, Swiss and Indian texts, accountants and spreadsheets write.
"""

import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eudefence.ground.numbers import exact, stands_for_a_gap, written
from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.kinds import Column, Number, Table

SPELT = {
    "5000": 5000, "5,000": 5000, "5 000": 5000, "5\u00a0000": 5000, "5\u202f000": 5000, "5\u2009000": 5000,
    "5'000": 5000, "5’000": 5000,
    "5_000": 5000, "1.234.567": 1234567, "1,234,567.8": Fraction(12345678, 10), "1.234.567,8": Fraction(12345678, 10),
    "1 234 567,8": Fraction(12345678, 10), "1 234 567.8": Fraction(12345678, 10), "1'234'567.8": Fraction(12345678, 10),
    "12,34,567": 1234567, "1,00,000.5": Fraction(200001, 2), "12.5": Fraction(25, 2), "12,5": Fraction(25, 2),
    ".5": Fraction(1, 2),
    ",5": Fraction(1, 2), "-.5": Fraction(-1, 2), "5.": 5, "5,": 5, "0,352": Fraction(352, 1000),
    "0,500": Fraction(1, 2),
    "1,50": Fraction(3, 2), "1,5000": Fraction(3, 2), "1234,567": Fraction(1234567, 1000),
    # The rule for one mark alone, both ways.
    "1,500": 1500, "1.500": Fraction(3, 2), "5.000": 5, "150,000": 150000, "150.000": 150,
    # Signs.
    "+5": 5, "-5": -5, "−5": -5, "–5": -5, "—5": -5, "‑5": -5, "- 5": -5, "5-": -5, "1.234,50-": Fraction(-246900, 200),
    "(5)": -5,
    "(1,234.50)": Fraction(-2469, 2), "( 1 234 )": -1234, "（５）": -5, "＋５": 5, "－５": -5,
    # Scripts.
    "５０００": 5000, "５，０００．５": Fraction(10001, 2), "٥٠٠٠": 5000, "١٬٢٣٤٫٥": Fraction(2469, 2), "५०००": 5000,
    "\u200e5000\u200f": 5000,
    # Powers and fractions.
    "5e3": 5000, "5E+3": 5000, "1.5e-3": Fraction(15, 10000), "1,5e3": 1500, "1.5×10³": 1500, "1.5 x 10^3": 1500,
    "1.5*10**3": 1500,
    "1.5·10⁻³": Fraction(15, 10000), "10^6": 10**6, "10⁶": 10**6, "44/125": Fraction(44, 125), "3⁄4": Fraction(3, 4),
    "-3/4": Fraction(-3, 4),
    "½": Fraction(1, 2), "2½": Fraction(5, 2), "2 ½": Fraction(5, 2), "2 1/2": Fraction(5, 2),
    "-2 1/2": Fraction(-5, 2), "⅓": Fraction(1, 3),
}  # fmt: skip


@pytest.mark.parametrize("text", SPELT)
def test_a_number_alone(text):
    found = written(text)
    assert (found.value, found.before, found.after) == (SPELT[text], "", "")
    assert exact(text, "total") == SPELT[text]


@pytest.mark.parametrize(
    ("text", "value", "before", "after"),
    [
        ("28 states", 28, "", "states"),
        ("about 5,000 persons", 5000, "about", "persons"),
        ("8,95 million", Fraction(895, 100), "", "million"),
        ("€ 1.234,50", Fraction(123450, 100), "€", ""),
        ("EUR150bn", 150, "EUR", "bn"),
        ("NATO-5000", 5000, "NATO-", ""),
        ("EU-28", 28, "EU-", ""),
        ("5,000, as planned", 5000, "", ", as planned"),
        ("5,- EUR", 5, "", ",- EUR"),
        ("12.5 %", Fraction(25, 2), "", "%"),
        ("(5000 persons)", 5000, "(", "persons)"),
        ("p.5", 5, "p.", ""),
        ("5000 km²", 5000, "", "km²"),
        ("Art. 42", 42, "Art.", ""),
        ("[7]", 7, "[", "]"),
        ("#5", 5, "#", ""),
    ],
)
def test_a_number_among_words(text, value, before, after):
    found = written(text)
    assert (found.value, found.before, found.after) == (value, before, after)


NONE = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA",
        "########", "##", "Err:502",
        "#WERT!", "#BEZUG!", "#ZAHL!", "#NV", "#VALEUR!", "#NOM?", "#NOMBRE!", "#N/D", "#RIF!", "#VALORE!", "#¡VALOR!",
        "#¿NOMBRE?",
        "#I/T", "#VERDI!", "#VÄRDEFEL!", " #DIV/0! ", "Err:522 5"]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_a_spreadsheet_shows_instead_is_no_number(text):
    with pytest.raises(ValueError, match="what a spreadsheet shows"):
        written(text)
    with pytest.raises(Unreadable, match="what a spreadsheet shows"):
        Number("persons").read(text)
    with pytest.raises(Unreadable, match="In the column “n”: .*what a spreadsheet shows"):
        Table((Column("country"), Column("n", "number")), by=("country",)).read({"country": ["FR"], "n": [text]})
    with pytest.raises(ValueError, match="total: .* is not a number"):
        exact(text, "total")


GAPS = [
    "",
    " ",
    "-",
    "--",
    "–",
    "—",
    ":",
    ".",
    "..",
    "...",
    "…",
    "?",
    "n/a",
    "N/A",
    "n.a.",
    "na",
    "NA",
    "nan",
    "NaN",
    "n.d.",
    "null",
    "None",
    "*",
]


@pytest.mark.parametrize("text", GAPS)
def test_what_stands_for_a_gap_is_no_number_and_an_empty_cell(text):
    assert stands_for_a_gap(text)
    with pytest.raises(ValueError):
        written(text)
    with pytest.raises(ValueError):
        exact(text, "total")
    table = Table((Column("country"), Column("n", "number")), by=("country",))
    assert table.read({"country": ["FR", "DE"], "n": [text, 5]}) == table.read(
        {"country": ["FR", "DE"], "n": [None, 5]}
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("many", "No digits"),
        ("five thousand", "No digits"),
        ("inf", "No digits"),
        ("∞", "No digits"),
        ("1,2,3", "cannot be read as one number"),
        ("1.2.2017", "cannot be read as one number"),
        ("1,23,45", "cannot be read as one number"),
        ("1 23", "cannot be read as one number"),
        ("1'23", "cannot be read as one number"),
        ("1 500 2 000", "cannot be read as one number"),
        ("1,234'567", "cannot be read as one number"),
        ("12,3456.7", "cannot be read as one number"),
        ("5,,000", "cannot be read as one number"),
        ("between 4000 and 6000", "More than one number"),
        ("5-6", "More than one number"),
        ("2017-05-01", "More than one number"),
        ("12:30", "More than one number"),
        ("5²", "More than one number"),
        ("5/6/7", "More than one number"),
        ("5 x 10", "More than one number"),
        ("A400M", "a name with digits"),
        ("F35A", "a name with digits"),
        ("1/0", "divides by zero"),
        ("1e999999999", "More than one number|too many digits"),
        ("1e999", "too many digits"),
        ("9" * 400, "too many digits"),
        ("1/" + "9" * 400, "divides by zero, or by a number that is too long"),
        ("x" * 500, "No digits were found in “x{59}…”"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words) as error:
        written(text)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize("text", ["5 %", "5 million", "about 5", "EUR 5", "5 persons", "[5]"])
def test_an_argument_takes_the_number_alone(text):
    with pytest.raises(ValueError, match="total: .* is not a number"):
        exact(text, "total")


def groups(digits, sizes):
    """Digits in groups from the right: of 3, or of 2 after the first 3."""
    parts, sizes = [], iter(sizes)
    while digits:
        size = next(sizes)
        parts.insert(0, digits[-size:])
        digits = digits[:-size]
    return parts


def threes():
    while True:
        yield 3


def indian():
    yield 3
    while True:
        yield 2


# How a number is written: thousands mark, decimal mark, sizes of the groups.
WAYS = {
    "plain": ("", ".", threes),
    "plain with a comma": ("", ",", threes),
    "English": (",", ".", threes),
    "Indian": (",", ".", indian),
    "German": (".", ",", threes),
    "French": ("\u202f", ",", threes),
    "SI": ("\u00a0", ".", threes),
    "Swiss": ("’", ".", threes),
    "Python": ("_", ".", threes),
}
SIGNS = {
    "none": "{}",
    "hyphen": "-{}",
    "minus": "\u2212{}",
    "dash": "\u2013{}",
    "plus": "+{}",
    "behind": "{}-",
    "brackets": "({})",
}
SCRIPTS = {
    "ASCII": "0123456789",
    "full width": "０１２３４５６７８９",
    "Arabic": "٠١٢٣٤٥٦٧٨٩",
    "Persian": "۰۱۲۳۴۵۶۷۸۹",
    "Devanagari": "०१२३४५६७८९",
}


@given(
    st.integers(0, 10**15), st.text("0123456789", max_size=6), st.sampled_from(sorted(WAYS)),
    st.sampled_from(sorted(SIGNS)),
    st.sampled_from(sorted(SCRIPTS)),
)  # fmt: skip
@example(1500, "", "German", "none", "ASCII")
@example(1500, "", "English", "none", "ASCII")
@example(1, "500", "plain with a comma", "none", "ASCII")
def test_a_number_written_in_a_usual_way_is_read_back(whole, decimals, way, sign, script):
    """Two spellings are ambiguous, and the rule decides: 1.500 is one and a half and 1,500 is fifteen hundred, whoever
    writes it.
    """
    thousands, point, sizes = WAYS[way]
    digits = thousands.join(groups(str(whole), sizes())) + (point + decimals if decimals else "")
    value = Fraction(str(whole) + ("." + decimals if decimals else ""))
    if way == "German" and not decimals and 10**3 <= whole < 10**6:
        value = value / 1000
    if point == "," and len(decimals) == 3 and 0 < whole < 1000:
        value = value * 1000
    text = SIGNS[sign].format(digits).translate(str.maketrans("0123456789", SCRIPTS[script]))
    negative = sign in ("hyphen", "minus", "dash", "behind", "brackets")
    assert written(text).value == (-value if negative else value)
    assert Number("persons").read(text + " persons" if sign not in ("behind", "brackets") else text) == (
        -value if negative else value
    )


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40, places=8))
def test_what_python_prints_is_read_back(number):
    for text in (str(number), f"{number:f}", f"{number:,f}", f"{number:e}"):
        assert written(text).value == Fraction(Decimal(text.replace(",", "")))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_prints_of_a_float_is_read_back(number):
    if number == 0 or 1e-290 < abs(number) < 1e290:
        assert written(repr(number)).value == Fraction(repr(number))


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_refused_in_words(text):
    try:
        found = written(text)
    except ValueError as error:
        assert str(error)
    else:
        assert type(found.value) is Fraction


LONG = ["1 ", "9", "(", "1,", ".5", "- ", "½", "x1", "1/", "#", "e5", "5e", "\u200e", "Err:"]


@pytest.mark.parametrize("text", [part * (10_000 // len(part)) for part in LONG], ids=LONG)
def test_a_long_text_is_answered_at_once(text):
    begin = time.process_time()
    with pytest.raises(ValueError) as error:
        written(text)
    assert len(str(error.value)) < 250
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("persons", "5k", 5000),
        ("persons", "5 thousand", 5000),
        ("persons", "5 hundred thousand", 500_000),
        ("persons", "8,95 million", 8_950_000),
        ("persons", "5 Tsd.", 5000),
        ("EUR billion", "150 billion", 150),
        ("EUR billion", "€150bn", 150),
        ("EUR billion", "150 Mrd. Euro", 150),
        ("EUR billion", "150 milliards", 150),
        ("EUR billion", "EUR 150 000 million", 150),
        ("EUR billion", "EUR million 150 000", 150),
        ("EUR million", "0,15 Mrd", 150),
        ("%", "65.3 %", Fraction(653, 10)),
        ("%", "653 ‰", Fraction(653, 10)),
        ("%", "65,3 Prozent", Fraction(653, 10)),
        ("share", "35,2 %", Fraction(352, 1000)),
        ("share", "35,2％", Fraction(352, 1000)),
        ("share", "352 ‰", Fraction(352, 1000)),
        ("share", "352 per mille", Fraction(352, 1000)),
        ("share", ".352", Fraction(352, 1000)),
    ],
)
def test_units_and_scales(unit, text, value):
    assert Number(unit).read(text) == value
