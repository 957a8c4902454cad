"""Shortage first: two searches, told as one in the raised weights."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.outcome import Progress, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.priority import raise_by
from shiftplan.domain.rota import Rota
from shiftplan.rota import Limits, solve
from shiftplan.rota.shortage_first import MILD
from tests.checks.cases import random_need, random_plan

LIMITS = Limits(seconds=3, workers=1, seed=1)


def first(seed: int) -> Plan:
    plan = random_plan(seed)
    changed = plan.settings.model_copy(update={"shortage_first": True})
    return Plan(**{**{name: getattr(plan, name) for name in Plan.model_fields}, "settings": changed})


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_value_and_bound_are_in_the_raised_weights_all_along(seed: int) -> None:
    plan = first(seed)
    need, told = random_need(plan, seed), list[Progress]()
    assert raise_by(plan) > MILD
    outcome = solve(plan, need, None, LIMITS, told.append, lambda: False)
    assert outcome.rota is not None
    judgement = judge(plan, need, outcome.rota)
    assert judgement.hard_violations == 0
    assert outcome.objective == pytest.approx(judgement.objective, rel=1e-6)
    assert outcome.bound is not None
    assert outcome.bound <= judgement.objective * (1 + 1e-6)
    seconds = [progress.seconds for progress in told]
    assert seconds == sorted(seconds)
    values = [progress.best for progress in told if progress.best is not None]
    assert min(values, default=judgement.objective) >= judgement.objective * (1 - 1e-6)
    assert sum(bool(progress.findings) for progress in told) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_nothing_else_is_traded_for_a_shortage(seed: int) -> None:
    """The rota that is best by the plan's own weights is short by no less."""
    plan, given = first(seed), random_plan(seed)
    need = random_need(plan, seed)
    outcomes = [solve(each, need, None, LIMITS, lambda _: None, lambda: False) for each in (plan, given)]
    rotas = [outcome.rota or Rota() for outcome in outcomes]
    costs = [
        sum(term.cost for term in judge(given, need, rota).terms if "shortage" in term.name) for rota in rotas
    ]
    if all(outcome.status is Status.OPTIMAL for outcome in outcomes):
        assert costs[0] <= costs[1] + 1e-6
    assert costs[0] <= costs[1] * 1.02


def test_a_search_that_is_stopped_at_once_says_so() -> None:
    plan = first(1)
    outcome = solve(plan, random_need(plan, 1), None, LIMITS, lambda _: None, lambda: True)
    assert outcome.status is Status.STOPPED
