"""What stands before the first paint is only what it takes to paint."""

import subprocess
import sys

HEAVY = (
    "pydantic",
    "numpy",
    "scipy",
    "ortools",
    "pandas",
    "sqlite3",
    "shiftplan.planning",
    "shiftplan.staffing",
)


def test_the_first_screen_loads_nothing_that_computes():
    code = (
        "import sys, shiftplan.cli.entry, shiftplan.cli.open;"
        "import shiftplan.tui.app, shiftplan.tui.overview.screen;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
