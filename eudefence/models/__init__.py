"""What follows from the data: models, by the themes of the course. A theme imports those below it only."""
