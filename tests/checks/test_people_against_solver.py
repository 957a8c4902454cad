"""Judge and solver agree about people: contracts, the past, lists of shifts, turns, bonds and squads."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.rota import Limits, solve
from shiftplan.rota.rules import RULES, TEAM_RULES
from tests import builders as b
from tests.checks.cases import random_need
from tests.checks.people_breaks import AMONG_PEOPLE, JOINED, WHEN_BUSY, WHEN_IDLE
from tests.checks.people_cases import people_plan

pytestmark = pytest.mark.slow
LIMITS = Limits(seconds=2, workers=1, seed=1)
PROMISES = {"min_hours_per_week": 0, "min_hours_per_month": 0, "min_days_per_week": 0}
BUSY, IDLE = 5.0, 0.0


def promising_nothing(plan: Plan) -> Plan:
    """The plan without least hours and days: with them many of these plans have no rota at all."""
    contracts = tuple(contract.model_copy(update=PROMISES) for contract in plan.settings.contracts)
    return plan.model_copy(update={"settings": plan.settings.model_copy(update={"contracts": contracts})})


def errors(judgement: Judgement) -> set[str]:
    return {finding.code for finding in judgement.findings if finding.severity is Severity.ERROR}


def broken(plan: Plan, need: Need, *without: str) -> set[str]:
    """The rules that the solver's rota breaks."""
    outcome = solve(plan, need, None, LIMITS, lambda _: None, lambda: False, without=without)
    assert outcome.rota is not None
    return errors(judge(plan, need, outcome.rota))


@pytest.mark.parametrize("seed", range(14))
def test_what_the_solver_returns_breaks_no_rule_and_is_worth_what_it_says(seed: int) -> None:
    plan = promising_nothing(people_plan(seed))
    need = random_need(plan, seed)
    outcome = solve(plan, need, None, LIMITS, lambda _: None, lambda: False)
    assert outcome.rota is not None
    judgement = judge(plan, need, outcome.rota)
    assert errors(judgement) == set()
    assert outcome.objective == pytest.approx(judgement.objective, rel=1e-6, abs=1e-6)
    assert outcome.bound is not None
    assert outcome.bound <= judgement.objective + 1e-6


@pytest.mark.parametrize("rule", [*WHEN_BUSY, *JOINED])
def test_dropping_a_rule_where_work_pays_is_noticed(rule: str) -> None:
    plan = {**WHEN_BUSY, **JOINED}[rule]
    assert rule in RULES
    assert broken(plan, b.need(plan, BUSY)) == set()
    assert broken(plan, b.need(plan, BUSY), rule) == {rule}


@pytest.mark.parametrize("rule", WHEN_IDLE)
def test_dropping_a_promise_where_no_work_pays_is_noticed(rule: str) -> None:
    plan = WHEN_IDLE[rule]
    assert rule in RULES
    assert broken(plan, b.need(plan, IDLE)) == set()
    assert broken(plan, b.need(plan, IDLE), rule) == {rule}


@pytest.mark.parametrize("kind", AMONG_PEOPLE)
def test_dropping_a_rule_among_people_is_noticed(kind: str) -> None:
    rule, plan = AMONG_PEOPLE[kind]
    assert rule in TEAM_RULES
    assert broken(plan, b.need(plan, BUSY)) == set()
    assert broken(plan, b.need(plan, BUSY), rule) == {rule}
