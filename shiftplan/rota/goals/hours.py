"""Overtime worked, and hours that a contract promises but the rota does not give."""

import numpy as np

from shiftplan.domain.work import agreed_hours
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints


def add_overtime(build: Builder) -> None:
    weight = build.problem.plan.settings.weights.overtime
    for agent in range(build.problem.shape[0]):
        for week in range(len(build.problem.weeks)):
            build.charge(build.week_overtime(agent, week), weight)


def add_undertime(build: Builder) -> None:
    for agent in range(build.problem.shape[0]):
        for days in build.problem.weeks:
            _promise(build, agent, days)


def _promise(build: Builder, agent: int, days: Ints) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    agreed = agreed_hours(problem.plan, person, tuple(problem.days[day] for day in days))
    if agreed > 0:
        missing = build.column(agreed, problem.plan.settings.weights.undertime, agent)
        cells = problem.cells[agent, days]
        hours = np.broadcast_to(problem.hours[None, :, None], cells.shape).ravel()
        row = build.row(np.append(cells.ravel(), missing), np.append(hours, 1.0), agreed, agent=agent)
        build.ladder(row, [missing])
