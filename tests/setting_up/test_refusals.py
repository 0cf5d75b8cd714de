"""What is said on a console that cannot say everything. Oracle: Python's backslash escapes."""

import io

from setting_up import refusals


def test_a_console_that_cannot_write_a_name_still_says_it():
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    refusals.say("/home/José/my_course", console)
    console.flush()
    assert console.buffer.getvalue() == b"/home/Jos\\xe9/my_course\n"
