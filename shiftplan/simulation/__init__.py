"""A day of contacts and agents played through, one event after another; independent of the formulas."""
