"""Shapes that pictures share: values by country on tiles and on the map, time and labels."""
