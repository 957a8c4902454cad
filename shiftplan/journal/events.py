"""What happened while a sale was run: each event has a kind, what it is about, and its content."""

import sqlite3
from collections.abc import Callable
from datetime import datetime

from shiftplan.domain.record import EventRecord
from shiftplan.journal.audit import note
from shiftplan.journal.schema import version_of
from shiftplan.journal.store import Store, storable

FIRST_VERSION = 4
"""Of the journal's tables, that has events; an older one in a read-only folder has none."""


class Events:
    """Rows are only added: what somebody takes back or signs is an event of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, kind: str, subject: str, content: str, who: str) -> EventRecord:
        """Keep an event; on return it is on the disk. `content` is the JSON of a value, or plain text."""
        with self._store.writing() as connection:
            return self._added(connection, kind, subject, content, who)

    def add_if(
        self, fits: Callable[[tuple[EventRecord, ...]], bool], kind: str, subject: str, content: str, who: str
    ) -> EventRecord | None:
        """The like, if it `fits` to all events as they stand at the moment of writing; else None."""
        with self._store.writing() as connection:
            if not fits(tuple(_record(*row) for row in _rows(connection, ()))):
                return None
            return self._added(connection, kind, subject, content, who)

    def _added(
        self, connection: sqlite3.Connection, kind: str, subject: str, content: str, who: str
    ) -> EventRecord:
        at, who = self._store.clock(), storable(who)
        subject, content = storable(subject), storable(content)
        cursor = connection.execute(
            "INSERT INTO events (at, who, kind, subject, content) VALUES (?, ?, ?, ?, ?)",
            (at.isoformat(), who, kind, subject, content),
        )
        note(connection, at.isoformat(), who, f"{kind} {subject} {content}".rstrip())
        number = cursor.lastrowid or 0
        return EventRecord(id=number, kind=kind, subject=subject, content=content, who=who, at=at)

    def all(self, *kinds: str) -> tuple[EventRecord, ...]:
        """The events of these kinds (of every kind when none is named) in the order of writing."""
        with self._store.reading() as connection:
            if connection is None or version_of(connection) < FIRST_VERSION:
                return ()
            return tuple(_record(*row) for row in _rows(connection, kinds))


def _rows(
    connection: sqlite3.Connection, kinds: tuple[str, ...]
) -> list[tuple[int, str, str, str, str, str]]:
    marks = ", ".join("?" * len(kinds))
    where = f" WHERE kind IN ({marks})" if kinds else ""
    query = f"SELECT id, kind, subject, content, who, at FROM events{where} ORDER BY id"  # noqa: S608 - marks only
    return connection.execute(query, kinds).fetchall()


def _record(number: int, kind: str, subject: str, content: str, who: str, at: str) -> EventRecord:
    return EventRecord(
        id=number, kind=kind, subject=subject, content=content, who=who, at=datetime.fromisoformat(at)
    )
