"""An answer checked: read, compared, answered in words."""
