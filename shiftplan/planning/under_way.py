"""The note beside the files that says what is under way, from before the first file until after the history.

An edit's files are replaced one after another, and the history gets its line after them. Whoever has the
turn and finds a note knows that its writer is dead, for turns do not overlap, and finishes what it began.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Self

from pydantic import ValidationError

from shiftplan.files.locking import write_files
from shiftplan.files.stamps import Stamps, content_of
from shiftplan.journal.edits import Turn
from shiftplan.planning.unfinished import Note, finish

SUFFIX = ".shiftplan-unfinished"


@dataclass
class UnderWay:
    """The notes of one turn. Its own lies there from `put` until the block ends; those of the dead, which
    `finish` deals with, until the lines of the history that they brought are kept.
    """

    folder: Path
    own: Path | None = field(default=None, init=False)
    found: list[Path] = field(default_factory=list, init=False)
    wrote: bool = field(default=False, init=False)
    """Set once the files are written: should the history fail then, the note must stay."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        own = [self.own] if self.own and not (failed and self.wrote) else []
        for path in (*own, *([] if failed else self.found)):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def put(self, note: Note) -> None:
        """Write the note; raises `StorageFailed`."""
        self.own = self.own or self.folder / f".{token_hex(6)}{SUFFIX}"
        content = note.model_dump_json(exclude_defaults=True).encode()
        write_files(self.folder, {self.own.name: content}, Stamps.of({self.own.name: content_of(self.own)}))

    def finish(self, turn: Turn) -> bool:
        """Bring to an end what killed processes left; whether the files are others now."""
        self.found = [*self.folder.glob(f".*{SUFFIX}")]
        notes = sorted(filter(None, map(_read, self.found)), key=lambda note: note.after)
        wrote = [finish(self.folder, turn, note) for note in notes if turn.last_move == note.after]
        return any(wrote)


def _read(path: Path) -> Note | None:
    try:
        return Note.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
