"""Unions that votes are tried in."""

IN_27 = "2025-06-01"


def union(*people):
    """An invented union: members A, B, C ... with these populations."""
    return {chr(65 + i): persons for i, persons in enumerate(people)}
