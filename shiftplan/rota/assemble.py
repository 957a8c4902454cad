"""The model of a problem: every rule for every agent, then every goal."""

from collections.abc import Collection

import numpy as np

from shiftplan.rota.builder import Builder
from shiftplan.rota.goals import GOALS
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.rules import RULES, TEAM_RULES
from shiftplan.rota.standing import held_choices


def builder_of(problem: Problem, without: Collection[str] = (), held: Collection[int] = ()) -> Builder:
    """Choices, bans, rows and costs; `without` drops rules, which tests use to show that each is needed.

    The choices `held` stay in the rows even where a rule forbids them.
    """
    build = Builder(problem)
    build.hold(np.array(sorted(held), dtype=np.int64))
    if problem.standing:
        build.hold(held_choices(problem))
    for name, add in RULES.items():
        if name not in without:
            for agent in range(problem.shape[0]):
                add(build, agent)
    for name, add_common in TEAM_RULES.items():
        if name not in without:
            add_common(build)
    for add_goal in GOALS.values():
        add_goal(build)
    return build


def model_of(problem: Problem, without: Collection[str] = ()) -> Model:
    """The whole model."""
    return builder_of(problem, without).model()
