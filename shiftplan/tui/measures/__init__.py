"""Measures of a surge on the live screen: the ranked list, taking one, standing it down."""
