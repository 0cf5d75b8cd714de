"""What every other part stands on, and what knows nothing of the course: days, numbers and words."""
