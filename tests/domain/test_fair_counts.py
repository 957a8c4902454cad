"""What fairness counts, by hand and against the judge's terms."""

from random import Random

import pytest

from shiftplan.checks import judge
from shiftplan.domain import work
from shiftplan.domain.fair_counts import (
    Measure,
    amounts,
    asked_wishes,
    before,
    missed_wishes,
    peak_hours,
)
from shiftplan.domain.fair_shares import blocks
from shiftplan.domain.history import History
from shiftplan.domain.past import pairs_with
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from tests import builders as b
from tests.checks.bench import entry
from tests.checks.cases import random_rota
from tests.checks.people_cases import people_plan, random_work
from tests.rota.goals.cases import rich_plan


def of(plan: Plan, rota: Rota) -> dict[Measure, dict[str, float]]:
    return {measure: amounts(plan, rota, measure) for measure in Measure}


def test_by_hand() -> None:
    """Monday to Sunday; the sale opens on Saturday at 20:00. Ann: nights on Friday, Saturday and Sunday, from
    22:00, when the peak is over. Bob: Saturday late, 13:00 to 21:30, one hour and a half of the peak.
    """
    plan = b.plan((b.agent("ann"), b.agent("bob"), b.agent("cat")), days=7)
    rota = b.rota(
        b.work("ann", 4, "night"),
        b.work("ann", 5, "night"),
        b.work("ann", 6, "night"),
        b.work("bob", 5, "late"),
    )
    found = of(plan, rota)
    assert found[Measure.NIGHTS] == {"ann": 3, "bob": 0, "cat": 0}
    assert found[Measure.WEEKENDS] == {"ann": 2, "bob": 1, "cat": 0}
    assert found[Measure.PEAKS] == {"ann": 0, "bob": 1, "cat": 0}
    assert found[Measure.HOURS] == {"ann": 24, "bob": 8, "cat": 0}
    assert peak_hours(plan, rota) == {"ann": 0, "bob": 1.5, "cat": 0}


def test_wishes_that_cannot_be_met_are_not_asked() -> None:
    wishes = (entry("ann", 0, "wish_off"), entry("ann", 1, "wish_on"), entry("ann", 2, "wish_on"))
    plan = b.plan((b.agent("ann"),), availability=(*wishes, entry("ann", 2, "leave")))
    rota = b.rota(b.work("ann", 0))
    assert len(asked_wishes(plan)["ann"]) == 2
    assert missed_wishes(plan, rota)["ann"] == wishes[:2]
    assert amounts(plan, rota, Measure.WISHES) == {"ann": 2}


def test_the_past_has_all_but_wishes() -> None:
    past = History(agent="ann", nights=1, weekends=2, peaks=3.5, hours=8)
    assert [before(past, measure) for measure in Measure] == [1, 2, 3.5, 8, 0]


def rotas() -> list[tuple[Plan, Rota]]:
    found = []
    for seed in range(25):
        random = Random(seed)
        rich, people = rich_plan(seed), people_plan(seed)
        found += [(rich, random_rota(rich, seed)), (people, random_work(people, random, 0.6))]
    return found


def test_the_goals_count_the_same() -> None:
    """From the amounts alone come the judge's terms: pairs, blocks and wishes."""
    for plan, rota in rotas():
        terms = {term.name: term.amount for term in judge(plan, b.need(plan, 0), rota).terms}
        found = of(plan, rota)
        for measure in (Measure.NIGHTS, Measure.WEEKENDS, Measure.PEAKS):
            past = {agent: before(plan.before[agent], measure) for agent in plan.agent}
            pairs = sum(pairs_with(past[who], int(count)) for who, count in found[measure].items())
            assert terms[measure.value] == pytest.approx(pairs)
        above = {one.id: plan.before[one.id].hours + found[Measure.HOURS][one.id] for one in plan.agents}
        agreed = {
            one.id: sum(work.agreed_hours(plan, one, days) for days in work.weeks(plan))
            for one in plan.agents
        }
        assert terms["hours"] == pytest.approx(sum(blocks(above[who] - agreed[who]) for who in above))
        missed = missed_wishes(plan, rota).values()
        assert terms["wish"] == pytest.approx(sum(wish.weight for those in missed for wish in those))
