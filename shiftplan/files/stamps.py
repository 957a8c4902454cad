"""Fingerprints of files as they were read, to notice that somebody else has changed one since."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from shiftplan.domain.base import Frozen
from shiftplan.errors import ChangedUnderneath, MissingFile
from shiftplan.files.text import read_bytes


def digest(content: bytes | None) -> str | None:
    """The fingerprint of a file's bytes, None for a file that is not there."""
    return None if content is None else sha256(content).hexdigest()


def content_of(path: Path) -> bytes | None:
    """The bytes of a file, None when nothing is there; raises as `read_bytes` for all else."""
    try:
        return read_bytes(path)
    except MissingFile:
        if path.exists():
            raise
        return None


class Stamps(Frozen):
    """The fingerprint of every file of a folder by its name; None: it was not there."""

    digests: dict[str, str | None]

    @classmethod
    def of(cls, contents: Mapping[str, bytes | None]) -> "Stamps":
        return cls(digests={name: digest(content) for name, content in contents.items()})

    def after(self, contents: Mapping[str, bytes | None]) -> "Stamps":
        """These stamps once `contents` have been written."""
        return Stamps(digests={**self.digests, **Stamps.of(contents).digests})

    def check(self, folder: Path, name: str) -> None:
        """Raises `ChangedUnderneath` when the file is not as it was read."""
        if digest(content_of(folder / name)) != self.digests.get(name):
            raise ChangedUnderneath(name)
