"""What rotas of one problem are worth, one after another, without a search."""

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota.assemble import model_of
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.translate import draft_of


class Valuer:
    """Makes the model once; each rota then takes milliseconds. Locks are those of `start`."""

    def __init__(self, plan: Plan, need: Need, start: Rota, published: Rota | None = None) -> None:
        self._problem = Problem(plan, need, start, published)
        self._model = model_of(self._problem)

    def value(self, rota: Rota) -> float | None:
        """The value of a rota as the search counts it, None when it breaks a rule or a lock."""
        return value_of(self._problem, self._model, rota)


def value_of(problem: Problem, model: Model, rota: Rota) -> float | None:
    """The same in a model that is there."""
    draft = draft_of(problem, model, rota)
    if int(draft.chosen.sum()) != len(rota.assignments) or not model.is_kept_by(draft):
        return None
    return model.value(draft)
