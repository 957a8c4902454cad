"""Who may import whom, by contract and at run time."""

import json
import subprocess
import sys

import pytest

from tests.quality.tools import ROOT, SCRIPTS, finds_nothing

HEAVY = ("textual", "ortools", "pandas", "scipy")
PROGRAM = """
import json, sys
import {module}
print(json.dumps([name for name in {heavy!r} if name in sys.modules]))
"""


def test_the_rooms_look_only_downwards() -> None:
    assert finds_nothing(str(SCRIPTS / "lint-imports"), "--no-cache")


@pytest.mark.parametrize("module", ["shiftplan.cli", "shiftplan.cli.entry", "shiftplan.__main__"])
def test_the_command_line_starts_without_the_heavy_libraries(module: str) -> None:
    program = PROGRAM.format(module=module, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = json.loads(done.stdout)
    assert loaded == [], f"`import {module}` loads {', '.join(loaded)}; import it where it is called"
