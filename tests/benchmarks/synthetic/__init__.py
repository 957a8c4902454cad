"""A realistic team of any size as a plan folder, the same bytes for the same seed."""
