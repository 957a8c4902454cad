"""Events of a running sale: kept in order, found by kind, none lost to an older journal."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from shiftplan.journal import Journal
from shiftplan.journal.schema import MIGRATIONS

NOW = datetime(2027, 11, 10, 12, 3, tzinfo=UTC)


def test_what_was_added_comes_back_in_order_by_kind(tmp_path: Path) -> None:
    events = Journal(tmp_path, lambda: NOW).events
    first = events.add("case", "17", '{"owner": "王小明"}', "lead")
    events.add("log", "", "第二句", "deputy")
    third = events.add("case", "17", "closed", "lead")
    assert events.all("case") == (first, third)
    assert [one.content for one in events.all()] == ['{"owner": "王小明"}', "第二句", "closed"]
    assert [one.id for one in events.all("log", "case")] == [1, 2, 3]
    assert first.at == NOW


def test_each_event_is_in_the_audit(tmp_path: Path) -> None:
    journal = Journal(tmp_path, lambda: NOW)
    journal.events.add("handover", "2027-11-10 20:00", "signed", "lead")
    assert [line.what for line in journal.audit.lines()] == ["handover 2027-11-10 20:00 signed"]


def test_a_journal_without_events_is_brought_up_to_date(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "journal.db")
    for steps in MIGRATIONS[:3]:
        connection.executescript(steps)
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    assert Journal(tmp_path).events.all() == ()
    Journal(tmp_path, lambda: NOW).events.add("log", "", "begun", "lead")
    assert [one.content for one in Journal(tmp_path).events.all()] == ["begun"]
