"""For those who write questions: exercises made, questions reviewed, what they say kept and compared."""
