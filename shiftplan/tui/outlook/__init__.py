"""The rest of the day as it now looks: a line on the live screen, and a window over it."""
