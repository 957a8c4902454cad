"""Which export a plan follows: the one that was told, else actuals.csv where it lies in the folder."""

from collections.abc import Callable
from pathlib import Path

from shiftplan.errors import BadInput
from shiftplan.files import mappings
from shiftplan.files.locking import write_files
from shiftplan.files.stamps import Stamps, content_of
from shiftplan.files.text import read_bytes
from shiftplan.journal import storable
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan
from shiftplan.resources import at_home

FILE = "actuals.csv"


def followed(folder: Path) -> Path | None:
    """The export that is followed, whether it is there at the moment or not; None: none."""
    told = mappings.read_followed(folder)
    if told == mappings.NOTHING:
        return None
    if told:
        return folder / told
    return folder / FILE if (folder / FILE).exists() else None


def follow_file(opened: OpenPlan, path: Path) -> Path:
    """Follow an export from now on, in this plan; raises as `read_bytes` when it cannot be read now,
    BadInput for a name that cannot be kept.
    """
    whole = at_home(path).absolute()
    read_bytes(whole)
    folder = opened.folder.absolute()
    told = str(whole.relative_to(folder)) if whole.is_relative_to(folder) else str(whole)
    if storable(told) != told:
        raise BadInput(
            say("the name {path} cannot be kept: it is no text", path=told), say("give the file another name")
        )
    remember(opened.folder, lambda: mappings.with_followed(opened.folder, told))
    return whole


def end_following(opened: OpenPlan) -> None:
    """Follow no export, not even one that lies in the folder."""
    remember(opened.folder, lambda: mappings.with_followed(opened.folder, mappings.NOTHING))


def remember(folder: Path, content: Callable[[], bytes]) -> None:
    """Write mappings.toml anew; raises `ChangedUnderneath` when somebody else has just done so."""
    stamps = Stamps.of({mappings.FILE: content_of(folder / mappings.FILE)})
    write_files(folder, {mappings.FILE: content()}, stamps)
