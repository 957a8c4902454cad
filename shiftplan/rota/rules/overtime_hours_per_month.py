"""Overtime hours of a month, summed over the weeks that touch it."""

from shiftplan.domain.work import months
from shiftplan.rota.builder import Builder

CODE = "overtime_hours_per_month"


def add(build: Builder, agent: int) -> None:
    most = build.problem.rule(CODE)
    for weeks in months(build.problem.plan).values():
        columns = [build.week_overtime(agent, week) for week in weeks]
        build.row(columns, 1.0, high=most, code=CODE, agent=agent)
