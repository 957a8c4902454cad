"""The problem as numbers: what the rules and goals read, taken once from the plan."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from shiftplan.domain import work
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
MINUTES_PER_DAY = 1440


@dataclass(frozen=True)
class Problem:
    """Agents, days, shifts and queues are numbered in the order of the plan.

    A choice (agent, day, shift, queue) is one number, see `cells`; its order is agent, day, shift, queue.
    """

    plan: Plan
    need: Need
    start: Rota

    @cached_property
    def shape(self) -> tuple[int, int, int, int]:
        plan = self.plan
        return len(plan.agents), plan.grid.days, len(plan.shifts), len(plan.settings.queues)

    @cached_property
    def cells(self) -> Ints:
        """The number of each choice, an array (agents, days, shifts, queues)."""
        return np.arange(int(np.prod(self.shape)), dtype=np.int64).reshape(self.shape)

    @cached_property
    def days(self) -> tuple[date, ...]:
        return self.plan.grid.dates

    @cached_property
    def weeks(self) -> tuple[Ints, ...]:
        """Indices of the days of each calendar week."""
        index = {day: i for i, day in enumerate(self.days)}
        return tuple(np.array([index[day] for day in days]) for days in work.weeks(self.plan))

    @cached_property
    def hours(self) -> Floats:
        """Working hours of each shift."""
        return np.array([shift.hours for shift in self.plan.shifts], dtype=np.float64)

    @cached_property
    def begins(self) -> Ints:
        """Minutes from the plan's first midnight to the start, an array (days, shifts)."""
        starts = np.array([shift.start_minute for shift in self.plan.shifts], dtype=np.int64)
        begins: Ints = np.arange(self.shape[1])[:, None] * MINUTES_PER_DAY + starts[None, :]
        return begins

    @cached_property
    def ends(self) -> Ints:
        """The like for the ends."""
        lengths = np.array([shift.length_minutes for shift in self.plan.shifts], dtype=np.int64)
        ends: Ints = self.begins + lengths[None, :]
        return ends

    @cached_property
    def night_shifts(self) -> Ints:
        """Indices of the shifts that count as nights."""
        rules = self.plan.settings.rules
        found = [i for i, shift in enumerate(self.plan.shifts) if work.is_night_shift(shift, rules)]
        return np.array(found, dtype=np.int64)

    @cached_property
    def daily_overtime(self) -> Floats:
        rules = self.plan.settings.rules
        hours = [work.daily_overtime(shift, rules) for shift in self.plan.shifts]
        return np.array(hours, dtype=np.float64)

    def rule(self, name: str) -> float:
        """The value of a rule of the plan."""
        value: float = getattr(self.plan.settings.rules, name).value
        return value

    @cached_property
    def _index(self) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        plan = self.plan
        return (
            {agent.id: i for i, agent in enumerate(plan.agents)},
            {shift.id: i for i, shift in enumerate(plan.shifts)},
            {queue.id: i for i, queue in enumerate(plan.settings.queues)},
        )

    def choice(self, assignment: Assignment) -> int | None:
        """The number of an assignment, or None when the plan does not know one of its parts."""
        agents, shifts, queues = self._index
        day = self.plan.grid.day_index(assignment.day)
        known = assignment.agent in agents and assignment.shift in shifts and assignment.queue in queues
        if day is None or not known:
            return None
        at = agents[assignment.agent], day, shifts[assignment.shift], queues[assignment.queue]
        return int(self.cells[at])

    def cell(self, cell: Cell) -> tuple[int, int] | None:
        """(agent, day) of a cell, or None when it lies outside the plan."""
        agent, day = self._index[0].get(cell.agent), self.plan.grid.day_index(cell.day)
        return None if agent is None or day is None else (agent, day)

    def assignment(self, choice: int) -> Assignment:
        """The choice of this number as an assignment."""
        agent, day, shift, queue = np.unravel_index(choice, self.shape)
        plan = self.plan
        return Assignment(
            agent=plan.agents[agent].id,
            day=self.days[day],
            shift=plan.shifts[shift].id,
            queue=plan.settings.queues[queue].id,
        )
