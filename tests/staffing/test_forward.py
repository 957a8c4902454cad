"""The queue carried from slot to slot."""

import math
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import planning
from shiftplan.domain.need import Binding, Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Model, Queue
from shiftplan.domain.service import Clock, Target
from shiftplan.domain.staffing import Method, Staffing
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import BadInput, Unreachable
from shiftplan.staffing import delivered, need
from tests import builders

GRID = builders.grid(1, minutes=30)
PHONE = {"model": Model.ERLANG_A, "aht_seconds": (480,), "patience_seconds": 180, "occupancy_cap": 1.0}
SPIKE = (600, 600, 4650, 3070, 2240, 1850, 1670, 1580)


def phone(**values: object) -> Queue:
    return builders.queue(**{**PHONE, **values})


def plan_of(queue: Queue, opening_minutes: int = 0) -> Plan:
    return builders.plan(grid=GRID, queues=(queue,), staffing=Staffing(opening_minutes=opening_minutes))


def traffic_of(queue: Queue, *per_hour: float, after: float = 0.0) -> Traffic:
    """These rates in the first slots, then `after`."""
    rates = per_hour + (after,) * (GRID.slots - len(per_hour))
    return Traffic(grid=GRID, scenario="base", contacts={queue.id: tuple(rate / 2 for rate in rates)})


def walked(queue: Queue, *per_hour: float, after: float = 0.0) -> QueueNeed:
    return need(plan_of(queue).settings, traffic_of(queue, *per_hour, after=after)).of(queue.id)


@pytest.mark.parametrize("windows", [1, 3])
def test_at_a_constant_rate_it_is_the_steady_state(windows: int) -> None:
    queue = phone() if windows == 1 else builders.queue(aht_seconds=builders.CHAT_AHT, occupancy_cap=1.0)
    traffic = traffic_of(queue, after=900)
    ahead, apart = (
        need(plan_of(queue).settings, traffic, None, by).of(queue.id) for by in (Method.FORWARD, Method.SIPP)
    )
    assert ahead.online == apart.online
    assert set(ahead.binding) == {Binding.TARGET}
    assert ahead.service_level == pytest.approx(apart.service_level, abs=1e-5)
    assert ahead.worst_instant == pytest.approx(apart.service_level, abs=1e-4)
    assert ahead.waiting == pytest.approx(apart.waiting, rel=1e-3)
    assert ahead.abandon == pytest.approx(apart.abandon, abs=1e-5)
    assert ahead.occupancy == pytest.approx(apart.occupancy, abs=1e-5)


def test_forward_is_the_method_of_a_plan_unless_it_says_otherwise() -> None:
    queue = phone()
    traffic = traffic_of(queue, *SPIKE, after=1500)
    found = need(plan_of(queue).settings, traffic)
    assert found.method is Method.FORWARD
    sipp = builders.plan(grid=GRID, queues=(queue,), staffing=Staffing(method=Method.SIPP)).settings
    assert need(sipp, traffic).method is Method.SIPP
    assert need(sipp, traffic, method=Method.FORWARD).of(queue.id) == found.of(queue.id)


def test_after_a_spike_it_keeps_what_sipp_only_promises() -> None:
    queue = phone()
    settings, traffic = plan_of(queue).settings, traffic_of(queue, *SPIKE, after=1500)
    sipp = need(settings, traffic, method=Method.SIPP)
    assert min(sipp.of(queue.id).service_level) >= 0.8
    real = delivered(settings, traffic, sipp).of(queue.id)
    assert real.online == sipp.of(queue.id).online
    assert min(real.service_level[3:6]) < 0.7
    ahead = need(settings, traffic)
    assert min(ahead.of(queue.id).service_level) >= 0.8
    again = delivered(settings, traffic, ahead).of(queue.id)
    assert again.service_level == pytest.approx(ahead.of(queue.id).service_level, abs=1e-6)
    assert Binding.BACKLOG in ahead.of(queue.id).binding[3:8]


