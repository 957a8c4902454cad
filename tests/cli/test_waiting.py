"""What is told while a need is worked out: oddities of the forecast, and how far it is."""

import shutil
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.cli import entry, waiting
from shiftplan.language import say
from shiftplan.resources import shipped

PEAK = "2027-11-11 20:"


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture
def holed(tmp_path: Path) -> Path:
    """The small plan with zeros at its evening peak."""
    folder = Path(shutil.copytree(shipped("configs") / "templates" / "small", tmp_path / "plan"))
    path = folder / "forecast.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text(
        "\n".join(f"{line.rpartition(',')[0]},0" if line.startswith(PEAK) else line for line in lines),
        "utf-8",
    )
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ("need", "--method", "sipp"),
        ("sweep", "--method", "sipp"),
        ("simulate", "--need", "--replications", "1"),
    ],
)
def test_a_hole_at_the_peak_is_told_where_people_are_counted(
    words: tuple[str, ...], holed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = words
    assert entry.run([command, str(holed), *options, "--json"]) == 0
    shown = capsys.readouterr()
    assert "no contacts from 11-11 20:00 to 21:00, in busy hours" in shown.err
    assert "busy hours" not in shown.out


def _watched(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, columns: int = 80) -> None:
    """One report, a second after the work began."""
    moments = iter((0.0, 1.0, 1.1))
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("shiftplan.cli.waiting.time.monotonic", lambda: next(moments))
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    with waiting.counted(say("working out the need")) as report:
        report(1, 4)


def test_a_terminal_sees_how_far_it_is_and_the_line_goes_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _watched(monkeypatch, terminal=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("\rworking out the need: 25% (Ctrl-C stops)")
    assert err.endswith("\r" + " " * len("working out the need: 25% (Ctrl-C stops)") + "\r")


@pytest.mark.parametrize(("terminal", "columns"), [(False, 80), (True, 20)])
def test_a_file_or_a_terminal_too_narrow_sees_nothing(
    terminal: bool,
    columns: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _watched(monkeypatch, terminal=terminal, columns=columns)
    assert capsys.readouterr() == ("", "")


def test_the_line_goes_when_the_work_is_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = iter((0.0, 1.0))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("shiftplan.cli.waiting.time.monotonic", lambda: next(moments))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with pytest.raises(KeyboardInterrupt):
        _stopped_on_the_way()
    assert capsys.readouterr().err.endswith(" \r")


def _stopped_on_the_way() -> None:
    with waiting.counted(say("working out the need")) as report:
        report(1, 4)
        raise KeyboardInterrupt
