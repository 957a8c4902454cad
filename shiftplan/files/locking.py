"""Writing into a plan folder that others may write into as well."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from shiftplan.errors import MissingFile, StorageFailed
from shiftplan.files.atomic import SUFFIX, refused, replace_all
from shiftplan.files.stamps import Stamps
from shiftplan.language import say

LOCK = ".shiftplan.lock"
LOCK_SECONDS = 10.0


def write_files(folder: Path, contents: Mapping[str, bytes | None], stamps: Stamps) -> Stamps:
    """`replace_all` in a plan folder under its lock, if its files are as `stamps` says; the new stamps.

    Raises `ChangedUnderneath` before anything is written, else as `replace_all`.
    """
    with locked(folder):
        for name in contents:
            stamps.check(folder, name)
        replace_all(folder, contents)
    return stamps.after(contents)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that writers come one after the other; clear what a killed one left."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 65 ms that reading a plan does not need

    if not folder.is_dir():
        raise MissingFile(
            say("{folder} is not a folder any more; nothing was written", folder=str(folder)),
            say("bring the folder back, or name another"),
        )
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout as error:
        raise StorageFailed(
            say("another shiftplan has been writing in {folder} for too long", folder=str(folder)),
            say("close it there, then repeat the command"),
        ) from error
    except (OSError, NotImplementedError) as error:
        raise refused(folder, error) from error
    try:
        clear(folder)
        yield
    finally:
        lock.release()


def clear(folder: Path) -> None:
    """Remove temporary files: under the lock nobody else is using one."""
    for stale in folder.glob(f".*{SUFFIX}"):
        try:
            stale.unlink(missing_ok=True)
        except OSError as error:
            raise refused(folder, error) from error
