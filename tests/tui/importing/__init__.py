"""Bringing a file into the plan from the app."""
