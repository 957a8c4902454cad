"""What rotas of one problem are worth, one after another, without a search."""

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota.assemble import model_of
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.translate import changed, draft_of


class Valuer:
    """Values rotas that differ little from `near`: what is alike is translated once."""

    def __init__(self, problem: Problem, model: Model, near: Rota) -> None:
        self._problem, self._model, self._near = problem, model, near
        self._draft = draft_of(problem, model, near)

    def value(self, rota: Rota) -> float | None:
        """The value of a rota as the search counts it, None when it breaks a rule or a lock."""
        before, after = self._near.by_cell, rota.by_cell
        cells = [cell for cell in before.keys() | after.keys() if before.get(cell) != after.get(cell)]
        out = [before[cell] for cell in cells if cell in before]
        into = [after[cell] for cell in cells if cell in after]
        draft = changed(self._problem, self._model, self._draft, out, into)
        if draft is None or int(draft.chosen.sum()) != len(rota.assignments):
            return None
        if not self._model.is_kept_by(draft):
            return None
        return self._model.value(draft)


def valuer_of(
    plan: Plan, need: Need, start: Rota, published: Rota | None = None, *, standing: bool = False
) -> Valuer:
    """Makes the model, which takes seconds for a large team; locks are those of `start`."""
    problem = Problem(plan, need, start, published, standing)
    return Valuer(problem, model_of(problem), Rota())
