"""What the keys of several units look up in the tables."""

from eudefence.data.package import course
from eudefence.ground.arguments import refused
from eudefence.models.decisions.council.procedures import row_of


def decision(act):
    """The row of a kind of decision at the edition: who votes, by which rule and article.

    >>> decision("launch_operation")["rule_id"]
    'unanimity'
    """
    return row_of(act, course().edition)


def article_of(act):
    """The article that governs a kind of decision at the edition.

    >>> article_of("launch_operation")
    'teu-42-4'
    """
    return decision(act)["article_id"]


def launched(beginning=""):
    """Missions and operations under the Common Security and Defence Policy that were launched.

    Parameters
    ----------
    beginning : str
        Of the type, such as ``"military"``; all types by default.

    Raises
    ------
    ValueError
        If no mission has such a type: a key that counts nothing would be right or wrong by chance.

    >>> {row["type"] for row in launched("military")} == {"military_mission", "military_operation"}
    True
    """
    rows = [row for row in course().rows("csdp_missions") if row["is_csdp"] and row["launched"]]
    found = [row for row in rows if row["type"].startswith(beginning)]
    if not found:
        raise refused("beginning", beginning, sorted({row["type"] for row in rows}), "beginning of a type")
    return found
