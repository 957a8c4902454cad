"""Runs a developer's tool from the repository's root, with the Python that runs the tests."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))


def finds_nothing(*command: str) -> bool:
    """Whether the tool is content; otherwise the test fails with what it prints."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(
            f"{Path(command[0]).name} {' '.join(command[1:])}\n{done.stdout}{done.stderr}", pytrace=False
        )
    return True


def module_finds_nothing(*words: str) -> bool:
    return finds_nothing(sys.executable, "-m", *words)
