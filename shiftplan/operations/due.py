"""When an item is due: moments of local wall time counted from the event, a shift, or a run's beginning."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import NamedTuple

from shiftplan.domain.event import Event
from shiftplan.domain.playbook import Anchor, Due, Edge

END_OF_OFFICE = time(18)
ONE_DAY = timedelta(days=1)


class ShiftEdge(NamedTuple):
    """A shift begins or ends, in local wall time."""

    at: datetime
    edge: Edge
    shift: str


def main_opening(event: Event) -> datetime:
    """The opening that the main day lives from: the last one on that day or the evening before.

    Without one (openings are data) the main day's 00:00.
    """
    midnight = datetime.combine(event.day, time())
    near = [moment for moment in event.openings if midnight - ONE_DAY <= moment < midnight + ONE_DAY]
    return near[-1] if near else midnight


def due_at(
    due: Due, event: Event, began: datetime | None = None, edges: Iterable[ShiftEdge] = ()
) -> datetime:
    """The moment in local wall time. `began` is when the incident was declared or the run begun; a checklist
    has none and looks for its shift boundary from the main opening on.
    """
    if due.anchor is Anchor.DAY:
        return _shifted(datetime.combine(event.day, due.at or END_OF_OFFICE), due, None)
    return _shifted(_anchor(due, event, began or main_opening(event), edges), due, due.at)


def _anchor(due: Due, event: Event, began: datetime, edges: Iterable[ShiftEdge]) -> datetime:
    if due.anchor is Anchor.OPENING:
        return main_opening(event)
    if due.anchor is Anchor.PHASE:
        return _phase_edge(due, event)
    if due.anchor is Anchor.SHIFT:
        return _next_boundary(due, began, edges)
    return began


def _phase_edge(due: Due, event: Event) -> datetime:
    """Of the phases of a kind the first one's start or the last one's end; without one the main opening."""
    phases = [phase for phase in event.phases if phase.kind is due.phase]
    if not phases:
        return main_opening(event)
    if due.edge is Edge.END:
        return max(phase.end for phase in phases)
    return min(phase.start for phase in phases)


def _next_boundary(due: Due, began: datetime, edges: Iterable[ShiftEdge]) -> datetime:
    """The first boundary at or after `began`; `began` itself when none is left."""
    wanted = due.edge or Edge.END
    times = (
        edge.at
        for edge in edges
        if edge.at >= began and edge.edge is wanted and due.shift in {None, edge.shift}
    )
    return min(times, default=began)


def _shifted(anchor: datetime, due: Due, clock: time | None) -> datetime:
    day = anchor + timedelta(days=due.days)
    begin = datetime.combine(day.date(), clock) if clock else day
    return begin + timedelta(minutes=due.minutes)
