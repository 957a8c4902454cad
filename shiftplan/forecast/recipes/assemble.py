"""Steps of five minutes as the canonical forecast."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from shiftplan.domain.traffic import STEP_MINUTES, Fine, Forecast
from shiftplan.errors import BadInput
from shiftplan.forecast.recipes.ground import STEP, Ground
from shiftplan.language import say

DIGITS = 6
READABLE = 1e12
MOST_CONTACTS = 1_000_000  # in a slot; no file may say more
HOUR = timedelta(hours=1)


def forecast_of(ground: Ground, series: Mapping[str, Sequence[float]], *, fine: bool) -> Forecast:
    """A base forecast from the contacts of each queue in each step of five minutes.

    Slots are rounded to a millionth of a contact. With `fine` the steps of the first hour after every
    opening are kept. Queues without a series have no contacts. Raises `BadInput` when a slot has more
    than a million.
    """
    every = {queue.id: series.get(queue.id, (0.0,) * ground.steps) for queue in ground.settings.queues}
    kept = {queue: _fine(ground, steps) if fine else {} for queue, steps in every.items()}
    contacts = {queue: _slots(ground, steps, kept[queue]) for queue, steps in every.items()}
    for queue, slots in contacts.items():
        if max(slots) > MOST_CONTACTS:
            raise BadInput(
                say(
                    "{contacts} contacts of {queue} in one slot cannot be meant",
                    contacts=_readable(max(slots)),
                    queue=ground.queue_name(queue),
                ),
                say("look at the steps for a number with too many zeros, or a share that is too small"),
            )
    known = {queue: steps for queue, steps in kept.items() if steps}
    return Forecast(grid=ground.grid, contacts={"base": contacts}, fine={"base": known} if known else {})


def _readable(count: float) -> str:
    return f"{count:,.0f}" if count < READABLE else f"{count:.0e}"


def _slots(ground: Ground, steps: Sequence[float], fine: Fine) -> tuple[float, ...]:
    per_slot = ground.grid.minutes // STEP_MINUTES
    return tuple(
        sum(fine[slot])
        if slot in fine
        else round(sum(steps[slot * per_slot : (slot + 1) * per_slot]), DIGITS)
        for slot in range(ground.grid.slots)
    )


def _fine(ground: Ground, steps: Sequence[float]) -> Fine:
    per_slot = ground.grid.minutes // STEP_MINUTES
    if per_slot == 1:
        return {}
    return {
        slot: tuple(round(value, DIGITS) for value in steps[slot * per_slot : (slot + 1) * per_slot])
        for slot in _opening_slots(ground)
    }


def _opening_slots(ground: Ground) -> tuple[int, ...]:
    """The slots that share time with the first hour after an opening."""
    found: set[int] = set()
    for opening in ground.settings.event.openings:
        moment = opening
        while moment < opening + HOUR:
            slot = ground.grid.slot_at(moment)
            found |= {slot} if slot is not None else set()
            moment += STEP
    return tuple(sorted(found))
