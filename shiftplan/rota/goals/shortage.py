"""Cover: too few people in a slot, with two slopes, and too many.

In each slot of a queue, supply + gentle + deep ≥ need. What is above the need follows: surplus = supply −
need + shortage, so it needs no column of its own; its price goes onto the choices and the shortage.
"""

import numpy as np
from scipy import sparse

from shiftplan.domain.work import cover
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Floats, Problem


def add(build: Builder) -> None:
    problem = build.problem
    surplus = problem.plan.settings.weights.surplus * problem.plan.grid.hours
    serving = supply_matrix(problem)
    build.cost += surplus * serving.sum(axis=0)
    for queue, name in enumerate(queue.id for queue in problem.plan.settings.queues):
        needs = np.array(problem.need.of(name).need)
        build.constant -= surplus * float(needs.sum())
        for slot in np.nonzero(needs > 0)[0]:
            _add_slot(build, serving, queue * problem.plan.grid.slots + int(slot), float(needs[slot]))


def _add_slot(build: Builder, serving: sparse.csr_array, row: int, needed: float) -> None:
    plan = build.problem.plan
    weights, hours = plan.settings.weights, plan.grid.hours
    span = slice(serving.indptr[row], serving.indptr[row + 1])
    share = weights.gentle_share
    gentle = build.column(share * needed, (weights.shortage + weights.surplus) * hours)
    deep = build.column((1 - share) * needed, (weights.deep_shortage + weights.surplus) * hours)
    columns = np.concatenate([serving.indices[span], [gentle, deep]])
    made = build.row(columns, np.concatenate([serving.data[span], [1.0, 1.0]]), needed)
    build.ladder(made, [gentle, deep])


def supply_matrix(problem: Problem) -> sparse.csr_array:
    """Standard agents that each choice puts into each slot: (queues · slots, choices)."""
    _, days, _, queues = problem.shape
    slots, per_day = problem.plan.grid.slots, problem.plan.grid.per_day
    worth = worths(problem)
    rows, columns = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    values = [np.zeros(0)]
    for number, shift in enumerate(problem.plan.shifts):
        for offset, share in shift.presence(problem.plan.grid):
            day = np.arange(days)[np.arange(days) * per_day + offset < slots]
            choice = problem.cells[:, day, number, :]
            slot = (day * per_day + offset)[None, :, None] + (np.arange(queues) * slots)[None, None, :]
            rows.append(np.broadcast_to(slot, choice.shape).ravel())
            columns.append(choice.ravel())
            values.append(np.broadcast_to(worth[:, number, None, None] * share, choice.shape).ravel())
    entries = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    shape = (queues * slots, int(problem.cells.size))
    return sparse.csr_array(sparse.coo_array(entries, shape=shape))


def worths(problem: Problem) -> Floats:
    """Standard agents of each agent on each shift, (agents, shifts)."""
    plan = problem.plan
    found = [[cover(plan, agent, shift) for shift in plan.shifts] for agent in plan.agents]
    return np.array(found, dtype=np.float64).reshape(len(plan.agents), len(plan.shifts))
