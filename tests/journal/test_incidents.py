import sqlite3
from pathlib import Path

import pytest

from shiftplan.domain.incident_events import Ended, SeatTaken, SeveritySet
from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.journal import Journal


def test_an_incident_with_its_newest_ticks_and_all_its_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.incidents.open("incident_price", "pan for 1 yuan", "li")
    journal.incidents.mark(number, "declare", ItemState.DONE, "li")
    journal.incidents.mark(number, "declare", ItemState.OPEN, "wang")
    journal.incidents.mark(number, "roles", ItemState.DONE, "wang")
    journal.incidents.log(number, "first", "li")
    journal.incidents.log(number, "second", "wang")
    (found,) = Journal(tmp_path).incidents.all()
    assert (found.card, found.title, found.opened_by, found.open) == (
        "incident_price",
        "pan for 1 yuan",
        "li",
        True,
    )
    assert {step.step: step.done for step in found.steps} == {"declare": False, "roles": True}
    assert [(step.step, step.done) for step in found.changes] == [
        ("declare", True),
        ("declare", False),
        ("roles", True),
    ]
    assert [(line.text, line.who) for line in found.lines] == [("first", "li"), ("second", "wang")]


def test_several_incidents_at_once_keep_apart(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    one, two = (journal.incidents.open(card, "", "li") for card in ("incident_price", "incident_flood"))
    journal.incidents.log(two, "only here", "li")
    journal.incidents.close(one, "wang")
    first, second = journal.incidents.all()
    assert (first.id, first.open, first.closed_by, first.lines) == (one, False, "wang", ())
    assert (second.id, second.open, len(second.lines)) == (two, True, 1)


def test_a_line_after_the_closing_is_not_lost_and_the_first_closing_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.incidents.open("incident_price", "", "li")
    journal.incidents.close(number, "wang")
    journal.incidents.close(number, "zhao")
    journal.incidents.log(number, "late", "li")
    (found,) = journal.incidents.all()
    assert found.closed_by == "wang"
    assert found.lines[-1].text == "late"


def test_an_incident_that_never_was_takes_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with pytest.raises(BadInput, match="no incident 7"):
        journal.incidents.log(7, "text", "li")
    assert journal.audit.lines() == ()


def test_what_is_told_stands_beside_steps_and_log_and_belongs_to_one(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = [SeveritySet(level="S1")]
    one, two = (
        journal.incidents.open(card, "", "li", first) for card in ("incident_price", "incident_flood")
    )
    journal.incidents.tell(two, SeatTaken(seat="scribe", name="王小明 \ud800"), "wang")
    journal.incidents.close(two, "wang", [Ended(handed_to="zhao")])
    records = journal.incidents.all()
    assert [told.content for told in records[0].told] == first
    assert [told.content.what for told in records[1].told] == ["severity", "seat", "closing"]
    assert records[1].all(Ended)[0].handed_to == "zhao"
    with pytest.raises(BadInput, match="no incident 7"):
        journal.incidents.tell(7, first[0], "li")
    assert one != two


def test_an_incident_is_declared_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault while it is told takes the incident with it: nobody finds one without a severity."""
    journal = Journal(tmp_path)

    def broken(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("shiftplan.journal.incidents._tell", broken)
    with pytest.raises(StorageFailed):
        journal.incidents.open("incident_price", "", "li", [SeveritySet(level="S1")])
    assert journal.incidents.all() == ()


def test_a_step_has_a_state_a_reason_and_notes(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.incidents.open("complaint", "order 4711", "li")
    journal.incidents.mark(number, "call", ItemState.SKIPPED, "li", "no number")
    journal.incidents.mark(number, "write", ItemState.DONE, "wang", "lost", "mail 12:03")
    call, write = journal.incidents.all()[0].steps
    assert (call.state, call.reason, call.done, call.notes) == (ItemState.SKIPPED, "no number", False, ())
    assert (write.done, write.reason, [note.text for note in write.notes]) == (True, "lost", ["mail 12:03"])


def test_steps_of_older_journals_are_done_or_open(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.incidents.open("incident_price", "", "li")
    with sqlite3.connect(tmp_path / "journal.db") as connection:
        connection.executemany(
            "INSERT INTO incident_steps (at, who, incident, step, done) VALUES (?, 'li', ?, ?, ?)",
            [("2027-11-11T00:00:00+00:00", number, name, done) for name, done in (("a", 1), ("b", 0))],
        )
    assert [step.state for step in journal.incidents.all()[0].steps] == [ItemState.DONE, ItemState.OPEN]
