"""Bringing a table into the forecast: choose a file, see how it is read, mend that, see what it changes."""
