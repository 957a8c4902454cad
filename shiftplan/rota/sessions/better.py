"""An outcome with its sessions at better times, when the model agrees that they are better."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from shiftplan.domain.outcome import Outcome
from shiftplan.rota.assemble import model_of
from shiftplan.rota.breaks.settling import settled
from shiftplan.rota.problem import Problem
from shiftplan.rota.sessions.moving import moved
from shiftplan.rota.translate import draft_of, rota_of

LEAST = 1e-6


def with_better_times(problem: Problem, outcome: Outcome, without: Collection[str] = ()) -> Outcome:
    """The outcome itself when the plan has no sessions, or none of them has a better time."""
    if not problem.plan.settings.sessions or outcome.rota is None or outcome.objective is None:
        return outcome
    rota = moved(problem.plan, problem.need, outcome.rota)
    other = replace(problem, start=rota)
    model = model_of(other, without)
    draft = draft_of(other, model, rota)
    draft = settled(model, draft, np.nonzero(draft.chosen)[0])
    value = model.value(draft)
    if value >= outcome.objective - LEAST or not model.is_kept_by(draft):
        return outcome
    return outcome.model_copy(update={"rota": rota_of(other, model, draft), "objective": value})
