"""Seniors missing while others of their squad work, where the squad is a wish."""

import numpy as np

from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints
from shiftplan.rota.ties import watches


def add(build: Builder) -> None:
    plan = build.problem.plan
    for squad in plan.settings.squads:
        cost = plan.weights.squads * squad.weight * plan.grid.hours
        for watch in watches(build.problem, squad) if squad.force is Force.WISH and cost else ():
            missing = build.column(squad.least, cost * watch.slots)
            for other in watch.others:
                _raise(build, missing, squad.least, other, watch.seniors)


def _raise(build: Builder, missing: int, least: int, other: Ints, seniors: Ints) -> None:
    """At least as many are missing as one other on shift calls for beyond the seniors there."""
    columns = np.concatenate([other, seniors, [missing]])
    values = np.concatenate([np.full(len(other), -float(least)), np.ones(len(seniors)), [1.0]])
    build.ladder(build.row(columns, values, low=0.0), [missing])
