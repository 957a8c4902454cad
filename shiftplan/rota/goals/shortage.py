"""Cover: too few people in a slot, with two slopes, and too many.

In each slot of a queue, supply + gentle + deep ≥ need. What is above the need follows: surplus = supply −
need + shortage, so it needs no column of its own; its price goes onto the choices and the shortage.
"""

import numpy as np
from scipy import sparse

from shiftplan.domain.work import slot_factors
from shiftplan.rota.breaks import serving
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Problem


def add(build: Builder) -> None:
    problem = build.problem
    surplus = problem.plan.settings.weights.surplus * problem.plan.grid.hours
    supply = supply_matrix(problem)
    build.cost += surplus * supply.sum(axis=0)
    factors = slot_factors(problem.plan)
    for queue, name in enumerate(queue.id for queue in problem.plan.settings.queues):
        needs = np.array(problem.need.of(name).need)
        build.constant -= surplus * float(needs.sum())
        for slot in np.nonzero(needs > 0)[0]:
            _add_slot(build, supply, (queue, int(slot)), float(needs[slot]), factors[name][slot])


def _add_slot(
    build: Builder, supply: sparse.csr_array, at: tuple[int, int], needed: float, factor: float
) -> None:
    plan, (queue, slot) = build.problem.plan, at
    weights, hours = plan.weights, plan.grid.hours
    row = queue * plan.grid.slots + slot
    span = slice(supply.indptr[row], supply.indptr[row + 1])
    share = weights.gentle_share
    gentle = build.column(share * needed, (weights.shortage * factor + weights.surplus) * hours)
    deep = build.column((1 - share) * needed, (weights.deep_shortage * factor + weights.surplus) * hours)
    columns = np.concatenate([supply.indices[span], [gentle, deep]])
    made = build.row(columns, np.concatenate([supply.data[span], [1.0, 1.0]]), needed)
    build.ladder(made, [gentle, deep])
    build.watch(made, queue, slot, build.problem.worths[:, :, queue])


def supply_matrix(problem: Problem) -> sparse.csr_array:
    """Standard agents of each choice in each slot, movable breaks not taken: (queues · slots, choices)."""
    slots, per_day = problem.plan.grid.slots, problem.plan.grid.per_day
    rows, columns = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    values = [np.zeros(0)]
    for duty, post, offset, share in presence(problem):
        queue = serving.queue_at(problem, duty, post, offset)
        days = np.arange(problem.shape[1])
        days = days[days * per_day + offset < slots]
        choice = problem.cells[:, days, duty, post]
        slot = (days * per_day + offset + queue * slots)[None, :]
        rows.append(np.broadcast_to(slot, choice.shape).ravel())
        columns.append(choice.ravel())
        worth = problem.worths[:, duty, queue, None]
        values.append(np.broadcast_to(worth * share, choice.shape).ravel())
    entries = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    shape = (len(problem.queue_numbers) * slots, int(problem.cells.size))
    return sparse.csr_array(sparse.coo_array(entries, shape=shape))


def presence(problem: Problem) -> list[tuple[int, int, int, float]]:
    """(duty, post, offset of the slot from its day's first, share of the slot), movable breaks not taken."""
    grid = problem.plan.grid
    return [
        (duty, post, offset, share)
        for duty in range(problem.shape[2])
        for post in range(problem.shape[3])
        for free in [serving.movable(problem, duty, post)]
        for offset, share in serving.without(problem.duties[duty], free).presence(grid)
    ]
