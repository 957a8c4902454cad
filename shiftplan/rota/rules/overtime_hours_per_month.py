"""Overtime hours of a month, summed over the stretches that touch it, those before the plan counted in."""

from shiftplan.domain.stretches import months_of_overtime
from shiftplan.rota.builder import Builder

CODE = "overtime_hours_per_month"


def add(build: Builder, agent: int) -> None:
    plan = build.problem.plan
    for month in months_of_overtime(plan, plan.agents[agent]):
        columns = [build.overtime(agent)[index] for index in month.stretches]
        most = max(0.0, build.problem.rule(CODE) - month.before)
        build.row(columns, 1.0, high=most, code=CODE, agent=agent)
