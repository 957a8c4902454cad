"""What a lead adds by feel: multipliers by phase and queue, each a step of its own."""

from collections.abc import Sequence

from shiftplan.domain.derivation import Derived, Step, Unit
from shiftplan.domain.recipe import Adjustment
from shiftplan.domain.traffic import Forecast
from shiftplan.forecast.recipes.figures import by, contacts, first, summed, times, where
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.language import say


def adjusted(ground: Ground, derived: Derived, adjustments: Sequence[Adjustment]) -> Derived:
    """Every series times all adjustments that fit it; a slot belongs to the phase in which it begins."""
    for adjustment in adjustments:
        forecast = _times(ground, derived.forecast, adjustment)
        step = _told(ground, derived.forecast, adjustment)
        derived = derived.model_copy(update={"forecast": forecast, "steps": (*derived.steps, step)})
    return derived


def _times(ground: Ground, forecast: Forecast, adjustment: Adjustment) -> Forecast:
    hit = frozenset(_slots(ground, adjustment))
    contacts_now = {
        scenario: {
            queue: tuple(v * adjustment.factor if slot in hit else v for slot, v in enumerate(series))
            if adjustment.queue in (None, queue)
            else series
            for queue, series in rows.items()
        }
        for scenario, rows in forecast.contacts.items()
    }
    fine_now = {
        scenario: {
            queue: {
                slot: tuple(v * adjustment.factor for v in steps)
                if slot in hit and adjustment.queue in (None, queue)
                else steps
                for slot, steps in fine.items()
            }
            for queue, fine in rows.items()
        }
        for scenario, rows in forecast.fine.items()
    }
    return Forecast(grid=forecast.grid, contacts=contacts_now, fine=fine_now)


def _slots(ground: Ground, adjustment: Adjustment) -> list[int]:
    if adjustment.phase is None:
        return list(range(ground.grid.slots))
    phase = next(one for one in ground.settings.event.phases if one.id == adjustment.phase)
    return [slot for slot in range(ground.grid.slots) if phase.start <= ground.grid.moment(slot) < phase.end]


def _told(ground: Ground, before: Forecast, adjustment: Adjustment) -> Step:
    slots = _slots(ground, adjustment)
    stretch = next((one for one in ground.phases if one.id == adjustment.phase), None)
    factor = times(adjustment.factor, say("by feel"))
    parts = []
    for queue, series in before.contacts["base"].items():
        amount = sum(series[slot] for slot in slots)
        if adjustment.queue in (None, queue) and amount:
            parts.append(
                Step(
                    what=where(ground, stretch, queue),
                    operands=(first(contacts(amount)), by(factor)),
                    result=contacts(amount * adjustment.factor),
                    phase=adjustment.phase,
                    queue=queue,
                )
            )
    step = summed(say("adjusted by feel"), Unit.CONTACTS, tuple(parts))
    note = say("{note}", note=adjustment.note) if adjustment.note else None
    return step.model_copy(update={"note": note})
