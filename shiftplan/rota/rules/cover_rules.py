"""Heads and seats that `[[cover]]` makes a rule, in every slot that it means."""

from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder
from shiftplan.rota.counting import counted, watch

CODE = "cover_rules"


def add(build: Builder) -> None:
    for rule in build.problem.plan.settings.cover:
        if rule.force is not Force.RULE:
            continue
        if rule.least:
            for slot, choices in counted(build.problem, rule, seats=False).items():
                row = build.row(choices, 1.0, low=rule.least, code=CODE)
                watch(build, rule, slot, row)
        if rule.most is not None:
            for choices in counted(build.problem, rule, seats=True).values():
                build.row(choices, 1.0, high=rule.most, code=CODE)
