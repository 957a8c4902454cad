"""The kinds of recipe, one file a kind, and what they share."""
