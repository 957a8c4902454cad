"""What became of an incident, for those who were not there: the numbers by slot, and what is left to do."""

from datetime import datetime, timedelta
from typing import NamedTuple

from shiftplan.domain.actuals import SlotFigures
from shiftplan.language import printable, say
from shiftplan.operations import Entry, IncidentView, StepView
from shiftplan.operations.surge import planned
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.actuals import actuals
from shiftplan.planning.operations.cases import cases
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.incidents import incident
from shiftplan.planning.stages import traffic_of

OF_THE_ROTA = ("absent", "edit", "published", "relief")


class SlotLine(NamedTuple):
    """A slot of a queue that was read while the incident was open; `planned` contacts of what was read."""

    queue: str
    figures: SlotFigures
    planned: float


class IncidentReport(NamedTuple):
    """An incident at `now` (local wall time). `follow_ups` is what nobody has settled yet."""

    plan: str
    now: datetime
    view: IncidentView
    slots: tuple[SlotLine, ...]
    follow_ups: tuple[str, ...]

    def entries(self, *kinds: str) -> tuple[Entry, ...]:
        """The lines of the timeline that are of these kinds."""
        return tuple(entry for entry in self.view.timeline if entry.kind in kinds)

    @property
    def settled(self) -> tuple[StepView, ...]:
        return tuple(step for step in self.view.steps if step.settled)


def incident_report(opened: OpenPlan, number: int, now: datetime | None = None) -> IncidentReport:
    """Everything about one incident; raises BadInput when there is none of this number."""
    moment = now or right_now(opened)
    view = incident(opened, number, moment)
    return IncidentReport(
        plan=printable(opened.plan.settings.name),
        now=opened.plan.grid.local(moment),
        view=view,
        slots=_slots(opened, view, moment),
        follow_ups=_follow_ups(opened, view, moment),
    )


def _slots(opened: OpenPlan, view: IncidentView, now: datetime) -> tuple[SlotLine, ...]:
    """From the slot in which it was declared to the one in which it was closed."""
    plan, traffic = opened.plan, traffic_of(opened.plan)
    width, last = timedelta(minutes=plan.grid.minutes), view.closed_at or plan.grid.local(now)
    found = (
        SlotLine(printable(plan.queue[queue].name), figures, planned(traffic, figures))
        for queue, slots in actuals(opened, now).items()
        if queue in plan.queue
        for figures in slots.values()
        if figures.start + width > view.opened_at and figures.start < last
    )
    return tuple(sorted(found, key=lambda line: (line.figures.start, line.queue)))


def _follow_ups(opened: OpenPlan, view: IncidentView, now: datetime) -> tuple[str, ...]:
    """Steps that are open, and cases that are open since the incident began."""
    steps = [str(say("step: {step} · {whose}", step=one.item.text, whose=one.whose)) for one in _left(view)]
    promised = [
        str(say("case #{number}: {what} · {owner}", number=case.number, what=case.what, owner=case.owner))
        for case in cases(opened, now)
        if case.open and view.opened_at <= case.added_at <= (view.closed_at or opened.plan.grid.local(now))
    ]
    return (*steps, *promised)


def _left(view: IncidentView) -> tuple[StepView, ...]:
    return tuple(step for step in view.steps if not step.settled)
