"""`shiftplan doctor` tells what a report of a fault needs, and loads nothing heavy for it."""

import json
import subprocess
import sys

import pytest

from shiftplan.__about__ import VERSION
from shiftplan.planning import need_cache
from tests.files.commands import shiftplan


def test_sections_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "doctor")
    assert done.code == 0
    for title in ("Versions", "System", "Paths", "Terminal", "Language"):
        assert f"{title}\n" in done.out
    assert VERSION in done.out


def test_json_has_versions_paths_and_language(capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(shiftplan(capsys, "doctor", "--json").out)
    assert said["versions"]["shiftplan"] == VERSION
    assert said["versions"]["ortools"].startswith("9.")
    assert said["language"]["language"] == "en"
    assert said["paths"]["configs"].endswith("configs")
    assert str(need_cache.folder()).startswith(said["paths"]["needs_kept"])
    assert said["terminal"]["stdout_is_terminal"] in {"true", "false"}


def test_a_variable_with_escape_codes_stays_harmless(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "\x1b[31mred")
    assert "\x1b" not in shiftplan(capsys, "doctor").out


def test_it_loads_neither_solver_nor_screens() -> None:
    code = (
        "import sys; from shiftplan.cli.entry import run; run(['doctor']);"
        "assert not {'ortools', 'textual', 'scipy', 'pandas'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
