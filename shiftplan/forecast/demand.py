"""One scenario of a forecast, after the bot: what people must serve."""

from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Fine, Forecast, Series, Traffic
from shiftplan.errors import BadInput
from shiftplan.forecast.shapes import opening_steps, shapes_of
from shiftplan.language import say

BASE = "base"


def traffic(settings: Settings, forecast: Forecast, scenario: str | None = None) -> Traffic:
    """Contacts per slot that reach people in `scenario` (None: the one `settings` names).

    A series that the forecast gives for the scenario wins, queue by queue; where it gives none, the base
    series is multiplied by the scenario's factor. Then each queue's bot share is taken off. A queue without
    any series has no contacts. Steps inside a slot that the forecast knows are scaled alike; the slots of
    the first hour after an opening always have them (`shapes.opening_steps` where the forecast has none).
    Raises BadInput for a scenario that neither the forecast nor the plan knows.
    """
    name = scenario if scenario is not None else settings.scenario
    _check_known(settings, forecast, name)
    before = {queue.id: offered(settings, forecast, name, queue) for queue in settings.queues}
    fine = {queue.id: _fine(settings, forecast, name, queue) for queue in settings.queues}
    return Traffic(
        grid=forecast.grid,
        scenario=name,
        contacts={queue.id: _people(queue, before[queue.id]) for queue in settings.queues},
        fine={
            queue.id: {slot: _people(queue, steps) for slot, steps in sorted(fine[queue.id].items())}
            for queue in settings.queues
        },
    )


def offered(settings: Settings, forecast: Forecast, scenario: str, queue: Queue) -> Series:
    """The contacts of a queue in a scenario before the bot: a series of its own, else base × its factor."""
    own = forecast.contacts.get(scenario, {}).get(queue.id)
    if own is not None:
        return own
    base = forecast.contacts.get(BASE, {}).get(queue.id, (0.0,) * forecast.grid.slots)
    return _times(base, settings.scenarios.get(scenario, 1.0))


def _fine(settings: Settings, forecast: Forecast, scenario: str, queue: Queue) -> Fine:
    """The steps inside slots before the bot: those of every opening, and over them those that are known."""
    profile, before = shapes_of(settings.event).opening_steps, offered(settings, forecast, scenario, queue)
    fine: Fine = {}
    for opening in settings.event.openings:
        fine |= opening_steps(forecast.grid, before, opening, profile)
    return fine | _known(settings, forecast, scenario, queue)


def _known(settings: Settings, forecast: Forecast, scenario: str, queue: Queue) -> Fine:
    if queue.id in forecast.contacts.get(scenario, {}):
        return forecast.fine.get(scenario, {}).get(queue.id, {})
    factor = settings.scenarios.get(scenario, 1.0)
    base = forecast.fine.get(BASE, {}).get(queue.id, {})
    return {slot: _times(steps, factor) for slot, steps in base.items()}


def _times(series: Series, factor: float) -> Series:
    return tuple(value * factor for value in series)


def _people(queue: Queue, offered: Series) -> Series:
    return _times(offered, 1 - queue.bot_share)


def _check_known(settings: Settings, forecast: Forecast, scenario: str) -> None:
    known = [*settings.scenarios, *(name for name in forecast.contacts if name not in settings.scenarios)]
    if scenario not in known:
        raise BadInput(
            say("there is no scenario {name}", name=scenario),
            say("this plan knows {known}", known=", ".join(known)),
        )
