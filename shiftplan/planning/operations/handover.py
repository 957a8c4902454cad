"""The handovers of a plan: found from the rota, written from the journal, shown at any moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from shiftplan.domain.case import Case
from shiftplan.domain.handover import Form, Sheet, Side
from shiftplan.errors import BadInput
from shiftplan.files.handover import read_form
from shiftplan.language import Message, say
from shiftplan.operations.cases import pressing
from shiftplan.operations.handover import (
    HANDOVER,
    SIGNATURE,
    HandoverView,
    Marks,
    Stage,
    Turn,
    current,
    marks_of,
    turns,
    view,
)
from shiftplan.operations.handover_points import sheet_of
from shiftplan.operations.shift_changes import boundaries
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.cases import cases
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.desk_use import used_since
from shiftplan.planning.operations.handover_facts import gathered

RECENT = timedelta(hours=24)
"""A handover that nobody signed is told for a day; then it is only in the list."""


@dataclass(frozen=True)
class Handovers:
    """Every handover of a plan in order, with the form, at `now`, local wall time."""

    form: Form
    turns: tuple[Turn, ...]
    now: datetime

    @property
    def current(self) -> Turn | None:
        return current(self.form, self.turns, self.now)

    def stage(self, turn: Turn) -> Stage:
        return turn.stage(self.form, self.now)

    def near(self, at: datetime) -> Turn:
        """The handover nearest to a local wall time; BadInput when there is none."""
        if not self.turns:
            raise nothing_to_hand_over()
        return min(self.turns, key=lambda turn: abs(turn.boundary.at - at))


def handovers(opened: OpenPlan, now: datetime | None = None) -> Handovers:
    """Every boundary of the plan with what people did about it."""
    form, moment = read_form(opened.folder), now or right_now(opened)
    records = journal_of(opened).events.all(HANDOVER, SIGNATURE)
    marks = marks_of(opened.plan.grid, records, moment)
    found = boundaries(opened.plan, opened.rota, form)
    gather = timedelta(minutes=form.gather_minutes)
    return Handovers(form, turns(found, marks, gather), opened.plan.grid.local(moment))


def handover(opened: OpenPlan, at: datetime | None = None, now: datetime | None = None) -> HandoverView:
    """The handover nearest to `at` (local wall time), or the one that is on; BadInput when there is none."""
    found = handovers(opened, now)
    turn = found.current if at is None else found.near(at)
    if turn is None:
        raise nothing_to_hand_over()
    shown = view(found.form, turn, _sheet(opened, found.form, turn, found.now), found.now)
    last = turn.marks.of(Side.TAKING)
    if shown.stage is Stage.SIGNED and last is not None:
        return view(found.form, turn, last.signature.sheet, found.now)  # as it was signed
    return shown


def _sheet(opened: OpenPlan, form: Form, turn: Turn, now: datetime) -> Sheet:
    cut = turn.cut(form, now)
    return sheet_of(form, gathered(opened, form, turn, cut), turn.marks.corrections, cut)


def nothing_to_hand_over() -> BadInput:
    return BadInput(
        say("this plan has no change of shifts"),
        say("solve the rota first, or give the times in handover/form.toml"),
    )


@dataclass(frozen=True)
class Signs:
    """What the desk has to know of handovers and cases at `now`, local wall time.

    `late` have not been signed in time, `overdue` not within their shift; `due` opens or is open.
    """

    now: datetime
    due: Turn | None
    late: tuple[Turn, ...]
    overdue: tuple[Turn, ...]
    cases: tuple[Case, ...]
    team_lead: str = ""

    @cached_property
    def open_cases(self) -> tuple[Case, ...]:
        """Those that are open, the most pressing first."""
        return pressing(self.cases)

    @property
    def overdue_cases(self) -> tuple[Case, ...]:
        return tuple(case for case in self.open_cases if case.is_overdue(self.now))

    @property
    def cases_due_soon(self) -> tuple[Case, ...]:
        return tuple(case for case in self.open_cases if case.is_due_soon(self.now))

    @property
    def alerts(self) -> tuple[Message, ...]:
        """Sentences for the lead, the most pressing first."""
        promises = (self.of_overdue_cases(),) if self.overdue_cases else ()
        return (*map(self.of_overdue, self.overdue), *map(self.of_late, self.late), *promises)

    def of_overdue(self, turn: Turn) -> Message:
        when, missing = f"{turn.boundary.at:%m-%d %H:%M}", missing_side(turn.marks)
        if self.team_lead:
            return say(
                "handover of {time} unsigned for more than a shift ({side}): tell {name}",
                time=when,
                side=missing,
                name=self.team_lead,
            )
        return say(
            "handover of {time} unsigned for more than a shift ({side}): tell the team lead",
            time=when,
            side=missing,
        )

    @staticmethod
    def of_late(turn: Turn) -> Message:
        when, side = f"{turn.boundary.at:%H:%M}", missing_side(turn.marks)
        return say("handover of {time} not signed yet ({side})", time=when, side=side)

    def of_overdue_cases(self) -> Message:
        first = self.overdue_cases[0]
        return say(
            "{count} {count:promise is|promises are} overdue; first #{number} {what}",
            count=len(self.overdue_cases),
            number=first.number,
            what=first.what,
        )


def missing_side(marks: Marks) -> Message:
    """Which signature is missing."""
    giving, taking = marks.of(Side.GIVING), marks.of(Side.TAKING)
    if giving is None and taking is None:
        return say("both sides")
    return say("who gives") if giving is None else say("who takes over")


def _owed(opened: OpenPlan, found: Handovers) -> list[Turn]:
    """Boundaries of the last day since the desk is in use. A later one that was signed or passed over has
    taken on whatever those before it left open.
    """
    since = used_since(opened)
    if since is None:
        return []
    begins = max(since, found.now - RECENT)
    recent = [turn for turn in found.turns if begins <= turn.boundary.at <= found.now]
    settled = [i for i, turn in enumerate(recent) if found.stage(turn) in {Stage.SIGNED, Stage.SKIPPED}]
    return recent[settled[-1] + 1 :] if settled else recent


def signs(opened: OpenPlan, now: datetime | None = None) -> Signs:
    """Late handovers and open cases; reads no sheet, so that it may be asked every few seconds."""
    moment = now or right_now(opened)
    found = handovers(opened, moment)
    due = found.current
    owed = _owed(opened, found)
    stages = [(turn, found.stage(turn)) for turn in owed]
    owner = next((name for role, name in opened.plan.settings.owners.items() if role == "team_lead"), "")
    return Signs(
        now=found.now,
        due=due if due is not None and (found.stage(due) is Stage.OPEN or due in owed) else None,
        late=tuple(turn for turn, stage in stages if stage is Stage.LATE),
        overdue=tuple(turn for turn, stage in stages if stage is Stage.OVERDUE),
        cases=cases(opened, moment),
        team_lead=owner,
    )
