"""Adjustments on values: what each changes, and that nothing else is."""

from datetime import datetime, timedelta

import pytest

from shiftplan.domain.adjusting import (
    ADJUSTMENT,
    Adjustment,
    MoreHours,
    MorePeople,
    MoreSkill,
    OtherContacts,
    OtherPhase,
    OtherScenario,
    OtherStart,
    OtherTarget,
    WishGivenUp,
    adjusted,
)
from shiftplan.domain.adjustment_words import sentence
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.work import max_week_hours
from shiftplan.errors import BadInput
from shiftplan.files import read_plan
from shiftplan.resources import shipped

OPENING = datetime.fromisoformat("2027-11-10 20:00")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(shipped("configs") / "templates" / "small").plan


def others(before: Plan, after: Plan) -> set[str]:
    """The parts of a plan that differ."""
    return {name for name in Plan.model_fields if getattr(before, name) != getattr(after, name)}


def test_another_scenario_is_the_plans_own(plan: Plan) -> None:
    after = adjusted(plan, [OtherScenario(name="high")])
    assert after.settings == plan.settings.model_copy(update={"scenario": "high"})
    assert others(plan, after) == {"settings"}


def test_contacts_are_multiplied_in_every_slot(plan: Plan) -> None:
    after = adjusted(plan, [OtherContacts(factor=1.5)])
    before, now = plan.forecast.contacts["base"]["presale"], after.forecast.contacts["base"]["presale"]
    assert now == pytest.approx([1.5 * value for value in before])
    assert sum(now) > 0
    assert others(plan, after) == {"forecast"}


def test_two_temps_more_are_as_the_temps_are_and_have_ids_of_their_own(plan: Plan) -> None:
    once = adjusted(plan, [MorePeople(count=2)])
    twice = adjusted(once, [MorePeople(count=1, contract="full", tier=Tier.T4, shifts=("late",))])
    new = twice.agents[len(plan.agents) :]
    temps = [agent for agent in plan.agents if agent.contract == "temp"]
    assert [(one.contract, one.tier, one.queues) for one in new[:2]] == [
        (temps[0].contract, temps[0].tier, temps[0].queues)
    ] * 2
    assert (new[2].contract, new[2].tier, new[2].shifts) == ("full", Tier.T4, ("late",))
    assert len({one.id.casefold() for one in twice.agents}) == len(plan.agents) + 3
    assert twice.agents[: len(plan.agents)] == plan.agents


def test_an_opening_moves_with_its_rush_and_nothing_is_lost(plan: Plan) -> None:
    midnight = OPENING + timedelta(hours=4)
    after = adjusted(plan, [OtherPhase(phase="main", start=midnight)])
    phases = {phase.id: phase for phase in after.settings.event.phases}
    assert (phases["deposit"].end, phases["main"].start) == (midnight, midnight)
    before, now = plan.forecast.contacts["base"]["presale"], after.forecast.contacts["base"]["presale"]
    here, there = (plan.grid.slot_at(moment) or 0 for moment in (OPENING, midnight))
    assert now[there : there + 8] == before[here : here + 8]
    assert now[here : here + 8] == before[there : there + 8]
    assert sum(now) == pytest.approx(sum(before))


def test_back_again_is_the_plan_as_it_was(plan: Plan) -> None:
    later = OtherPhase(phase="main", start=OPENING + timedelta(hours=2))
    assert adjusted(plan, [later, OtherPhase(phase="main", start=OPENING)]) == plan


def test_a_target_keeps_what_is_not_said(plan: Plan) -> None:
    after = adjusted(plan, [OtherTarget(queue="presale", share=0.9)]).queue["presale"].target
    before = plan.queue["presale"].target
    assert after == before.model_copy(update={"share": 0.9})


def test_hours_for_one_and_for_all() -> None:
    tight = read_plan(shipped("configs") / "templates" / "small").plan
    contracts = tuple(one.model_copy(update={"max_hours_per_week": 40.0}) for one in tight.settings.contracts)
    plan = tight.model_copy(update={"settings": tight.settings.model_copy(update={"contracts": contracts})})
    one = adjusted(plan, [MoreHours(agent="s02", hours=2)])
    longer = [agent.id for agent in one.agents if max_week_hours(one, agent) > 40]
    assert longer == ["s02"]
    everybody = adjusted(plan, [MoreHours(hours=2)])
    assert sum(max_week_hours(everybody, agent) > 40 for agent in everybody.agents) > 3


def test_skill_wish_and_start(plan: Plan) -> None:
    wish = next(one for one in plan.availability if one.kind == "wish_off" and one.shift is None)
    after = adjusted(
        plan,
        [
            WishGivenUp(agent=wish.agent, day=wish.day),
            OtherStart(shift="late", minutes=-30),
        ],
    )
    assert wish not in after.availability
    assert len(after.availability) == len(plan.availability) - 1
    assert after.shift["late"].start_minute == plan.shift["late"].start_minute - 30
    assert after.shift["late"].length_minutes == plan.shift["late"].length_minutes


@pytest.mark.parametrize(
    "impossible",
    [
        OtherScenario(name="nope"),
        MorePeople(contract="nope"),
        MorePeople(queues=("nope",)),
        MorePeople(shifts=("nope",)),
        OtherPhase(phase="nope", start=OPENING),
        OtherPhase(phase="main", start=OPENING - timedelta(days=2)),
        OtherPhase(phase="main", start=OPENING + timedelta(minutes=7)),
        OtherPhase(phase="main", start=OPENING + timedelta(hours=29)),
        OtherTarget(queue="nope", share=0.5),
        MoreHours(agent="nope", hours=1),
        MoreHours(hours=1),
        MoreSkill(agent="s02", queue="presale"),
        WishGivenUp(agent="s02", day=OPENING.date()),
        OtherStart(shift="nope", minutes=30),
        OtherStart(shift="late", minutes=600),
    ],
)
def test_what_does_not_fit_is_a_sentence(plan: Plan, impossible: Adjustment) -> None:
    with pytest.raises(BadInput):
        adjusted(plan, [impossible])


@pytest.mark.parametrize(
    "one",
    [
        OtherScenario(name="high"),
        OtherContacts(factor=1.2),
        MorePeople(count=2, contract="temp", tier=Tier.T1, queues=("presale",), shifts=("late",)),
        OtherPhase(phase="main", start=OPENING),
        OtherTarget(queue="presale", share=0.9, within_seconds=30),
        MoreHours(agent="s02", hours=2),
        MoreSkill(agent="s02", queue="refund"),
        WishGivenUp(agent="s02", day=OPENING.date(), shift="late"),
        OtherStart(shift="gone", minutes=30),
    ],
)
def test_each_comes_back_from_json_and_has_words_even_for_ids_that_are_gone(
    plan: Plan, one: Adjustment
) -> None:
    assert ADJUSTMENT.validate_python(one.model_dump(mode="json")) == one
    assert "{" not in str(sentence(plan, one))
