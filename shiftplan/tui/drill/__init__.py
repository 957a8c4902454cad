"""Drills in the app: a clock that goes faster, what happens told as it comes, and a title that says so."""
