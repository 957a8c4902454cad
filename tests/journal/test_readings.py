from datetime import datetime
from pathlib import Path

from shiftplan.domain.record import Reading
from shiftplan.journal import Journal

OPENING = datetime.fromisoformat("2027-11-10T20:00")


def test_readings_come_back_in_the_order_of_typing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = Reading(queue="presale", slot_start=OPENING, contacts=321.5, first_reply_seconds=18)
    second = first.model_copy(update={"contacts": 400.0, "three_minute_rate": 0.915})
    journal.readings.add(first, "li")
    journal.readings.add(second, "wang")
    records = Journal(tmp_path).readings.all()
    assert [(record.reading, record.who) for record in records] == [(first, "li"), (second, "wang")]
    assert all(record.at.tzinfo is not None for record in records)


def test_no_journal_no_readings(tmp_path: Path) -> None:
    assert Journal(tmp_path).readings.all() == ()
    assert Journal(tmp_path).audit.lines() == ()
