"""The questions of the course, and how to find one."""
