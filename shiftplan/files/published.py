"""published/: the rotas that people were told, each numbered, none ever written over.

`v0001.csv` has the bytes that rota.csv had; `v0001.toml` says when, who, why, and the fingerprint of those
bytes; `v0001.txt` is the same to read. Whoever has an account on the machine may read them.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import tomli_w
from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding
from shiftplan.domain.rota import Rota
from shiftplan.errors import MissingFile, ShiftplanError
from shiftplan.files import rota as rota_file
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.locking import locked
from shiftplan.files.stamps import Stamps, content_of, digest
from shiftplan.language import say
from shiftplan.plan_clock import now_in

PUBLISHED = "published"
NUMBERED = re.compile(r"v(\d{4,9})\.csv")
HEAD = "# What people were told; written by shiftplan publish.\n"
FILE_MODE, FOLDER_MODE = 0o644, 0o755


class Notice(Frozen):
    """What is kept beside a published rota; `published_at` in UTC, `who` a login name. `reason`: why it was
    published although it breaks a rule. `hours_short`: agent-hours that it was short of then.
    """

    note: str = Field(default="", max_length=500)
    reason: str = Field(default="", max_length=500)
    who: str = ""
    hours_short: float | None = None
    published_at: datetime
    rota_digest: str


TROUBLES = frozenset({"published_changed", "published_notice"})
"""Codes of findings: the rota was changed after it was published, or nobody can tell whether it was."""


class Published(Frozen):
    """A rota that people were told. `findings` warn of lines that the plan no longer knows."""

    version: int
    rota: Rota
    notice: Notice | None
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the folder, such as `v0001`."""
        return version_name(self.version)

    @property
    def whole(self) -> bool:
        """Whether its file is as it was published."""
        return all(finding.code not in TROUBLES for finding in self.findings)


Text = Callable[[Published], str]


def publish_rota(
    folder: Path,
    rota: Rota,
    note: str,
    stamps: Stamps,
    reason: str = "",
    *,
    who: str = "",
    hours_short: float | None = None,
    text: Text | None = None,
    instead: bytes | None = None,
) -> Published:
    """Keep the folder's rota.csv, of which `rota` was read, as the next published version, with its `text`.

    `instead` is kept in its place where people are told less than stands in rota.csv; `rota` is then its.
    Raises `ChangedUnderneath` when rota.csv is not as `stamps` says, `MissingFile` when there is none,
    `StorageFailed` when the disk refuses.
    """
    with locked(folder):
        stamps.check(folder, rota_file.FILE)
        there = content_of(folder / rota_file.FILE)
        content = there if instead is None else instead
        if there is None or content is None:
            raise MissingFile(say("there is no rota.csv to publish"))
        notice = Notice(
            note=note,
            reason=reason,
            who=who,
            hours_short=hours_short,
            published_at=now_in(folder).astimezone(UTC),
            rota_digest=digest(content) or "",
        )
        told = Published(version=max(versions(folder), default=0) + 1, rota=rota, notice=notice)
        _write(folder / PUBLISHED, told.name, content, notice, text(told) if text else None)
    return told


def _write(shelf: Path, name: str, content: bytes, notice: Notice, text: str | None) -> None:
    spoken = notice.model_dump(exclude_defaults=True)
    beside = HEAD + tomli_w.dumps({"note": notice.note, **spoken})
    written = {f"{name}.csv": content, f"{name}.toml": beside.encode()}
    if text is not None:
        written[f"{name}.txt"] = text.encode()
    try:
        shelf.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(shelf, error) from error
    replace_all(shelf, written)
    _open_to_all(shelf, written)


def withdraw(folder: Path, told: Published) -> None:
    """Take away a version of which nobody has heard: its publishing failed after its files were written."""
    names = (f"{told.name}{ending}" for ending in (".csv", ".toml", ".txt"))
    with suppress(ShiftplanError), locked(folder):
        replace_all(folder / PUBLISHED, dict.fromkeys(names))


def _open_to_all(shelf: Path, names: Iterable[str]) -> None:
    """Whatever the login's habit is; a disk that knows no permissions has none to give."""
    with suppress(OSError):
        shelf.chmod(shelf.stat().st_mode | FOLDER_MODE)
        for name in names:
            (shelf / name).chmod(FILE_MODE)


def versions(folder: Path) -> tuple[int, ...]:
    """The numbers of the published rotas, in order."""
    found = (NUMBERED.fullmatch(path.name) for path in (folder / PUBLISHED).glob("v*.csv"))
    return tuple(sorted(int(match[1]) for match in found if match))


def version_name(version: int) -> str:
    return f"v{version:04}"
