"""The shelf of a plan folder: files that were replaced, or that must not replace others, under their time."""

from datetime import datetime
from itertools import chain, count
from pathlib import Path

REPLACED = "replaced"


def free_name(shelf: Path, target: str) -> Path:
    """`target` with the time in its name, and a number when that is taken."""
    stem, _, ending = target.partition(".")
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - the clock on the wall, for people
    numbered = (f"{stem}-{stamp}{suffix}.{ending}" for suffix in chain([""], (f"-{n}" for n in count(2))))
    return next(shelf / name for name in numbered if not (shelf / name).exists())
