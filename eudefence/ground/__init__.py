"""Ground: arguments, files, days, numbers and words. It knows nothing of the course."""
