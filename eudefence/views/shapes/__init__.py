"""Shapes that pictures share: values by country on tiles and on the map, grids and panels of words, time and labels."""
