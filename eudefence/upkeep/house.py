"""The house in one picture: its wings, the rooms and files in them, and who imports whom, read from the code itself.

A newcomer sees where a line lives; a test sees that the picture is the one of today.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from pathlib import Path
from textwrap import wrap

from eudefence.ground.files import replace
from eudefence.ground.words import count, joined

from .doctor import checkout

PACKAGE = "eudefence"
FLOORS = ("cli", "learning", "upkeep", "views", "models", "data", "ground")  # from the roof down, as in pyproject.toml

_WIDTH, _STAIRS, _GAP, _LINE = 1180, 130, 10, 17  # pixels
_LETTER = 6.7  # width of a letter of 12 pixels, rather too much than too little
_TINTS = ("#eceff4", "#e7eefb", "#f3ecf8", "#e6f4ea", "#fdf3e0", "#fbe9e7", "#efefef")

Imports = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Wing:
    """A folder that lies in the package itself, or the command line.

    Attributes
    ----------
    name, says : str
        Its name, and the first sentence of its docstring.
    rooms : mapping
        Each room with its files: a folder inside the wing by its path seen from there; what lies flat in the wing is
        the room ``""``. Rooms that others stand on come first.
    texts : mapping
        Each room that has folders of texts, with the names of these folders.
    """

    name: str
    says: str
    rooms: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def imports() -> Imports:
    """Which module imports which, inside the package.

    Returns
    -------
    frozenset of (str, str)
        The importing and the imported module, by their full names.

    Raises
    ------
    ValueError
        If grimp, which reads imports, is not installed.

    Examples
    --------
    >>> ("eudefence.data.facts", "eudefence.data.package") in imports()
    True
    """
    try:
        grimp = import_module("grimp")
    except ImportError:
        raise ValueError(
            "grimp, which reads the imports, is not installed. It comes with what the tests need: "
            "run 'python3 course.py test' once."
        ) from None
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    return frozenset((one, other) for one in graph.modules for other in graph.find_modules_directly_imported_by(one))


def wings(pairs: Imports, folder: Path | None = None) -> tuple[Wing, ...]:
    """The wings of the package, from the roof down.

    Parameters
    ----------
    pairs : frozenset of (str, str)
        As `imports` gives them; they say which room stands on which.
    folder : Path, optional
        The folder of the package; by default the one this file lies in.

    Returns
    -------
    tuple of Wing

    Examples
    --------
    >>> house = wings(imports())
    >>> [wing.name for wing in house]
    ['cli', 'learning', 'upkeep', 'views', 'models', 'data', 'ground']
    >>> list(house[3].rooms)[:3]
    ['live', 'page', 'shapes']
    """
    folder = folder or Path(__file__).resolve().parents[1]
    return tuple(_wing(folder, name, pairs) for name in FLOORS)


def _wing(folder: Path, name: str, pairs: Imports) -> Wing:
    file, place = folder / f"{name}.py", folder / name
    if file.is_file():
        return Wing(name, _says(file), {"": (name,)})
    rooms: dict[str, list[str]] = {}
    for path in sorted(place.rglob("*.py")):
        if path.name != "__init__.py":
            room = path.parent.relative_to(place).as_posix()
            rooms.setdefault("" if room == "." else room, []).append(path.stem)
    between = {(_room(one, name, rooms), _room(other, name, rooms)) for one, other in pairs}
    stands_on = {room: {other for one, other in between if one == room and other in rooms} - {room} for room in rooms}
    order = sorted(rooms, key=lambda room: (_height(room, stands_on), room))
    texts = {
        room: tuple(sorted({path.parent.name for path in (place / room).glob("*/*.md")})) for room in order if room
    }
    return Wing(
        name=name,
        says=_says(place / "__init__.py"),
        rooms={room: tuple(rooms[room]) for room in order},
        texts={room: folders for room, folders in texts.items() if folders},
    )


def _room(module: str, wing: str, rooms: Iterable[str]) -> str | None:
    """The room of a wing that a module is or lies in; None for one of another wing."""
    start = f"{PACKAGE}.{wing}."
    if not module.startswith(start):
        return None
    place = module.removeprefix(start).replace(".", "/")
    return place if place in rooms else place.rpartition("/")[0]


def _height(room: str, stands_on: Mapping[str, set[str]]) -> int:
    """How many rooms lie below one another under a room; there is no circle, which the import rules see to."""
    return 1 + max((_height(other, stands_on) for other in stands_on[room]), default=0)


def _says(path: Path) -> str:
    """The first sentence of a file."""
    text = " ".join((ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split())
    return text.partition(". ")[0].rstrip(".").replace("``", "").replace("`", "")


def arrows(pairs: Imports) -> dict[tuple[str, str], int]:
    """How many imports lead from one wing to another.

    >>> arrows(frozenset({("eudefence.views.a", "eudefence.ground.c"), ("eudefence.views.a", "eudefence.views.b")}))
    {('views', 'ground'): 1}
    """
    between = ((one.split(".")[1:2], other.split(".")[1:2]) for one, other in pairs)
    return dict(Counter((*one, *other) for one, other in between if one and other and one != other))


def sentence(house: Iterable[Wing], leading: Mapping[tuple[str, str], int]) -> str:
    """What the picture shows, in words.

    >>> house = [Wing("views", "", {"": ("a", "b")}), Wing("ground", "", {"": ("c",)})]
    >>> print(sentence(house, {("views", "ground"): 2}))
    The package has 2 wings with 3 files: views (2) and ground (1). All 2 imports between wings lead down.
    """
    sizes = {wing.name: sum(map(len, wing.rooms.values())) for wing in house}
    floors = list(sizes)
    up = sum(number for (one, other), number in leading.items() if floors.index(one) > floors.index(other))
    total = sum(leading.values())
    way = f"{up} of {total} imports between wings lead up" if up else f"All {total} imports between wings lead down"
    listed = joined(f"{name} ({size})" for name, size in sizes.items())
    return f"The package has {count(len(sizes), 'wing')} with {count(sum(sizes.values()), 'file')}: {listed}. {way}."


def picture(house: Sequence[Wing], leading: Mapping[tuple[str, str], int]) -> str:
    """The house as SVG: a floor for each wing, a box for each room, and on the left the imports from floor to floor.

    Parameters
    ----------
    house : sequence of Wing
        From the roof down.
    leading : mapping
        As `arrows` gives them.

    Returns
    -------
    str
        The same text for the same house.
    """
    floors, tops, top = [], {}, 46
    for wing, tint in zip(house, _TINTS, strict=True):
        drawn, height = _floor(wing, _uses(wing.name, house, leading), top, tint)
        floors.append(drawn)
        tops[wing.name] = top + height / 2
        top += height + _GAP
    said = sentence(house, leading)
    head = _text(_STAIRS, 24, "Where a line of code lives", size=16, weight="bold")
    foot = _text(_STAIRS, top + 12, said, size=12)
    body = "\n".join([head, *floors, *_stairs(leading, tops), foot])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top + 26:.0f}" '
        f'font-family="Helvetica, Arial, sans-serif" role="img">\n<title>{escape(said)}</title>\n'
        '<defs><marker id="tip" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="8" markerHeight="8" '
        'markerUnits="userSpaceOnUse" orient="auto">'
        '<path d="M0 0L6 3L0 6z" fill="#5b6470"/></marker></defs>\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _uses(name: str, house: Iterable[Wing], leading: Mapping[tuple[str, str], int]) -> str:
    used = [f"{wing.name} {leading[name, wing.name]}" for wing in house if (name, wing.name) in leading]
    return f"imports: {', '.join(used)}" if used else "imports nothing of the package"


def _floor(wing: Wing, uses: str, top: float, tint: str) -> tuple[str, float]:
    """One wing, and its height."""
    a_file = wing.rooms == {"": (wing.name,)}
    rooms, high = ([], -_GAP) if a_file else _rooms(wing, top + 28)
    height = 28 + high + _GAP + (2 if a_file else 0)
    box = _box(_STAIRS, top, _WIDTH - _STAIRS - _GAP, height, tint)
    name = _text(_STAIRS + _GAP, top + 19, f"{wing.name}.py" if a_file else f"{wing.name}/", size=14, weight="bold")
    says = _text(_STAIRS + 102, top + 19, wing.says)
    right = _text(_WIDTH - 2 * _GAP, top + 19, uses, size=11, anchor="end")
    return "\n".join([box, name, says, right, *rooms]), height


def _rooms(wing: Wing, top: float) -> tuple[list[str], float]:
    """The rooms of a wing in as few rows as they need, those of a row side by side, and the height of all rows."""
    least = {room: max(map(len, (f"{room}/", *files))) * _LETTER + 24 for room, files in wing.rooms.items()}
    rows, space = [], 0.0
    for room, width in least.items():
        space -= width + _GAP
        if not rows or space < 0:
            rows.append([])
            space = _WIDTH - _STAIRS - _GAP * 3 - width
        rows[-1].append(room)
    drawn, below = [], top
    for row in rows:
        boxes, height = _row_of_rooms(wing, {room: least[room] for room in row}, below)
        drawn += boxes
        below += height + _GAP
    return drawn, below - top - _GAP


def _row_of_rooms(wing: Wing, least: Mapping[str, float], top: float) -> tuple[list[str], float]:
    """Rooms side by side, each as wide as it has files, and their height."""
    rest = _WIDTH - _STAIRS - _GAP * (len(least) + 2) - sum(least.values())
    letters = {room: len(" ".join(wing.rooms[room])) for room in least}
    wide = {room: least[room] + rest * letters[room] / sum(letters.values()) for room in least}
    lines = {
        room: [
            line
            for words in (", ".join(wing.rooms[room]), _texts(wing.texts.get(room, ())))
            for line in wrap(words, int((wide[room] - 16) / _LETTER), break_long_words=False)
        ]
        for room in least
    }
    head = 0 if list(lines) == [""] else _LINE
    high = head + max(map(len, lines.values())) * _LINE + 8
    drawn, left = [], float(_STAIRS + _GAP)
    for room, said in lines.items():
        drawn.append(_box(left, top, wide[room], high, "#ffffff"))
        if head:
            drawn.append(_text(left + 8, top + _LINE, f"{room}/" if room else f"{wing.name}/ itself", weight="bold"))
        drawn += [_text(left + 8, top + head + number * _LINE, line) for number, line in enumerate(said, start=1)]
        left += wide[room] + _GAP
    return drawn, high


def _texts(folders: Sequence[str]) -> str:
    return f"texts in {folders[0]}/ to {folders[-1]}/" if folders else ""


def _stairs(leading: Mapping[tuple[str, str], int], middles: Mapping[str, float]) -> list[str]:
    """Arrows from floor to floor: the further, the wider they swing; the more imports, the thicker."""
    drawn = []
    for (one, other), number in sorted(leading.items()):
        start, end = middles[one], middles[other]
        swing = _STAIRS - 20 - abs(end - start) * (_STAIRS - 30) / (max(middles.values()) - min(middles.values()))
        drawn.append(
            f'<path d="M{_STAIRS} {start:.0f}C{swing:.0f} {start:.0f} {swing:.0f} {end:.0f} {_STAIRS - 2} {end:.0f}" '
            'fill="none" '
            f'stroke="#5b6470" stroke-opacity="0.6" stroke-width="{1 + number**0.5 / 3:.1f}" marker-end="url(#tip)">'
            f"<title>{one} imports {other}: {number}</title></path>"
        )
    return drawn


def _box(left: float, top: float, width: float, height: float, fill: str) -> str:
    place = f'x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return f'<rect {place} rx="5" fill="{fill}" stroke="#b6bec9"/>'


def _text(x: float, y: float, words: str, *, size: int = 12, weight: str = "normal", anchor: str = "start") -> str:
    look = f'font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{x:.0f}" y="{y:.0f}" {look} fill="#14181d">{escape(words)}</text>'


def write_picture(file: Path | None = None) -> Path:
    """Draw the house of today into a file.

    Parameters
    ----------
    file : Path, optional
        By default the picture that CONTRIBUTING.md shows.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    ValueError
        If no file is named and the kit is installed as a package, without the folder of the course.
    """
    file = file or _shown()
    pairs = imports()
    return replace(file, picture(wings(pairs), arrows(pairs)))


def _shown() -> Path:
    folder = checkout()
    if folder is None:
        raise ValueError(
            "file: the picture is kept in the folder of the course, and this kit is installed as a package. Name a"
            " file."
        )
    return folder / "docs" / "house.svg"
