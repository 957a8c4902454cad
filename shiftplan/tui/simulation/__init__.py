"""A day played through: expected service beside the formula's, and why they differ."""
