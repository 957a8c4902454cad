"""Lines for a program that started us, on stdout; it may close that at any time: then the work stops."""

import os
import sys
from threading import Event

NICENESS = 10


class Lines:
    """Makes this process a niced child that writes a line at a time."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        os.nice(NICENESS)

    def write(self, line: str) -> None:
        try:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            self._stop.set()
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as we
