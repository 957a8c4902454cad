"""What the relaxation's duals say one unit more of anything is worth.

A column that the model does not have yet, priced by the duals, tells how far it could lower the relaxation's
value at most (weak duality): so every estimate made of these is one from above.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from shiftplan.rota.bound import relax
from shiftplan.rota.explain.standing import Standing, price_of_one
from shiftplan.rota.problem import Floats

ENTRIES_A_SECOND = 100_000
"""Of its matrix, that a relaxation gets through by the methods of `bound` (docs/solver.md measures both)."""


@dataclass(frozen=True, eq=False)
class Prices:
    """`duals` of the model's rows: what one unit more on the right side adds to the cost."""

    standing: Standing
    duals: Floats

    @cached_property
    def cover(self) -> Floats:
        """What one standard agent more saves in each slot, less the price of a surplus, (queues, slots)."""
        scene = self.standing.scene
        surplus = scene.plan.settings.weights.surplus * scene.plan.grid.hours
        found: Floats = np.full(scene.needs.shape, -surplus)
        for (queue, slot), row in scene.cover_rows.items():
            found[queue, slot] += max(0.0, self.duals[row])
        return found

    @cached_property
    def served(self) -> Floats:
        """What one standard agent more saves by a duty on a queue, (days, duties, queues)."""
        scene = self.standing.scene
        _, days, duties, _ = scene.problem.shape
        grid, plain = scene.plan.grid, len(scene.problem.queue_numbers)
        found = np.zeros((days, duties, plain))
        for one in scene.presences:
            if one.post < plain:
                first = np.arange(days)
                inside = first[first * grid.per_day + one.offset < grid.slots]
                found[inside, one.duty, one.queue] += (
                    one.share * self.cover[one.queue, inside * grid.per_day + one.offset]
                )
        return found

    @cached_property
    def reduced(self) -> Floats:
        """What the relaxation pays for one unit more of each choice, (choices,); inf where ruled out."""
        scene = self.standing.scene
        model = scene.model
        costs = model.cost[: model.whole] - (model.matrix[:, : model.whole].T @ self.duals)
        found: Floats = np.full(scene.build.choices, np.inf)
        found[model.choices] = costs
        return found


def prices_of(standing: Standing, seconds: float) -> Prices:
    """The prices by the relaxation; when it is not solved in the time, by the slopes of the present rota.

    Those price a slot by what one agent more would save there now, and hours and days off by nothing.
    A relaxation that is too large for the time is not begun.
    """
    model = standing.scene.model
    small = model.matrix.nnz <= ENTRIES_A_SECOND * seconds
    duals = relax(model, seconds).duals if small else None
    return Prices(standing, _slopes(standing) if duals is None else duals[: model.rows])


def _slopes(standing: Standing) -> Floats:
    scene, duals = standing.scene, np.zeros(standing.scene.model.rows)
    surplus = scene.plan.settings.weights.surplus * scene.plan.grid.hours
    names = [queue.id for queue in scene.plan.settings.queues]
    for (queue, slot), row in scene.cover_rows.items():
        duals[row] = price_of_one(standing, names[queue], slot)
        duals[row] += surplus if duals[row] > 0 else 0.0
    return duals
