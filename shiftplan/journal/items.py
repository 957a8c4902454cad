"""States of checklist items: every change is kept, the newest counts."""

from datetime import datetime

from shiftplan.domain.record import ItemRecord, ItemState
from shiftplan.journal.audit import note
from shiftplan.journal.store import Store, storable

COLUMNS = "playbook, item, state, reason, who, at"
Row = tuple[str, str, str, str, str, str]


class Items:
    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, playbook: str, item: str, state: ItemState, reason: str, who: str) -> ItemRecord:
        """Set the state of an item; on return it is on the disk."""
        at, reason, who = self._store.clock(), storable(reason), storable(who)
        with self._store.writing() as connection:
            connection.execute(
                f"INSERT INTO item_events ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
                (playbook, item, state.value, reason, who, at.isoformat()),
            )
            note(connection, at.isoformat(), who, f"item {playbook}/{item} {state.value} {reason}".rstrip())
        return ItemRecord(playbook=playbook, item=item, state=state, reason=reason, who=who, at=at)

    def newest(self, playbook: str) -> dict[str, ItemRecord]:
        """The last record of each item that was ever touched."""
        return {record.item: record for record in self.history(playbook)}

    def history(self, playbook: str) -> tuple[ItemRecord, ...]:
        with self._store.reading() as connection:
            if connection is None:
                return ()
            query = f"SELECT {COLUMNS} FROM item_events WHERE playbook = ? ORDER BY id"  # noqa: S608 - a constant
            rows: list[Row] = connection.execute(query, (playbook,)).fetchall()
        return tuple(_record(row) for row in rows)


def _record(row: Row) -> ItemRecord:
    playbook, item, state, reason, who, at = row
    return ItemRecord(
        playbook=playbook,
        item=item,
        state=ItemState(state),
        reason=reason,
        who=who,
        at=datetime.fromisoformat(at),
    )
