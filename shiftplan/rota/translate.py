"""Between rotas and the values of the model's choices."""

import numpy as np

from shiftplan.domain.rota import Rota
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Problem


def rota_of(problem: Problem, model: Model, values: Floats) -> Rota:
    """The rota that `values` choose, with the locks of the start."""
    taken = model.choices[np.nonzero(values[: model.whole] > 0.5)[0]]  # noqa: PLR2004 - whole, up to rounding
    return Rota.of((problem.assignment(int(choice)) for choice in taken), problem.start.locks)


def chosen_of(problem: Problem, model: Model, rota: Rota) -> Floats:
    """The choices of a rota, as far as the model has them; locks always hold."""
    chosen = model.lower[: model.whole].copy()
    numbers = (problem.choice(assignment) for assignment in rota.assignments)
    wanted = np.array([number for number in numbers if number is not None], dtype=np.int64)
    chosen[np.isin(model.choices, wanted)] = 1.0
    return chosen
