"""A new plan folder, built beside its place and moved there: whole or not at all."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from shiftplan.errors import BadInput, StorageFailed
from shiftplan.files.text import reason_of
from shiftplan.language import say, typed


def new_folder(folder: Path, build: Callable[[Path], None]) -> Path:
    """Make `folder`, which must be new or empty, with what `build` puts into the folder it is given.

    Raises `BadInput` where something is already, `StorageFailed` when the disk refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(
            say("{folder} is already there and not an empty folder; nothing was written", folder=str(folder)),
            say("name a new folder, or open the plan in it: shiftplan {folder}", folder=typed(folder)),
        )
    try:
        _built(folder, build)
    except OSError as error:
        raise StorageFailed(
            say("cannot make {folder}: {reason}", folder=str(folder), reason=reason_of(error)),
            say("choose a folder that you may write to, on a disk with room"),
        ) from error
    return folder


def _built(folder: Path, build: Callable[[Path], None]) -> None:
    """Build beside the goal and rename, so that a half-made plan is never seen."""
    parent = folder.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".shiftplan-", dir=parent) as workshop:
        built = Path(workshop) / "plan"
        built.mkdir()
        build(built)
        if folder.exists():
            folder.rmdir()
        built.rename(folder.resolve())
