from datetime import UTC, datetime, timedelta
from pathlib import Path

from shiftplan.domain.record import ItemState
from shiftplan.journal import Journal

NOON = datetime(2027, 10, 12, 4, tzinfo=UTC)


def ticking(start: datetime = NOON):
    """A clock that is a minute later each time it is read."""
    moments = (start + timedelta(minutes=i) for i in range(10_000))
    return lambda: next(moments)


def test_nothing_was_touched_in_a_folder_without_a_journal(tmp_path: Path) -> None:
    assert Journal(tmp_path).items.newest("pre_event") == {}
    assert list(tmp_path.iterdir()) == []


def test_the_newest_state_counts_and_the_older_ones_stay(tmp_path: Path) -> None:
    journal = Journal(tmp_path, ticking())
    journal.items.put("pre_event", "calendar_in", ItemState.DOING, "", "li")
    journal.items.put("pre_event", "calendar_in", ItemState.SKIPPED, "no deposit phase", "wang")
    newest = Journal(tmp_path).items.newest("pre_event")["calendar_in"]
    assert (newest.state, newest.reason, newest.who) == (ItemState.SKIPPED, "no deposit phase", "wang")
    assert newest.at == NOON + timedelta(minutes=1)
    assert [r.state for r in journal.items.history("pre_event")] == [ItemState.DOING, ItemState.SKIPPED]


def test_playbooks_do_not_mix(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.items.put("pre_event", "x", ItemState.DONE, "", "li")
    assert journal.items.newest("other") == {}


def test_hostile_text_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    hostile = "\x1b[2J[bold]=cmd|' /C calc'!A0\x00'; DROP TABLE item_events; -- \u202e"
    journal = Journal(tmp_path)
    journal.items.put("pre_event", "x", ItemState.SKIPPED, hostile, hostile)
    record = journal.items.newest("pre_event")["x"]
    assert (record.reason, record.who) == (hostile, hostile)


def test_half_a_character_from_a_broken_terminal_is_spelled_out(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.items.put("pre_event", "x", ItemState.SKIPPED, "ab\udce4cd", "li")
    assert journal.items.newest("pre_event")["x"].reason == "ab\\udce4cd"


def test_every_change_is_in_the_audit(tmp_path: Path) -> None:
    journal = Journal(tmp_path, ticking())
    journal.items.put("pre_event", "x", ItemState.SKIPPED, "why", "li")
    number = journal.incidents.open("incident_price", "pan for 1 yuan", "wang")
    journal.incidents.log(number, "listing taken down", "wang")
    lines = journal.audit.lines()
    assert [(line.who, line.what) for line in lines] == [
        ("li", "item pre_event/x skipped why"),
        ("wang", "incident 1 open incident_price pan for 1 yuan"),
        ("wang", "incident 1 log listing taken down"),
    ]
    assert [line.at - NOON for line in lines] == [timedelta(minutes=i) for i in range(3)]


def test_notes_stay_whatever_becomes_of_the_item(tmp_path: Path) -> None:
    items = Journal(tmp_path, ticking()).items
    items.put("pre_event", "x", ItemState.DOING, "", "li", "asked")
    items.put("pre_event", "x", ItemState.DOING, "", "wang", "answered")
    newest = items.put("pre_event", "x", ItemState.OPEN, "", "li")
    assert [(note.text, note.who) for note in newest.notes] == [("asked", "li"), ("answered", "wang")]
    doing = items.history("pre_event")[1]
    assert (doing.since, doing.at) == (NOON, NOON + timedelta(minutes=1))
    assert newest.since == NOON + timedelta(minutes=2)
