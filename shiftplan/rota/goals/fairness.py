"""Fair shares of nights and weekends: n of them make n(n−1)/2 pairs, so the tenth costs more than the first.

The cost is convex, so the linear model climbs: with p of them in the past, the k-th night costs p + k − 1.
"""

import numpy as np

from shiftplan.domain.work import is_weekend
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints


def add_nights(build: Builder) -> None:
    problem = build.problem
    past = [problem.plan.before[agent.id].nights for agent in problem.plan.agents]
    cells = problem.cells[:, :, problem.night_shifts]
    _add(build, cells, problem.shape[1], problem.plan.weights.nights, past)


def add_weekends(build: Builder) -> None:
    problem = build.problem
    past = [problem.plan.before[agent.id].weekends for agent in problem.plan.agents]
    days = np.array([i for i, day in enumerate(problem.days) if is_weekend(day)], dtype=np.int64)
    _add(build, problem.cells[:, days], len(days), problem.plan.weights.weekends, past)


def _add(build: Builder, cells: Ints, most: int, weight: float, past: list[float]) -> None:
    """`cells` (agents, …) are the choices that count, of which a person can have `most`."""
    if not weight or not cells.size:
        return
    for agent, counted in enumerate(cells):
        steps = [build.column(1.0, weight * (past[agent] + before), agent) for before in range(most)]
        values = np.append(np.full(counted.size, -1.0), np.ones(most))
        row = build.row(np.append(counted.ravel(), steps), values, 0.0, agent=agent)
        build.ladder(row, steps)
