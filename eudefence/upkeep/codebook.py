"""CODEBOOK.md: what every table and column means, made from the data package."""

from __future__ import annotations

from pathlib import Path

from eudefence.data.package import Package, course
from eudefence.ground.files import replace


def codebook(package: Package | None = None) -> str:
    """The codebook as Markdown.

    >>> codebook().splitlines()[0]
    '# Codebook of the course data'
    """
    package = package or course()
    lines = [
        "# Codebook of the course data",
        "",
        (
            f"Edition {package.edition.isoformat()}, version {package.descriptor.get('version', 'not named')}. Made"
            " from `datapackage.json` by `eudefence data codebook`; change the descriptions there."
        ),
        "",
        package.descriptor.get("description", ""),
        "",
        (
            "**How to read it.** A blank cell means unknown or not applicable, never zero. `source_id` is the principal"
            " source of a row; further ones stand in `row_sources.csv`. `confidence` is `verified` (the source was"
            " read), `core_text` (stated in one of the three core texts and not confirmed elsewhere) or `recalled`"
            " (well known, not seen in a source for this edition); how good the source is stands in `reliability` of"
            " `sources`, and the kit shows the one beside the other. Single cells that differ stand in"
            " `cell_confidence.csv`. `valid_from` is the first day on which a row holds, `valid_to` the first day on"
            " which it no longer does. Where a date is known to the month or year only, a `_precision` column says so"
            " and the unknown part is written 01."
        ),
        "",
        "| table | rows | title |",
        "| --- | --- | --- |",
        *(
            f"| [{name}](#{name}) | {len(package.raw(name))} | {_cell(package.resource(name).get('title', ''))} |"
            for name in package.tables
        ),
    ]
    for name in package.tables:
        lines += _table(package, name)
    return "\n".join(lines) + "\n"


def write_codebook(folder: str | Path | None = None) -> Path:
    """Write the codebook beside the data package.

    Parameters
    ----------
    folder : path, optional
        The data package; the course's own by default.
    """
    package = Package(folder) if folder else course()
    return replace(package.folder / "CODEBOOK.md", codebook(package))


def _table(package: Package, name: str) -> list[str]:
    resource = package.resource(name)
    lines = ["", f"## {name}", "", f"{resource.get('title', name)}. {resource.get('description', '')}".rstrip(), ""]
    if package.key_fields(name):
        lines.append(f"Key: {', '.join(f'`{field}`' for field in package.key_fields(name))}.")
    if resource.get("asOf"):
        lines.append(f"Figures are dated by `{resource['asOf']}`.")
    for key in package.references(name):
        lines.append(f"{', '.join(f'`{field}`' for field in key.columns)} refers to `{key.table}`.")
    lines += ["", "| column | type | unit | values | meaning |", "| --- | --- | --- | --- | --- |"]
    for field in package.fields(name).values():
        rules = field.get("constraints", {})
        values = ", ".join(map(str, rules.get("enum", []))) or ("required" if rules.get("required") else "")
        unit = field.get("unit") or (f"see `{field['unitField']}`" if field.get("unitField") else "")
        cells = (f"`{field['name']}`", field["type"], unit, values, field.get("description", ""))
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return lines


def _cell(text: str) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")
