"""Arguments in, text out: stdout is data, stderr is talk."""

from shiftplan.cli.entry import main

__all__ = ["main"]
