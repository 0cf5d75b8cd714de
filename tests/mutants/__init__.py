"""Planted faults: small untruths put into a copy of the code one at a time, to see whether a test notices.

`python3 course.py mutants` runs them; they are no part of the tests, because they take many minutes. A fault that no
test notices is a gap in the tests, or it changes nothing that anybody can see and is then listed as equivalent, with
the reason.
"""
