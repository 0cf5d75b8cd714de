"""The story on two tracks, counted."""
