"""Writing so that a file is whole and old, or whole and new, whatever happens in between."""

import errno
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from shiftplan.errors import ShiftplanError, StorageFailed
from shiftplan.files.stamps import content_of
from shiftplan.files.text import reason_of
from shiftplan.language import say

SUFFIX = ".shiftplan-tmp"
FOLDERS_NOT_SYNCED = (errno.EINVAL, errno.ENOTSUP)  # some network disks cannot, and need not


def write_text(path: Path, text: str) -> None:
    """Write one text file in UTF-8, whole or not at all; raises `StorageFailed`."""
    replace_all(path.parent, {path.name: text.encode()})


def replace_all(folder: Path, contents: Mapping[str, bytes | None]) -> None:
    """Write all files of `contents` in `folder` (None: delete), or leave every one of them as it was.

    All new bytes are on the disk before the first file is replaced; a failure after that puts back those
    already replaced. A link is followed, a file keeps its permissions. Raises `StorageFailed` with the
    system's reason.
    """
    try:
        _Change({(folder / name).resolve(): content for name, content in contents.items()}).carry_out()
    except OSError as error:
        raise refused(folder, error) from error


def refused(folder: Path, error: Exception) -> ShiftplanError:
    """What to say when the system did not let us write in `folder`."""
    return StorageFailed(
        say(
            "cannot write in {folder}: {reason}; nothing was changed",
            folder=str(folder),
            reason=reason_of(error),
        ),
        say("make room, give yourself the right to write there, or use a folder on another disk"),
    )


class _Change:
    """One all-or-nothing replacement of files; owns its temporary files."""

    def __init__(self, targets: Mapping[Path, bytes | None]) -> None:
        self.targets = targets
        self.fresh: dict[Path, Path] = {}
        self.backups: dict[Path, Path] = {}
        self.touched: list[Path] = []

    def carry_out(self) -> None:
        try:
            self._prepare()
            self._replace()
        except BaseException:
            self._put_back()
            raise
        finally:
            for path in (*self.fresh.values(), *self.backups.values()):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _prepare(self) -> None:
        for target, content in self.targets.items():
            old = content_of(target)
            mode = None if old is None else target.stat().st_mode & 0o777
            if old is not None:
                self.backups[target] = _temporary(target)
                _write_synced(self.backups[target], old, mode)
            if content is not None:
                self.fresh[target] = _temporary(target)
                _write_synced(self.fresh[target], content, mode)

    def _replace(self) -> None:
        for target in self.targets:
            self.touched.append(target)
            if target in self.fresh:
                self.fresh[target].replace(target)
            else:
                target.unlink(missing_ok=True)
        for folder in {target.parent for target in self.targets}:
            _sync_folder(folder)

    def _put_back(self) -> None:
        for target in self.touched:
            with suppress(OSError):
                if target in self.backups:
                    self.backups[target].replace(target)
                elif target in self.fresh and not self.fresh[target].exists():
                    target.unlink(missing_ok=True)


def _temporary(target: Path) -> Path:
    """A fresh hidden name beside `target`."""
    return target.with_name(f".{os.getpid()}-{secrets.token_hex(6)}{SUFFIX}")


def _write_synced(path: Path, content: bytes, mode: int | None) -> None:
    """Create `path` with `content` and wait until the disk has it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        if mode is not None:
            os.fchmod(descriptor, mode)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Wait until the disk knows the names in `folder`."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in FOLDERS_NOT_SYNCED:
            raise
    finally:
        os.close(descriptor)
