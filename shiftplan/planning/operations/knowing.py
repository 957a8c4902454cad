"""What the conditions of playbooks read: at hand at once, or after the need and the judgement."""

from datetime import datetime

from shiftplan.domain.changes import works_otherwise
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.playbook import Playbook
from shiftplan.domain.rota import Rota
from shiftplan.files.readiness import read_readiness
from shiftplan.operations.facts import Facts, Told
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.actuals import actuals
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.stages import judge, need_of
from shiftplan.planning.versions import Keeping, Version, differences, versions


def facts_for(opened: OpenPlan, book: Playbook | None, now: datetime | None = None) -> Facts:
    """What the conditions of this playbook read, if it has any: a glance every second stays cheap."""
    asks = book is not None and any(book.conditions)
    return facts_at_hand(opened, now) if asks else Facts(plan=opened.plan, rota=opened.rota)


def facts_at_hand(opened: OpenPlan, now: datetime | None = None) -> Facts:
    """All that needs no computation."""
    moment = now or right_now(opened)
    entries, findings = read_readiness(opened.folder, opened.plan) or (None, ())
    return Facts(
        plan=opened.plan,
        rota=opened.rota,
        readiness=entries,
        readiness_fault=next((one for one in findings if one.severity is Severity.ERROR), None),
        told=_told(opened),
        actuals=actuals(opened, moment),
        now=opened.plan.grid.local(moment),
    )


def facts_of(opened: OpenPlan, now: datetime | None = None) -> Facts:
    """Everything; computes need and judgement, which takes seconds."""
    need = need_of(opened.plan)
    judgement = None if opened.rota is None else judge(opened.plan, need, opened.rota)
    return facts_at_hand(opened, now).model_copy(update={"need": need, "judgement": judgement})


def readiness_findings(opened: OpenPlan) -> tuple[Finding, ...]:
    """What is wrong in the plan's readiness.csv, if it has one."""
    _, findings = read_readiness(opened.folder, opened.plan) or ((), ())
    return findings


def _told(opened: OpenPlan) -> Told | None:
    """The newest version that can be read."""
    readable = [version for version in versions(opened) if version.keeping is not Keeping.BROKEN]
    if not readable:
        return None
    version = readable[-1]
    return Told(
        version=version.name,
        people=version.people,
        confirmed=frozenset(one.agent for one in version.confirmed),
        news=_news(opened, version),
    )


def _news(opened: OpenPlan, version: Version) -> int:
    """On how many cells somebody works otherwise than told."""
    plan, edit = opened.plan, differences(opened.plan, version.rota, opened.rota or Rota())
    return sum(works_otherwise(plan, one.before.works, one.after.works) for one in edit.cells)
