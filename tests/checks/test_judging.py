"""The judgement that follows edits says what the judge says of the same rota, whatever is edited."""

from random import Random

import pytest

from shiftplan.checks import Judging, judge
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.teamwork import Bond, BondKind, Pattern, Squad
from tests import builders as b
from tests.checks.cases import random_need, random_plan, random_rota
from tests.rota.goals.cases import rich_plan

EDITS = 8


def same(plan: Plan, need: Need, judging: Judging, rota: Rota, published: Rota | None) -> None:
    """The same findings of each severity, the same terms, the same cover to the last bit."""
    whole, followed = judge(plan, need, rota, published), judging.judgement
    assert sorted(map(repr, followed.findings)) == sorted(map(repr, whole.findings))
    assert [one.severity for one in followed.findings] == [one.severity for one in whole.findings]
    assert _names(followed) == _names(whole)
    assert [one.amount for one in followed.terms] == pytest.approx([one.amount for one in whole.terms])
    assert followed.shortage_agent_hours == whole.shortage_agent_hours


def _names(judgement: Judgement) -> list[tuple[str, float, str]]:
    return [(one.name, one.weight, one.unit) for one in judgement.terms]


def tied(plan: Plan, random: Random) -> Plan:
    """The plan with ties between its people, which no rule about one person sees."""
    ids = [agent.id for agent in plan.agents]
    bonds = tuple(Bond(kind=kind, agents=tuple(random.sample(ids, 2))) for kind in BondKind)
    squad, turn = Squad(id="s", least=2), Pattern(id="t", turn=("*", "-", "early"))
    people = tuple(
        one.model_copy(update={"squad": random.choice(["", "s"]), "pattern": random.choice(["", "t"])})
        for one in plan.agents
    )
    ties = {"bonds": bonds, "squads": (squad,), "patterns": (turn,)}
    settings = plan.settings.model_copy(update=ties)
    return plan.model_copy(update={"settings": settings, "agents": people})


def edited(plan: Plan, rota: Rota, random: Random) -> Rota:
    """The rota with one to three cells changed, one of them perhaps to what the plan does not know."""
    for _ in range(random.randint(1, 3)):
        cell = Cell(random.choice(plan.agents).id, random.choice(plan.grid.dates))
        shift = random.choice([None, "gone", *plan.shift])
        queue = random.choice([*plan.queue, "nowhere"])
        new = shift and Assignment(agent=cell.agent, day=cell.day, shift=shift, queue=queue)
        rota = rota.put(cell, new or None)
    return rota


def away(plan: Plan, random: Random) -> Plan:
    """Somebody is away, or nobody is any more."""
    entry = Availability(
        agent=random.choice(plan.agents).id,
        day=random.choice(plan.grid.dates),
        kind=random.choice(tuple(AvailabilityKind)),
        shift="early",
    )
    kept = random.choice([plan.availability, plan.availability[1:]])
    return plan.model_copy(update={"availability": (*kept, entry)})


@pytest.mark.parametrize("seed", range(24))
def test_a_judgement_that_follows_edits_is_the_judges(seed: int) -> None:
    random = Random(seed)
    plan = tied((rich_plan if seed % 2 else random_plan)(seed), random)
    need, rota = random_need(plan, seed), random_rota(plan, seed)
    told = random_rota(plan, seed + 1) if seed % 3 else None
    judging = Judging.of(plan, need, rota, told)
    for _ in range(EDITS):
        plan = away(plan, random) if random.random() < 0.3 else plan
        rota = edited(plan, rota, random)
        judging = judging.after(plan, rota)
        same(plan, need, judging, rota, told)


def test_another_plan_is_judged_from_the_start() -> None:
    plan = b.plan()
    need, rota = b.need(plan, 1), b.rota(b.work("a1", 0))
    judging = Judging.of(plan, need, rota)
    strict = plan.model_copy(update={"agents": plan.agents[1:]})
    assert next(one.code for one in judging.after(strict, rota).judgement.findings) == "unknown_agent"


def test_nobody_at_all() -> None:
    plan = b.plan(())
    need, rota = b.need(plan, 1), b.rota(b.work("a1", 0))
    same(plan, need, Judging.of(plan, need, Rota()).after(plan, rota), rota, None)


def test_a_cell_that_stands_as_it_did_changes_nothing() -> None:
    plan = b.plan()
    rota = b.rota(b.work("a1", 0), b.work("a2", 1, "night"))
    judging = Judging.of(plan, b.need(plan, 1), rota)
    assert judging.after(plan, Rota.of(rota.assignments)).judgement == judging.judgement
