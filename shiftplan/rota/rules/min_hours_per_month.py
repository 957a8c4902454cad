"""Hours that a contract promises in a calendar month, as far as its open days lie in the plan."""

from shiftplan.domain.limits import months
from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.hours import hours_within, month_cells

CODE = "min_hours_per_month"


def add(build: Builder, agent: int) -> None:
    plan = build.problem.plan
    for month in months(plan, plan.agents[agent]):
        if month.least:
            hours_within(build, agent, month_cells(build, agent, month), CODE, low=month.least)
