"""Shortage first: its weights outgrow everything that the other goals can make."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.domain.cover_rules import Scored
from shiftplan.domain.plan import Plan
from shiftplan.domain.priority import LEAST_STEP, raise_by
from shiftplan.domain.weights import Weights
from tests import builders as b
from tests.rota.goals.cases import drawn, judged, loose, rich_plan


def plan(**values: Any) -> Plan:
    return b.plan((b.agent("ann"),), days=1, **values)


def first(the_plan: Plan) -> Plan:
    changed = the_plan.settings.model_copy(update={"shortage_first": True})
    return Plan.model_validate({**dict(the_plan), "settings": changed})


def test_unless_the_plan_asks_the_weights_are_as_given() -> None:
    assert plan().weights == Weights()


def test_only_the_weights_of_shortage_are_raised_both_by_as_much() -> None:
    raised = plan(shortage_first=True).weights
    times = raise_by(plan())
    assert times > 1
    assert (raised.shortage, raised.deep_shortage) == (100 * times, 250 * times)
    assert raised.model_copy(update={"shortage": 100.0, "deep_shortage": 250.0}) == Weights()


def test_a_plan_in_which_nothing_else_weighs_needs_no_raise() -> None:
    others = dict.fromkeys(set(Weights.model_fields) - {"shortage", "deep_shortage", "gentle_share"}, 0.0)
    assert plan(shortage_first=True, weights=Weights(**others)).weights.shortage == 100


def test_hours_scored_below_one_are_raised_the_more() -> None:
    assert raise_by(plan(scored=(Scored(factor=0.1),))) == pytest.approx(10 * raise_by(plan()), rel=0.5)


@pytest.mark.parametrize("seed", range(6))
def test_a_step_of_shortage_outweighs_all_else_that_any_rota_can_make(seed: int) -> None:
    """Of rotas without regard to rules, the dearest in everything but shortage is below one step."""
    the_plan = first(rich_plan(seed))
    problem, model = loose(the_plan, seed)
    factor = min(1.0, *(scored.factor for scored in the_plan.settings.scored), 1.0)
    for draw in range(4):
        terms = judged(problem, model, drawn(model, draw, 0.95)).terms
        others = sum(term.cost for term in terms if term.name not in {"shortage", "deep_shortage"})
        assert others < LEAST_STEP * the_plan.weights.shortage * factor


@settings(max_examples=30, deadline=None)
@given(st.floats(0.01, 1000), st.floats(0, 1000))
def test_the_raise_is_one_digit_and_never_below_one(shortage: float, wish: float) -> None:
    times = raise_by(plan(weights=Weights(shortage=shortage, deep_shortage=shortage, overtime=wish)))
    assert times >= 1
    assert float(f"{times:.0e}") == pytest.approx(times)
