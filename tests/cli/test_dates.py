"""Days and moments behind options: read, or refused with a sentence that shows how to write one."""

from datetime import datetime
from pathlib import Path

import click
import pytest

from shiftplan.cli.dates import DAY, MOMENT
from shiftplan.cli.entry import run


@pytest.mark.parametrize("typed", ["2027-11-10 20:30", "2027-11-10T20:30"])
def test_a_moment_is_read(typed: str) -> None:
    assert MOMENT.convert(typed, None, None) == datetime(2027, 11, 10, 20, 30)  # noqa: DTZ001 - wall time


def test_a_day_is_read() -> None:
    assert DAY.convert("2027-11-10", None, None) == datetime(2027, 11, 10)  # noqa: DTZ001 - wall time


@pytest.mark.parametrize("kind", [DAY, MOMENT], ids=["day", "moment"])
def test_what_is_no_date_is_refused(kind: click.ParamType) -> None:
    with pytest.raises(click.BadParameter, match="read “soon”; write a date"):
        kind.convert("soon", None, None)


@pytest.mark.parametrize(
    ("command", "option", "wanted"),
    [
        ("explain", "--slot", "write a date and time such as"),
        ("explain", "--day", "write a date such as"),
        ("lock", "--day", "write a date such as"),
        ("need", "--day", "write a date such as"),
    ],
)
def test_the_command_line_names_the_option_and_shows_no_pattern(
    command: str, option: str, wanted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "en", command, str(tmp_path), option, "2027/11"]) == 2
    shown = capsys.readouterr().err
    assert option in shown
    assert wanted in shown
    assert "%" not in shown
