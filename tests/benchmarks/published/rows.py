"""An instance as rows of the rota core's model; tight ones, so that the relaxation says much.

A day's work of a person is w(d) = Σ choices of the day. Runs are ruled by their beginnings and their ends:
who begins on day d works on the days after it, who ends on day d worked on those before it.
"""

from math import ceil, floor, gcd

import numpy as np

from shiftplan.rota.builder import ModelBuilder
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Ints
from tests.benchmarks.published.instance import Cover, Employee, Instance

FREE = float("inf")


def model_of(instance: Instance) -> Model:
    """The model; a choice is (employee, day, shift) in the order of the instance."""
    build = ModelBuilder((len(instance.staff), instance.days, len(instance.shifts)))
    cells = np.arange(build.choices).reshape(build.shape)
    for number, employee in enumerate(instance.staff):
        _Person(build, instance, employee, number, cells[number]).add()
    _add_requests(build, instance, cells)
    for cover in instance.cover:
        _add_cover(build, cover, cells[:, cover.day, _shift_numbers(instance)[cover.shift]])
    return build.model()


def _shift_numbers(instance: Instance) -> dict[str, int]:
    return {shift.id: number for number, shift in enumerate(instance.shifts)}


class _Person:
    """One person's rows. `cells` (days, shifts) are the numbers of their choices."""

    def __init__(
        self, build: ModelBuilder, instance: Instance, employee: Employee, number: int, cells: Ints
    ) -> None:
        self._build = build
        self._instance = instance
        self._employee = employee
        self._number = number
        self._cells = cells

    def add(self) -> None:
        self._bans()
        self._most_in_a_row()
        self._short_runs()
        self._successions()
        self._weekends()
        self._amounts()

    def _row(
        self, cells: list[Ints], signs: list[float], code: str, low: float = -FREE, high: float = FREE
    ) -> None:
        values = np.concatenate([np.full(part.size, sign) for part, sign in zip(cells, signs, strict=True)])
        columns = np.concatenate([part.ravel() for part in cells])
        self._build.row(columns, values, low, high, code, self._number)

    def _bans(self) -> None:
        for name, day in self._instance.days_off:
            if name == self._employee.id:
                self._build.forbid(self._cells[day], "days_off")
        for shift, column in zip(self._instance.shifts, self._cells.T, strict=True):
            most = self._employee.most_of.get(shift.id, 0)
            if not most:
                self._build.forbid(column, "most_of_a_shift")
            elif most < self._instance.days:
                self._row([column], [1.0], "most_of_a_shift", high=most)
        for day in self._cells:
            self._row([day], [1.0], "one_shift_a_day", high=1.0)

    def _most_in_a_row(self) -> None:
        most = self._employee.most_in_a_row
        for day in range(self._instance.days - most):
            self._row([self._cells[day : day + most + 1]], [1.0], "most_in_a_row", high=most)

    def _short_runs(self) -> None:
        days = self._instance.days
        for least, code, sign in (
            (self._employee.least_in_a_row, "least_in_a_row", 1.0),
            (self._employee.least_days_off, "least_days_off", -1.0),
        ):
            low = 0.0 if sign > 0 else -1.0
            triples = {
                (day, before, after)
                for day in range(1, days - 1)
                for reach in range(1, least)
                for before, after in ((day - 1, day + reach), (day - reach, day + 1))
                if before >= 0 and after < days
            }
            for day, before, after in sorted(triples):
                parts = [self._cells[before], self._cells[day], self._cells[after]]
                self._row(parts, [sign, -sign, sign], code, low=low)

    def _successions(self) -> None:
        """Largest sets of shifts of which none may follow any of the others: a row for each and each day."""
        numbers = _shift_numbers(self._instance)
        after = {shift.id: frozenset(shift.not_before) for shift in self._instance.shifts}
        for banned in sorted({banned for banned in after.values() if banned}, key=sorted):
            first = [numbers[name] for name, others in after.items() if others >= banned]
            then = sorted(numbers[name] for name in banned)
            for today, tomorrow in zip(self._cells, self._cells[1:], strict=False):
                self._row([today[first], tomorrow[then]], [1.0, 1.0], "succession", high=1.0)

    def _weekends(self) -> None:
        flags = [self._weekend(saturday) for saturday in self._instance.weekends]
        if len(flags) > self._employee.most_weekends:
            self._build.row(
                flags, 1.0, high=self._employee.most_weekends, code="most_weekends", agent=self._number
            )

    def _weekend(self, saturday: int) -> int:
        flag = self._build.column(1.0, 0.0, self._number)
        for day in self._cells[saturday : saturday + 2]:
            values = np.append(np.full(day.size, -1.0), 1.0)
            columns = np.append(day, flag)
            row = self._build.row(columns, values, 0.0, code="most_weekends", agent=self._number)
            self._build.ladder(row, [flag])
        return flag

    def _amounts(self) -> None:
        """Minutes in the largest unit that divides all lengths, so that the sides can be made whole."""
        unit = gcd(*(shift.minutes for shift in self._instance.shifts))
        lengths = np.array([shift.minutes // unit for shift in self._instance.shifts], dtype=float)
        values = np.broadcast_to(lengths, self._cells.shape).ravel()
        low = ceil(self._employee.least_minutes / unit)
        high = floor(self._employee.most_minutes / unit)
        self._build.row(self._cells, values, low, high, "minutes", self._number)


def _add_requests(build: ModelBuilder, instance: Instance, cells: Ints) -> None:
    people = {employee.id: number for number, employee in enumerate(instance.staff)}
    shifts = _shift_numbers(instance)
    for wish in instance.requests:
        choice = cells[people[wish.employee], wish.day, shifts[wish.shift]]
        build.cost[choice] += -wish.weight if wish.on else wish.weight
        build.constant += wish.weight if wish.on else 0


def _add_cover(build: ModelBuilder, cover: Cover, cells: Ints) -> None:
    """Missing = max(0, wanted − there) is a column; surplus = there − wanted + missing needs none."""
    build.cost[cells] += cover.over
    build.constant -= cover.over * cover.wanted
    if cover.wanted:
        missing = build.column(float(cover.wanted), cover.under + cover.over)
        row = build.row(np.append(cells, missing), 1.0, float(cover.wanted))
        build.ladder(row, [missing])
