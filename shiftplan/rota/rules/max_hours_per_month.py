"""A contract's limit of hours in a calendar month, those before the plan counted in."""

from shiftplan.domain.limits import months
from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.hours import hours_within, month_cells

CODE = "max_hours_per_month"


def add(build: Builder, agent: int) -> None:
    plan = build.problem.plan
    for month in months(plan, plan.agents[agent]):
        if month.most is not None:
            hours_within(build, agent, month_cells(build, agent, month), CODE, high=month.most)
