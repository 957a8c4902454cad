""".shiftplan.open/: a small file for each window that has the plan open, written again as its sign of life.

Files, and no locks of the system: they work on network drives too, and everybody can read who it is.
"""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time

import tomli_w
from pydantic import ValidationError

from shiftplan.domain.presence import Sitting
from shiftplan.files.atomic import refused
from shiftplan.files.safe_names import safe_name

FOLDER = ".shiftplan.open"
ENDING, FRESH = ".toml", ".new"


@dataclass(frozen=True)
class Sign:
    """What somebody left, and when by the clock of the disk."""

    sitting: Sitting
    written: float


def file_of(sitting: Sitting, mark: str) -> str:
    """A name that says who it is; `mark` keeps two windows of one process apart."""
    who = f"{safe_name(sitting.login, 'somebody')}@{safe_name(sitting.host, 'host')}"
    return f"{who}-{sitting.pid}-{mark}{ENDING}"


def write_sign(plan: Path, name: str, sitting: Sitting) -> float:
    """Leave a sign of life; the time of it by the clock of the disk. Raises `StorageFailed`.

    Not synced: after a power cut nobody has the plan open anyway.
    """
    folder = plan / FOLDER
    fresh = folder / f"{name}{FRESH}"
    try:
        folder.mkdir(exist_ok=True)
        fresh.write_text(tomli_w.dumps(sitting.model_dump()), "utf-8")
        fresh.replace(folder / name)
        return (folder / name).stat().st_mtime
    except OSError as error:
        raise refused(plan, error) from error


def remove_sign(plan: Path, name: str) -> None:
    """Take a sign away, and the folder with the last one; what cannot be removed stays."""
    folder = plan / FOLDER
    with suppress(OSError):
        (folder / f"{name}{FRESH}").unlink(missing_ok=True)
        (folder / name).unlink(missing_ok=True)
        folder.rmdir()


def read_signs(plan: Path, known: Mapping[str, Sign]) -> dict[str, Sign]:
    """Every sign there is by the name of its file; one that is as `known` is not read again.

    What cannot be read, or is being written, is left out.
    """
    found: dict[str, Sign] = {}
    with suppress(OSError), os.scandir(plan / FOLDER) as entries:
        for entry in entries:
            if entry.name.endswith(ENDING):
                with suppress(OSError, ValueError, ValidationError):
                    found[entry.name] = _read(Path(entry.path), known.get(entry.name))
    return found


def _read(path: Path, known: Sign | None) -> Sign:
    written = path.stat().st_mtime
    if known is not None and known.written == written:
        return known
    return Sign(Sitting.model_validate(tomllib.loads(path.read_text("utf-8"))), written)


def disk_clock(plan: Path) -> float:
    """The time by the clock of the disk that the plan lies on; by ours where nothing may be written."""
    probe = plan / FOLDER / f".{os.getpid()}{FRESH}"
    try:
        probe.touch()
        return probe.stat().st_mtime
    except OSError:
        return time()
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
