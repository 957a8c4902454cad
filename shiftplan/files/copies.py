"""scenarios/: what-if copies of a plan, each a plan folder with a scenario.toml that says what it is."""

import os
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import tomli_w
from pydantic import Field, ValidationError

from shiftplan.domain.adjusting import Adjustment
from shiftplan.domain.base import Frozen
from shiftplan.domain.figures import Figures, Service
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.faults import cut
from shiftplan.files.folder import FILES, RECIPE_FILE
from shiftplan.files.locking import locked
from shiftplan.files.mappings import FILE as MAPPINGS_FILE
from shiftplan.files.safe_names import distinct_names
from shiftplan.files.stamps import Stamps, content_of
from shiftplan.files.text import read_text
from shiftplan.language import say

COPIES = "scenarios"
ABOUT_FILE, FIGURES_FILE = "scenario.toml", "figures.toml"
PLAYBOOKS = "playbooks"
BUILDING, DROPPED = ".shiftplan-", ".dropped-"
MOST_NAME, MOST_NOTE = 500, 500
HEAD = "# A what-if copy of the plan two folders up; written by shiftplan scenarios.\n"
FIGURES_HEAD = "# Kept for the comparison of what-if copies; deleted, it is worked out anew.\n"
PLAN_FILES = (*FILES, RECIPE_FILE, MAPPINGS_FILE)
"""What a plan consists of, as far as a copy has it otherwise than its plan."""
Contents = Mapping[str, bytes | None]


class About(Frozen):
    """What a copy is: who made it when from what (`source`: another copy's name, "" for the plan) with which
    changes. `base` are the fingerprints of the plan's files then.
    """

    name: str = Field(min_length=1, max_length=MOST_NAME)
    note: str = Field(default="", max_length=MOST_NOTE)
    who: str = ""
    made_at: datetime
    source: str = ""
    adjustments: tuple[Adjustment, ...] = ()
    base: dict[str, str] = Field(default_factory=dict)

    @property
    def stamps(self) -> Stamps:
        return Stamps(digests={name: self.base.get(name) for name in PLAN_FILES})


class Kept(Frozen):
    """Figures that were worked out, with the fingerprints of what they were worked out from."""

    figures: Figures | None = None
    figures_of: str = ""
    service: Service | None = None
    service_of: str = ""


def folders(plan: Path) -> tuple[Path, ...]:
    """The folders of the copies of a plan, in the order of their names."""
    try:
        found = [path for path in (plan / COPIES).iterdir() if (path / ABOUT_FILE).is_file()]
    except OSError:
        return ()
    return tuple(sorted(path for path in found if not path.name.startswith(".")))


def plan_of(folder: Path) -> Path | None:
    """The plan that a folder is a copy of; None when it is a plan of its own."""
    whole = folder.resolve()
    is_copy = whole.parent.name == COPIES and (whole / ABOUT_FILE).is_file()
    return whole.parent.parent if is_copy else None


def read_about(folder: Path) -> About:
    """Raises `BadInput` with what is wrong in scenario.toml."""
    path = folder / ABOUT_FILE
    try:
        return About.model_validate(tomllib.loads(read_text(path)))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadInput(
            say("{path} cannot be read: {reason}", path=str(path), reason=cut(_reason(error))),
            say("mend it by docs/files.md, or drop the copy: shiftplan scenarios PLAN drop NAME"),
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)


def contents_of(folder: Path) -> dict[str, bytes | None]:
    """The bytes of a plan's files; None for those that are not there."""
    return {name: content_of(folder / name) for name in PLAN_FILES}


def make_copy(plan: Path, about: About, contents: Contents, beside: Contents) -> Path:
    """Make the folder of a new copy, whole or not at all; `beside` are further files by their path in it.

    Raises `StorageFailed` when the disk refuses.
    """
    shelf = plan / COPIES
    with locked(plan):
        try:
            shelf.mkdir(exist_ok=True)
            _clear(shelf)
            folder = shelf / _free_name(shelf, about.name)
            build_folder(folder, {**contents, **beside, ABOUT_FILE: about_toml(about)})
        except OSError as error:
            raise refused(plan, error) from error
    return folder


def build_folder(folder: Path, contents: Contents) -> None:
    """A new folder with these files, which appears as a whole; raises OSError."""
    with tempfile.TemporaryDirectory(prefix=BUILDING, dir=folder.parent) as workshop:
        built = Path(workshop) / "new"
        _fill(built, contents)
        built.rename(folder)


def _clear(shelf: Path) -> None:
    """Take away what a process left that was killed while it made or dropped a copy."""
    for stale in (*shelf.glob(f"{BUILDING}*"), *shelf.glob(f"{DROPPED}*")):
        shutil.rmtree(stale, ignore_errors=True)


def _fill(folder: Path, contents: Contents) -> None:
    for name, content in contents.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())


def _free_name(shelf: Path, name: str) -> str:
    there = sorted(path.name for path in shelf.iterdir())
    return distinct_names([*there, name], "copy")[-1]


def about_toml(about: About) -> bytes:
    told = about.model_dump(mode="python", exclude_none=True)
    told["adjustments"] = [one.model_dump(mode="json", exclude_none=True) for one in about.adjustments]
    return (HEAD + tomli_w.dumps(told)).encode()


def now() -> datetime:
    """To the microsecond: copies stand in the order in which they were made."""
    return datetime.now(UTC)


def drop_copy(folder: Path) -> None:
    """Take a copy away with all that is in it; raises `StorageFailed`, and then it is still there or hidden.

    It is renamed first, so that nobody finds half of one.
    """
    with locked(folder.parent.parent):
        try:
            _clear(folder.parent)
            hidden = folder.with_name(f"{DROPPED}{folder.name}")
            folder.rename(hidden)
            shutil.rmtree(hidden)
        except OSError as error:
            raise refused(folder.parent, error) from error


def read_kept(folder: Path) -> Kept:
    """The figures that were kept, empty when there are none or they cannot be read: they come again."""
    try:
        return Kept.model_validate(tomllib.loads(read_text(folder / FIGURES_FILE)))
    except (ShiftplanError, ValueError):
        return Kept()


def write_kept(folder: Path, kept: Kept) -> None:
    """Raises `StorageFailed`."""
    told = kept.model_dump(mode="json", exclude_none=True)
    replace_all(folder, {FIGURES_FILE: (FIGURES_HEAD + tomli_w.dumps(told)).encode()})
