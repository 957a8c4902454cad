"""Explanations: what is certain before a search, why a slot is short, why somebody works, what would help."""
