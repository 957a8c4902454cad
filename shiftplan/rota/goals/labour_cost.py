"""What hours cost in yuan: each shift its pay, and a premium on the hours over a stretch of days."""

import numpy as np

from shiftplan.domain import pay
from shiftplan.domain.stretches import Stretch, stretches
from shiftplan.rota.builder import Builder


def add(build: Builder) -> None:
    plan = build.problem.plan
    if not plan.weights.labour_cost or not pay.is_told(plan):
        return
    for agent, person in enumerate(plan.agents):
        _pay_shifts(build, agent)
        if pay.of_hour_over(plan, person):
            for stretch in stretches(plan, person):
                _pay_over(build, agent, stretch)


def _pay_shifts(build: Builder, agent: int) -> None:
    problem = build.problem
    plan, person = problem.plan, problem.plan.agents[agent]
    yuan = np.array(
        [[pay.of_shift(plan, person, day, duty) for duty in problem.duties] for day in problem.days]
    )
    build.cost[problem.cells[agent]] += plan.weights.labour_cost * yuan[:, :, None]


def _pay_over(build: Builder, agent: int, stretch: Stretch) -> None:
    problem = build.problem
    plan, person = problem.plan, problem.plan.agents[agent]
    days = [problem.days.index(day) for day in stretch.days]
    hours = np.array(
        [[pay.towards_stretch(plan, stretch, problem.days[d], duty) for duty in problem.duties] for d in days]
    )
    most = float(hours.max(axis=1).sum())
    if most <= stretch.normal:
        return
    over = build.column(most, plan.weights.labour_cost * pay.of_hour_over(plan, person), agent)
    cells = problem.cells[agent, days]
    values = np.broadcast_to(-hours[:, :, None], cells.shape).ravel()
    row = build.row(np.append(cells, over), np.append(values, 1.0), -stretch.normal, agent=agent)
    build.ladder(row, [over])
