"""The cover after an edit: added up again on the days that the edit has touched, and on no others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import repeat
from operator import add, sub
from typing import TypeVar

from shiftplan.checks.case import Case
from shiftplan.domain import work
from shiftplan.domain.head_counts import Present, present
from shiftplan.domain.people import Availability
from shiftplan.domain.rota import Assignment, Rota

T = TypeVar("T", Assignment, Availability)
ONE_DAY = timedelta(days=1)


def by_agent(entries: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """Entries by the person whom they speak of, in their order."""
    found: dict[str, list[T]] = defaultdict(list)
    for entry in entries:
        found[entry.agent].append(entry)
    return {agent: tuple(mine) for agent, mine in found.items()}


def differing(one: Mapping[str, tuple[T, ...]], other: Mapping[str, tuple[T, ...]]) -> set[str]:
    """The people of whom the two say something else."""
    return {agent for agent in one.keys() | other.keys() if one.get(agent, ()) != other.get(agent, ())}


def supply_after(before: Case, after: Case) -> dict[str, list[float]]:
    """`work.supply` of the rota after, to the last bit: a shift reaches into its own day and the next."""
    days = _days_touched(before.rota, after.rota)
    reached = days | {day + ONE_DAY for day in days}
    near = [one for one in after.known if one.day in reached or one.day + ONE_DAY in reached]
    anew = work.supply(after.plan, Rota(assignments=tuple(near)))
    grid = after.plan.grid
    kept = {queue: list(series) for queue, series in before.supply.items()}
    slices = [grid.of_day(index) for index, day in enumerate(grid.dates) if day in reached]
    for queue, series in kept.items():
        for slots in slices:
            series[slots] = anew[queue][slots]
    return kept


def heads_after(before: Case, few: Case) -> dict[str, Present]:
    """People in each slot, as far as `before` had counted them: those of `few` counted anew."""
    gone = Rota(assignments=tuple(one for one in before.rota.assignments if one.agent in (few.who or ())))
    return {
        name: _exchanged(
            before.__dict__[name],
            present(before.plan, gone, held=held),
            present(few.plan, few.rota, held=held),
        )
        for name, held in (("seated", True), ("serving", False))
        if name in before.__dict__
    }


def _exchanged(there: Present, gone: Present, come: Present) -> Present:
    kept = {key: list(series) for key, series in there.items()}
    for key, series in come.items():
        kept[key] = list(map(add, kept.get(key, repeat(0)), series))
    for key, series in gone.items():
        kept[key] = list(map(sub, kept[key], series))
    return kept


def _days_touched(one: Rota, other: Rota) -> set[date]:
    """The days of all shifts that stand in only one of the two."""
    before, after = by_agent(one.assignments), by_agent(other.assignments)
    return {
        shift.day
        for agent in differing(before, after)
        for these, those in ((before, after), (after, before))
        for shift in these.get(agent, ())
        if shift not in those.get(agent, ())
    }
