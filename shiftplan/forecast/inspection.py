"""What looks wrong in a forecast before anybody plans by it."""

import math
from collections.abc import Iterator

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.forecast.demand import BASE
from shiftplan.forecast.suspect import Suspect
from shiftplan.forecast.suspicions import SUSPICIONS
from shiftplan.language import say


def inspect(settings: Settings, forecast: Forecast) -> tuple[Finding, ...]:
    """Findings about every series of the forecast, before scenario factors and the bot.

    Errors: values below zero or no numbers. Warnings: no contacts at all, on whole days, in the first hour
    of an opening, or for a while in busy hours; a jump of more than eight times between neighbouring slots
    away from the openings; more than 100,000 contacts an hour.
    """
    return tuple(finding for suspect in _suspects(settings, forecast) for finding in _findings(suspect))


def _suspects(settings: Settings, forecast: Forecast) -> Iterator[Suspect]:
    """Every series given, and an empty one for a queue without a base series."""
    openings = settings.event.openings
    for queue in settings.queues:
        for scenario, contacts in forecast.contacts.items():
            series = contacts.get(queue.id, () if scenario == BASE else None)
            if series is not None:
                label = queue.name if scenario == BASE else _in_scenario(queue.name, scenario)
                fine = forecast.fine.get(scenario, {}).get(queue.id, {})
                yield Suspect(label, forecast.grid, series, openings, fine)


def _in_scenario(queue: str, scenario: str) -> str:
    return f"{queue} [{scenario}]"


def _findings(suspect: Suspect) -> Iterator[Finding]:
    unusable = next(
        (slot for slot, value in enumerate(suspect.series) if not (value >= 0 and math.isfinite(value))), None
    )
    if unusable is not None:
        yield _no_count(suspect, unusable)
    elif not any(suspect.series):
        yield suspect.warning(
            "forecast_empty",
            say("{queue}: the forecast has no contacts at all", queue=suspect.label),
            say("import a forecast for this queue, or take the queue out of the plan"),
        )
    else:
        for suspicion in SUSPICIONS:
            yield from suspicion(suspect)


def _no_count(suspect: Suspect, slot: int) -> Finding:
    return Finding(
        code="forecast_no_count",
        severity=Severity.ERROR,
        message=say(
            "{queue}: {value} contacts at {moment:%m-%d %H:%M}",
            queue=suspect.label,
            value=suspect.series[slot],
            moment=suspect.grid.moment(slot),
        ),
        hint=say("write how many contacts come in this slot, 0 or more"),
        days=(suspect.grid.moment(slot).date(),),
    )
