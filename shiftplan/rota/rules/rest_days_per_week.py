"""Rest days in every calendar week that lies whole inside the plan, or is made whole by history.

A day is a rest day when no shift starts on it and the free stretch around it, from the end of the last
shift before to the start of the next one after, is long enough. `lost` is 1 when a day is none:
lost ≥ work on the day, and lost ≥ (a shift before) + (a shift after) − 1 for every two that lie too near.
"""

import numpy as np

from shiftplan.domain.past import last_end, rest_days_before
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints

CODE = "rest_days_per_week"


def add(build: Builder, agent: int) -> None:
    plan = build.problem.plan
    for week, days in enumerate(build.problem.weeks):
        before = rest_days_before(plan, plan.agents[agent], week, len(days))
        if before is not None and before < build.problem.rule(CODE):
            lost = [_lost(build, agent, int(day)) for day in days]
            most = max(0.0, len(days) - build.problem.rule(CODE) + before)
            build.row(lost, 1.0, high=most, code=CODE, agent=agent)


def _lost(build: Builder, agent: int, day: int) -> int:
    lost = build.column(1.0, 0.0, agent)
    cells = build.problem.cells[agent]
    _raise(build, lost, cells[day].ravel(), 0.0, agent)
    for days, duties in build.problem.crowded[day]:
        _raise(build, lost, cells[days, duties].ravel(), -1.0, agent)
    for near in _near_the_past(build, agent, day):
        _raise(build, lost, near, 0.0, agent)
    return lost


def _raise(build: Builder, lost: int, choices: Ints, low: float, agent: int) -> None:
    values = np.append(np.full(len(choices), -1.0), 1.0)
    row = build.row(np.append(choices, lost), values, low, code=CODE, agent=agent)
    build.ladder(row, [lost])


def _near_the_past(build: Builder, agent: int, day: int) -> list[Ints]:
    """Choices of each later day that leave too short a stretch after the last shift before the plan."""
    problem = build.problem
    ended = last_end(problem.plan, problem.plan.agents[agent])
    if ended is None:
        return []
    near = problem.begins < ended + problem.rule("rest_day_hours") * 60
    later = range(day + 1, len(problem.days))
    return [problem.cells[agent, after, near[after]].ravel() for after in later if near[after].any()]
