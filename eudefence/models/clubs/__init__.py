"""Clubs of states within and beside the Union: who works with whom, who stands aside, and what holds them together."""
