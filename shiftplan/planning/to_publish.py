"""What publishing would tell: what is new to whom, and what stands in the way."""

from dataclasses import dataclass
from functools import cached_property

from shiftplan import files
from shiftplan.domain.changes import works_otherwise
from shiftplan.domain.edit import CellEdit, Edit
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.rules import RuleKind
from shiftplan.errors import ShiftplanError
from shiftplan.planning.opening import OpenPlan, rota_of
from shiftplan.planning.stages import judge
from shiftplan.planning.versions import differences


@dataclass(frozen=True)
class ToTell:
    """The rota as the version `number`. `since` is the newest version that is as it was published, `edit`
    leads from there to the rota; `skipped` are those after it, edited outside or past reading.

    `law`: no reason makes a rota with these one that can be published; `policy`: a reason does.
    """

    plan: Plan
    number: int
    since: files.Published | None
    edit: Edit
    skipped: tuple[str, ...]
    law: tuple[Finding, ...]
    policy: tuple[Finding, ...]
    hours_short: float

    @property
    def name(self) -> str:
        """Its name in the folder, such as `v0002`."""
        return files.version_name(self.number)

    @cached_property
    def news(self) -> tuple[CellEdit, ...]:
        """The cells on which somebody works otherwise than told; on a first version every shift."""
        return tuple(
            one for one in self.edit.cells if works_otherwise(self.plan, one.before.works, one.after.works)
        )

    @property
    def rested(self) -> int:
        """In how many more shifts only the breaks have moved."""
        return len(self.edit.cells) - len(self.news)

    @property
    def people(self) -> tuple[str, ...]:
        """Whom there is something to tell, in the plan's order."""
        told = {one.agent for one in self.news}
        return tuple(agent for agent in self.plan.agent if agent in told)

    @property
    def nothing_new(self) -> bool:
        """Whether everybody was told this already, breaks and all."""
        return self.since is not None and not self.edit.cells and not self.skipped


def to_tell(opened: OpenPlan, need: Need, judgement: Judgement | None = None) -> ToTell:
    """What publishing the plan's rota would tell; `judgement` is the rota's own, if there is one already.

    Nothing is written. Raises `NoRota`.
    """
    rota = rota_of(opened)
    judged = judgement or judge(opened.plan, need, rota)
    broken = [finding for finding in judged.findings if finding.severity is Severity.ERROR]
    since, skipped = _newest(opened)
    return ToTell(
        plan=opened.plan,
        number=max(files.versions(opened.folder), default=0) + 1,
        since=since,
        edit=differences(opened.plan, since.rota if since else Rota(), rota),
        skipped=skipped,
        law=tuple(finding for finding in broken if binds_always(finding)),
        policy=tuple(finding for finding in broken if not binds_always(finding)),
        hours_short=round(judged.shortage_agent_hours, 2),
    )


def binds_always(finding: Finding) -> bool:
    """Whether no reason makes a rota with this fault one that can be published: law, or what nobody knows."""
    return finding.kind in {RuleKind.LAW, RuleKind.LOCAL} or finding.code.startswith("unknown_")


def _newest(opened: OpenPlan) -> tuple[files.Published | None, tuple[str, ...]]:
    """The newest version that is as it was published, and the names of those after it."""
    skipped: list[str] = []
    for number in reversed(files.versions(opened.folder)):
        told = _whole(opened, number)
        if told is not None:
            return told, tuple(skipped)
        skipped.append(files.version_name(number))
    return None, tuple(skipped)


def _whole(opened: OpenPlan, number: int) -> files.Published | None:
    try:
        told = files.read_version(opened.folder, opened.plan, number)
    except ShiftplanError:
        return None
    return told if told.whole else None
