"""A lever as a change of a copy is just the plan with which the lever was tried."""

import pytest

from shiftplan import planning
from shiftplan.domain.adjusting import adjusted
from shiftplan.domain.explanation import Lever, LeverKind, Levers
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.lever_protocol import levers_line, read_line
from shiftplan.resources import shipped
from shiftplan.rota.explain import candidates, standing_of


def plain(plan: Plan, known: set[str]) -> Plan:
    """Without the names that somebody new is given, and with the contracts in one order."""
    agents = tuple(
        one if one.id in known else one.model_copy(update={"id": "new", "name": "new", "team": ""})
        for one in plan.agents
    )
    contracts = tuple(sorted(plan.settings.contracts, key=lambda one: one.id))
    settings = plan.settings.model_copy(update={"contracts": contracts})
    return plan.model_copy(update={"agents": agents, "settings": settings})


@pytest.mark.parametrize("template", ["small", "sale618"])
def test_the_change_of_a_lever_is_the_plan_that_was_tried(template: str) -> None:
    plan = planning.open_plan(shipped("configs") / "templates" / template).plan
    contracts = tuple(
        one.model_copy(update={"max_hours_per_week": one.hours_per_week or 8.0})
        for one in plan.settings.contracts
    )
    plan = plan.model_copy(update={"settings": plan.settings.model_copy(update={"contracts": contracts})})
    found = candidates(standing_of(plan, planning.need_of(plan), Rota()), 5.0)
    assert {LeverKind.PERSON} <= {each.lever.kind for each in found}
    for each in found:
        assert each.lever.change is not None, each.lever.message
        after = adjusted(plan, [each.lever.change])
        assert plain(after, set(plan.agent)) == plain(each.plan, set(plan.agent)), each.lever.message


def test_the_change_comes_through_the_lines_of_the_child() -> None:
    plan = planning.open_plan(shipped("configs") / "templates" / "small").plan
    found = candidates(standing_of(plan, planning.need_of(plan), Rota()), 2.0)
    told = tuple(each.lever for each in found[:3])
    back = read_line(levers_line(Levers(told=told)))
    assert isinstance(back, Levers)
    assert [one.change for one in back.told] == [one.change for one in told]
    assert all(isinstance(one, Lever) for one in back.told)
