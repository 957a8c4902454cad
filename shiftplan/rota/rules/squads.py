"""Squads whose others work only beside enough seniors."""

import numpy as np

from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder
from shiftplan.rota.ties import watches

CODE = "squads"


def add(build: Builder) -> None:
    for squad in build.problem.plan.settings.squads:
        for watch in watches(build.problem, squad) if squad.force is Force.RULE else ():
            for other in watch.others:
                values = np.append(np.full(len(other), float(squad.least)), np.full(len(watch.seniors), -1.0))
                build.row(np.append(other, watch.seniors), values, high=0.0, code=CODE)
