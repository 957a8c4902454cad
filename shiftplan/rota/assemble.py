"""The model of a problem: every rule for every agent, then every goal."""

from collections.abc import Collection

from shiftplan.rota.builder import Builder
from shiftplan.rota.goals import GOALS
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.rules import RULES


def build_rules(problem: Problem, without: Collection[str] = ()) -> Builder:
    """Choices, bans and rows of all rules but those named."""
    build = Builder(problem)
    for name, add in RULES.items():
        if name not in without:
            for agent in range(problem.shape[0]):
                add(build, agent)
    return build


def model_of(problem: Problem, without: Collection[str] = ()) -> Model:
    """The whole model; `without` drops rules, which tests use to show that each is needed."""
    build = build_rules(problem, without)
    for add in GOALS.values():
        add(build)
    return build.model()
