"""Heads and seats as rules: kept slot by slot, noticed by the judge when the solver drops them."""

from typing import Any

import pytest

from shiftplan.checks import judge
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Severity
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import Break, ShiftKind, ShiftTemplate
from shiftplan.domain.when import Force
from shiftplan.rota.rules import TEAM_RULES
from tests import builders as b
from tests.rota.bench import EIGHT, solved

PEOPLE = tuple(b.agent(name) for name in ("ann", "bob", "cat"))
HOURS = {"since": "09:00", "until": "17:00"}
MEAL = Break(after_minutes=240, minutes=60, earliest=180, latest=300)
STAGGERED = EIGHT.model_copy(update={"id": "staggered", "breaks": (MEAL,)})


def plan(*shifts: ShiftTemplate, **rule: Any) -> Plan:
    given = CoverRule(**{"id": "c", "force": Force.RULE, **rule})
    return b.plan(PEOPLE, days=1, shifts=shifts or (EIGHT,), cover=(given,))


def judged(the_plan: Plan, need: float, **values: Any) -> Judgement:
    rota = solved(the_plan, need=need, **values).rota
    assert rota is not None
    return judge(the_plan, b.need(the_plan, need), rota)


def errors(judgement: Judgement) -> set[str]:
    return {finding.code for finding in judgement.findings if finding.severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("need", "rule"),
    [(3, {"most": 1}), (0, {"least": 1, **HOURS}), (0, {"least": 3, "tier": Tier.T3, **HOURS})],
)
def test_the_rule_is_kept_and_missed_when_it_is_dropped(need: float, rule: dict[str, Any]) -> None:
    light = {"undertime": 0.0}
    made = plan(**rule)
    weights = made.settings.weights.model_copy(update=light)
    the_plan = Plan.model_validate(
        {**dict(made), "settings": made.settings.model_copy(update={"weights": weights})}
    )
    assert errors(judged(the_plan, need)) == set()
    assert errors(judged(the_plan, need, without=("cover_rules",))) == {"cover_rules"}


def test_it_is_a_rule_among_people() -> None:
    assert "cover_rules" in TEAM_RULES


def test_movable_breaks_are_staggered_so_that_heads_stay() -> None:
    """Two of three serve in every slot only when no two meals overlap."""
    the_plan = plan(STAGGERED, least=2, **HOURS)
    judgement = judged(the_plan, 0)
    assert errors(judgement) == set()


def test_people_on_standby_are_asked_for_by_themselves() -> None:
    standby = EIGHT.model_copy(update={"id": "standby", "kind": ShiftKind.STANDBY})
    the_plan = plan(EIGHT, standby, least=1, standby=True, **HOURS)
    rota = solved(the_plan, need=2).rota
    assert rota is not None
    assert sorted(a.shift for a in rota.assignments) == ["eight", "eight", "standby"]
    assert errors(judge(the_plan, b.need(the_plan, 2), rota)) == set()


def test_of_two_queues_each_has_its_own_seats() -> None:
    queues = b.queue(), b.queue("aftersale")
    people = tuple(b.agent(name, queues=("presale", "aftersale")) for name in ("ann", "bob", "cat"))
    seats = CoverRule(id="c", queue="presale", most=1, force=Force.RULE)
    the_plan = b.plan(people, days=1, shifts=(EIGHT,), queues=queues, cover=(seats,))
    rota = solved(the_plan, need=3).rota
    assert rota is not None
    assert sorted(a.queue for a in rota.assignments) == ["aftersale", "aftersale", "presale"]
