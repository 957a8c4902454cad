"""Contacts forecast beside contacts read, slot by slot."""

from collections.abc import Iterator, Mapping

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.counted import Row, errors, peak, portions
from shiftplan.domain.debrief import Demand
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Traffic

BASE, LOW, HIGH = "base", "low", "high"


def demand(
    settings: Settings, traffic: Mapping[str, Traffic], actuals: BySlot, slots: range
) -> Demand | None:
    """The errors over the slots of which all contacts were read; None without any.

    `traffic` by scenario, after the bot; base is there, low and high where the plan has them. Work with a
    deadline is not compared.
    """
    rows = tuple(_rows(settings, traffic, actuals, slots))
    if not rows:
        return None
    served = sum(not queue.deferred for queue in settings.queues)
    return Demand(
        whole=errors(rows),
        peak=peak(rows),
        queues=portions(rows, lambda row: row.queue, "queue"),
        phases=portions(rows, lambda row: row.phase, "phase"),
        days=portions(rows, lambda row: row.day, "day"),
        left_out=served * len(slots) - len(rows),
    )


def _rows(settings: Settings, traffic: Mapping[str, Traffic], actuals: BySlot, slots: range) -> Iterator[Row]:
    for queue in settings.queues:
        for slot, figures in sorted(actuals.get(queue.id, {}).items()):
            if figures.contacts is None or not figures.whole or slot not in slots or queue.deferred:
                continue
            phase = settings.event.phase_at(figures.start)
            series = {name: course.contacts[queue.id][slot] for name, course in traffic.items()}
            yield Row(
                queue=queue.id,
                start=figures.start,
                phase=phase.id if phase else None,
                forecast=series[BASE],
                actual=figures.contacts,
                low=series.get(LOW),
                high=series.get(HIGH),
                dispersion=queue.dispersion,
            )
