"""Overtime worked, and hours that a contract promises but the rota does not give."""

import numpy as np

from shiftplan.domain.stretches import Stretch, stretches
from shiftplan.domain.work import agreed_hours
from shiftplan.rota.builder import Builder


def add_overtime(build: Builder) -> None:
    for agent in range(build.problem.shape[0]):
        for column in build.overtime(agent):
            build.charge(column, build.problem.plan.weights.overtime)


def add_undertime(build: Builder) -> None:
    plan = build.problem.plan
    for agent, person in enumerate(plan.agents):
        for stretch in stretches(plan, person):
            _promise(build, agent, stretch)


def _promise(build: Builder, agent: int, stretch: Stretch) -> None:
    problem = build.problem
    agreed = agreed_hours(problem.plan, problem.plan.agents[agent], stretch.days)
    if agreed > 0:
        missing = build.column(agreed, problem.plan.weights.undertime, agent)
        first = problem.days.index(stretch.days[0])
        cells = problem.cells[agent, first : first + len(stretch.days)]
        hours = np.broadcast_to(problem.hours[None, :, None], cells.shape).ravel()
        row = build.row(np.append(cells.ravel(), missing), np.append(hours, 1.0), agreed, agent=agent)
        build.ladder(row, [missing])
