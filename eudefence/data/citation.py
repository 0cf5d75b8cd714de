"""How to cite the kit, a work of its bibliography, or a source of its data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from eudefence import __version__
from eudefence.ground.arguments import keywords_checked, one_of, refused
from eudefence.ground.faces import offer
from eudefence.ground.lists import Pairs, listed
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined

from .package import Row, course

_KIT = {
    "entry_type": "software",
    "authors": [("The eudefence maintainers", "")],
    "title": "European Defence: Two Pillars, Many Speeds. A course kit with dated and sourced data",
}


__all__ = ["Reference", "article", "cite"]
offer(globals(), __all__)


class Reference(str):
    """A reference: plain text that a notebook shows as a paragraph, broken between words."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in self.split("\n\n"))
        return {
            "text/html": f"<pre>{escape(self)}</pre>" if self.startswith("@") else paragraphs,
            "text/plain": str(self),
        }


@keywords_checked
def cite(key: str | Iterable[str] | None = None, style: str = "text") -> Reference:
    """A reference ready for a paper.

    Parameters
    ----------
    key : str or iterable of str, optional
        A key of the table literature or of the table sources, or several; without one, the kit itself with its edition.
    style : {"text", "bibtex"}
        A line for a bibliography, or a BibTeX entry. Several are parted by an empty line.

    Returns
    -------
    Reference
        A string; a notebook shows it as a paragraph.

    Raises
    ------
    ValueError
        For an unknown key or style; the nearest is named.

    >>> cite().startswith("The eudefence maintainers (2026).")
    True
    """
    one_of("style", style, ("text", "bibtex"))
    if key is not None and not isinstance(key, str):
        return Reference("\n\n".join(cite(one, style) for one in _keys(key)))
    entry = _kit() if key is None else _work(key) or _source(key)
    if entry is None:
        package = course()
        known = [row["bib_key"] for row in package.rows("literature")] + [
            row["source_id"] for row in package.rows("sources")
        ]
        raise refused("key", key, known, "work or source")
    return Reference(_text(entry) if style == "text" else _bibtex(entry))


def article(article_id: str) -> str:
    """A treaty article as a reader would cite it.

    Parameters
    ----------
    article_id : str
        Key of the table treaty_articles.

    >>> article("teu-42-4"), article("tfeu-275"), article("prot-10")
    ('Article 42(4) TEU', 'Article 275 TFEU', 'Protocol No 10')
    """
    row = course().find("treaty_articles", article_id)
    return f"Article {row['article']} {row['treaty']}" if row["treaty"] in ("TEU", "TFEU") else row["article"]


def authors_of(work: str) -> list[Row]:
    """The rows of the authors of a work, in their order.

    >>> [author["family"] for author in authors_of("schimmelfennig_winzen_2020")]
    ['Schimmelfennig', 'Winzen']
    """
    return sorted(
        (row for row in course().rows("literature_authors") if row["bib_key"] == work), key=lambda row: row["position"]
    )


def _keys(key: Iterable[str] | Pairs[object]) -> list[str]:
    keys = listed(key, "key", "a key or a list of keys")
    if not keys or not all(isinstance(one, str) for one in keys):
        accepted = "a key of the table literature or of the table sources is accepted, or a list of them"
        raise ValueError(f"key: {shown(key)} found; {accepted}.")
    return keys


def _kit() -> Row:
    package = course()
    venue = f"Version {__version__}, data edition {package.edition.isoformat()}"
    return _KIT | {"key": "eudefence", "year": package.edition.year, "venue": venue, "url": None, "doi": None}


def _work(key: str) -> Row | None:
    package = course()
    row = next((row for row in package.rows("literature") if row["bib_key"] == key), None)
    if row is None:
        return None
    authors = [(author["family"], author["given"] or "") for author in authors_of(key)]
    return dict(row) | {"key": key, "authors": authors}


def _source(key: str) -> Row | None:
    row = next((row for row in course().rows("sources") if row["source_id"] == key), None)
    if row is None:
        return None
    year = row["date"].year if row["date"] else None
    return {
        "key": key,
        "entry_type": "web",
        "authors": [(row["publisher"] or "Unknown publisher", "")],
        "title": row["title"],
    } | {
        "year": year,
        "venue": None,
        "url": row["url"],
        "doi": None,
    }


def _text(entry: Row) -> str:
    names = [f"{family}, {given}" if given else family for family, given in entry["authors"]] or ["Unknown author"]
    who = joined(names)
    number = entry.get("number")
    # A number without a volume is the number of a series, as in "SWP Research Papers, 8".
    volume = f"{entry['volume']}({number})" if entry.get("volume") and number else entry.get("volume") or number
    where = ", ".join(str(part) for part in (entry.get("venue"), volume, entry.get("pages")) if part)
    link = f"https://doi.org/{entry['doi']}" if entry.get("doi") else entry.get("url")
    title = entry["title"] if entry["title"].endswith(("?", "!")) else f"{entry['title'].rstrip('.')}."
    parts = [f"{who} ({entry['year'] or 'n.d.'}). {title}"] + [f"{where}."] * bool(where) + [f"{link}"] * bool(link)
    return " ".join(parts)


_BIBTEX = {
    "article": ("article", "journal"),
    "book": ("book", "publisher"),
    "chapter": ("incollection", "booktitle"),
    "report": ("techreport", "institution"),
}


def _bibtex(entry: Row) -> str:
    kind, venue = _BIBTEX.get(entry["entry_type"], ("misc", "howpublished"))
    fields = {
        "author": " and ".join(
            f"{{{family}}}, {given}" if given else f"{{{family}}}" for family, given in entry["authors"]
        ),
        "title": f"{{{entry['title']}}}",
        venue: entry.get("venue"),
        "volume": entry.get("volume"),
        "number": entry.get("number"),
        "pages": entry.get("pages"),
        "year": entry.get("year"),
        "doi": entry.get("doi"),
        "url": entry.get("url"),
    }
    lines = [f"  {name} = {{{_tex(str(value))}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{entry['key']},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return re.sub(r"(?<!\\)([&%#_])", r"\\\1", text) if not text.startswith("http") else text
