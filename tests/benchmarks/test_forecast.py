"""The benchmark of the forecast as it is run."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.forecast.history.series import Truth
from tests.quality.tools import ROOT

SCRIPT = "tests/benchmarks/forecast.py"


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def written(path: Path, *more: str, count: int = 40) -> Path:
    truth = Truth(minutes=60, dispersion=1.5)
    rows = [f"{at.isoformat()}Z,{value:g}" for at, value in truth.samples(count)]
    path.write_text("\n".join(["DateTime,Calls", *rows, *more]) + "\n", "utf-8")
    return path


def test_it_prints_wape_coverage_and_the_baselines(tmp_path: Path) -> None:
    done = run(written(tmp_path / "calls.csv"), "--train-until", "2027-03-30", "--lead-days", "5")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["days"] == 10
    assert found["intervals"] == 140
    assert 0 < found["wape_poisson_floor_percent"] < found["wape_percent"]
    assert found["wape_last_four_weekdays_percent"] < found["wape_last_weekday_percent"] + 5
    assert 60 <= found["coverage_80_percent"] <= 95
    assert found["lead_days"] == 5


def test_windows_have_a_mean_and_a_worst(tmp_path: Path) -> None:
    words = ("--train-until", "2027-03-20", "--window-days", "7", "--window-step", "5")
    done = run(written(tmp_path / "calls.csv"), *words)
    found = json.loads(done.stdout)
    assert [row["days"] for row in found["windows"]] == [7, 7, 7]
    assert found["worst_ratio"] == max(row["ratio_to_last_four_weekdays"] for row in found["windows"])


def test_a_line_without_a_count_is_a_missing_interval(tmp_path: Path) -> None:
    path = written(tmp_path / "calls.csv", "2027-04-10T08:00:00Z,NA", "2027-04-10T09:00:00Z,7")
    found = json.loads(run(path, "--train-until", "2027-03-30").stdout)
    assert found["intervals"] == 141


@pytest.mark.parametrize(
    ("more", "until", "told"),
    [
        (("2027-04-20T08:00:00Z,many", "yesterday,3"), "2027-03-30", "line 562: 2027-04-20T08:00:00Z,many"),
        (("2027-04-20T08:00:00Z,-3",), "2027-03-30", "a count of -3"),
        ((), "2028-01-01", "leaves nothing to learn from or nothing to forecast"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(
    tmp_path: Path, more: tuple[str, ...], until: str, told: str
) -> None:
    done = run(written(tmp_path / "calls.csv", *more), "--train-until", until)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    done = run(tmp_path / "nothing.csv", "--train-until", "2027-03-30")
    assert done.returncode == 2
    assert "cannot read" in done.stderr
