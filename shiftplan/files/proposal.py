"""proposal/: a rota that a solve has found and nobody has taken yet, beside the rota of the plan.

`rota.csv` and `rota.toml` as those of the plan; `before.csv` is the rota that the solve began from, which
tells what was edited since; `proposal.toml` what was asked and how far the search has come.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import tomli_w
from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.outcome import relative_gap
from shiftplan.domain.rota import Rota
from shiftplan.domain.scope import Scope
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.errors import ChangedUnderneath
from shiftplan.files import rota as rota_file
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.locking import clear, locked
from shiftplan.files.stamps import Stamps, content_of, digest

PROPOSAL = "proposal"
BEFORE, ABOUT = "before.csv", "proposal.toml"
NAMES = (BEFORE, ABOUT, rota_file.FACTS_FILE, rota_file.FILE)
"""The rota comes last: once it is there, so is the rest."""
HEAD = "# A rota that nobody has taken yet; written by shiftplan solve. See: shiftplan proposal PLAN\n"


class Source(StrEnum):
    """Who made a proposal."""

    SOLVE = "solve"
    REPAIR = "repair"


class About(Frozen):
    """What was asked, and what the search said of its rota: value and bound hold within the scope only.

    `made_at` in UTC; `done`: the search has ended. `before_digest` is that of rota.csv when it began.
    """

    source: Source = Source.SOLVE
    made_at: datetime
    scope: Scope = Scope()
    scenario: str | None = Field(default=None, max_length=100)
    done: bool = False
    status: str = ""
    objective: float | None = None
    bound: float | None = None
    seconds: float = 0.0
    before_digest: str | None = None

    @property
    def gap(self) -> float | None:
        return relative_gap(self.objective, self.bound)


def proposal_stamps(folder: Path) -> Stamps:
    """The proposal that lies there now, or that there is none."""
    return Stamps.of({name: content_of(folder / PROPOSAL / name) for name in NAMES})


def write_proposal(
    folder: Path,
    rota: Rota,
    before: Rota | None,
    about: About,
    stamps: Stamps,
    shifts: Mapping[str, ShiftTemplate] = rota_file.NO_SHIFTS,
) -> Stamps:
    """Write a proposal in place of the one that `stamps` are of; the new stamps.

    One that was taken or dropped meanwhile is written anew. Raises `ChangedUnderneath` when another one lies
    there, `StorageFailed` when the disk refuses.
    """
    content = rota_file.rota_csv(rota, shifts)
    written: dict[str, bytes | None] = {
        BEFORE: None if before is None else rota_file.rota_csv(before, shifts),
        ABOUT: _about_toml(about, content),
        rota_file.FACTS_FILE: rota_file.facts_toml(rota.facts, content) if rota.facts else None,
        rota_file.FILE: content,
    }
    shelf = folder / PROPOSAL
    with locked(folder):
        _check(shelf, stamps)
        try:
            shelf.mkdir(exist_ok=True)
        except OSError as error:
            raise refused(shelf, error) from error
        clear(shelf)
        replace_all(shelf, written)
    return stamps.after(written)


def _about_toml(about: About, content: bytes) -> bytes:
    told = about.model_dump(exclude_none=True, exclude_defaults=True)
    return (HEAD + tomli_w.dumps({"rota_digest": digest(content), **told})).encode()


def _check(shelf: Path, stamps: Stamps) -> None:
    for name in NAMES:
        there = digest(content_of(shelf / name))
        if there not in (None, stamps.digests.get(name)):
            raise ChangedUnderneath(f"{PROPOSAL}/{name}")


def drop_proposal(folder: Path, stamps: Stamps | None = None) -> bool:
    """Throw the proposal away; with `stamps` only when it is the one that they are of. Whether there was one.

    Raises `ChangedUnderneath`, `StorageFailed`.
    """
    shelf = folder / PROPOSAL
    if not shelf.is_dir():
        return False
    with locked(folder):
        there = (shelf / rota_file.FILE).exists()
        if stamps:
            _check(shelf, stamps)
        clear(shelf)
        replace_all(shelf, dict.fromkeys(reversed(NAMES)))
        with suppress(OSError):  # somebody else's file lies in it
            shelf.rmdir()
    return there
