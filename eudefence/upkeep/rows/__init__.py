"""Rows as a reader meets them: the pages that fact links lead to, and the addresses that lead there."""
