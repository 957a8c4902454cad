"""People missing or too many where `[[cover]]` wishes for heads or seats."""

import numpy as np

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder
from shiftplan.rota.counting import counted, watch


def add(build: Builder) -> None:
    plan = build.problem.plan
    for rule in plan.settings.cover:
        cost = plan.weights.heads * rule.weight * plan.grid.hours
        if rule.force is Force.WISH and cost:
            _missing(build, rule, cost)
            _too_many(build, rule, cost)


def _missing(build: Builder, rule: CoverRule, cost: float) -> None:
    if not rule.least:
        return
    for slot, choices in counted(build.problem, rule, seats=False).items():
        missing = build.column(rule.least, cost)
        row = build.row(np.append(choices, missing), 1.0, low=rule.least)
        build.ladder(row, [missing])
        watch(build, rule, slot, row)


def _too_many(build: Builder, rule: CoverRule, cost: float) -> None:
    if rule.most is None:
        return
    for choices in counted(build.problem, rule, seats=True).values():
        above = build.column(build.problem.shape[0], cost)
        values = np.append(np.full(len(choices), -1.0), 1.0)
        build.ladder(build.row(np.append(choices, above), values, low=-rule.most), [above])
