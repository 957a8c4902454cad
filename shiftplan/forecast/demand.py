"""One scenario of a forecast, after the bot: what people must serve."""

from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Forecast, Series, Traffic
from shiftplan.errors import BadInput
from shiftplan.language import say

BASE = "base"


def traffic(settings: Settings, forecast: Forecast, scenario: str | None = None) -> Traffic:
    """Contacts per slot that reach people in `scenario` (None: the one `settings` names).

    A series that the forecast gives for the scenario wins, queue by queue; where it gives none, the base
    series is multiplied by the scenario's factor. Then each queue's bot share is taken off. A queue without
    any series has no contacts. Raises BadInput for a scenario that neither the forecast nor the plan knows.
    """
    name = scenario if scenario is not None else settings.scenario
    _check_known(settings, forecast, name)
    contacts = {
        queue.id: _people(queue, _offered(settings, forecast, name, queue)) for queue in settings.queues
    }
    return Traffic(grid=forecast.grid, scenario=name, contacts=contacts)


def _offered(settings: Settings, forecast: Forecast, scenario: str, queue: Queue) -> Series:
    own = forecast.contacts.get(scenario, {}).get(queue.id)
    if own is not None:
        return own
    base = forecast.contacts.get(BASE, {}).get(queue.id, (0.0,) * forecast.grid.slots)
    factor = settings.scenarios.get(scenario, 1.0)
    return tuple(value * factor for value in base)


def _people(queue: Queue, offered: Series) -> Series:
    return tuple(value * (1 - queue.bot_share) for value in offered)


def _check_known(settings: Settings, forecast: Forecast, scenario: str) -> None:
    known = [*settings.scenarios, *(name for name in forecast.contacts if name not in settings.scenarios)]
    if scenario not in known:
        raise BadInput(
            say("there is no scenario {name}", name=scenario),
            say("this plan knows {known}", known=", ".join(known)),
        )
