"""Shapes that pictures share: tiles, maps, grids of words, panels of text."""
