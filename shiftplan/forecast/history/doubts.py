"""What a lead should know before trusting a forecast from history."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from shiftplan.domain.finding import Finding
from shiftplan.domain.recipe import LEFT_OUT, HistoryRecipe
from shiftplan.forecast.history.marks import phase_of
from shiftplan.forecast.history.planned import ENOUGH_TRIED, Planned
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.language import say


def doubts(
    ground: Ground, queue: str, planned: Planned, recipe: HistoryRecipe, too_late: int
) -> Iterator[Finding]:
    """Too few days for a band, days that nothing speaks for, marks without a day, days that came too late."""
    name = ground.queue_name(queue)
    if not planned.banded:
        yield doubt(
            "history_short",
            say(
                "{queue}: too few ordinary days ({days}) to learn how far off a forecast is; low and high "
                "are the plan's multipliers",
                queue=name,
                days=planned.known,
            ),
            say("bring at least {days} {days:day|days} more", days=ENOUGH_TRIED + 5),
        )
    yield from _empty(ground, queue, planned)
    yield from _marks(name, planned, recipe)
    if too_late:
        yield doubt(
            "history_too_late",
            say(
                "{queue}: {count} past {count:day does|days do} not lie before the plan and {count:is|are} "
                "left out",
                queue=name,
                count=too_late,
            ),
            say("a day is forecast from the days before it; accuracy compares a plan with what came"),
        )


def unmarked(ground: Ground, every: Collection[Planned]) -> Iterator[Finding]:
    """Days of the sale that are forecast as if they were ordinary, on every queue."""
    phases = {day: phase_of(ground.settings.event, day) for day in ground.grid.dates}
    days = [
        day
        for day, phase in phases.items()
        if phase is not None and not any(day in planned.uplifts for planned in every)
    ]
    names = dict.fromkeys(phase.name for day in days if (phase := phases[day]) is not None)
    if days:
        last = phases[days[-1]]
        yield doubt(
            "history_without_phase",
            say(
                "no past day is marked as like {phases}; {days} are forecast as ordinary days",
                phases=", ".join(names),
                days=_named(days),
            ),
            say(
                'name past days under [like] in forecast.toml: 2026-11-11 = "{phase}"',
                phase=last.id if last else "",
            ),
        )


def _empty(ground: Ground, queue: str, planned: Planned) -> Iterator[Finding]:
    days = [day for day, forecast in planned.days.items() if forecast is None]
    if days:
        yield doubt(
            "history_without_day",
            say(
                "{queue}: nothing in the history speaks for {days}; they get no contacts",
                queue=ground.queue_name(queue),
                days=_named(days),
            ),
            say("bring days of the same weekday, or correct forecast.csv afterwards"),
        )


def _marks(name: str, planned: Planned, recipe: HistoryRecipe) -> Iterator[Finding]:
    """Marks on days that the history does not have."""
    lost = [day for day, like in recipe.like.items() if like != LEFT_OUT and day not in planned.table.dates]
    if lost:
        yield doubt(
            "history_without_marked_day",
            say("{queue}: the history has no contacts on {days}", queue=name, days=_named(lost)),
            say("mend the date under [like] in forecast.toml, or bring that day"),
        )


def _named(days: Sequence[date]) -> str:
    """`11-10, 11-11 … 11-14`: the first two days and the last."""
    names = [f"{day:%m-%d}" for day in days]
    return ", ".join(names) if len(names) <= 3 else f"{names[0]}, {names[1]} … {names[-1]}"  # noqa: PLR2004 - fits a line
