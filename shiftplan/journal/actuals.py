"""What was measured of the queues; a later row of an interval corrects the earlier, both stay."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime

from shiftplan.domain.actuals import Actual, ActualRecord
from shiftplan.journal.audit import note
from shiftplan.journal.schema import version_of
from shiftplan.journal.store import Store, storable

FIRST_VERSION = 4
"""Of the journal's tables, that has intervals; an older one in a read-only folder has none."""
COLUMNS = (
    "source, queue, slot_start, minutes, contacts, first_reply_seconds, three_minute_rate, waiting, present"
)


class Actuals:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, actuals: Iterable[Actual], who: str) -> tuple[ActualRecord, ...]:
        """Keep intervals in their order, all or none; on return they are on the disk."""
        at, who, told = self._store.clock(), storable(who), [_stored(actual) for actual in actuals]
        if not told:
            return ()
        with self._store.writing() as connection:
            _insert(connection, told, at, who)
        return tuple(ActualRecord(actual=actual, who=who, at=at) for actual in told)

    def add_changed(
        self, actuals: Iterable[Actual], who: str, counts: Callable[[ActualRecord], bool]
    ) -> tuple[ActualRecord, ...]:
        """Keep those intervals of which a source says something new, all or none; hands them back.

        New is what differs from the last that the same source said of the interval, of the records that
        `counts` lets pass: another figure, or the same figures for more minutes (`is_new`). The look and the
        writing are one transaction, so two who read one file at once keep each line once.
        """
        told = [_stored(actual) for actual in actuals]
        if not told:
            return ()
        at, who = self._store.clock(), storable(who)
        with self._store.writing() as connection:
            known = _last_said(connection, told, counts)
            fresh = [one for one in told if is_new(one, known.get((one.source, one.queue, one.start)))]
            _insert(connection, fresh, at, who)
        return tuple(ActualRecord(actual=actual, who=who, at=at) for actual in fresh)

    def all(self) -> tuple[ActualRecord, ...]:
        """Every interval in the order in which it was written."""
        return tuple(record for _, record in self.since(0))

    def since(self, number: int) -> tuple[tuple[int, ActualRecord], ...]:
        """The intervals with this number and above, each with its own; numbers only grow."""
        query = f"SELECT id, who, at, {COLUMNS} FROM actuals WHERE id >= ? ORDER BY id"  # noqa: S608 - names of columns
        with self._store.reading() as connection:
            if connection is None or version_of(connection) < FIRST_VERSION:
                return ()
            rows = connection.execute(query, (number,)).fetchall()
        return tuple((row[0], _record(*row[1:])) for row in rows)

    def first_at(self) -> datetime | None:
        """The instant at which the first interval was written; None when there is none."""
        with self._store.reading() as connection:
            if connection is None or version_of(connection) < FIRST_VERSION:
                return None
            row = connection.execute("SELECT at FROM actuals ORDER BY id LIMIT 1").fetchone()
        return datetime.fromisoformat(row[0]) if row else None


def is_new(actual: Actual, before: Actual | None) -> bool:
    """Whether an interval says something that was not said of it: an interval that runs is not told again
    while its figures stay; once it has ended, it is.
    """
    if before is None or any(actual.of(figure) != before.of(figure) for figure in actual.told):
        return True
    return actual.minutes != before.minutes and not actual.runs


def _last_said(
    connection: sqlite3.Connection, told: list[Actual], counts: Callable[[ActualRecord], bool]
) -> dict[tuple[str, str, datetime], Actual]:
    """The last that each source said of each interval, figure by figure, in the span of those told."""
    span = [min(one.start for one in told).isoformat(), max(one.start for one in told).isoformat()]
    query = f"SELECT who, at, {COLUMNS} FROM actuals WHERE slot_start BETWEEN ? AND ? ORDER BY id"  # noqa: S608 - names of columns
    known: dict[tuple[str, str, datetime], Actual] = {}
    for row in connection.execute(query, span).fetchall():
        record = _record(*row)
        if not counts(record):
            continue
        one = record.actual
        before = known.get((one.source, one.queue, one.start))
        kept = {} if before is None else {figure.value: before.of(figure) for figure in before.told}
        said = {figure.value: one.of(figure) for figure in one.told}
        known[one.source, one.queue, one.start] = one.model_copy(update={**kept, **said})
    return known


def _insert(connection: sqlite3.Connection, actuals: list[Actual], at: datetime, who: str) -> None:
    if not actuals:
        return
    connection.executemany(
        f"INSERT INTO actuals (at, who, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - see above
        [(at.isoformat(), who, *_row(actual)) for actual in actuals],
    )
    note(connection, at.isoformat(), who, _line(actuals))


def _stored(actual: Actual) -> Actual:
    return actual.model_copy(update={"source": storable(actual.source)})


def _row(actual: Actual) -> tuple[object, ...]:
    return (
        actual.source,
        actual.queue,
        actual.start.isoformat(),
        actual.minutes,
        actual.contacts,
        actual.first_reply_seconds,
        actual.three_minute_rate,
        actual.waiting,
        actual.present,
    )


def _line(actuals: list[Actual]) -> str:
    """The line of the audit: one interval in full, many as a number."""
    first = actuals[0]
    if len(actuals) > 1:
        return f"actuals {first.source} {len(actuals)} intervals"
    told = {figure.value: first.of(figure) for figure in first.told}
    return f"actuals {first.source} {first.queue} {first.start.isoformat()} {told}"


def _record(
    who: str, at: str, source: str, queue: str, start: str, minutes: int, *values: float | None
) -> ActualRecord:
    contacts, reply, rate, waiting, present = values
    actual = Actual(
        source=source,
        queue=queue,
        start=datetime.fromisoformat(start),
        minutes=minutes,
        contacts=contacts,
        first_reply_seconds=reply,
        three_minute_rate=rate,
        waiting=waiting,
        present=present,
    )
    return ActualRecord(actual=actual, who=who, at=datetime.fromisoformat(at))
