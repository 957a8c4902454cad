"""Wishes to work or to be off, by their own weight."""

import numpy as np

from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.rota import Cell
from shiftplan.domain.work import open_wishes
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints, Problem


def add(build: Builder) -> None:
    weight = build.problem.plan.settings.weights.wish
    for wish in open_wishes(build.problem.plan):
        choices = _choices(build.problem, wish)
        if wish.kind is AvailabilityKind.WISH_ON:
            build.constant += weight * wish.weight
            build.cost[choices] -= weight * wish.weight
        else:
            build.cost[choices] += weight * wish.weight


def _choices(problem: Problem, wish: Availability) -> Ints:
    found = problem.cell(Cell(wish.agent, wish.day))
    if found is None:
        return np.zeros(0, dtype=np.int64)
    named = np.array([wish.shift in (None, shift.id) for shift in problem.duties], dtype=bool)
    choices: Ints = problem.cells[found][named].ravel()
    return choices
