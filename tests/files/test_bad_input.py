"""Every bad input on the command line: a sentence with place and mend, exit code 2, nothing written."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.files import folders
from tests.files.commands import shiftplan
from tests.files.folders import AGENTS, AVAILABILITY, PLAN, ROTA, SHIFTS, forecast

Files = dict[str, str | bytes | None]
FORECAST = forecast()
BAD: dict[str, tuple[Files, str, str]] = {
    "missing file": ({"agents_csv": None}, r"agents\.csv: the file is missing", "heading id,name"),
    "unreadable encoding": (
        {"agents_csv": b"id,queues\n\xff\xff\x80,\n"},
        r"agents\.csv is not text",
        "CSV UTF-8",
    ),
    "a picture": (
        {"forecast_csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"},
        r"forecast\.csv is not text",
        "CSV UTF-8",
    ),
    "duplicate agent": ({"agents_csv": AGENTS.replace("a3,", "a1,")}, r"agents\.csv:4:id.*line 2", "own id"),
    "unknown queue of an agent": (
        {"agents_csv": AGENTS.replace("presale;aftersale", "presale;refunds")},
        r"agents\.csv:2:queues.*“refunds”",
        "there are: presale, aftersale",
    ),
    "unknown queue of a forecast": (
        {"forecast_csv": FORECAST.replace("aftersale", "aftersales", 1)},
        r"forecast\.csv:3:queue.*“aftersales”",
        "the nearest is aftersale",
    ),
    "shift of zero length": (
        {"shifts_toml": SHIFTS.replace("06:00", "22:00")},
        r"shifts\.toml:14:end: the shift has no length",
        "mend start or end",
    ),
    "25:00 in a shift": (
        {"shifts_toml": SHIFTS.replace("22:00", "25:00")},
        r"shifts\.toml:13:start.*“25:00”",
        "from 00:00 to 23:59",
    ),
    "25:00 in a forecast": (
        {"forecast_csv": FORECAST.replace("01 08:00", "01 25:00", 1)},
        r"forecast\.csv:18:start.*25:00”",
        "from 00:00 to 23:59",
    ),
    "date outside the plan": (
        {"forecast_csv": FORECAST + "2027-12-01 08:00,presale,1\n"},
        r"forecast\.csv:98:start: 2027-12-01 08:00 lies outside the plan, 2027-11-01 to 2027-11-02",
        "mend the date",
    ),
    "negative contacts": (
        {"forecast_csv": FORECAST.replace(",12", ",-12", 1)},
        r"forecast\.csv:2:contacts.*“-12”",
        "from 0 to 1,000,000",
    ),
    "NaN": (
        {"forecast_csv": FORECAST.replace(",12", ",NaN", 1)},
        r"forecast\.csv:2:contacts.*“NaN”",
        "a number",
    ),
    "10 million contacts": (
        {"forecast_csv": FORECAST.replace(",12", ",10000000", 1)},
        r"forecast\.csv:2:contacts.*“10000000”",
        "from 0 to 1,000,000",
    ),
    "empty forecast": (
        {"forecast_csv": "start,queue,contacts\n"},
        r"forecast\.csv: the forecast is empty",
        "add a line",
    ),
    "forecast of no bytes": (
        {"forecast_csv": ""},
        r"forecast\.csv: the file is empty",
        "heading start,queue",
    ),
    "rota for people who left": (
        {"rota_csv": ROTA + "z9,2027-11-01,early,presale,\n"},
        r"rota\.csv:5:agent: people are rostered who are not in agents\.csv: z9",
        "remove their lines",
    ),
    "rota of an unknown shift": (
        {"rota_csv": ROTA + "a1,2027-11-01,dawn,presale,\n"},
        r"rota\.csv:5:shift.*“dawn”",
        "there are: early",
    ),
    "unknown key": (
        {"plan_toml": PLAN.replace("grid_minutes", "gridminutes")},
        r"plan\.toml:7:gridminutes",
        "grid_minutes",
    ),
    "no TOML": (
        {"plan_toml": PLAN.replace("days = 2", "days = ")},
        r"plan\.toml:6:\d+.*days =",
        "docs/files.md",
    ),
    "number that is none": (
        {"plan_toml": PLAN.replace("wish = 40", "wish = nan")},
        r"plan\.toml:\d+:wish.*nan",
        "finite",
    ),
    "law made laxer": (
        {"plan_toml": PLAN.replace("[rules]", "[rules]\nhours_per_day = 12")},
        r"plan\.toml:\d+:hours_per_day.*劳动法 §36",
        "remove the line",
    ),
    "unknown person on leave": (
        {"availability_csv": AVAILABILITY.replace("a1,", "a7,")},
        r"availability\.csv:2:agent: people .*: a7 \(lines 2\)",
        "nearest to a7",
    ),
}


def is_told(err: str, place: str, mend: str) -> None:
    assert "Traceback" not in err
    assert err.startswith("error: ")
    assert re.search(place, err), err
    assert mend in err, err


@pytest.mark.parametrize("name", BAD)
def test_a_bad_plan_is_told_and_left_as_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced, place, mend = BAD[name]
    folder = folders.write(tmp_path / "plan", **replaced)
    before = folders.snapshot(tmp_path)
    done = shiftplan(capsys, "export", folder, "--format", "csv", "--out", tmp_path / "out")
    assert (done.code, done.out) == (2, "")
    is_told(done.err, place, mend)
    assert len(done.err.strip().split("\n")) <= 2
    assert folders.snapshot(tmp_path) == before
    assert not (tmp_path / "out").exists()


MORE = AGENTS.replace("T3", "T4")
IN_A_LIST = {
    "duplicate agent": (r"agents\.csv:4:name: the id is that of a1", "a column was sorted alone"),
    "unknown person on leave": (r"availability\.csv:2:agent: nobody in agents\.csv", "the nearest is a3"),
}
"""What an import says that is compared with the plan person by person."""


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, (replaced, _, _) in BAD.items()
        if next(iter(replaced)) in {"agents_csv", "forecast_csv", "availability_csv", "shifts_toml"}
        and isinstance(next(iter(replaced.values())), str | bytes)
    ],
)
def test_a_bad_file_is_not_imported(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced, place, mend = BAD[name]
    place, mend = IN_A_LIST.get(name, (place, mend))
    (key, content), folder = next(iter(replaced.items())), folders.write(tmp_path / "plan")
    path = tmp_path / key.replace("_", ".")
    path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    before = folders.snapshot(tmp_path)
    done = shiftplan(capsys, "import", folder, path, "--as", path.stem)
    assert (done.code, done.out) == (2, "")
    is_told(done.err, place, mend)
    assert folders.snapshot(tmp_path) == before


def test_a_folder_instead_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folders.write(tmp_path / "plan", agents_csv=None)
    (folder / "agents.csv").mkdir()
    done = shiftplan(capsys, "check", folder)
    assert done.code == 2
    is_told(done.err, r"agents\.csv is a folder; a file is needed here", "move the folder away")
    done = shiftplan(capsys, "import", folders.write(tmp_path / "good"), tmp_path)
    assert done.code == 2
    is_told(done.err, r"is a folder; a file is needed here", "name the file in it")


def test_a_file_instead_of_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan"
    path.write_text("x")
    done = shiftplan(capsys, "need", path)
    assert done.code == 2
    is_told(done.err, "is a file; a plan is a folder", "plan.toml")


def test_a_half_deleted_plan_names_every_file_that_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone: Files = {"plan_toml": None, "shifts_toml": None, "availability_csv": None}
    done = shiftplan(capsys, "solve", folders.write(tmp_path, **gone))
    assert done.code == 2
    for name in ("plan.toml", "shifts.toml", "availability.csv"):
        assert f"{name}: the file is missing → bring it back from a copy" in done.err
    assert done.err.count("\n") == 4


def test_no_plan_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "check", tmp_path / "none")
    assert done.code == 2
    is_told(done.err, "there is no folder", "shiftplan init")
    done = shiftplan(capsys, "check", tmp_path)
    assert done.code == 2
    is_told(done.err, "not a plan folder", "shiftplan init")


@pytest.fixture(scope="module")
def tiny_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A real disk of 256 kB, where this machine lets us mount one."""
    place = tmp_path_factory.mktemp("disk")
    mount = shutil.which("mount")
    done = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", place], check=False)
    if not done or done.returncode:
        pytest.skip("no right to mount a small disk here; the failing calls are simulated below")
    yield place
    subprocess.run(["umount", place], check=True)


