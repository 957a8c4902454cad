"""What people were told: publishing a rota, finding it again, and what of it cannot be worked any more."""

from datetime import timedelta

from shiftplan import files
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.rules import RuleKind
from shiftplan.errors import ShiftplanError
from shiftplan.journal import Journal, login_name
from shiftplan.language import Message, say, typed
from shiftplan.planning.opening import OpenPlan, rota_of
from shiftplan.planning.stages import judge
from shiftplan.planning.version_text import version_text


class BreaksRules(ShiftplanError):
    """A rota that breaks rules is not published; `findings` say which. `law`: no reason helps."""

    exit_code = 1

    def __init__(self, findings: tuple[Finding, ...], plan: str, *, law: bool) -> None:
        super().__init__(_refusal(len(findings), law=law), _mend(plan, law=law))
        self.findings = findings


def _refusal(count: int, *, law: bool) -> Message:
    if law:
        return say(
            "the rota breaks the law, or cannot be read by anyone, in {count} {count:place|places}; it was "
            "not published",
            count=count,
        )
    return say("the rota breaks rules in {count} {count:place|places}; it was not published", count=count)


def _mend(plan: str, *, law: bool) -> Message:
    if law:
        return say("mend it first; all are listed by: shiftplan check {plan}", plan=plan)
    return say(
        "mend it first (shiftplan check {plan} lists all), or say why it is to be published all the same: "
        "--reason",
        plan=plan,
    )


def publish(opened: OpenPlan, need: Need, note: str = "", reason: str = "") -> files.Published:
    """Keep the plan's rota as what people were told, under the next number.

    A rota that breaks the law is never published, one that breaks other rules only with a reason. Who, why
    and `note` are kept beside the version and in the journal. Raises `NoRota`, `BreaksRules`,
    `ChangedUnderneath`, `StorageFailed`.
    """
    rota = rota_of(opened)
    judgement = judge(opened.plan, need, rota)
    broken = tuple(finding for finding in judgement.findings if finding.severity is Severity.ERROR)
    lawless = tuple(finding for finding in broken if binds_always(finding))
    if lawless or (broken and not reason):
        raise BreaksRules(lawless or broken, typed(opened.folder), law=bool(lawless))
    who = login_name()
    with Journal(opened.folder).audit.beside(who) as write:
        told = files.publish_rota(
            opened.folder,
            rota,
            note,
            opened.stamps,
            reason if broken else "",
            who=who,
            hours_short=round(judgement.shortage_agent_hours, 2),
            text=lambda told: version_text(opened.plan, told),
        )
        codes = ", ".join(sorted({finding.code for finding in broken}))
        against = f" against {codes}: {reason}" if broken else ""
        write(f"publish {told.name}{against} {note}".rstrip())
    return told


def binds_always(finding: Finding) -> bool:
    """Whether no reason makes a rota with this fault one that can be published: law, or what nobody knows."""
    return finding.kind in {RuleKind.LAW, RuleKind.LOCAL} or finding.code.startswith("unknown_")


def last_published(opened: OpenPlan) -> files.Published | None:
    """The version published last, None when none was; raises `BadPlan` when it cannot be read."""
    return files.read_published(opened.folder, opened.plan)


def published(opened: OpenPlan) -> Rota | None:
    """The rota that people were told last, None when none was; raises as `last_published`."""
    told = last_published(opened)
    return told.rota if told else None


def lost_cells(plan: Plan, told: Rota) -> frozenset[Cell]:
    """The cells of `told` that cannot be worked as they were told: whoever works is away then, or has left.

    A shift that runs into a day on which its person is away cannot be worked either.
    """
    return frozenset(one.cell for one in told.assignments if not _can_be_worked(plan, one))


def _can_be_worked(plan: Plan, one: Assignment) -> bool:
    agent = plan.agent.get(one.agent)
    if agent is None or not agent.employed_on(one.day) or one.cell in plan.blocked:
        return False
    next_day = Cell(one.agent, one.day + timedelta(days=1))
    return not plan.worked(one).crosses_midnight or next_day not in plan.blocked
