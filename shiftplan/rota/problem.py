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
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.rota import spacing
from shiftplan.rota.sessions.placing import Placed, placed
from shiftplan.rota.spacing import Group

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
MINUTES_PER_DAY = 1440


@dataclass(frozen=True, eq=False)
class Problem:
    """Agents and days are numbered in the order of the plan, duties and posts as below.

    A choice (agent, day, duty, post) is one number, see `cells`; its order is agent, day, duty, post.
    `published` is the rota that people were told, if any. `standing`: what stands in locked cells stays even
    against a rule (`standing.py`).
    """

    plan: Plan
    need: Need
    start: Rota
    published: Rota | None = None
    standing: bool = False

    @cached_property
    def duties(self) -> tuple[ShiftTemplate, ...]:
        """Every shift at every start that it may have; only its breaks may still move."""
        return tuple(shift.at(start) for shift in self.plan.shifts for start in shift.starts)

    @cached_property
    def posts(self) -> tuple[tuple[str, str | None], ...]:
        """(queue, None) for each queue, then (queue, the next) for each change that somebody may make."""
        names = [queue.id for queue in self.plan.settings.queues]
        known = {frozenset(agent.queues) for agent in self.plan.agents}
        switching = any(duty.switch_after is not None for duty in self.duties)
        turns = [
            (one, other)
            for one in names
            for other in names
            if switching and one != other and any({one, other} <= skills for skills in known)
        ]
        return (*((name, None) for name in names), *turns)

    @cached_property
    def shape(self) -> tuple[int, int, int, int]:
        return len(self.plan.agents), self.plan.grid.days, len(self.duties), len(self.posts)

    @cached_property
    def cells(self) -> Ints:
        """The number of each choice, an array (agents, days, duties, posts)."""
        return np.arange(int(np.prod(self.shape)), dtype=np.int64).reshape(self.shape)

    @cached_property
    def days(self) -> tuple[date, ...]:
        return self.plan.grid.dates

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """When each person's sessions are."""
        return placed(self.plan, self.need, self.start)

    @cached_property
    def weeks(self) -> tuple[Ints, ...]:
        """Indices of the days of each calendar week."""
        index = {day: i for i, day in enumerate(self.days)}
        return tuple(np.array([index[day] for day in days]) for days in work.weeks(self.plan))

    @cached_property
    def hours(self) -> Floats:
        """Working hours of each duty."""
        return np.array([shift.hours for shift in self.duties], dtype=np.float64)

    @cached_property
    def begins(self) -> Ints:
        """Minutes from the plan's first midnight to the start, an array (days, duties)."""
        starts = np.array([shift.start_minute for shift in self.duties], dtype=np.int64)
        begins: Ints = np.arange(self.shape[1])[:, None] * MINUTES_PER_DAY + starts[None, :]
        return begins

    @cached_property
    def ends(self) -> Ints:
        """The like for the ends."""
        lengths = np.array([shift.length_minutes for shift in self.duties], dtype=np.int64)
        ends: Ints = self.begins + lengths[None, :]
        return ends

    @cached_property
    def cliques(self) -> list[Group]:
        """(days, duties) of each largest set of which the rest between shifts lets a person work one."""
        return spacing.cliques(self.begins, self.ends, self.rule("rest_hours_between_shifts") * 60)

    @cached_property
    def crowded(self) -> tuple[list[Group], ...]:
        """For each day (days, duties) before and after it that leave too short a stretch for a rest day."""
        return spacing.crowded(self.begins, self.ends, self.rule("rest_day_hours") * 60)

    @cached_property
    def night_shifts(self) -> Ints:
        """Numbers of the duties that count as nights."""
        rules = self.plan.settings.rules
        found = [i for i, shift in enumerate(self.duties) if work.is_night_shift(shift, rules)]
        return np.array(found, dtype=np.int64)

    @cached_property
    def daily_overtime(self) -> Floats:
        rules = self.plan.settings.rules
        hours = [work.daily_overtime(shift, rules) for shift in self.duties]
        return np.array(hours, dtype=np.float64)

    @cached_property
    def worths(self) -> Floats:
        """Standard agents that each person serves on each duty and queue, (agents, duties, queues)."""
        plan = self.plan
        names = [queue.id for queue in plan.settings.queues]
        found = [
            [[work.cover(plan, one, duty, q) for q in names] for duty in self.duties] for one in plan.agents
        ]
        return np.array(found, dtype=np.float64).reshape(len(plan.agents), len(self.duties), len(names))

    def rule(self, name: str) -> float:
        """The value of a rule of the plan."""
        value: float = getattr(self.plan.settings.rules, name).value
        return value

    @cached_property
    def agent_numbers(self) -> dict[str, int]:
        return {agent.id: i for i, agent in enumerate(self.plan.agents)}

    @cached_property
    def queue_numbers(self) -> dict[str, int]:
        return {queue.id: i for i, queue in enumerate(self.plan.settings.queues)}

    @cached_property
    def duty_numbers(self) -> dict[tuple[str, int], int]:
        """The number of each duty by its shift's id and the minute of its start."""
        return {(duty.id, duty.start_minute): i for i, duty in enumerate(self.duties)}

    def duty(self, assignment: Assignment) -> int | None:
        """The number of the duty of an assignment, or None when there is none such."""
        shift = self.plan.shift.get(assignment.shift)
        if shift is None:
            return None
        start = shift.start_minute if assignment.start is None else assignment.start
        return self.duty_numbers.get((shift.id, start))

    def choice(self, assignment: Assignment) -> int | None:
        """The number of an assignment, or None when the plan does not know one of its parts."""
        agent, duty = self.agent_numbers.get(assignment.agent), self.duty(assignment)
        day, post = self.plan.grid.day_index(assignment.day), (assignment.queue, assignment.then)
        if agent is None or duty is None or day is None or post not in self.posts:
            return None
        return int(self.cells[agent, day, duty, self.posts.index(post)])

    def held(self, assignment: Assignment) -> int | None:
        """The like for what somebody has; a problem may know more of this than it lets be chosen."""
        return self.choice(assignment)

    def cell(self, cell: Cell) -> tuple[int, int] | None:
        """(agent, day) of a cell, or None when it lies outside the plan."""
        agent, day = self.agent_numbers.get(cell.agent), self.plan.grid.day_index(cell.day)
        return None if agent is None or day is None else (agent, day)

    def assignment(self, choice: int) -> Assignment:
        """The choice of this number as an assignment, its breaks where the template has them."""
        agent, day, duty, post = (int(part) for part in np.unravel_index(choice, self.shape))
        shift, (queue, then) = self.duties[duty], self.posts[post]
        kind = self.plan.shift[shift.id]
        told = kind.start_until is not None or shift.start_minute != kind.start_minute
        return Assignment(
            agent=self.plan.agents[agent].id,
            day=self.days[day],
            shift=shift.id,
            queue=queue,
            start=shift.start_minute if told else None,
            then=then,
        )
