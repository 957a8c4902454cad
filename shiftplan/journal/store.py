"""Connections to `journal.db`: opened for one short use, and checked."""

import getpass
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from shiftplan.errors import BadInput, MissingFile
from shiftplan.journal.faults import told
from shiftplan.journal.schema import VERSION, is_foreign, migrate, version_of
from shiftplan.language import say
from shiftplan.plan_clock import now_in

FILE = "journal.db"
PATIENCE_SECONDS = 30.0


def utc_now() -> datetime:
    return datetime.now(UTC)


def login_name() -> str:
    """Who is at the keyboard: the login name, or the user number where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return f"uid {os.getuid()}"


def storable(text: str) -> str:
    """`text` as UTF-8 can hold it: half characters from a broken terminal are spelled out, not refused."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class Store:
    """The journal's file in a plan folder. It holds no connection, so forks and threads are safe.

    Reading a folder without a journal gives nothing and creates nothing. `clock` None is the folder's own.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime] | None = None) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.clock = clock or partial(now_in, folder)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection for queries, or None while nothing has been written yet."""
        with told(self.path):
            if not self.path.exists():
                self._require_folder()
                yield None
                return
            with closing(self._connect_to_read()) as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: when the block ends it is on the disk; when it raises, nothing is."""
        with told(self.path):
            self._require_folder()
            with closing(self._connect()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:  # a full disk has already rolled it back
                        connection.execute("ROLLBACK")
                    raise

    def _require_folder(self) -> None:
        if not self.folder.is_dir():
            raise MissingFile(
                say("there is no folder {folder}", folder=str(self.folder)),
                say("give the folder of a plan"),
            )

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE_SECONDS, isolation_level=None)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect_to_read(self) -> sqlite3.Connection:
        """In a read-only folder SQLite cannot keep its lock beside the file: read the bare file."""
        try:
            return self._connect()
        except sqlite3.OperationalError:
            log = self.path.with_name(f"{FILE}-wal")
            if os.access(self.folder, os.W_OK) or log.exists():
                raise
        bare = f"{self.path.resolve().as_uri()}?immutable=1"
        connection = sqlite3.connect(bare, uri=True, isolation_level=None)
        self._recognise(connection)
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        version = self._recognise(connection)
        connection.execute("PRAGMA synchronous = FULL")
        if version < VERSION:
            self._switch_to_wal(connection)
            migrate(connection)

    def _recognise(self, connection: sqlite3.Connection) -> int:
        """The version of the journal; refuses what is not ours, or newer than we are."""
        version = version_of(connection)
        if is_foreign(connection):
            raise BadInput(
                say("{path} is a database of another program, not a journal", path=str(self.path)),
                say("move it out of the plan folder; nothing in it was touched"),
            )
        if version > VERSION:
            raise BadInput(
                say("{path} was written by a newer shiftplan", path=str(self.path)),
                say("update shiftplan; it reads journals up to version {version}", version=VERSION),
            )
        return version

    def _switch_to_wal(self, connection: sqlite3.Connection) -> None:
        """Two programs that begin a journal at once may meet here, where SQLite does not wait by itself."""
        give_up = monotonic() + PATIENCE_SECONDS
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > give_up:
                    raise
                sleep(random.uniform(0.001, 0.02))  # noqa: S311 - no secret, only out of step
            else:
                return
