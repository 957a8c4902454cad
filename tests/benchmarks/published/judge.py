"""An independent judge of a roster: counts every rule and the objective by itself, without any model."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from tests.benchmarks.published.instance import Employee, Instance, Roster


def objective(instance: Instance, roster: Roster) -> int:
    """Requests not met and cover missed, by their weights."""
    return _requests(instance, roster) + _cover(instance, roster)


def _requests(instance: Instance, roster: Roster) -> int:
    return sum(
        wish.weight
        for wish in instance.requests
        if (roster[wish.employee][wish.day] == wish.shift) is not wish.on
    )


def _cover(instance: Instance, roster: Roster) -> int:
    total = 0
    for cover in instance.cover:
        there = sum(days[cover.day] == cover.shift for days in roster.values())
        total += cover.under * max(0, cover.wanted - there) + cover.over * max(0, there - cover.wanted)
    return total


def violations(instance: Instance, roster: Roster) -> tuple[str, ...]:
    """A sentence for each hard rule that is broken; none for a feasible roster."""
    staff = {employee.id: employee for employee in instance.staff}
    if roster.keys() != staff.keys():
        return ("the roster does not name exactly the staff of the instance",)
    return tuple(
        f"{name}: {fault}"
        for name, employee in staff.items()
        for fault in _faults(instance, employee, roster[name])
    )


def _faults(instance: Instance, employee: Employee, days: tuple[str | None, ...]) -> Iterator[str]:
    if len(days) != instance.days or any(day is not None and day not in instance.shift for day in days):
        yield "a day is missing or names a shift that does not exist"
        return
    yield from _amounts(instance, employee, days)
    yield from _runs(employee, days)
    for day, (today, tomorrow) in enumerate(pairwise(days)):
        if today and tomorrow and tomorrow in instance.shift[today].not_before:
            yield f"{tomorrow} on day {day + 1} must not follow {today}"


def _amounts(instance: Instance, employee: Employee, days: tuple[str | None, ...]) -> Iterator[str]:
    minutes = sum(instance.shift[day].minutes for day in days if day)
    if not employee.least_minutes <= minutes <= employee.most_minutes:
        yield f"{minutes} minutes are not within {employee.least_minutes} to {employee.most_minutes}"
    for shift in instance.shift:
        if days.count(shift) > employee.most_of.get(shift, 0):
            yield f"{shift} is worked {days.count(shift)} times"
    worked = sum(any(days[saturday : saturday + 2]) for saturday in instance.weekends)
    if worked > employee.most_weekends:
        yield f"{worked} weekends are worked, {employee.most_weekends} allowed"
    for day, shift in enumerate(days):
        if shift and (employee.id, day) in instance.days_off:
            yield f"day {day} is a day off"


def _runs(employee: Employee, days: tuple[str | None, ...]) -> Iterator[str]:
    """A run that touches an end of the horizon may go on outside, so it is never too short."""
    day = 0
    for working, run in groupby(days, bool):
        length = len(tuple(run))
        inside = day > 0 and day + length < len(days)
        least = employee.least_in_a_row if working else employee.least_days_off
        if working and length > employee.most_in_a_row:
            yield f"{length} days in a row from day {day}"
        if inside and length < least:
            yield f"{length} days {'of work' if working else 'off'} from day {day}, {least} at least"
        day += length
