"""A legal basis: an article of a treaty, or of another act, in any usual way of writing it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.ground.words import count, joined, one_or_many
from eudefence.learning.answers.plain_data import Unreadable, article, listed

from . import fields
from .kind import Kind

_MOST_LETTERS = 500  # several articles with the full names of their acts
_ACTS = (
    (r"treaty on the functioning of the european union|treaty on the functioning|\btfeu\b|\baeuv\b|\btfue\b", "TFEU"),
    (r"treaty on european union|eu treaty|\bteu\b|\beuv\b|\btue\b", "TEU"),
)
_OTHER_ACT = re.compile(
    r"\b(?:regulation|directive|decision|joint action|reg\.|dir\.|dec\.)?\s*(?:\((?:eu|cfsp|ec|eu,"
    r" euratom)\))?\s*(?:no\.?\s*)?"
    r"(?P<number>\d{2,4}/\d{1,4})(?:/(?:cfsp|ec|eu))?\b"
)
_PROTOCOL = re.compile(r"\bprot(?:ocol)?\.?[\s-]*(?:\(?\s*(?:no\.?|number|n°)?\s*)?(?P<number>\d{1,2})\)?")
_ARTICLE_WORD = re.compile(r"\b(?:articles?|artikels?|arts?)\b\.?|^\s*§+")
_PARAGRAPH = re.compile(r"[\s,(]*\b(?:paragraphe?s?|paras?|pars?|abs(?:atz)?)\b\.?\s*\(?(\d+|[a-z])\)?|[\s,]*§\s*(\d+)")
# "46,2" is a paragraph, as decimals are written in many languages; "46, 2", "42,46" and "42(4),5(1)" are two articles.
_PROVISION = re.compile(
    r"(?P<act>TEU|TFEU|P\d+|A\d+/\d+)[\s-]*"
    r"|(?P<number>\d{1,3}[a-z]?)(?P<steps>(?:\s*\(\s*\w{1,3}\s*\)|\s*[.-]\s*\d{1,2}\b|\s+\d{1,2}\b|,[1-9]\b(?!\s*\())*)"
    r"|(?P<more>(?:\(\s*\w{1,3}\s*\)\s*)+)"
)

_HOW = (
    'Type the article with its paragraph in quotation marks, for example `"Article 5(4) TEU"`. Several articles go into'
    " a list."
)
_HOW_ANY = 'Type one article in quotation marks, for example `"Article 5(4) TEU"`. Several articles go into a list.'
_THERE = (  # of the provisions needed, one, or none or several
    "{n} of the {all} provisions needed is there, and you named {others}. Ask for each article what it decides: who"
    " acts, by which vote, or who pays.",
    "{n} of the {all} provisions needed are there, and you named {others}. Ask for each article what it decides: who"
    " acts, by which vote, or who pays.",
)


@dataclass(frozen=True, order=True)
class Provision:
    """An article with its paragraph.

    Attributes
    ----------
    act : str
        "TEU", "TFEU", "P10" for a protocol, "A2025/1106" for another act; empty when none was named.
    article : str
        Empty for an act as a whole.
    steps : tuple of str
        Paragraph, point and so on.
    """

    act: str
    article: str
    steps: tuple[str, ...] = ()

    def __str__(self) -> str:
        number = f"Article {self.article}{''.join(f'({step})' for step in self.steps)}" if self.article else ""
        act = self.act
        if act.startswith("P"):
            act = f"Protocol No {act[1:]}"
        elif act.startswith("A"):
            act = act[1:]
        return f"{number} of {act}" if number and act[:3] not in ("TEU", "TFE", "") else f"{number} {act}".strip()


@dataclass(frozen=True)
class LegalBasis(Kind):
    """One article, or several that are all needed.

    Attributes
    ----------
    any_of : bool
        One of the provisions of the key is enough.

    The key is a text such as "Article 46(6) TEU", an article id of the course data such as "teu-46-6", or a list of
    them.

    Examples
    --------
    >>> kind = LegalBasis()
    >>> spellings = ["Art. 46(6)", "Article 46 (6) TEU", "46(6) TEU", "46.6 TEU", "Article 46, paragraph 6", "teu-46-6"]
    >>> key = kind.read("Article 46(6) TEU")
    >>> all(kind.same(kind.read(spelling), key) for spelling in spellings)
    True
    >>> kind.comment(kind.read("46(2) TEU"), key)
    'Article 46 TEU is the right article, but not this paragraph. ...'
    """

    name: ClassVar[str] = "legal basis"

    any_of: bool = False

    def how(self):
        return _HOW_ANY if self.any_of else _HOW

    def read(self, answer):
        if isinstance(answer, int) and not isinstance(answer, bool):
            answer = str(answer)
        if not isinstance(answer, str | list | set):
            raise Unreadable(
                f'An article is asked for as a text, such as "Article 5(4) TEU"; this is {article(answer)}.'
            )
        found = []
        for words in [answer] if isinstance(answer, str) else listed(answer):
            if not isinstance(words, str | int) or isinstance(words, bool):
                raise Unreadable(f'“{excerpt(words)}” is no article. Write each as a text, such as "Article 5(4) TEU".')
            found += _provisions(str(words))
        return frozenset(found)

    def form(self):
        help = "Write it with its number, such as Article 5(4) TEU."
        return [{"name": "answer", "label": "Article", "kind": "text", "help": help, "size": 30, "value": ""}]

    def answer_of(self, values):
        return fields.typed(values, "answer") or ...

    def values_of(self, answer):
        return {"answer": answer if isinstance(answer, str) else joined(map(str, sorted(self.read(answer))))}

    def stored(self, value):
        return sorted(map(str, value))

    def same(self, value, key):
        if self.any_of:
            return len(value) == 1 and any(_fits(one, other) for one in value for other in key)
        return len(value) == len(key) and all(any(_fits(one, other) for one in value) for other in key)

    def matches(self, value, pattern):
        return len(value) == len(pattern) and all(any(_fits(one, other) for one in value) for other in pattern)

    def comment(self, value, key, detail=False):
        if len(key) > 1 and not self.any_of:
            good = sum(any(_fits(one, other) for one in value) for other in key)
            extra = len([one for one in value if not any(_fits(one, other) for other in key)])
            return one_or_many(good, *_THERE, all=len(key), others=count(extra, "other"))
        if len(value) > 1:
            return "More than one article was given, and one is asked for. Give the one that decides the point."
        for one in value:
            for other in key:
                if one.article == other.article and other.article and one.act in ("", other.act):
                    whole = Provision(other.act, other.article)
                    if len(one.steps) < len(other.steps) and other.steps[: len(one.steps)] == one.steps:
                        return f"{whole} is the right article. Add the paragraph that decides the point."
                    if not self.any_of and len(value) == 1:
                        return (
                            f"{whole} is the right article, but not this paragraph. Read its paragraphs and see which"
                            " one decides the point."
                        )
                if one.article == other.article and one.steps == other.steps and one.act:
                    return (
                        "The number is right, but not the act. The two treaties use the same numbers for different"
                        " articles."
                    )
        named = excerpt(joined(map(str, sorted(value))), 100)
        return f"{named} does not decide the point. Look which article names the act or the task in the question."

    def accepted(self, value, key):
        bare = [one for one in value if not one.act]
        return f"In a paper, name the treaty too: {joined(map(str, sorted(key)), 'or')}." if bare else ""

    def show(self, key):
        return joined(map(str, sorted(key)), "or" if self.any_of else "and")

    def show_pattern(self, pattern):
        return joined(map(str, sorted(pattern)))

    def literal(self, key):
        given = sorted(map(str, key))
        return json.dumps(given[0] if self.any_of or len(given) == 1 else given, ensure_ascii=False)

    def other_forms(self, key):
        forms = []
        for one in sorted(key) if self.any_of else [min(key)] if len(key) == 1 else []:
            number = one.article + "".join(f"({step})" for step in one.steps)
            if one.act in ("TEU", "TFEU") and one.article:
                spaced = " ".join([one.article, *(f"({step})" for step in one.steps)])
                forms += [
                    f"Art. {number} {one.act}",
                    f"{number} {one.act}",
                    f"article {spaced} {one.act.lower()}",
                    f"{one.act} {number}",
                    number,
                ]
                forms += ["-".join([one.act.lower(), one.article, *one.steps])]
            forms.append(str(one).upper())
        if len(key) > 1 and not self.any_of:
            forms += [", ".join(map(str, key)), " and ".join(map(str, sorted(key))), set(map(str, key))]
        return forms


def _fits(one: Provision, other: Provision) -> bool:
    """Whether an answer names what the key names: perhaps without the treaty, perhaps more precisely."""
    act = one.act == other.act or (not one.act and other.act in ("TEU", "TFEU"))
    return act and one.article == other.article and one.steps[: len(other.steps)] == other.steps


def _provisions(words: str) -> list[Provision]:
    if len(words) > _MOST_LETTERS:
        raise Unreadable(
            f'“{excerpt(words)}” is too long for an article. Write it with its number, such as "Article 5(4) TEU".'
        )
    text = f" {' '.join(words.casefold().split())} ".replace("–", "-")
    text = _OTHER_ACT.sub(lambda match: f" A{match['number']} ", text)
    text = _PROTOCOL.sub(lambda match: f" P{match['number']} ", text)
    for pattern, act in _ACTS:
        text = re.sub(pattern, f" {act} ", text)
    text = _ARTICLE_WORD.sub(" ", text)
    text = _PARAGRAPH.sub(lambda match: f"({match[1] or match[2]})", text)
    found: list[Provision] = []
    act, waiting = "", 0
    for match in _PROVISION.finditer(text):
        if match["act"]:
            act = match["act"]
            # "Articles 42(4) and 31(1) TEU": the treaty stands once, after all its articles.
            found[waiting:] = [Provision(act, one.article, one.steps) for one in found[waiting:]]
            # Before its articles ("TEU 42(4)", "teu-42-4") it stands for those that follow.
            if waiting < len(found):
                waiting, act = len(found), ""
        elif match["number"]:
            steps = tuple(re.findall(r"\w+", match["steps"]))
            found.append(Provision(act, match["number"], steps))
            if act:
                waiting = len(found)
        elif found and match["more"]:
            # "Article 42(1) and (4)": the second paragraph is of the same article, unless it only goes on from the
            # first.
            steps = tuple(re.findall(r"\w+", match["more"]))
            joins = text[: match.start()].rstrip().endswith(("and", ",", "or", "with"))
            last = found[-1]
            if joins:
                found.append(Provision(last.act, last.article, steps))
            else:
                found[-1] = Provision(last.act, last.article, last.steps + steps)
    if not found and act:
        found = [Provision(act, "")]
    if not found:
        raise Unreadable(
            f'No article was found in “{excerpt(words)}”. Write it with its number, such as "Article 5(4) TEU".'
        )
    return found
