"""What a learner has answered, kept and reported."""
