"""Needs worked out before, kept in the user's cache folder: a need takes seconds and is asked for often.

Everything here may be lost or deleted at any time. A need is found again only for the same traffic,
queues, openings and method, worked out by the same code.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import platformdirs
from pydantic import ValidationError

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Settings
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic

MOST_KEPT = 50
ROOMS = ("domain", "queueing", "staffing")
"""The code that a need comes from."""


def remembered(settings: Settings, traffic: Traffic, method: Method, work_out: Callable[[], Need]) -> Need:
    """The need kept for these inputs, else the one that `work_out` gives, kept from now on."""
    path = folder() / f"{_key(settings, traffic, method)}.json"
    known = _read(path)
    if known is not None:
        return known
    found = work_out()
    with suppress(OSError):
        _keep(path, found)
    return found


def folder() -> Path:
    return Path(platformdirs.user_cache_dir("shiftplan", appauthor=False)) / "need"


def _key(settings: Settings, traffic: Traffic, method: Method) -> str:
    inputs = (*settings.queues, settings.staffing, settings.event, settings.grid, traffic)
    texts = [_code(), method.value, *(value.model_dump_json() for value in inputs)]
    return sha256("\n".join(texts).encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """A fingerprint of the code: another version may count otherwise."""
    package = Path(__file__).parents[1]
    sources = sorted(path for room in ROOMS for path in (package / room).rglob("*.py"))
    return sha256(b"\n".join(path.read_bytes() for path in sources)).hexdigest()


def _read(path: Path) -> Need | None:
    try:
        known = Need.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    with suppress(OSError):
        os.utime(path)
    return known


def _keep(path: Path, need: Need) -> None:
    """Written beside and renamed, so that nobody reads half a need; the oldest ones go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{secrets.token_hex(8)}")
    fresh.write_text(need.model_dump_json(), "utf-8")
    fresh.replace(path)
    kept = sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        old.unlink(missing_ok=True)
