"""The nouns of a plan, as frozen values."""
