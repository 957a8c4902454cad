"""One day by half-hours: what each person does in every half-hour, and how many are needed and there."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import gcd
from typing import NamedTuple

from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.spans import Activity, Span, spans
from shiftplan.domain.work import supply
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.words import hours

HALF_HOUR_MINUTES = 30
HALF_HOUR = timedelta(minutes=HALF_HOUR_MINUTES)
HALF_HOURS = 48
A_DAY = timedelta(days=1)
BREAKS = (Activity.MEAL, Activity.REST)


class Doing(NamedTuple):
    """What fills most of a half-hour; a break wins a draw."""

    activity: Activity
    what: str


class DayRow(NamedTuple):
    """Somebody's day: shifts that begin on it or reach into it; None where nothing is worked."""

    agent: Agent
    shifts: tuple[Assignment, ...]
    hours: str
    breaks: str
    cells: tuple[Doing | None, ...]


class Cover(NamedTuple):
    """Standard agents needed and on shift on a queue, by half-hour."""

    queue: str
    needed: tuple[float, ...]
    there: tuple[float, ...]


class DayView(NamedTuple):
    """`first` and `last` (exclusive) are the half-hours in which anybody works."""

    day: date
    first: int
    last: int
    rows: tuple[DayRow, ...]
    cover: tuple[Cover, ...]


def day_view(handout: Handout, day: date) -> DayView:
    """The day, people by team and by when they come; with `since` only those for whom it changed."""
    changed = {change.cell.agent for change in handout.changes if change.cell.day == day}
    people = [agent for agent in handout.plan.agents if handout.since is None or agent.id in changed]
    rows = [row for agent in people if (row := _row(handout, agent, day))]
    teams = list(handout.teams)
    rows.sort(key=lambda row: (teams.index(row.agent.team), _begins(row)))
    busy = [i for row in rows for i, cell in enumerate(row.cells) if cell]
    first, last = min(busy, default=0) // 2 * 2, (max(busy, default=0) // 2 + 1) * 2
    return DayView(day, first, last, tuple(rows), _cover(handout, day))


def _begins(row: DayRow) -> tuple[int, str]:
    return next(i for i, cell in enumerate(row.cells) if cell), row.hours


def _row(handout: Handout, agent: Agent, day: date) -> DayRow | None:
    midnight = datetime.combine(day, time())
    work = [
        (one, whole)
        for cell in (Cell(agent.id, day - A_DAY), Cell(agent.id, day))
        for one in handout.at.get(cell, ())
        for whole in [spans(handout.plan, one)]
        if whole[-1].end > midnight
    ]
    every = [span for _one, whole in work for span in whole]
    cells = tuple(_doing(every, midnight + i * HALF_HOUR) for i in range(HALF_HOURS))
    if not any(cells):
        return None
    told = ", ".join(hours(whole[0].begin, whole[-1].end) for _one, whole in work)
    pauses = [span for span in every if span.activity in BREAKS and midnight <= span.begin < midnight + A_DAY]
    breaks = ", ".join(hours(span.begin, span.end) for span in pauses)
    return DayRow(agent, tuple(one for one, _whole in work), told, breaks, cells)


def _doing(every: Iterable[Span], begin: datetime) -> Doing | None:
    """What most of the half-hour from `begin` goes to."""
    amounts: dict[Doing, float] = defaultdict(float)
    for span in every:
        overlap = min(span.end, begin + HALF_HOUR) - max(span.begin, begin)
        if overlap > timedelta() and span.activity is not Activity.GAP:
            amounts[Doing(span.activity, span.what)] += overlap.total_seconds()
    most = max(amounts.items(), key=_weight, default=None)
    return most[0] if most else None


def _weight(pair: tuple[Doing, float]) -> tuple[float, bool]:
    doing, seconds = pair
    return seconds, doing.activity not in {Activity.SERVE, Activity.STANDBY}


def _cover(handout: Handout, day: date) -> tuple[Cover, ...]:
    grid = handout.plan.grid
    index = grid.day_index(day)
    if handout.need is None or index is None:
        return ()
    present, there = supply(handout.plan, handout.rota), grid.of_day(index)
    return tuple(
        Cover(one.queue, *(_halves(each[there], grid.minutes) for each in (one.need, present[one.queue])))
        for one in handout.need.queues
    )


def _halves(series: Iterable[float], minutes: int) -> tuple[float, ...]:
    """Slots of `minutes` over a day as means over half-hours."""
    unit = gcd(minutes, HALF_HOUR_MINUTES)
    fine = [amount for amount in series for _ in range(minutes // unit)]
    each = HALF_HOUR_MINUTES // unit
    return tuple(sum(fine[i * each : (i + 1) * each]) / each for i in range(HALF_HOURS))
