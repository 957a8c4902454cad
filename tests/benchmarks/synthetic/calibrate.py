"""How many contacts make a given share of the work impossible: a linear programme over groups of people.

It knows hours, days, nights and overtime of each group but no rest between shifts, so the rota's own best
shortage is somewhat above the share it is asked for.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from shiftplan.domain import work
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.domain.shift import ShiftTemplate

SHORT_SHARE = {24: 0.01, 1000: 0.08}
"""By the size of the team up to which it holds: in a small one whole people fit the need less well."""
PART_TIME_HOURS = 4.0
OVERTIME_A_WEEK = 6.0


@dataclass(frozen=True)
class Group:
    """People who can do the same."""

    queues: tuple[str, ...]
    part_time: bool
    nights: bool
    overtime: bool


@dataclass(frozen=True)
class _Crew:
    """The people of a group, the shifts that they may work, and what one of them is worth."""

    agents: list[Agent]
    queues: tuple[str, ...]
    duties: list[ShiftTemplate]
    worth: float


def factor(plan: Plan, need: Need) -> float:
    """What the need may be multiplied by until its share for the size of the team cannot be covered."""
    share = next(share for most, share in SHORT_SHARE.items() if len(plan.agents) < most)
    programme = _Programme(plan, need, share)
    found = linprog(**programme.arguments(), method="highs-ipm", options={"ipm_optimality_tolerance": 1e-4})
    return float(found.x[programme.factor])


class _Programme:
    """max f: supply + short ≥ f·need in every slot, Σ short ≤ share·f·Σ need, and what people can give."""

    def __init__(self, plan: Plan, need: Need, short_share: float) -> None:
        self.plan, self.grid = plan, plan.grid
        self.duties = [shift.at(start) for shift in plan.shifts for start in shift.starts[::3]]
        self.groups = _groups(plan)
        self.columns = 0
        self.entries: list[tuple[int, int, float]] = []
        self.limits: list[float] = []
        amounts = {one.queue: one.need for one in need.queues}
        self.slots = self._slots(amounts)
        for group, agents in self.groups.items():
            self._people(group, agents)
        self.factor = self.columns
        self._shortage(amounts, short_share)

    def _slots(self, amounts: dict[str, tuple[float, ...]]) -> dict[tuple[str, int], int]:
        needed = [
            (queue, slot) for queue, row in amounts.items() for slot in range(len(row)) if row[slot] > 0
        ]
        return {key: self._row(0.0) for key in needed}

    def _row(self, limit: float) -> int:
        self.limits.append(limit)
        return len(self.limits) - 1

    def _people(self, group: Group, agents: list[Agent]) -> None:
        crew = _Crew(
            agents,
            group.queues,
            [duty for duty in self.duties if self._may(group, duty)],
            float(np.mean([agent.productivity for agent in agents])),
        )
        for days in work.weeks(self.plan):
            hours = self._row(sum(self._hours(group, agent) for agent in agents) * len(days) / 7)
            for day in days:
                self._day(crew, day, hours)

    def _day(self, crew: "_Crew", day: date, hours: int) -> None:
        there = [a for a in crew.agents if a.employed_on(day) and Cell(a.id, day) not in self.plan.blocked]
        heads, index = self._row(float(len(there))), self.grid.day_index(day) or 0
        for duty in crew.duties:
            for queue in crew.queues:
                self.entries += [(heads, self.columns, 1.0), (hours, self.columns, duty.hours)]
                for offset, share in duty.presence(self.grid):
                    row = self.slots.get((queue, index * self.grid.per_day + offset))
                    if row is not None:
                        self.entries.append((row, self.columns, -crew.worth * share))
                self.columns += 1

    def _may(self, group: Group, duty: ShiftTemplate) -> bool:
        rules = self.plan.settings.rules
        if group.part_time and duty.hours > PART_TIME_HOURS:
            return False
        if not group.nights and work.touches_night(duty, rules):
            return False
        return group.overtime or work.daily_overtime(duty, rules) == 0

    def _hours(self, group: Group, agent: Agent) -> float:
        contract = self.plan.contract_of(agent)
        most = work.max_week_hours(self.plan, agent)
        return min(most, contract.hours_per_week + (OVERTIME_A_WEEK if group.overtime else 0))

    def _shortage(self, amounts: dict[str, tuple[float, ...]], short_share: float) -> None:
        budget, whole = self._row(0.0), 0.0
        short = self.factor + 1
        for (queue, slot), row in self.slots.items():
            needed = amounts[queue][slot]
            self.entries += [(row, self.factor, needed), (row, short, -1.0), (budget, short, 1.0)]
            whole += needed
            short += 1
        self.entries.append((budget, self.factor, -short_share * whole))
        self.columns = short

    def arguments(self) -> dict[str, object]:
        rows, columns, values = map(np.array, zip(*self.entries, strict=True))
        shape = (len(self.limits), self.columns)
        goal = np.zeros(self.columns)
        goal[self.factor] = -1.0
        return {
            "c": goal,
            "A_ub": coo_array((values, (rows, columns)), shape=shape).tocsr(),
            "b_ub": self.limits,
        }


def _groups(plan: Plan) -> dict[Group, list[Agent]]:
    found: dict[Group, list[Agent]] = defaultdict(list)
    for agent in plan.agents:
        group = Group(
            queues=tuple(sorted(agent.queues)),
            part_time=plan.contract_of(agent).kind is ContractKind.PART_TIME,
            nights=work.may_work_nights(plan, agent),
            overtime=work.may_work_overtime(plan, agent),
        )
        found[group].append(agent)
    return dict(found)
