"""A TOML file as one value of the domain, parsed again only when the file has changed."""

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from shiftplan.domain.base import Frozen
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.sentences import build
from shiftplan.files.text import read_text
from shiftplan.files.toml_source import parse_toml

Read = TypeVar("Read", bound=Frozen)


def read_value(kind: type[Read], path: Path) -> Read:
    """The value in the file, remembered while the file stays as it is: screens ask every second.

    Raises BadPlan with every fault, each with its line.
    """
    try:
        seen = path.stat()
    except OSError:
        return _parsed(kind, path)
    remembered: Read = _remembered(kind, path, (seen.st_mtime_ns, seen.st_size, seen.st_ino))
    return remembered


@lru_cache(maxsize=128)
def _remembered(kind: type[Read], path: Path, stamp: tuple[int, int, int]) -> Read:  # noqa: ARG001 - the key
    return _parsed(kind, path)


def _parsed(kind: type[Read], path: Path) -> Read:
    faults = Faults(str(path))
    source = parse_toml(read_text(path), faults)
    read = None if source is None else build(kind, source.doc, source, lambda loc: loc)
    if read is None or faults.broken:
        raise BadPlan(faults.findings)
    return read
