"""published/: the rotas that people were told, each numbered, none ever written over.

`v0001.csv` has the bytes that rota.csv had; `v0001.toml` says when, why, and the fingerprint of those bytes.
"""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import tomli_w
from pydantic import Field, ValidationError

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, MissingFile
from shiftplan.files import rota as rota_file
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.locking import locked
from shiftplan.files.stamps import Stamps, content_of, digest
from shiftplan.files.text import decode
from shiftplan.language import say

PUBLISHED = "published"
NUMBERED = re.compile(r"v(\d{4,9})\.csv")
HEAD = "# What people were told; written by shiftplan publish.\n"


class Notice(Frozen):
    """What is kept beside a published rota; `published_at` in UTC. `reason`: why it was published although
    it breaks a rule.
    """

    note: str = Field(default="", max_length=500)
    reason: str = Field(default="", max_length=500)
    published_at: datetime
    rota_digest: str


class Published(Frozen):
    """A rota that people were told. `findings` warn of lines that the plan no longer knows."""

    version: int
    rota: Rota
    notice: Notice | None
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the folder, such as `v0001`."""
        return _name(self.version)


def publish_rota(folder: Path, rota: Rota, note: str, stamps: Stamps, reason: str = "") -> Published:
    """Keep the folder's rota.csv, of which `rota` was read, as the next published version.

    Raises `ChangedUnderneath` when rota.csv is not as `stamps` says, `MissingFile` when there is none,
    `StorageFailed` when the disk refuses.
    """
    with locked(folder):
        stamps.check(folder, rota_file.FILE)
        content = content_of(folder / rota_file.FILE)
        if content is None:
            raise MissingFile(say("there is no rota.csv to publish"))
        version = max(versions(folder), default=0) + 1
        notice = _write(folder / PUBLISHED, _name(version), content, note, reason)
    return Published(version=version, rota=rota, notice=notice)


def _write(shelf: Path, name: str, content: bytes, note: str, reason: str) -> Notice:
    now = datetime.now(UTC).replace(microsecond=0)
    notice = Notice(note=note, reason=reason, published_at=now, rota_digest=digest(content) or "")
    try:
        shelf.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(shelf, error) from error
    told = (HEAD + tomli_w.dumps(notice.model_dump(exclude=set() if reason else {"reason"}))).encode()
    replace_all(shelf, {f"{name}.csv": content, f"{name}.toml": told})
    return notice


def versions(folder: Path) -> tuple[int, ...]:
    """The numbers of the published rotas, in order."""
    found = (NUMBERED.fullmatch(path.name) for path in (folder / PUBLISHED).glob("v*.csv"))
    return tuple(sorted(int(match[1]) for match in found if match))


def read_published(folder: Path, plan: Plan) -> Published | None:
    """The rota published last, None when none was; raises as `read_version`."""
    version = max(versions(folder), default=None)
    return None if version is None else read_version(folder, plan, version)


def read_version(folder: Path, plan: Plan, version: int) -> Published:
    """A published rota by its number.

    The plan may have changed since: lines of people, days or shifts that it no longer knows are left out
    with a warning. Raises `BadPlan` when the file is no rota at all, `MissingFile` when it is not there.
    """
    name = f"{PUBLISHED}/{_name(version)}"
    content = content_of(folder / f"{name}.csv")
    if content is None:
        raise MissingFile(say("{file} was removed just now", file=f"{name}.csv"))
    found, faults = rota_file.read_rota(decode(content, f"{name}.csv"), f"{name}.csv", plan)
    if faults.broken and not found.assignments:
        raise BadPlan(faults.findings)
    notice, told = _notice(folder, f"{name}.toml", content)
    findings = (*map(_softened, faults.findings), *told)
    return Published(version=version, rota=found, notice=notice, findings=findings)


def _notice(folder: Path, file: str, content: bytes) -> tuple[Notice | None, tuple[Finding, ...]]:
    """What stands beside the rota, and what is odd about it."""
    faults = Faults(file)
    beside = content_of(folder / file)
    try:
        notice = None if beside is None else Notice.model_validate(tomllib.loads(decode(beside, file)))
    except (BadInput, tomllib.TOMLDecodeError, ValidationError):
        notice = None
    if notice is None:
        faults.warn("published_notice", say("when and why this rota was published cannot be read"))
    elif notice.rota_digest != digest(content):
        faults.warn(
            "published_changed",
            say("the published rota was changed after it was published; it is taken as it is now"),
            say("bring it back from a copy, or publish again: shiftplan publish PLAN"),
        )
    return notice, tuple(faults.findings)


def _softened(finding: Finding) -> Finding:
    """The plan has gone on since, which is no fault of the file."""
    if finding.severity is not Severity.ERROR:
        return finding
    hint = say("that line of the published rota is left out")
    return finding.model_copy(update={"severity": Severity.WARNING, "hint": hint})


def _name(version: int) -> str:
    return f"v{version:04}"
