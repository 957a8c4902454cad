"""A forecast and what came, side by side: one row for each slot and queue that was counted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from shiftplan.domain.accuracy import Band
from shiftplan.domain.counted import Row
from shiftplan.domain.derivation import Records
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.errors import BadInput
from shiftplan.forecast.demand import offered
from shiftplan.language import say

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Compared:
    """The rows, in slots of `minutes`; what was left out, and what lies beyond the plan."""

    minutes: int
    rows: tuple[Row, ...]
    left_out: int
    beyond: int


def band_of(settings: Settings, forecast: Forecast) -> Band:
    """Where low and high come from."""
    if all(name in forecast.contacts for name in ("low", "high")):
        return Band.SERIES
    known = all(name in settings.scenarios for name in ("low", "high"))
    return Band.MULTIPLIERS if known else Band.NONE


def compared(settings: Settings, forecast: Forecast, actuals: Records, names: Mapping[str, str]) -> Compared:
    """Every slot for which all of the actual contacts are there; `names[queue]` as `actuals` calls it.

    Rows longer than the plan's slots are compared with the sums of the slots. Raises BadInput when neither
    length divides the other.
    """
    minutes = _minutes(settings, actuals)
    rows: list[Row] = []
    beyond = 0
    for queue, name in names.items():
        came, outside = _came(settings, actuals, name, minutes)
        rows.extend(_rows(settings, forecast, queue, came, minutes))
        beyond += outside
    slots = settings.grid.days * MINUTES_PER_DAY // minutes
    return Compared(minutes, tuple(rows), len(names) * slots - len(rows), beyond)


def _minutes(settings: Settings, actuals: Records) -> int:
    minutes = max(settings.grid.minutes, actuals.minutes)
    if minutes % settings.grid.minutes or minutes % actuals.minutes or MINUTES_PER_DAY % minutes:
        raise BadInput(
            say(
                "actual contacts every {read} minutes do not fit slots of {minutes} minutes",
                read=actuals.minutes,
                minutes=settings.grid.minutes,
            ),
            say("export them by {minutes} minutes, or by the hour", minutes=settings.grid.minutes),
        )
    return minutes


def _came(settings: Settings, actuals: Records, name: str, minutes: int) -> tuple[dict[int, float], int]:
    """Contacts by slot of `minutes` where all parts are there, and how many lines lie outside the plan."""
    parts: dict[int, list[float]] = defaultdict(list)
    beyond = 0
    for start, count in actuals.amounts[name].items():
        if settings.grid.begin <= start < settings.grid.end:
            parts[(start - settings.grid.begin) // MINUTE // minutes].append(count)
        else:
            beyond += 1
    whole = minutes // actuals.minutes
    return {slot: sum(counts) for slot, counts in parts.items() if len(counts) >= whole}, beyond


def _rows(
    settings: Settings, forecast: Forecast, queue: str, came: Mapping[int, float], minutes: int
) -> Iterator[Row]:
    owner = next(one for one in settings.queues if one.id == queue)
    series = {
        name: offered(settings, forecast, name, owner)
        for name in ("low", "base", "high")
        if name == "base" or name in settings.scenarios or name in forecast.contacts
    }
    each = minutes // settings.grid.minutes
    for slot, actual in sorted(came.items()):
        sums = {name: sum(values[slot * each : (slot + 1) * each]) for name, values in series.items()}
        start = settings.grid.moment(slot * each)
        phase = settings.event.phase_at(start)
        yield Row(
            queue=queue,
            start=start,
            phase=phase.id if phase else None,
            forecast=sums["base"],
            actual=actual,
            low=sums.get("low"),
            high=sums.get("high"),
            dispersion=owner.dispersion,
        )
