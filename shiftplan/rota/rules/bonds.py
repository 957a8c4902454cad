"""Bonds that bind: the same shift, never at one time, beside a mentor, one start."""

import numpy as np

from shiftplan.domain.teamwork import Bond, BondKind
from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder
from shiftplan.rota.ties import clashes, meetings, shared

CODE = "bonds"


def add(build: Builder) -> None:
    for bond in build.problem.plan.settings.bonds:
        if bond.force is Force.RULE:
            _ADDERS.get(bond.kind, _add)(build, bond)


def _add(build: Builder, bond: Bond) -> None:
    for clash in clashes(build.problem, bond):
        values = np.append(np.ones(len(clash.more)), np.full(len(clash.less), -1.0))
        build.row(np.append(clash.more, clash.less), values, high=clash.high, code=CODE)


def _add_together(build: Builder, bond: Bond) -> None:
    cells = build.problem.cells
    for day, one, other in shared(build.problem, bond, ring=False):
        for mine, theirs in zip(cells[one, day], cells[other, day], strict=True):
            values = np.repeat([1.0, -1.0], len(mine))
            build.row(np.append(mine, theirs), values, low=0.0, high=0.0, code=CODE)


def _add_apart(build: Builder, bond: Bond) -> None:
    """One row for all of them at each start."""
    agents = [build.problem.agent_numbers[name] for name in bond.agents]
    for _, here in meetings(build.problem):
        build.row(build.problem.cells[agents][:, here].ravel(), 1.0, high=1, code=CODE)


_ADDERS = {BondKind.TOGETHER: _add_together, BondKind.APART: _add_apart}
