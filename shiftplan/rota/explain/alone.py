"""The best days of one person while everybody else stays: small enough to be solved to its end."""

from functools import cached_property

import numpy as np

from shiftplan.domain.rota import Rota
from shiftplan.rota.desk import Desk
from shiftplan.rota.explain.standing import Standing
from shiftplan.rota.jobs import Improve
from shiftplan.rota.translate import rota_of

SEED = 1


class Alone:
    """Answers for one rota; breaks of others may make room. What somebody has against a rule is given up."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    @cached_property
    def _desk(self) -> Desk:
        return Desk(self._standing.scene.model, SEED)

    def best(self, agent: str, seconds: float) -> Rota | None:
        """The rota with the best days that this person can have; None when none was found in the time."""
        scene, draft = self._standing.scene, self._standing.draft
        model, number = scene.model, scene.problem.agent_numbers[agent]
        own, most = model.owner[: model.whole] == number, model.upper[: model.whole]
        allowed = draft.like(np.where(own, np.minimum(draft.chosen, most), draft.chosen))
        free = np.nonzero(own & (most > 0))[0]
        found = Improve(allowed, free, seconds, SEED, agent).run(self._desk).draft if len(free) else allowed
        return None if found is None else rota_of(scene.problem, model, found)
