"""Files that may be meant: those near the plan, or those a typed path begins."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from shiftplan.resources import at_home

ENDINGS = (".csv", ".xlsx", ".xlsm", ".tsv", ".txt")
USUAL = (".csv", ".xlsx", ".xlsm", ".tsv")
"""Those shown before anything is typed."""
OWN = ("agents.csv", "availability.csv", "forecast.csv", "rota.csv")
"""Files of a plan folder, which need no import."""
MOST_READ, MOST_SHOWN = 5000, 40


@dataclass(frozen=True)
class Found:
    """A file or a folder; `changed` is when it was written last (UTC)."""

    path: Path
    is_folder: bool
    changed: datetime

    @property
    def typed(self) -> str:
        """The path as it would be typed; a folder ends in a slash, to be typed on."""
        return f"{self.path}{os.sep}" if self.is_folder else str(self.path)


def path_of(typed: str) -> Path:
    r"""What was typed or dropped into the terminal: quotes and `\\ ` as shells write them, `~` for home."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    path = Path(text)
    if not is_file(path) and "\\" in text and os.sep != "\\":
        path = Path(text.replace("\\ ", " ").replace("\\(", "(").replace("\\)", ")"))
    return at_home(path)


def find(typed: str, folder: Path) -> tuple[Found, ...]:
    """Files to import, the newest first; with something typed what it begins, folders among it."""
    if not typed.strip():
        places = dict.fromkeys((folder.parent.resolve(), Path.cwd(), folder.resolve()))
        files = (one for place in places for one in _read(place) if _is_table(one, folder))
        return tuple(sorted(files, key=lambda one: one.changed, reverse=True)[:MOST_SHOWN])
    path = path_of(typed)
    inside = typed.rstrip().endswith(("/", os.sep))
    start, name = (path, "") if inside else (path.parent, path.name)
    fitting = [one for one in _read(start) if one.path.name.casefold().startswith(name.casefold())]
    shown = (one for one in fitting if name.startswith(".") or not one.path.name.startswith("."))
    usable = (one for one in shown if one.is_folder or one.path.suffix.casefold() in ENDINGS)
    return tuple(sorted(usable, key=lambda one: (not one.is_folder, one.path.name.casefold()))[:MOST_SHOWN])


def _is_table(found: Found, folder: Path) -> bool:
    own = found.path.parent == folder.resolve() and found.path.name in OWN
    return not found.is_folder and found.path.suffix.casefold() in USUAL and not own


def _read(place: Path) -> Iterator[Found]:
    """What lies in a folder; nothing when it cannot be read."""
    try:
        with os.scandir(place) as entries:
            yield from _found(islice(entries, MOST_READ))
    except (OSError, ValueError):
        return


def _found(entries: Iterable[os.DirEntry[str]]) -> Iterator[Found]:
    for entry in entries:
        try:
            changed = datetime.fromtimestamp(entry.stat().st_mtime, UTC)
            yield Found(Path(entry.path), entry.is_dir(), changed)
        except (OSError, OverflowError, ValueError):
            continue


def is_file(path: Path) -> bool:
    """Whether a file is there; a path that no disk would take is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
