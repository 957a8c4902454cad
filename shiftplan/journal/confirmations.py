"""Who said that they have read which published rota: every word is kept, the newest counts."""

from collections.abc import Sequence
from datetime import datetime

from shiftplan.domain.record import Confirmation
from shiftplan.journal.audit import note
from shiftplan.journal.schema import version_of
from shiftplan.journal.store import Store, storable

FIRST_VERSION = 3
"""Of the journal's tables, that has confirmations; an older one in a read-only folder has none."""
COLUMNS = "at, who, version, rota_digest, agent, received"


class Confirmations:
    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, version: int, digest: str, agents: Sequence[str], who: str, *, received: bool) -> None:
        """Note for each of `agents` that they confirmed the version of this fingerprint, or did not after
        all; on return it is on the disk.
        """
        at, who = self._store.clock().isoformat(), storable(who)
        rows = [(at, who, version, digest, agent, int(received)) for agent in agents]
        with self._store.writing() as connection:
            connection.executemany(
                f"INSERT INTO confirmations ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
                rows,
            )
            what = "confirmed" if received else "not confirmed"
            note(connection, at, who, f"published v{version:04} {what} {','.join(agents)}")

    def standing(self) -> tuple[Confirmation, ...]:
        """The confirmations that hold, each with who noted it and when, in the order of noting."""
        with self._store.reading() as connection:
            if connection is None or version_of(connection) < FIRST_VERSION:
                return ()
            query = f"SELECT {COLUMNS} FROM confirmations ORDER BY id"  # noqa: S608 - a constant
            rows = connection.execute(query).fetchall()
        newest: dict[tuple[int, str, str], tuple[Confirmation, bool]] = {}
        for at, who, version, digest, agent, received in rows:
            one = Confirmation(
                version=version, rota_digest=digest, agent=agent, who=who, at=datetime.fromisoformat(at)
            )
            newest.pop((version, digest, agent), None)
            newest[version, digest, agent] = one, bool(received)
        return tuple(one for one, received in newest.values() if received)
