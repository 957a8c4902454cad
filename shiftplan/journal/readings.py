"""Readings of the queues as typed; a later one of the same slot corrects the earlier, both stay."""

from datetime import datetime

from shiftplan.domain.record import Reading, ReadingRecord
from shiftplan.journal.audit import note
from shiftplan.journal.store import Store, storable


class Readings:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, reading: Reading, who: str) -> ReadingRecord:
        """Keep a reading; on return it is on the disk."""
        at, who = self._store.clock(), storable(who)
        start = reading.slot_start.isoformat()
        values = (reading.contacts, reading.first_reply_seconds, reading.three_minute_rate)
        with self._store.writing() as connection:
            connection.execute(
                "INSERT INTO readings (at, who, queue, slot_start, contacts, first_reply_seconds,"
                " three_minute_rate) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (at.isoformat(), who, reading.queue, start, *values),
            )
            note(connection, at.isoformat(), who, f"reading {reading.queue} {start} {values}")
        return ReadingRecord(reading=reading, who=who, at=at)

    def all(self) -> tuple[ReadingRecord, ...]:
        """Every reading in the order in which it was typed."""
        with self._store.reading() as connection:
            if connection is None:
                return ()
            rows = connection.execute(
                "SELECT who, at, queue, slot_start, contacts, first_reply_seconds, three_minute_rate"
                " FROM readings ORDER BY id"
            ).fetchall()
        return tuple(
            ReadingRecord(who=who, at=datetime.fromisoformat(at), reading=_reading(*values))
            for who, at, *values in rows
        )


def _reading(queue: str, slot_start: str, contacts: float, reply: float, rate: float | None) -> Reading:
    return Reading(
        queue=queue,
        slot_start=datetime.fromisoformat(slot_start),
        contacts=contacts,
        first_reply_seconds=reply,
        three_minute_rate=rate,
    )
