"""The words that a description may use, and those that only look like one of them."""

from __future__ import annotations

from collections.abc import Iterator

from eudefence.ground.arguments import nearest

from .cell_values import Described

# What the standard and the kit give a meaning; other words are the publisher's own and are let be, unless they look
# like one of these.
_RESOURCE_WORDS = set(
    "name title description path data type profile format mediatype encoding dialect bytes hash sources licenses"
    " homepage schema compression asOf onePerDay".split()
)
_SCHEMA_WORDS = set("fields missingValues primaryKey foreignKeys uniqueKeys fieldsMatch".split())
_FIELD_WORDS = set(
    "name type title description format constraints example rdfType missingValues categories categoriesOrdered"
    " trueValues falseValues decimalChar groupChar bareNumber unit unitField asOf".split()
)
_RULES = set(
    "required unique enum pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum"
    " jsonSchema".split()
)


def misspelt(resource: Described) -> Iterator[str]:
    """Properties of a table's description that nobody knows and that look like one that is known, as sentences.

    A misspelt property is ignored by everybody, and a key that is not checked is worse than none.

    >>> list(misspelt({"name": "forces", "schema": {"fields": [], "primarykey": "id"}}))
    ["its schema has the unknown property 'primarykey'. Did you mean 'primaryKey'?"]
    """
    for words, accepted, where in (
        (resource, _RESOURCE_WORDS, "its description"),
        (resource["schema"], _SCHEMA_WORDS, "its schema"),
        *((field, _FIELD_WORDS, f"column {field['name']}") for field in resource["schema"]["fields"]),
        *(
            (field.get("constraints", {}), _RULES, f"the rules of column {field['name']}")
            for field in resource["schema"]["fields"]
        ),
    ):
        for word in sorted(word for word in words if word not in accepted and not word.startswith("$")):
            if close := nearest(word, accepted, 0.8):
                yield f"{where} has the unknown property {word!r}. Did you mean {close!r}?"
