"""The recipe "history": past days in, the plan's days with low and high out, every step told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shiftplan.domain.derivation import Derived, Records
from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Settings
from shiftplan.domain.recipe import HistoryRecipe
from shiftplan.domain.traffic import STEP_MINUTES, Forecast
from shiftplan.errors import BadInput
from shiftplan.forecast.history.days import Days
from shiftplan.forecast.history.doubts import doubts, unmarked
from shiftplan.forecast.history.marks import likes
from shiftplan.forecast.history.model import DayForecast
from shiftplan.forecast.history.planned import Planned, plan_days
from shiftplan.forecast.history.samples import before, joined
from shiftplan.forecast.history.told import told
from shiftplan.forecast.recipes.assemble import forecast_of
from shiftplan.forecast.recipes.contacts import KNOWN_FINELY
from shiftplan.forecast.recipes.ground import STEPS_PER_DAY, Ground
from shiftplan.forecast.recipes.tables import by_queue, queue_findings
from shiftplan.forecast.shapes import shapes_of
from shiftplan.language import say


@dataclass(frozen=True, eq=False)
class Learned:
    """A queue's past days (those before the plan), how many lay behind its begin, and what came of them."""

    days: Days
    too_late: int
    planned: Planned


def derive(settings: Settings, recipe: HistoryRecipe, tables: Mapping[str, Records]) -> Derived:
    """Level and profile learned from the days before the plan; base is the median of each day's total.

    With enough days to try it out on, low and high are the quantiles at 10 % and 90 % of each day's total;
    else they are left to the plan's multipliers. Raises BadInput when no queue has a past day before the
    plan, and for tables that cannot be joined.
    """
    ground = Ground(settings, shapes_of(settings.event), dict(tables))
    names = {file: by_queue(ground, table, file) for file, table in tables.items()}
    learned = {
        queue.id: _learn(ground, recipe, tables, names, queue.id)
        for queue in settings.queues
        if any(queue.id in known for known in names.values())
    }
    return Derived(
        forecast=_forecast(ground, learned),
        steps=tuple(told(ground, queue, one.planned) for queue, one in learned.items()),
        findings=(*_unused(ground, tables, names), *_doubts(ground, recipe, learned)),
    )


def _learn(
    ground: Ground,
    recipe: HistoryRecipe,
    tables: Mapping[str, Records],
    names: Mapping[str, Mapping[str, str]],
    queue: str,
) -> Learned:
    every = joined(tables, names, queue)
    days = before(every, ground.grid.start)
    if days is None:
        raise BadInput(
            say(
                "{queue}: no past day lies before the plan, which begins on {start}",
                queue=ground.queue_name(queue),
                start=ground.grid.start,
            ),
            say("bring counts of days before it, or mend the dates"),
        )
    plan = ground.grid.dates
    alike = likes(ground.settings.event, plan, recipe.like, days.dates)
    planned = plan_days(days, plan, alike, tuple(recipe.like))
    return Learned(days, len(every) - len(days), planned)


def _forecast(ground: Ground, learned: Mapping[str, Learned]) -> Forecast:
    """Base for all queues, low and high for those whose spread is learned."""
    every = [queue.id for queue in ground.settings.queues]
    banded = [queue for queue, one in learned.items() if one.planned.banded]
    kept = {"base": every}
    if banded:
        kept |= {name: banded for name in ("low", "high") if name in ground.settings.scenarios}
    made = {name: _scenario(ground, learned, name) for name in kept}
    return Forecast(
        grid=ground.grid,
        contacts={
            name: {queue: one.contacts["base"][queue] for queue in kept[name]} for name, one in made.items()
        },
        fine={
            name: {queue: fine for queue, fine in one.fine["base"].items() if queue in kept[name]}
            for name, one in made.items()
            if one.fine
        },
    )


def _scenario(ground: Ground, learned: Mapping[str, Learned], scenario: str) -> Forecast:
    """A scenario's series, as the base of a forecast of their own."""
    fine = all(one.days.minutes <= KNOWN_FINELY for one in learned.values())
    series = {queue: _steps(ground, one, scenario) for queue, one in learned.items()}
    return forecast_of(ground, series, fine=fine)


def _steps(ground: Ground, learned: Learned, scenario: str) -> list[float]:
    """The contacts of a queue over the plan in steps of five minutes."""
    series = [0.0] * ground.steps
    for index, day in enumerate(ground.grid.dates):
        forecast = learned.planned.days[day]
        if forecast is not None:
            _lay(series, index * STEPS_PER_DAY, learned.days, forecast, _total(learned, forecast, scenario))
    return series


def _total(learned: Learned, forecast: DayForecast, scenario: str) -> float:
    if scenario == "base":
        return forecast.total
    low, high = learned.planned.calibration.level_band(forecast)
    return low if scenario == "low" else high


def _lay(series: list[float], first: int, days: Days, forecast: DayForecast, total: float) -> None:
    """A day's total by its shares, each spread evenly over the steps of its interval."""
    count = days.minutes // STEP_MINUTES
    for minute, share in zip(days.columns, forecast.shares, strict=True):
        at = first + minute // STEP_MINUTES
        for step in range(at, at + count):
            series[step] += float(share) * total / count


def _unused(
    ground: Ground, tables: Mapping[str, Records], names: Mapping[str, Mapping[str, str]]
) -> Iterator[Finding]:
    for file, table in tables.items():
        yield from queue_findings(ground, file, names[file], table)


def _doubts(ground: Ground, recipe: HistoryRecipe, learned: Mapping[str, Learned]) -> Iterator[Finding]:
    yield from unmarked(ground, [one.planned for one in learned.values()])
    for queue, one in learned.items():
        yield from doubts(ground, queue, one.planned, recipe, one.too_late)
