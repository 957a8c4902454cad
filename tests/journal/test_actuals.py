from datetime import UTC, datetime
from pathlib import Path

from shiftplan.domain.actuals import Actual
from shiftplan.journal import Journal

OPENING = datetime.fromisoformat("2027-11-10T20:00")
NOW = datetime(2027, 11, 10, 12, 31, tzinfo=UTC)


def test_intervals_come_back_in_the_order_of_writing(tmp_path: Path) -> None:
    journal = Journal(tmp_path, lambda: NOW)
    first = Actual(queue="presale", start=OPENING, contacts=321.5, first_reply_seconds=18)
    second = Actual(queue="presale", start=OPENING, minutes=5, waiting=12, present=9, source="千牛.csv")
    third = first.model_copy(update={"contacts": None, "three_minute_rate": 0.915})
    journal.actuals.add([first], "li")
    journal.actuals.add([second, third], "wang")
    records = Journal(tmp_path).actuals.all()
    assert [(record.actual, record.who) for record in records] == [
        (first, "li"),
        (second, "wang"),
        (third, "wang"),
    ]
    assert all(record.at == NOW for record in records)


def test_every_writing_leaves_one_line_of_who_and_what(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    one = Actual(queue="presale", start=OPENING, contacts=3, present=2)
    journal.actuals.add([one], "li")
    journal.actuals.add([one, one], "wang")
    assert [(line.who, line.what) for line in journal.audit.lines()] == [
        ("li", "actuals typed presale 2027-11-10T20:00:00 {'contacts': 3.0, 'present': 2.0}"),
        ("wang", "actuals typed 2 intervals"),
    ]


def test_nothing_to_write_writes_nothing(tmp_path: Path) -> None:
    assert Journal(tmp_path).actuals.add([], "li") == ()
    assert Journal(tmp_path).actuals.all() == ()
    assert not (tmp_path / "journal.db").exists()