def test_one_agent_fewer_in_any_slot_breaks_that_slot() -> None:
    queue = phone()
    settings, traffic = plan_of(queue).settings, traffic_of(queue, *SPIKE, after=1500)
    ahead = need(settings, traffic)
    for slot in range(2, 9):
        online = list(ahead.of(queue.id).online)
        online[slot] -= 1
        fewer = ahead.of(queue.id).model_copy(update={"online": tuple(online)})
        real = delivered(settings, traffic, ahead.model_copy(update={"queues": (fewer,)})).of(queue.id)
        assert real.service_level[slot] < 0.8


def test_every_target_holds_in_every_slot() -> None:
    late = Target(share=0.97, within_seconds=120, clock=Clock.FIRST_REPLY)
    queue = phone(further_targets=(late,), max_abandon=0.02, reply_seconds=(30.0,))
    found = walked(queue, *SPIKE, after=1500)
    plain = walked(phone(), *SPIKE, after=1500)
    assert all(more >= fewer for more, fewer in zip(found.online, plain.online, strict=True))
    assert max(found.abandon) <= 0.02 < max(plain.abandon)
    assert Binding.ABANDON in found.binding
    assert min(found.first_reply_seconds) > 30


def test_the_cap_and_the_minimum_bind() -> None:
    capped = walked(phone(occupancy_cap=0.7), *SPIKE, after=1500)
    assert max(capped.occupancy) <= 0.7
    assert Binding.OCCUPANCY in capped.binding
    least = walked(phone(min_agents=60), 5, after=0)
    assert set(least.online) == {60}
    assert set(least.binding) == {Binding.MINIMUM}


def test_the_worst_instant_is_below_the_mean_after_a_jump() -> None:
    found = walked(phone(), *SPIKE, after=1500)
    assert found.worst_instant[2] < found.service_level[2] - 0.05
    assert all(w <= s + 1e-9 for w, s in zip(found.worst_instant, found.service_level, strict=True))


def test_nobody_comes_and_nobody_is_there() -> None:
    found = walked(phone())
    assert set(found.online) == {0}
    assert set(found.binding) == {Binding.NOTHING}
    assert set(found.service_level) == {1.0}


def test_a_small_team_goes_home_when_the_queue_closes() -> None:
    found = walked(phone(), 30, 30, 30)
    assert found.online[2] > 0
    assert not any(found.online[3:])
    assert found.waiting[3] < 0.5


def test_somebody_finishes_a_queue_that_closes_with_people_waiting() -> None:
    target = Target(share=0.3, within_seconds=5)
    found = walked(phone(target=target, patience_seconds=1800), 900, 1800)
    assert found.waiting[2] > 1
    assert found.online[2] > 0
    assert found.binding[2] is Binding.BACKLOG
    assert not any(found.online[3:])
    assert found.binding[3] is Binding.NOTHING


def test_more_agents_are_not_kept_than_finish_the_queue() -> None:
    queue = phone(target=Target(share=0.3, within_seconds=5), patience_seconds=1800)
    settings, traffic = plan_of(queue).settings, traffic_of(queue, 900, 1800)
    found = need(settings, traffic)
    online = list(found.of(queue.id).online)
    assert online[2] < online[1] / 2


def test_erlang_c_carries_a_queue_that_nobody_leaves() -> None:
    queue = builders.queue(model=Model.ERLANG_C, aht_seconds=(480,), patience_seconds=None)
    found = walked(queue, *SPIKE, after=1500)
    assert min(found.service_level) >= 0.8
    assert set(found.abandon) == {0.0}


def test_what_overloaded_agents_of_erlang_c_deliver_is_finite() -> None:
    queue = builders.queue(model=Model.ERLANG_C, aht_seconds=(480,), patience_seconds=None)
    plan, traffic = plan_of(queue), traffic_of(queue, 60, 600, after=60)
    planned = need(plan.settings, traffic)
    few = planned.of(queue.id).model_copy(update={"online": (20,) * GRID.slots})
    real = delivered(plan.settings, traffic, planned.model_copy(update={"queues": (few,)})).of(queue.id)
    assert real.waiting[2] > 100
    assert all(math.isfinite(x) for x in (*real.first_reply_seconds, *real.waiting, *real.service_level))


