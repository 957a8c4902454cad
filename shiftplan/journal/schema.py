"""The tables of `journal.db`, as steps from one version to the next. Rows are added, never changed."""

import sqlite3

APPLICATION = 0x73686674  # "shft", written into the file's header: tells our journal from any other database

MIGRATIONS = (
    f"""
    CREATE TABLE item_events (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL,
        playbook TEXT NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL);
    CREATE INDEX item_events_by_item ON item_events (playbook, item, id);
    CREATE TABLE readings (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL,
        queue TEXT NOT NULL, slot_start TEXT NOT NULL, contacts REAL NOT NULL,
        first_reply_seconds REAL NOT NULL, three_minute_rate REAL);
    CREATE TABLE incidents (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
        card TEXT NOT NULL, title TEXT NOT NULL);
    CREATE TABLE incident_closings (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL,
        incident INTEGER NOT NULL REFERENCES incidents (id));
    CREATE TABLE incident_steps (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL,
        incident INTEGER NOT NULL REFERENCES incidents (id), step TEXT NOT NULL, done INTEGER NOT NULL);
    CREATE TABLE log_lines (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL,
        incident INTEGER NOT NULL REFERENCES incidents (id), text TEXT NOT NULL);
    CREATE TABLE audit (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL);
    PRAGMA application_id = {APPLICATION}
    """,
    """
    CREATE TABLE edits (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
        content TEXT NOT NULL);
    CREATE TABLE edit_moves (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL,
        edit INTEGER NOT NULL REFERENCES edits (id), what TEXT NOT NULL)
    """,
    """
    CREATE TABLE confirmations (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL,
        version INTEGER NOT NULL, rota_digest TEXT NOT NULL, agent TEXT NOT NULL, received INTEGER NOT NULL)
    """,
    """
    ALTER TABLE item_events ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
    ALTER TABLE incident_steps ADD COLUMN state TEXT NOT NULL DEFAULT '';
    ALTER TABLE incident_steps ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE incident_steps ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
    CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
        kind TEXT NOT NULL, subject TEXT NOT NULL, content TEXT NOT NULL);
    CREATE INDEX events_by_kind ON events (kind, subject, id);
    CREATE TABLE actuals (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, source TEXT NOT NULL,
        queue TEXT NOT NULL, slot_start TEXT NOT NULL, minutes INTEGER NOT NULL, contacts REAL,
        first_reply_seconds REAL, three_minute_rate REAL, waiting REAL, present REAL);
    CREATE INDEX actuals_by_slot ON actuals (queue, slot_start, id);
    INSERT INTO actuals (at, who, source, queue, slot_start, minutes, contacts, first_reply_seconds,
        three_minute_rate) SELECT at, who, 'typed', queue, slot_start, 0, contacts, first_reply_seconds,
        three_minute_rate FROM readings ORDER BY id
    """,
)
"""`MIGRATIONS[v]` leads from version v to v + 1; the version stands in `user_version`."""

VERSION = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Whether this is another program's database: it has tables but not our mark.

    The tables are asked first: a journal that somebody begins meanwhile then shows its mark as well.
    """
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return bool(tables) and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a journal of any older version up to date, all or nothing, even when two programs try at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(connection), VERSION):
            for statement in MIGRATIONS[number].split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
