"""The page: a picture with its sentence and table, its source line, its style, its controls."""
