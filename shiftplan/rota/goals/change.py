"""What differs from the rota that people were told: cells, and people with any such cell."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.rota import Rota
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints, Problem


def add_change(build: Builder) -> None:
    problem = build.problem
    weight = problem.plan.weights.change
    if problem.published is None or not weight:
        return
    for agent in range(problem.shape[0]):
        for same, others in _cells(problem, problem.published, agent):
            if others is not None:
                build.cost[others] += weight
            else:
                build.constant += weight
                build.cost[same] -= weight


def add_disturbed(build: Builder) -> None:
    problem = build.problem
    weight = problem.plan.weights.disturbed
    if problem.published is None or not weight:
        return
    for agent in range(problem.shape[0]):
        disturbed = build.column(1.0, weight, agent)
        for same, others in _cells(problem, problem.published, agent):
            columns = same if others is None else others
            values = np.append(np.full(len(columns), 1.0 if others is None else -1.0), 1.0)
            low = 1.0 if others is None else 0.0
            build.ladder(build.row(np.append(columns, disturbed), values, low, agent=agent), [disturbed])


def _cells(problem: Problem, published: Rota, agent: int) -> Iterator[tuple[Ints, Ints | None]]:
    """For each day the choice (none or one) that is as published, or else all others than the day off."""
    nothing = np.zeros(0, dtype=np.int64)
    for day, when in enumerate(problem.days):
        assignment = published.at(problem.plan.agents[agent].id, when)
        if assignment is None:
            yield nothing, problem.cells[agent, day].ravel()
        else:
            choice = problem.choice(assignment)
            yield nothing if choice is None else np.array([choice], dtype=np.int64), None
