"""An instance as frozen values. Days are numbered from 0, a Monday."""

from dataclasses import dataclass
from functools import cached_property

WEEK = 7
SATURDAY = 5


@dataclass(frozen=True)
class Shift:
    """`not_before` are the ids of the shifts that must not be worked on the day after this one."""

    id: str
    minutes: int
    not_before: tuple[str, ...]


@dataclass(frozen=True)
class Employee:
    """Limits of one person; `most_of` by shift id, minutes over the whole horizon."""

    id: str
    most_of: dict[str, int]
    most_minutes: int
    least_minutes: int
    most_in_a_row: int
    least_in_a_row: int
    least_days_off: int
    most_weekends: int


@dataclass(frozen=True)
class Request:
    """`weight` is paid when the shift is not worked (`on`), or when it is."""

    employee: str
    day: int
    shift: str
    weight: int
    on: bool


@dataclass(frozen=True)
class Cover:
    """How many people a shift wants on a day, and what each one too few and too many costs."""

    day: int
    shift: str
    wanted: int
    under: int
    over: int


@dataclass(frozen=True)
class Instance:
    """One instance; `days_off` are (employee id, day)."""

    name: str
    days: int
    shifts: tuple[Shift, ...]
    staff: tuple[Employee, ...]
    days_off: frozenset[tuple[str, int]]
    requests: tuple[Request, ...]
    cover: tuple[Cover, ...]

    @cached_property
    def shift(self) -> dict[str, Shift]:
        return {shift.id: shift for shift in self.shifts}

    @property
    def weekends(self) -> range:
        """The Saturdays; the Sunday after one may lie outside the horizon."""
        return range(SATURDAY, self.days, WEEK)


Roster = dict[str, tuple[str | None, ...]]
"""By employee id: the shift id of each day, or None for a day off."""
