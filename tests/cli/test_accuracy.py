"""`shiftplan accuracy` and `shiftplan forecast --history`."""

import csv
import json
import shutil
import tomllib
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli import entry
from shiftplan.resources import shipped


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("configs") / "templates" / "small", tmp_path / "plan"))


@pytest.fixture
def came(folder: Path) -> Path:
    """The first day of the plan, half as much again as forecast."""
    with (folder / "forecast.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    day = rows[0]["start"][:10]
    lines = [
        f"{row['start']},{row['queue']},{1.5 * float(row['contacts'])}"
        for row in rows
        if row["start"][:10] == day
    ]
    path = folder.parent / "came.csv"
    path.write_text("start,queue,contacts\n" + "\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def past(folder: Path) -> Path:
    """Thirty days of 6 contacts each half hour, 18 on the first of October."""
    start = datetime.fromisoformat("2027-09-15 00:00")
    moments = [start + timedelta(minutes=30 * index) for index in range(48 * 30)]
    lines = [f"{at:%Y-%m-%d %H:%M},presale,{18 if at.day == 1 else 5 + at.minute // 15}" for at in moments]
    path = folder.parent / "past.csv"
    path.write_text("start,queue,contacts\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = entry.run(["--lang", "en", *map(str, words)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_lead_reads_what_was_wrong(capsys: pytest.CaptureFixture[str], folder: Path, came: Path) -> None:
    code, out, _ = run(capsys, "accuracy", folder, came)
    assert code == 0
    assert "off by 33.3%" in out
    assert "33% too few were forecast" in out
    assert "the highest slot was forecast 33% too low" in out
    assert "left out for want of actual contacts: 96" in out
    assert "fixed multipliers" in out


def test_json_has_it_all_and_no_nan(capsys: pytest.CaptureFixture[str], folder: Path, came: Path) -> None:
    code, out, _ = run(capsys, "accuracy", folder, came, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["whole"]["bias"] == pytest.approx(-1 / 3)
    assert found["queues"][0]["peak"]["minutes_off"] == 0
    assert found["queues"][0]["peak"]["size"] == pytest.approx(-1 / 3)
    assert found["band"] == "multipliers"


def test_no_contacts_at_all_is_said(capsys: pytest.CaptureFixture[str], folder: Path, came: Path) -> None:
    lines = came.read_text("utf-8").splitlines()
    none = [line.rsplit(",", 1)[0] + ",0" for line in lines[1:]]
    came.write_text("\n".join([lines[0], *none]), "utf-8")
    code, out, _ = run(capsys, "accuracy", folder, came)
    assert code == 0
    assert "nobody came" in out
    assert "nan" not in out


def test_a_file_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, "accuracy", folder, folder / "nothing.csv")
    assert (code, out) == (2, "")
    assert "does not exist" in err


def test_a_forecast_is_learned_and_written(
    capsys: pytest.CaptureFixture[str], folder: Path, past: Path
) -> None:
    code, out, err = run(
        capsys, "forecast", folder, "--history", past, "--like", "2027-10-01=main", "--write"
    )
    assert code == 0, err
    assert "× multiple on such past days 3" in out
    recipe = tomllib.loads((folder / "forecast.toml").read_text("utf-8"))
    assert recipe == {"kind": "history", "files": ["past.csv"], "like": {"2027-10-01": "main"}}
    assert (folder / "past.csv").read_bytes() == past.read_bytes()
    code, out, err = run(capsys, "forecast", folder)
    assert code == 0
    assert "was off by" in out
    assert "not what the recipe gives" not in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--like", "2027-10-01=main"), "--like goes with --history"),
        (("--history", "past.csv", "--like", "main"), "--like needs a day and a phase; read main"),
        (("--history", "past.csv", "--target", "1e6"), "one way at a time"),
    ],
)
def test_options_that_do_not_fit_are_told(
    capsys: pytest.CaptureFixture[str], folder: Path, words: tuple[str, ...], told: str
) -> None:
    code, _, err = run(capsys, "forecast", folder, *words)
    assert code == 2
    assert told in err


def test_there_is_a_recipe_to_fill_in(capsys: pytest.CaptureFixture[str], folder: Path, past: Path) -> None:
    assert run(capsys, "forecast", folder, "--template", "history")[0] == 0
    shutil.copy(past, folder / "past_contacts.csv")
    code, out, _ = run(capsys, "forecast", folder)
    assert code == 0
    assert "an ordinary day" in out


def test_two_tables_of_one_name_are_both_kept(
    capsys: pytest.CaptureFixture[str], folder: Path, past: Path
) -> None:
    head, *lines = past.read_text("utf-8").splitlines()
    halves = [folder.parent / name / "past.csv" for name in ("a", "b")]
    for half, part in zip(halves, (lines[:720], lines[720:]), strict=True):
        half.parent.mkdir()
        half.write_text("\n".join([head, *part]), "utf-8")
    code, _, err = run(capsys, "forecast", folder, "--history", halves[0], "--history", halves[1], "--write")
    assert code == 0, err
    recipe = tomllib.loads((folder / "forecast.toml").read_text("utf-8"))
    assert recipe["files"] == ["past.csv", "past-2.csv"]
    assert [(folder / name).read_bytes() for name in recipe["files"]] == [one.read_bytes() for one in halves]
