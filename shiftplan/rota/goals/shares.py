"""Fair shares of peaks and of hours above the contract, against what people have behind them."""

from math import ceil

import numpy as np

from shiftplan.domain.fair_shares import BLOCK_HOURS, at_peak
from shiftplan.domain.work import agreed_hours
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints, Problem


def add_peaks(build: Builder) -> None:
    """The k-th shift at a peak costs what came before + k − 1."""
    problem = build.problem
    weight, peaks = problem.plan.weights.peaks, _peaks(problem)
    if not weight or not len(peaks):
        return
    most = len(np.unique(peaks[:, 0]))
    for agent, person in enumerate(problem.plan.agents):
        before = problem.plan.before[person.id].peaks
        counted = problem.cells[agent, peaks[:, 0], peaks[:, 1]].ravel()
        steps = [build.column(1.0, weight * (before + k), agent) for k in range(most)]
        values = np.append(np.full(counted.size, -1.0), np.ones(most))
        build.ladder(build.row(np.append(counted, steps), values, 0.0, agent=agent), steps)


def _peaks(problem: Problem) -> Ints:
    """(day, duty) of every shift at a peak, an array (peaks, 2)."""
    openings = problem.plan.settings.event.openings
    found = [
        (day, duty)
        for day, when in enumerate(problem.days)
        for duty, shift in enumerate(problem.duties)
        if at_peak(shift, when, openings)
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def add_hours(build: Builder) -> None:
    """The k-th block of 8 hours above the contract costs k − 1."""
    if build.problem.plan.weights.hours:
        for agent in range(build.problem.shape[0]):
            _add_blocks(build, agent)


def _add_blocks(build: Builder, agent: int) -> None:
    problem = build.problem
    plan, person = problem.plan, problem.plan.agents[agent]
    agreed = sum(agreed_hours(plan, person, tuple(problem.days[d] for d in week)) for week in problem.weeks)
    behind = plan.before[person.id].hours - agreed
    most = behind + float(problem.hours.max(initial=0.0)) * problem.shape[1]
    price = plan.weights.hours / BLOCK_HOURS
    steps = [build.column(BLOCK_HOURS, price * k, agent) for k in range(max(0, ceil(most / BLOCK_HOURS)))]
    if not steps:
        return
    cells = problem.cells[agent]
    hours = np.broadcast_to(-problem.hours[None, :, None], cells.shape).ravel()
    row = build.row(np.append(cells, steps), np.append(hours, np.ones(len(steps))), behind, agent=agent)
    build.ladder(row, steps)
