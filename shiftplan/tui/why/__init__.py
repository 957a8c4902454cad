"""Why the rota is as it is, in a window: a person's day, the short stretches of a day, what would help."""

from shiftplan.tui.why.window import WhyWindow

__all__ = ["WhyWindow"]
