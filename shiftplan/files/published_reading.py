"""Reading the rotas that people were told; the plan, and the files, may have changed since."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput, MissingFile
from shiftplan.files import rota as rota_file
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.published import PUBLISHED, Notice, Published, version_name, versions
from shiftplan.files.stamps import content_of, digest
from shiftplan.files.text import decode
from shiftplan.language import say


def read_published(folder: Path, plan: Plan) -> Published | None:
    """The rota published last, None when none was; raises as `read_version`."""
    version = max(versions(folder), default=None)
    return None if version is None else read_version(folder, plan, version)


def read_version(folder: Path, plan: Plan, version: int) -> Published:
    """A published rota by its number.

    The plan may have changed since: lines of people, days or shifts that it no longer knows are left out
    with a warning. Raises `BadPlan` when the file is no rota at all, `MissingFile` when it is not there.
    """
    name, content = _content(folder, version)
    return _read(folder, plan, version, name, content)


def read_untouched(folder: Path, plan: Plan, version: int) -> Published:
    """`read_version`, but raises `BadInput` when the file is not as it was published, or nobody can tell."""
    name, content = _content(folder, version)
    notice, _ = _notice(folder, f"{name}.toml", content)
    if notice is None:
        raise BadInput(
            say(
                "{file} is missing or damaged, so nobody can tell whether {rota} is as published; nothing "
                "was written",
                file=f"{name}.toml",
                rota=f"{name}.csv",
            ),
            say("bring {file} back from a copy", file=f"{name}.toml"),
        )
    if notice.rota_digest != digest(content):
        raise BadInput(
            say("{file} was edited outside after it was published; nothing was written", file=f"{name}.csv"),
            say(
                "bring {file} back from a copy, or take another version: shiftplan versions PLAN",
                file=f"{name}.csv",
            ),
        )
    return _read(folder, plan, version, name, content)


def read_notice(folder: Path, version: int) -> tuple[Notice | None, tuple[Finding, ...]]:
    """What stands beside a version, though its rota cannot be read; raises `MissingFile`."""
    name, content = _content(folder, version)
    return _notice(folder, f"{name}.toml", content)


def _content(folder: Path, version: int) -> tuple[str, bytes]:
    """The name of a version in the folder, and the bytes of its rota."""
    name = f"{PUBLISHED}/{version_name(version)}"
    content = content_of(folder / f"{name}.csv")
    if content is None:
        raise MissingFile(say("{file} was removed just now", file=f"{name}.csv"))
    return name, content


def _read(folder: Path, plan: Plan, version: int, name: str, content: bytes) -> Published:
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
