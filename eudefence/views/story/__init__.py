"""Pictures of the story: two tracks in time, cards of bodies and states, texts beside one another."""
