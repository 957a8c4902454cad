"""Reading a proposal; the plan, and its files, may have changed since it was written."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.files import rota as rota_file
from shiftplan.files.faults import BadPlan, Faults, is_error
from shiftplan.files.proposal import ABOUT, BEFORE, PROPOSAL, About
from shiftplan.files.stamps import content_of, digest
from shiftplan.files.text import decode
from shiftplan.language import say


class Proposed(Frozen):
    """A proposal as it was read; `before` is the rota that its solve began from. No finding is an error."""

    rota: Rota
    before: Rota
    about: About
    findings: tuple[Finding, ...] = ()


def read_proposal(folder: Path, plan: Plan) -> Proposed | None:
    """The proposal that lies in a plan folder, None when there is none.

    The plan may have changed since: lines of people, days or shifts that it no longer knows are left out
    with a warning. Raises `BadPlan` when the file is no rota at all.
    """
    shelf = folder / PROPOSAL
    content = content_of(shelf / rota_file.FILE)
    if content is None:
        return None
    rota, findings = _rota(rota_file.FILE, content, plan)
    facts = content_of(shelf / rota_file.FACTS_FILE)
    if facts is not None:
        found, odd = rota_file.read_facts(facts, f"{PROPOSAL}/{rota_file.FACTS_FILE}", content)
        rota, findings = rota.model_copy(update={"facts": found}), [*findings, *odd]
    about, odd = _about(shelf, content)
    before, more = _before(shelf, plan)
    return Proposed(rota=rota, before=before, about=about, findings=(*findings, *odd, *more))


def _before(shelf: Path, plan: Plan) -> tuple[Rota, list[Finding]]:
    """The rota that the search began from; empty where there was none, or where it cannot be read."""
    content = content_of(shelf / BEFORE)
    if content is None:
        return Rota(), []
    try:
        return _rota(BEFORE, content, plan)[0], []
    except ShiftplanError:
        faults = Faults(f"{PROPOSAL}/{BEFORE}")
        faults.warn(
            "proposal_before",
            say("the rota that the search began from cannot be read; all that stands counts as edited since"),
        )
        return Rota(), faults.findings


def _rota(name: str, content: bytes, plan: Plan) -> tuple[Rota, list[Finding]]:
    file = f"{PROPOSAL}/{name}"
    rota, faults = rota_file.read_rota(decode(content, file), file, plan)
    if faults.broken and not rota.assignments:
        raise BadPlan(faults.findings)
    return rota, [_softened(one) if is_error(one) else one for one in faults.findings]


def _softened(finding: Finding) -> Finding:
    """The plan has gone on since, which is no fault of the file."""
    hint = say("that line of the proposal is left out")
    return finding.model_copy(update={"severity": Severity.WARNING, "hint": hint})


def _about(shelf: Path, content: bytes) -> tuple[About, tuple[Finding, ...]]:
    """What is said of the proposal; of another rota.csv its value and bound say nothing."""
    file = f"{PROPOSAL}/{ABOUT}"
    beside = content_of(shelf / ABOUT)
    try:
        values = tomllib.loads(decode(beside or b"", file))
        tied = values.pop("rota_digest", None)
        about = About.model_validate(values)
    except (BadInput, tomllib.TOMLDecodeError, ValidationError):
        faults = Faults(file)
        faults.warn("proposal_about", say("what was asked of this proposal cannot be read"))
        made_at = datetime.fromtimestamp((shelf / rota_file.FILE).stat().st_mtime, UTC)
        return About(made_at=made_at), tuple(faults.findings)
    if tied != digest(content):
        about = about.model_copy(update={"objective": None, "bound": None, "status": ""})
    return about, ()
