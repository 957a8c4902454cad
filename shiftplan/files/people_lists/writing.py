"""Writing files of a plan folder, with what they replace kept on its shelf: all of it or nothing."""

from collections.abc import Mapping
from pathlib import Path

from shiftplan.errors import ShiftplanError
from shiftplan.files.atomic import refused
from shiftplan.files.locking import write_files
from shiftplan.files.shelf import REPLACED, free_name
from shiftplan.files.stamps import Stamps

Contents = Mapping[str, bytes | None]


def write_keeping(folder: Path, contents: Contents, before: Contents, unkept: Contents) -> dict[str, Path]:
    """Write `contents`, and `unkept` files nobody needs the old ones of; where the old ones are, by file.

    `before` is what the files held when they were read. Raises `ChangedUnderneath` when one holds
    something else by now, `StorageFailed` when the disk refuses.
    """
    shelf = folder / REPLACED
    old = {name: content for name in contents if (content := before.get(name)) is not None}
    made = bool(old) and not shelf.exists()
    try:
        shelf.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    kept = {name: free_name(shelf, name) for name in old}
    shelved = {f"{REPLACED}/{kept[name].name}": content for name, content in old.items()}
    try:
        write_files(folder, {**shelved, **contents, **unkept}, Stamps.of(before))
    except ShiftplanError:
        if made:
            shelf.rmdir()
        raise
    return kept
