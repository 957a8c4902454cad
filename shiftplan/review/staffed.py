"""Agent-hours needed, scheduled and worked, by phase and queue, and how many of those on shift were there."""

from collections import defaultdict
from dataclasses import dataclass, field

from shiftplan.domain import work
from shiftplan.domain.actuals import BySlot
from shiftplan.domain.debrief import Staffed
from shiftplan.domain.need import Need
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota


@dataclass
class _Sum:
    need: float = 0
    scheduled: float = 0
    worked: float = 0
    short: float = 0
    heads: float = 0
    present: float = 0
    read: int = field(default=0)


def worked(plan: Plan, rota: Rota) -> Rota:
    """The rota without the shifts of those who were absent."""
    absent = {cell for cell, entry in plan.blocked.items() if entry.kind is AvailabilityKind.ABSENT}
    return Rota.of((one for one in rota.assignments if one.cell not in absent), rota.locks, rota.facts)


def staffed(
    plan: Plan, need: Need, scheduled: Rota, final: Rota, actuals: BySlot, slots: range
) -> tuple[Staffed, ...]:
    """By phase in the order of time, then queue. `final` is the rota as it was really worked."""
    told, done, heads = work.supply(plan, scheduled), work.supply(plan, final), work.heads(plan, final)
    sums: dict[tuple[str | None, str], _Sum] = defaultdict(_Sum)
    for slot in slots:
        phase = plan.settings.event.phase_at(plan.grid.moment(slot))
        for one in need.queues:
            total = sums[phase.id if phase else None, one.queue]
            total.need += one.need[slot]
            total.scheduled += told[one.queue][slot]
            total.worked += done[one.queue][slot]
            total.short += max(0.0, one.need[slot] - done[one.queue][slot])
            seen = actuals.get(one.queue, {}).get(slot)
            if seen is not None and seen.present is not None:
                total.heads += heads[one.queue][slot]
                total.present += seen.present
                total.read += 1
    hours = plan.grid.hours
    return tuple(
        Staffed(
            phase=phase,
            queue=queue,
            need=total.need * hours,
            scheduled=total.scheduled * hours,
            worked=total.worked * hours,
            short=total.short * hours,
            heads=(total.heads, total.present) if total.read else None,
        )
        for (phase, queue), total in sums.items()
    )
