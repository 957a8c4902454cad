"""Bringing a file into the plan from any stage: choose it, say what it is, see what it changes, take it."""

from shiftplan.tui.importing.asking import Importing

__all__ = ["Importing"]
