"""States of checklist items: every change is kept, the newest counts."""

from shiftplan.domain.record import ItemRecord, ItemState
from shiftplan.journal.audit import note
from shiftplan.journal.marks import Row, folded, told
from shiftplan.journal.schema import version_of
from shiftplan.journal.store import Store, storable

EVIDENCE_SINCE = 4
"""The version of the journal's tables that first had notes; an older one in a read-only folder has none."""


class Items:
    def __init__(self, store: Store) -> None:
        self._store = store

    def put(
        self, playbook: str, item: str, state: ItemState, reason: str, who: str, evidence: str = ""
    ) -> ItemRecord:
        """Set the state of an item, with a note where `evidence` is one; on return it is on the disk."""
        at, reason, who = self._store.clock().isoformat(), storable(reason), storable(who)
        evidence = storable(evidence)
        with self._store.writing() as connection:
            connection.execute(
                "INSERT INTO item_events (playbook, item, state, reason, who, at, evidence)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (playbook, item, state.value, reason, who, at, evidence),
            )
            note(connection, at, who, f"item {playbook}/{item} {told(state, reason, evidence)}")
        return self.newest(playbook)[item]

    def newest(self, playbook: str) -> dict[str, ItemRecord]:
        """The last record of each item that was ever touched."""
        return {record.item: record for record in self.history(playbook)}

    def history(self, playbook: str) -> tuple[ItemRecord, ...]:
        """Every change in order: the item as it stood after it."""
        with self._store.reading() as connection:
            if connection is None:
                return ()
            evidence = "evidence" if version_of(connection) >= EVIDENCE_SINCE else "''"
            rows = connection.execute(
                f"SELECT item, state, reason, {evidence}, who, at FROM item_events"  # noqa: S608 - constants
                " WHERE playbook = ? ORDER BY id",
                (playbook,),
            ).fetchall()
        return tuple(
            ItemRecord(playbook=playbook, item=one.step, **one.values)
            for one in folded(Row(*row) for row in rows)
        )
