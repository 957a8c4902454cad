"""A program that adopts one copy after another until it is killed: `python -m … FOLDER`."""

import sys
from itertools import cycle
from pathlib import Path

from shiftplan.planning.copies import adopt, copies


def adopt_on(folder: Path) -> None:
    """Adopt without end; a dot on stdout for each that is through."""
    for copy in cycle(copies(folder)):
        adopt(copy, anyway=True)
        sys.stdout.write(".")
        sys.stdout.flush()


if __name__ == "__main__":
    adopt_on(Path(sys.argv[1]))
