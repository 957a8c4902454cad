"""Bonds that are wishes: each day on which one is broken costs its weight."""

import numpy as np

from shiftplan.domain.teamwork import Bond
from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder
from shiftplan.rota.ties import Clash, clashes


def add(build: Builder) -> None:
    plan = build.problem.plan
    for bond in plan.settings.bonds:
        cost = plan.weights.bonds * bond.weight
        if bond.force is Force.WISH and cost:
            _add(build, bond, cost)


def _add(build: Builder, bond: Bond, cost: float) -> None:
    broken: dict[int, int] = {}
    for clash in clashes(build.problem, bond):
        if clash.day not in broken:
            broken[clash.day] = build.column(1.0, cost)
        _raise(build, clash, broken[clash.day])


def _raise(build: Builder, clash: Clash, broken: int) -> None:
    """The day is broken by as much as the clash is above its limit."""
    columns = np.concatenate([clash.more, clash.less, [broken]])
    values = np.concatenate([np.full(len(clash.more), -1.0), np.ones(len(clash.less)), [1.0]])
    row = build.row(columns, values, low=-clash.high)
    build.ladder(row, [broken])
