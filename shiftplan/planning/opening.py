"""Opening a plan folder, and saving what changed in it."""

from dataclasses import dataclass
from pathlib import Path

from shiftplan import files
from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import NoRota
from shiftplan.files import adoption
from shiftplan.language import say, typed


@dataclass(frozen=True)
class OpenPlan:
    """A plan folder as it was when read; `stamps` tell whether a file has changed since."""

    folder: Path
    plan: Plan
    rota: Rota | None
    findings: tuple[Finding, ...]
    stamps: files.Stamps


def open_plan(folder: Path) -> OpenPlan:
    """Read a plan folder; raises `files.BadPlan` with every fault when it cannot be used.

    An adoption of a what-if copy that was broken off is finished first.
    """
    given_up = _finished_adoption(folder) if adoption.under_way(folder) else ()
    read = files.read_plan(folder)
    return OpenPlan(folder, read.plan, read.rota, (*given_up, *read.findings), read.stamps)


def _finished_adoption(folder: Path) -> tuple[Finding, ...]:
    from shiftplan.planning.copies.adopting import finish  # noqa: PLC0415 - it opens plans itself

    found = finish(folder)
    return (found,) if found else ()


def rota_of(opened: OpenPlan) -> Rota:
    """The rota of a plan; raises `NoRota` when there is none yet."""
    if opened.rota is None:
        raise NoRota(
            say("{plan} has no rota yet", plan=str(opened.folder)),
            say("solve it first: shiftplan solve {plan}", plan=typed(opened.folder)),
        )
    return opened.rota


def save_rota(opened: OpenPlan, rota: Rota) -> OpenPlan:
    """Write the rota; raises `ChangedUnderneath` when somebody else wrote one since `opened` was read."""
    stamps = files.write_rota(opened.folder, rota, opened.stamps, opened.plan.shift)
    return OpenPlan(opened.folder, opened.plan, rota, opened.findings, stamps)


def set_scenario(opened: OpenPlan, scenario: str) -> OpenPlan:
    """Choose the scenario that the plan is made for."""
    files.set_scenario(opened.folder, scenario, opened.stamps)
    return open_plan(opened.folder)
