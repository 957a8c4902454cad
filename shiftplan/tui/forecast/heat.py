"""The plan as days × hours: contacts that reach people in each hour, with phases and openings before them."""

from datetime import datetime, timedelta

from shiftplan.domain.plan import Plan
from shiftplan.tui.drawing.heat_map import HOURS, Heat, Margin
from shiftplan.tui.forecast.picture import queues_of, total
from shiftplan.tui.forecast.spot import HOUR, Known, per_hour
from shiftplan.tui.place import Place

OPENS, BEGINS = "▲", "▏"


def heat_of(known: Known, place: Place) -> Heat:
    """The chosen scenario, of the queue chosen or of all."""
    plan, series = known.plan, total(known.chosen, queues_of(known.plan, place))
    each = per_hour(plan)
    sums = [sum(series[i : i + each]) for i in range(0, plan.grid.slots, each)]
    margins = [_margin(plan, plan.grid.moment(i)) for i in range(0, plan.grid.slots, each)]
    days = range(0, len(sums), HOURS)
    return Heat(
        plan.grid.dates,
        tuple(tuple(sums[i : i + HOURS]) for i in days),
        tuple(tuple(margins[i : i + HOURS]) for i in days),
        (place.day, place.slot // each),
    )


def _margin(plan: Plan, begin: datetime) -> Margin:
    """The phase at the beginning of an hour, or the one that begins inside it."""
    event, end = plan.settings.event, begin + timedelta(minutes=HOUR)
    starting = next((phase for phase in event.phases if begin <= phase.start < end), None)
    phase = starting or event.phase_at(begin)
    sign = " " if starting is None else OPENS if starting.opening else BEGINS
    return Margin(f"$phase-{phase.kind}" if phase else "", sign)
