"""How a queue's forecast came out of its past days, in steps that a lead can argue with."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from shiftplan.domain.derivation import Figure, Step, Unit
from shiftplan.domain.words import WEEKDAYS
from shiftplan.forecast.history.backtest import recorded, wape
from shiftplan.forecast.history.marks import phase_of
from shiftplan.forecast.history.model import DayForecast
from shiftplan.forecast.history.planned import Planned
from shiftplan.forecast.recipes.figures import by, contacts, first, share, times
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.language import say

SEEN_OFTEN = 2
RECENT = 14
"""Open days that count as recent, against as many before them."""


def told(ground: Ground, queue: str, planned: Planned) -> Step:
    """What the queue gets in the plan, and from what."""
    total = sum(day.total for day in planned.days.values() if day is not None)
    parts = (
        *_level(planned),
        *_growth(planned),
        *_events(ground, planned),
        *_spread(planned),
        *_dispersion(planned),
        *_tried(planned),
    )
    return Step(
        what=say("{queue}, learned from past days", queue=ground.queue_name(queue)),
        result=contacts(total),
        parts=tuple(part.model_copy(update={"queue": queue}) for part in parts),
        queue=queue,
    )


def _level(planned: Planned) -> Iterator[Step]:
    """The ordinary day that the plan stands on, and what each weekday is next to it."""
    totals = planned.past.totals.values[planned.table.counted]
    if not len(totals):
        return
    recent = totals[-2 * RECENT :]
    level = float(recent.mean())
    yield Step(
        what=say("an ordinary day, mean of the last {days}", days=len(recent)),
        result=contacts(level),
        parts=tuple(_weekdays(planned, level)),
        note=say(
            "{days} ordinary {days:day|days} in all; newer days and days of the same weekday count more",
            days=planned.known,
        ),
    )


def _weekdays(planned: Planned, level: float) -> Iterator[Step]:
    weekdays = planned.table.weekdays[planned.table.counted][-4 * RECENT :]
    totals = planned.past.totals.values[planned.table.counted][-4 * RECENT :]
    for weekday, name in enumerate(WEEKDAYS):
        if (weekdays == weekday).sum() >= SEEN_OFTEN:
            factor = float(totals[weekdays == weekday].mean() / totals.mean())
            yield Step(
                what=name,
                operands=(first(contacts(level)), by(times(factor, say("this weekday")))),
                result=contacts(level * factor),
            )


def _growth(planned: Planned) -> Iterator[Step]:
    totals = planned.past.totals.values[planned.table.counted]
    if len(totals) >= 2 * RECENT:
        factor = float(totals[-RECENT:].mean() / totals[-2 * RECENT : -RECENT].mean())
        yield Step(
            what=say("the last {days} days against the {days} before", days=RECENT),
            result=Figure(value=factor, unit=Unit.TIMES),
        )


def _events(ground: Ground, planned: Planned) -> Iterator[Step]:
    for day, uplift in planned.uplifts.items():
        forecast = planned.days[day]
        if forecast is not None:
            days = ", ".join(f"{other:%Y-%m-%d}" for other in uplift.days)
            yield _event(ground, day, forecast, uplift.factor if planned.known else 1.0).model_copy(
                update={"note": say("like {days}", days=days)}
            )


def _event(ground: Ground, day: date, forecast: DayForecast, factor: float) -> Step:
    phase = phase_of(ground.settings.event, day)
    ordinary = contacts(forecast.total / factor, say("an ordinary day"))
    return Step(
        what=say("{day:%m-%d}", day=day),
        operands=(first(ordinary), by(times(factor, say("multiple on such past days")))),
        result=contacts(forecast.total),
        phase=phase.id if phase else None,
    )


def _spread(planned: Planned) -> Iterator[Step]:
    """How far the first and the last forecast day may be off, in 8 of 10 cases."""
    known = [(day, one) for day, one in planned.days.items() if one is not None]
    if not planned.banded or not known:
        return
    for day, forecast in dict((known[0], known[-1])).items():
        low, high = planned.calibration.level_band(forecast)
        yield Step(
            what=say("low to high: 8 of 10 days like {day:%m-%d} stay this near", day=day),
            result=share((high - low) / 2 / forecast.total, say("half the band")),
            note=say("{low:,.0f} to {high:,.0f} contacts", low=low, high=high),
        )


def _dispersion(planned: Planned) -> Iterator[Step]:
    if planned.banded:
        yield Step(
            what=say("variance of an interval's contacts over their mean"),
            result=Figure(value=dispersion_of(planned), unit=Unit.TIMES),
            note=say("1 is pure chance; write it as dispersion of the queue in plan.toml for the simulation"),
        )


def dispersion_of(planned: Planned) -> float:
    """Variance over mean given the day's level, weighed by contacts."""
    weights = np.nansum(planned.table.counts, axis=0)
    return float(np.average(planned.calibration.dispersion, weights=weights))


def _tried(planned: Planned) -> Iterator[Step]:
    """How this way would have done on the days it can be tried on."""
    if not planned.banded:
        return
    counts, forecasts, _, _ = recorded(planned.past, planned.tried)
    ours = wape(counts, forecasts)
    base = wape(counts, np.array([one.baseline for one in planned.tried]))
    if ours is None or base is None:
        return
    yield Step(
        what=say(
            "this way, tried on the last {days} {days:day|days} {lead} {lead:day|days} ahead, was off by",
            days=len(planned.tried),
            lead=planned.lead_days,
        ),
        result=share(ours, say("WAPE")),
        note=say(
            "the mean of the last four same weekdays by {share:.1%}; intervals of {minutes} minutes",
            share=base,
            minutes=planned.table.minutes,
        ),
    )
