"""history.csv: read, written, refused; a plan may do without it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.domain.history import History
from shiftplan.files.history import history_csv, read_history
from shiftplan.files.text import decode
from tests import builders as b
from tests.files import folders

WEDNESDAY = b.grid(7, date(2027, 11, 3))
PEOPLE = ("a1", "a2")


def test_what_is_told_and_what_is_not() -> None:
    head = "agent,last_end,days_in_row,week_days,week_hours,month_hours,nights\n"
    past, faults = read_history(head + "a1,2027-11-02 22:30,4,2,16,,3\na2,,,,,,\n", "x", WEDNESDAY, PEOPLE)
    assert faults.findings == []
    assert past == (
        History(
            agent="a1",
            last_end=datetime(2027, 11, 2, 22, 30),  # noqa: DTZ001 - wall time of the plan
            days_in_row=4,
            week_days=2,
            week_hours=16,
            nights=3,
        ),
        History(agent="a2"),
    )
    assert (past[0].month_hours, past[1].week_days) == (None, None)


def test_in_chinese_and_written_again() -> None:
    head = "工号,上次下班,连上天数,连上夜班,本周天数,本周工时,本周加班,本月工时,本月加班"
    head += ",夜班数,周末数,高峰数,工时数\n"
    past, faults = read_history(
        head + "a1,2027/11/3 6:30,3,2,2,20,4,0,0,3,2,1.5,160\n", "x", WEDNESDAY, PEOPLE
    )
    assert faults.findings == []
    assert (past[0].nights_in_row, past[0].week_overtime, past[0].peaks, past[0].hours) == (2, 4, 1.5, 160)
    assert past[0].month_hours == 0
    again, faults = read_history(decode(history_csv(past), "x"), "x", WEDNESDAY, PEOPLE)
    assert (again, faults.findings) == (past, [])


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("agent", "a7", "not in agents.csv: a7 (lines 2)"),
        ("last_end", "2027-11-04 00:00", "last_end is 2027-11-04 00:00, but the plan begins on 2027-11-03"),
        ("last_end", "yesterday", "a date and time"),
        ("days_in_row", "40", "a whole number from 0 to 31; read “40”"),
        ("days_in_row", "-1", "a whole number from 0 to 31"),
        ("nights_in_row", "2", "nights_in_row shows 2, more than days_in_row with 1"),
        ("week_days", "3", "a whole number from 0 to 2; read “3”"),
        ("week_days", "0", "days_in_row shows 1, more than week_days with 0"),
        ("week_hours", "169", "from 0 to 168"),
        ("week_overtime", "9", "week_overtime shows 9, more than week_hours with 8"),
        ("month_hours", "745", "from 0 to 744"),
        ("month_overtime", "31", "month_overtime shows 31, more than month_hours with 30"),
        ("nights", "-1", "from 0 to 100,000"),
    ],
)
def test_faults_of_the_past(column: str, cell: str, sentence: str) -> None:
    cells = {"agent": "a1", "days_in_row": "1", "week_hours": "8", "month_hours": "30", column: cell}
    text = f"{','.join(cells)}\n{','.join(cells.values())}\n"
    past, faults = read_history(text, "history.csv", WEDNESDAY, PEOPLE)
    (finding,) = faults.findings
    assert past == ()
    assert sentence in str(finding.message)
    assert finding.place is not None
    assert finding.place.line == 2


@pytest.mark.parametrize("column", ["week_days", "week_hours"])
def test_a_week_that_begins_with_the_plan_has_nothing_before_it(column: str) -> None:
    monday = b.grid(7, date(2027, 11, 8))
    _, faults = read_history(f"agent,{column}\na1,3\n", "x", monday, PEOPLE)
    (finding,) = faults.findings
    assert str(finding.message) == f"{column} must be the number 0; read “3”"


def test_a_night_before_the_plan_may_end_on_its_first_day() -> None:
    text = "agent,last_end\na1,2027-11-03 06:30\n"
    assert read_history(text, "x", WEDNESDAY, PEOPLE)[1].findings == []


def test_nobody_has_two_pasts() -> None:
    past, faults = read_history("agent,nights\na1,1\na1,2\n", "x", WEDNESDAY, PEOPLE)
    assert [one.nights for one in past] == [1]
    assert "a1 has a line already, line 2" in str(faults.findings[0].message)


def test_a_plan_with_and_without_a_past(tmp_path: Path) -> None:
    plain = files.read_plan(folders.write(tmp_path / "a")).plan
    told = files.read_plan(folders.write(tmp_path / "b", history_csv="agent,nights\na2,3\n")).plan
    assert plain.history == ()
    assert (told.before["a2"].nights, told.before["a1"].nights) == (3, 0)
    assert plain.rules_digest() != told.rules_digest()


def test_a_past_is_imported(tmp_path: Path) -> None:
    folder = folders.write(tmp_path / "plan")
    source = tmp_path / "past.csv"
    source.write_text("工号,上次下班,夜班数\na2,2027-10-31 22:00,3\n", "utf-8")
    done = files.import_file(folder, source)
    assert (done.kind, done.rows, done.replaced) == (files.Kind.HISTORY, 1, None)
    assert (folder / "history.csv").read_bytes() == (
        b"\xef\xbb\xbfagent,last_end,nights\na2,2027-10-31 22:00,3\n"
    )
