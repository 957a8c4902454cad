"""What came out: contacts of each queue, by phase."""

from shiftplan.domain.derivation import Step, Unit
from shiftplan.domain.traffic import STEP_MINUTES, Forecast
from shiftplan.forecast.recipes.figures import contacts, summed, where
from shiftplan.forecast.recipes.ground import Ground, Stretch
from shiftplan.language import say


def totals(ground: Ground, forecast: Forecast) -> Step:
    """The base series summed; a slot belongs to the phase in which it begins."""
    parts = tuple(_queue(ground, queue, series) for queue, series in forecast.contacts["base"].items())
    return summed(say("contacts in the plan, before the bot"), Unit.CONTACTS, parts)


def _queue(ground: Ground, queue: str, series: tuple[float, ...]) -> Step:
    parts = tuple(
        Step(
            what=where(ground, stretch, None),
            result=contacts(_of(ground, stretch, series)),
            phase=stretch.id,
            queue=queue,
        )
        for stretch in ground.stretches
    )
    step = summed(where(ground, None, queue), Unit.CONTACTS, parts)
    return step.model_copy(update={"queue": queue})


def _of(ground: Ground, stretch: Stretch, series: tuple[float, ...]) -> float:
    per_slot = ground.grid.minutes // STEP_MINUTES
    return sum(series[slot] for slot in range(ground.grid.slots) if slot * per_slot in stretch.steps)
