"""How the tables are written: the words of the descriptor, cells as values, a file as rows. What the check accepts, the
kit loads.
"""
