"""Pictures of clubs: who works with whom, who stands aside, and what a state gains or loses by it."""
