"""Replications: seeds, precision, stopping, days, who serves, what is assumed."""

from datetime import timedelta
from typing import Any

import pytest

from shiftplan import simulation
from shiftplan.domain.estimate import Routing, ServiceEstimate, SimulationOptions, Staffed
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Model, Shrinkage
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput
from tests import builders
from tests.simulation.scenes import traffic

NONE = Shrinkage(absence=0, system=0, handover=0, personal=0)


def simulate(plan: Plan, staff: Any = None, contacts: float = 30, **options: Any) -> ServiceEstimate:
    chosen = SimulationOptions(**{"replications": 5, **options})
    queues = {queue.id: contacts for queue in plan.settings.queues}
    online = staff if staff is not None else dict.fromkeys(queues, (4,) * plan.grid.slots)
    return simulation.simulate(plan, traffic(plan, queues), online, chosen)


def level(estimate: ServiceEstimate, queue: str = "presale") -> float:
    mean = estimate.of(queue).whole.service_level.mean[0]
    assert mean is not None
    return mean


def whole(estimate: ServiceEstimate) -> Any:
    return estimate.queues[0].whole


def test_the_same_seed_gives_the_same_and_another_another() -> None:
    plan = builders.plan(days=1)
    first, again, other = simulate(plan), simulate(plan), simulate(plan, seed=2)
    same = {"seconds": 0.0}
    assert first.model_copy(update=same) == again.model_copy(update=same)
    assert level(first) != level(other)


def test_a_replication_does_not_depend_on_how_many_there_are() -> None:
    plan = builders.plan(days=1)
    seen = []
    for replications in (1, 3):
        scene_offered = simulate(plan, replications=replications).contacts_simulated
        seen.append(scene_offered)
    three = [simulate(plan, replications=count).contacts_simulated for count in (2, 3)]
    assert seen[1] == three[1]
    assert three[1] - three[0] > 0


def test_everybody_offered_is_answered_or_gone() -> None:
    figures = whole(simulate(builders.plan(days=1), contacts=60))
    answered = (
        figures.levels["answered_within_of_offered"].mean[0]
        / figures.levels["answered_within_of_answered"].mean[0]
    )
    assert answered + figures.abandon.mean[0] == pytest.approx(1)


def test_a_precision_asked_for_ends_it_early_and_holds() -> None:
    plan = builders.plan(days=1)
    found = simulate(plan, replications=500, precision=0.02)
    assert 5 <= found.replications < 500
    half_width = found.queues[0].by_day.service_level.half_width[0]
    assert half_width is not None
    assert half_width <= 0.02


def test_one_replication_says_nothing_of_the_error() -> None:
    figures = whole(simulate(builders.plan(days=1), replications=1))
    assert figures.mean_wait_seconds.half_width == (None,)


def test_stopped_it_keeps_what_was_through() -> None:
    plan = builders.plan(days=3)
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 40

    staff = {"presale": (4,) * plan.grid.slots}
    options = SimulationOptions(replications=10_000)
    found = simulation.simulate(plan, traffic(plan, {"presale": 30}), staff, options, stop=stop)
    assert found.stopped
    assert 0 < found.replications < 10_000


def test_stopped_at_once_there_is_nothing_and_no_nan() -> None:
    plan = builders.plan(days=1)
    staff = {"presale": (4,) * plan.grid.slots}
    found = simulation.simulate(plan, traffic(plan, {"presale": 30}), staff, stop=lambda: True)
    assert (found.stopped, found.replications) == (True, 0)
    assert whole(found).service_level.mean == (None,)
    assert "NaN" not in found.model_dump_json()


def test_progress_ends_with_all() -> None:
    plan, told = builders.plan(days=1), []
    staff = {"presale": (4,) * plan.grid.slots}
    options = SimulationOptions(replications=3)
    simulation.simulate(
        plan, traffic(plan, {"presale": 30}), staff, options, lambda done, total: told.append((done, total))
    )
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_days_asked_for_are_counted_and_others_are_not() -> None:
    plan = builders.plan(days=3)
    found = simulate(plan, days=(plan.grid.dates[1],))
    assert (found.first_slot, found.end_slot) == (48, 96)
    assert len(found.queues[0].by_slot.offered.mean) == 48
    assert whole(found).offered.mean[0] == pytest.approx(30 * 48, rel=0.05)


def test_what_the_plan_does_not_have_is_refused_with_a_sentence() -> None:
    plan = builders.plan(days=1)
    with pytest.raises(BadInput, match="nosuch"):
        simulate(plan, queues=("nosuch",))
    with pytest.raises(BadInput, match="outside the plan"):
        simulate(plan, days=(plan.grid.dates[0] + timedelta(days=9),))


