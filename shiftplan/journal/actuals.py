"""What was measured of the queues; a later row of an interval corrects the earlier, both stay."""

from collections.abc import Iterable
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
            connection.executemany(
                f"INSERT INTO actuals (at, who, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of columns
                [(at.isoformat(), who, *_row(actual)) for actual in told],
            )
            note(connection, at.isoformat(), who, _line(told))
        return tuple(ActualRecord(actual=actual, who=who, at=at) for actual in told)

    def all(self) -> tuple[ActualRecord, ...]:
        """Every interval in the order in which it was written."""
        with self._store.reading() as connection:
            if connection is None or version_of(connection) < FIRST_VERSION:
                return ()
            rows = connection.execute(f"SELECT who, at, {COLUMNS} FROM actuals ORDER BY id").fetchall()  # noqa: S608 - see above
        return tuple(_record(*row) for row in rows)


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
