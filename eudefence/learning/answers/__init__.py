"""What a learner typed, as plain data: `reading` makes `plain_data` of a stranger's object, with `tables_and_graphs`
for what a library made and `introspection` for what an object is. No code of the learner runs.
"""