def test_the_steps_of_an_opening_are_where_the_contacts_come() -> None:
    plan = builders.plan(days=1)
    flat = traffic(plan, {"presale": 30.0})
    sharp = flat.model_copy(update={"fine": {"presale": {20: (30.0, 0.0, 0.0, 0.0, 0.0, 0.0)}}})
    staff = {"presale": (3,) * plan.grid.slots}
    options = SimulationOptions(replications=20)
    even, steep = (simulation.simulate(plan, one, staff, options).queues[0].by_slot for one in (flat, sharp))
    assert (steep.service_level.mean[20] or 0) < (even.service_level.mean[20] or 0) - 0.2


def rota_of(plan: Plan, shift: str = "early", queue: str = "presale", count: int = 8) -> Rota:
    return builders.rota(*(builders.work(agent.id, 0, shift, queue) for agent in plan.agents[:count]))


def test_a_rota_without_shrinkage_serves_like_the_same_number_online() -> None:
    """Eight standard agents from 8:00 to 16:30 without their meal, beside eight online in those slots."""
    queue = builders.queue(shrinkage=NONE)
    agents = tuple(builders.agent(f"a{i}", max_windows=3) for i in range(8))
    plan = builders.plan(agents, days=1, queues=(queue,))
    online = tuple(8 if 16 <= slot < 33 else 0 for slot in range(48))
    by_rota = simulate(plan, rota_of(plan), 110, breaks=False, replications=20)
    plain = simulate(plan, {"presale": online}, 110, replications=20)
    assert (by_rota.staffed, plain.staffed) == (Staffed.ROTA, Staffed.NEED)
    for slot in (18, 24, 30):
        one, other = (found.queues[0].by_slot for found in (by_rota, plain))
        assert one.online.mean[slot] == pytest.approx(8)
        assert one.service_level.mean[slot] == pytest.approx(other.service_level.mean[slot], abs=0.06)


def test_breaks_cost_service_while_they_last() -> None:
    plan = builders.plan(days=1, queues=(builders.queue(shrinkage=NONE),))
    with_, without = (
        simulate(plan, rota_of(plan), 80, breaks=breaks).queues[0].by_slot for breaks in (True, False)
    )
    assert with_.online.mean[24] == 0
    assert without.online.mean[24] == pytest.approx(8)
    assert (with_.service_level.mean[24] or 0) < 0.2 < (without.service_level.mean[24] or 0)


def test_shrinkage_leaves_the_share_that_the_need_reckons_with() -> None:
    plan = builders.plan(days=1)
    found = simulate(plan, rota_of(plan), 30, replications=60, breaks=False).queues[0].by_slot
    shrinkage = plan.queue["presale"].shrinkage.total
    on_duty = [mean for mean in found.online.mean[16:33] if mean is not None]
    assert sum(on_duty) / len(on_duty) == pytest.approx(8 * (1 - shrinkage), rel=0.03)


def test_cross_trained_people_help_the_other_queue() -> None:
    queues = (builders.queue("presale", shrinkage=NONE), builders.queue("aftersale", shrinkage=NONE))
    agents = tuple(builders.agent(f"a{i}", queues=("presale", "aftersale")) for i in range(8))
    plan = builders.plan(agents, days=1, queues=queues)
    helped, alone = (
        simulate(plan, rota_of(plan), 20, cross_trained=helps).of("aftersale").by_slot
        for helps in (True, False)
    )
    assert (helped.service_level.mean[20] or 0) > 0.9
    assert alone.service_level.mean[20] == 0


def test_fixed_routing_is_told_and_nobody_helps() -> None:
    plan = builders.plan(days=1, queues=(builders.queue(shrinkage=NONE),))
    found = simulate(plan, rota_of(plan), 60, routing=Routing.FIXED)
    assert found.routing is Routing.FIXED
    free = simulate(plan, rota_of(plan), 60)
    assert whole(found).service_level.mean[0] < whole(free).service_level.mean[0]


def test_deferred_work_is_left_out_by_name() -> None:
    queues = (
        builders.queue(),
        builders.queue("tickets", model=Model.DEFERRED, aht_seconds=(600.0,), deadline_hours=24),
    )
    found = simulate(builders.plan(days=1, queues=queues))
    assert found.left_out == ("tickets",)
    assert [one.queue for one in found.queues] == ["presale"]


def test_nobody_comes_and_nothing_is_a_number() -> None:
    found = simulate(builders.plan(days=1), contacts=0)
    assert whole(found).service_level.mean == (None,)
    assert whole(found).offered.mean == (0.0,)
    assert "NaN" not in found.model_dump_json()