def test_an_unreachable_target_names_queue_moment_target_and_gap() -> None:
    typed = Target(share=0.9, within_seconds=10, clock=Clock.FIRST_REPLY)
    queue = phone(name="售前", target=typed, reply_seconds=(20.0,))
    with pytest.raises(Unreachable, match=r"售前 at 11-01 00:00: 90.0% .* within 10 s.*10 s too long"):
        walked(queue, 10, 20)
    with pytest.raises(Unreachable, match=r"售前 at 11-01 00:30: 90.0% .* 10 s too long"):
        walked(queue, 0, 20)
    with pytest.raises(Unreachable, match=r"presale at 11-01 01:00: even 20,000 agents .* points away"):
        walked(phone(), 10, 20, 1_000_000)


def test_contacts_that_are_no_number_are_refused() -> None:
    for value in (-1, math.nan, math.inf):
        with pytest.raises(BadInput, match="presale at 11-01 00:30"):
            walked(phone(), 5, value)


def test_steps_that_are_no_number_are_refused() -> None:
    queue = phone()
    traffic = traffic_of(queue, 5, 5).model_copy(update={"fine": {queue.id: {1: (-1.0, 6.0, 0, 0, 0, 0)}}})
    with pytest.raises(BadInput, match="presale at 11-01 00:30"):
        need(plan_of(queue).settings, traffic)


def test_progress_counts_every_slot() -> None:
    queue, seen = phone(), list[tuple[int, int]]()
    need(plan_of(queue).settings, traffic_of(queue, 60), lambda *done: seen.append(done))
    assert seen == [(slot + 1, GRID.slots) for slot in range(GRID.slots)]


def test_the_inside_of_a_slot_counts_where_it_is_known() -> None:
    queue = phone()
    even = traffic_of(queue, after=900)
    rush = (300.0, 60.0, 30.0, 20.0, 20.0, 20.0)
    sharp = even.model_copy(update={"fine": {queue.id: {10: rush}}})
    settings = plan_of(queue).settings
    plain, found = need(settings, even).of(queue.id), need(settings, sharp).of(queue.id)
    assert found.online[:10] == plain.online[:10]
    assert found.online[10] > plain.online[10]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.floats(0, 600), min_size=6, max_size=6), st.sampled_from([1, 3]))
def test_whatever_comes_every_slot_keeps_its_target(per_hour: list[float], windows: int) -> None:
    queue = phone() if windows == 1 else builders.queue(occupancy_cap=1.0)
    found = walked(queue, *per_hour)
    assert all(
        level >= 0.8 for level, count in zip(found.service_level, found.contacts, strict=True) if count > 1e-9
    )
    assert all(math.isfinite(x) for x in (*found.waiting, *found.first_reply_seconds, *found.worst_instant))


@cache
def template(name: str) -> tuple[Plan, Traffic, Need]:
    plan = planning.open_plan(Path("configs") / "templates" / name).plan
    traffic = planning.traffic_of(plan)
    return plan, traffic, need(plan.settings, traffic)


def test_the_opening_of_a_template_keeps_its_targets_in_every_step() -> None:
    plan, traffic, found = template("midnight")
    minutes = timedelta(minutes=plan.settings.staffing.opening_minutes)
    for one in found.queues:
        for step in one.steps:
            assert any(begin <= step.start < begin + minutes for begin in plan.settings.event.openings)
            assert step.service_level >= plan.queue[one.queue].target.share
        for slot, count in enumerate(one.contacts):
            assert count == 0 or one.service_level[slot] >= plan.queue[one.queue].target.share
    real = delivered(plan.settings, traffic, found)
    for one, again in zip(found.queues, real.queues, strict=True):
        assert again.service_level == pytest.approx(one.service_level, abs=1e-5)
