"""What people were told: publishing a rota, finding it again, and what of it cannot be worked any more."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from shiftplan import files
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.record import AuditLine
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.errors import ShiftplanError, StorageFailed
from shiftplan.files.rota import rota_csv
from shiftplan.journal import Journal, login_name
from shiftplan.language import Message, say, typed
from shiftplan.planning.opening import OpenPlan, rota_of
from shiftplan.planning.to_publish import ToTell, to_tell
from shiftplan.planning.version_text import version_text

PUBLISH, FOUND = "publish", "(found in published/)"
"""How the journal's lines of versions begin, and what they say of one that was not noted in its time."""


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


class NothingNew(ShiftplanError):
    """A rota that everybody was told already is not published once more: all would have to confirm again."""

    exit_code = 1

    def __init__(self, name: str, plan: str) -> None:
        super().__init__(
            say("nothing has changed since {version}, so there is nothing to publish", version=name),
            say("who has confirmed it: shiftplan confirm {plan}", plan=plan),
        )


def publish(
    opened: OpenPlan, need: Need, note: str = "", reason: str = "", told: Rota | None = None
) -> files.Published:
    """Keep the plan's rota as what people were told, under the next number; or `told`, which has only some
    of its changes, while the others stay untold.

    A rota that breaks the law is never published, one that breaks other rules only with a reason. Who, why
    and `note` are kept beside the version and in the journal, both or neither. Raises `NoRota`,
    `BreaksRules`, `NothingNew`, `ChangedUnderneath`, `StorageFailed`.
    """
    asked = to_tell(replace(opened, rota=told or opened.rota), need)
    _refuse(opened, asked, reason)
    kept, audit = None, Journal(opened.folder).audit
    unnoted = _unnoted(opened, audit.lines())
    try:
        with audit.beside(login_name()) as write:
            for line in unnoted:
                write(line)
            kept = _keep(opened, asked, note, reason if asked.policy else "", told)
            write(_line(kept, asked))
    except StorageFailed:
        if kept is not None:
            files.withdraw(opened.folder, kept)
        raise
    return kept


def _refuse(opened: OpenPlan, asked: ToTell, reason: str) -> None:
    if asked.nothing_new and asked.since:
        raise NothingNew(asked.since.name, typed(opened.folder))
    if asked.law or (asked.policy and not reason):
        raise BreaksRules(asked.law or asked.policy, typed(opened.folder), law=bool(asked.law))


def _keep(opened: OpenPlan, asked: ToTell, note: str, reason: str, told: Rota | None) -> files.Published:
    own = told is None or told == opened.rota
    return files.publish_rota(
        opened.folder,
        rota_of(opened) if told is None else told,
        note,
        opened.stamps,
        reason,
        who=login_name(),
        hours_short=asked.hours_short,
        text=lambda version: version_text(opened.plan, version),
        instead=None if own or told is None else rota_csv(told, opened.plan.shift),
    )


def _line(told: files.Published, asked: ToTell) -> str:
    """What the journal notes of a version."""
    note, reason = (told.notice.note, told.notice.reason) if told.notice else ("", "")
    codes = ", ".join(sorted({finding.code for finding in asked.policy}))
    against = f" against {codes}: {reason}" if asked.policy else ""
    return f"{PUBLISH} {told.name}{against} {note}".rstrip()


def _unnoted(opened: OpenPlan, lines: Iterable[AuditLine]) -> tuple[str, ...]:
    """Lines for versions that the journal does not know: whoever published them was cut off, or it is new."""
    known = {line.what.split()[1] for line in lines if line.what.startswith(f"{PUBLISH} ")}
    names = map(files.version_name, files.versions(opened.folder))
    return tuple(f"{PUBLISH} {name} {FOUND}" for name in names if name not in known)


def out_of_reach(opened: OpenPlan) -> Message | None:
    """Why other accounts of this machine cannot read what is published; None when they can."""
    closed = files.closed_folder(opened.folder / files.PUBLISHED)
    if closed is None:
        return None
    return say(
        "others on this machine cannot get there: {folder} is closed to them; chmod o+x opens the way",
        folder=str(closed),
    )


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