def run_in_child(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "shiftplan", "--lang", "en", *(str(word) for word in words)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_a_disk_that_is_really_full(tiny_disk: Path, tmp_path: Path) -> None:
    folder = folders.write(tiny_disk / "plan")
    (tmp_path / "more.csv").write_text(MORE)
    with (tiny_disk / "filler").open("wb", buffering=0) as filler:
        try:
            while filler.write(b"x" * 4096):
                pass
        except OSError:
            before = folders.snapshot(tiny_disk)
    done = run_in_child("import", folder, tmp_path / "more.csv", "--yes")
    assert done.returncode == 2
    is_told(done.stderr, "cannot write in .*: the disk is full; nothing was changed", "make room")
    assert folders.snapshot(tiny_disk) == before
    (tiny_disk / "filler").unlink()


def test_a_disk_that_is_really_read_only(tiny_disk: Path, tmp_path: Path) -> None:
    folder = folders.write(tiny_disk / "sealed")
    (tmp_path / "more.csv").write_text(MORE)
    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    try:
        before = folders.snapshot(tiny_disk)
        for words in (
            ("import", folder, tmp_path / "more.csv", "--yes"),
            ("init", tiny_disk / "new", "--template", "small"),
        ):
            done = run_in_child(*words)
            assert done.returncode == 2
            is_told(done.stderr, "(?i)read-only", "disk")
        assert folders.snapshot(tiny_disk) == before
    finally:
        subprocess.run(["mount", "-o", "remount,rw", tiny_disk], check=True)


@pytest.mark.parametrize(("code", "said"), [(28, "the disk is full"), (30, "the disk is read-only")])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_an_import_onto_a_disk_that_refuses(
    call: str,
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = folders.write(tmp_path / "plan")
    (tmp_path / "agents.csv").write_text(MORE)
    before = folders.snapshot(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, refusing(getattr(os, call), code))
        done = shiftplan(capsys, "import", folder, tmp_path / "agents.csv", "--yes")
    assert done.code == 2
    is_told(done.err, f"cannot write in .*: {said}; nothing was changed", "make room")
    assert folders.snapshot(tmp_path) == before


def refusing(real: Callable[..., object], code: int) -> Callable[..., object]:
    """The call, but refused for files of the program and those that carry them (descriptors above stderr)."""

    def call(target: object, *args: object, **kwargs: object) -> object:
        ours = target > 2 if isinstance(target, int) else ".shiftplan" in str(target)
        if ours:
            raise OSError(code, os.strerror(code))
        return real(target, *args, **kwargs)

    return call
