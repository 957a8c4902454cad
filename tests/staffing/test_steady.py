"""Need by queue and slot, each slot a steady state of its own."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan import queueing
from shiftplan.domain.need import Binding, Need, QueueNeed
from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Model, Queue, Shrinkage
from shiftplan.domain.service import Clock, ServiceDefinition, Target
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import BadInput, Unreachable
from shiftplan.staffing import need
from shiftplan.staffing.need import Report
from tests import builders

GRID = builders.grid(1, minutes=60)


def solved(queue: Queue, *contacts: float) -> QueueNeed:
    """The need when these come in the first hours and nobody later."""
    return whole(queue, *contacts).of(queue.id)


def whole(queue: Queue, *contacts: float) -> Need:
    settings = builders.plan(grid=GRID, queues=(queue,)).settings
    series = contacts + (0.0,) * (GRID.slots - len(contacts))
    return steadily(settings, Traffic(grid=GRID, scenario="base", contacts={queue.id: series}))


def steadily(settings: Settings, traffic: Traffic, report: Report | None = None) -> Need:
    return need(settings, traffic, report, Method.SIPP)


def test_chat_need_is_the_fewest_that_keep_the_target() -> None:
    queue = builders.queue(occupancy_cap=1.0)
    found = solved(queue, 3000)
    enough, fewer = (
        queueing.chat(n, 3000, queue.aht_seconds, 120) for n in (found.online[0], found.online[0] - 1)
    )
    assert enough.service_level(18) >= 0.8 > fewer.service_level(18)
    assert found.service_level[0] == enough.service_level(18)
    assert found.abandon[0] == enough.abandon
    assert found.occupancy[0] == enough.occupancy
    assert found.binding[0] is Binding.TARGET


def test_the_definition_of_the_target_is_the_one_counted() -> None:
    strict = solved(builders.queue(occupancy_cap=1.0), 3000)
    kind = Target(definition=ServiceDefinition.ANSWERED_OR_GONE_OF_OFFERED)
    lenient = solved(builders.queue(occupancy_cap=1.0, target=kind), 3000)
    assert lenient.definition is ServiceDefinition.ANSWERED_OR_GONE_OF_OFFERED
    assert lenient.online[0] < strict.online[0]


def test_every_target_holds_and_the_hardest_decides() -> None:
    late = Target(share=0.85, within_seconds=180)
    strict = Target(share=0.99, within_seconds=30)
    alone = solved(builders.queue(occupancy_cap=1.0), 3000)
    easy = solved(builders.queue(occupancy_cap=1.0, further_targets=(late,)), 3000)
    hard = solved(builders.queue(occupancy_cap=1.0, further_targets=(late, strict)), 3000)
    assert easy.online[0] == alone.online[0] < hard.online[0]
    enough, fewer = (
        queueing.chat(n, 3000, builders.CHAT_AHT, 120) for n in (hard.online[0], hard.online[0] - 1)
    )
    assert enough.service_level(30) >= 0.99 > fewer.service_level(30)
    assert hard.service_level[0] == enough.service_level(18), "the level shown is that of the first target"


def test_the_share_that_may_leave_binds() -> None:
    found = solved(builders.queue(occupancy_cap=1.0, max_abandon=0.001), 3000)
    assert found.binding[0] is Binding.ABANDON
    assert found.abandon[0] <= 0.001 < solved(builders.queue(occupancy_cap=1.0), 3000).abandon[0]


def test_a_target_by_first_reply_counts_the_typing() -> None:
    replies = (6.0, 12.0, 15.0)
    by_reply = Target(share=0.8, within_seconds=18, clock=Clock.FIRST_REPLY)
    plain = solved(builders.queue(occupancy_cap=1.0, reply_seconds=replies), 3000)
    typed = solved(builders.queue(occupancy_cap=1.0, reply_seconds=replies, target=by_reply), 3000)
    assert typed.online[0] > plain.online[0]
    performance = queueing.chat(typed.online[0], 3000, builders.CHAT_AHT, 120)
    assert typed.service_level[0] == performance.service_level(18, replies=replies) >= 0.8
    assert typed.first_reply_seconds[0] == performance.mean_first_reply_seconds(replies)


def test_the_steady_queue_is_told_as_waiting() -> None:
    found = solved(builders.queue(occupancy_cap=1.0), 3000)
    wait = queueing.chat(found.online[0], 3000, builders.CHAT_AHT, 120).mean_wait_seconds
    assert found.waiting[0] == pytest.approx(3000 / 3600 * wait)
    assert found.worst_instant == found.service_level


def test_each_model_speaks_for_its_queue() -> None:
    c = solved(builders.queue(model=Model.ERLANG_C, aht_seconds=(180,), patience_seconds=None), 200)
    assert c.online[0] == 14
    assert c.abandon[0] == 0
    a = solved(builders.queue(model=Model.ERLANG_A, aht_seconds=(180,), patience_seconds=300), 200)
    assert a.service_level[0] == queueing.erlang_a(a.online[0], 200, 180, 300).service_level(18)


def test_occupancy_can_bind() -> None:
    found = solved(builders.queue(occupancy_cap=0.7), 3000)
    assert found.binding[0] is Binding.OCCUPANCY
    assert found.occupancy[0] <= 0.7
    assert found.service_level[0] > 0.8


def test_minimum_staffing_binds_when_little_comes_and_when_nothing_does() -> None:
    found = solved(builders.queue(min_agents=3), 2)
    assert found.online[:2] == (3, 3)
    assert found.binding[:2] == (Binding.MINIMUM, Binding.MINIMUM)
    assert found.service_level[0] > 0.99


def test_a_minimum_that_is_reached_anyway_does_not_bind() -> None:
    assert solved(builders.queue(min_agents=3), 3000).binding[0] is not Binding.MINIMUM


def test_nobody_is_needed_when_nothing_comes() -> None:
    found = solved(builders.queue(), 10)
    assert (found.online[1], found.need[1], found.rule_of_thumb[1]) == (0, 0.0, 0)
    assert found.binding[1] is Binding.NOTHING
    assert (found.service_level[1], found.abandon[1], found.occupancy[1]) == (1, 0, 0)


@given(st.floats(0, 0.2), st.floats(0, 0.3), st.integers(1, 500))
def test_need_is_online_over_presence_rounded_up_to_a_hundredth(
    absence: float, personal: float, minimum: int
) -> None:
    shrinkage = Shrinkage(absence=absence, personal=personal)
    found = solved(builders.queue(min_agents=minimum, shrinkage=shrinkage))
    exact = minimum / (1 - shrinkage.total)
    assert exact - 1e-6 <= found.need[0] < exact + 0.01
    assert found.need[0] == pytest.approx(round(found.need[0], 2))


def test_shrinkage_that_divides_evenly_is_not_rounded_further() -> None:
    """17 online at 15 % shrinkage are 20 on shift, though 17 / 0.85 is not 20 in binary."""
    assert solved(builders.queue(min_agents=17)).need[0] == 20


def test_the_rule_of_thumb_is_contacts_an_hour_by_contacts_an_agent_hour() -> None:
    found = solved(builders.queue(contacts_per_agent_hour=20), 200, 201)
    assert found.rule_of_thumb[:2] == (10, 11)


def test_contacts_count_by_the_hour_whatever_the_grid() -> None:
    queue, grid = builders.queue(), builders.grid(1, minutes=15)
    settings = builders.plan(grid=grid, queues=(queue,)).settings
    traffic = Traffic(grid=grid, scenario="base", contacts={queue.id: (750.0,) * grid.slots})
    assert set(steadily(settings, traffic).of(queue.id).online) == {solved(queue, 3000).online[0]}


def test_progress_counts_slots_to_the_end_a_step_for_each_distinct_rate() -> None:
    queue = builders.queue()
    settings = builders.plan(grid=GRID, queues=(queue,)).settings
    traffic = Traffic(grid=GRID, scenario="base", contacts={queue.id: (5.0, 6.0, 5.0) * 8})
    seen: list[tuple[int, int]] = []
    steadily(settings, traffic, lambda done, total: seen.append((done, total)))
    assert seen == [(16, 24), (24, 24)]


def test_an_unreachable_target_names_queue_and_slot() -> None:
    with pytest.raises(Unreachable) as short:
        solved(builders.queue(name="售前"), 10, 10_000_000)
    assert "售前 at 11-01 01:00" in str(short.value)
    assert "points away" in str(short.value)


def test_contacts_that_are_no_number_are_refused() -> None:
    for value in (-1, math.nan):
        with pytest.raises(BadInput, match="presale at 11-01 01:00"):
            solved(builders.queue(), 5, value)


def test_the_scenario_and_contacts_are_those_of_the_traffic() -> None:
    found = whole(builders.queue(), 12.5)
    assert (found.scenario, found.of("presale").contacts[0]) == ("base", 12.5)


@given(st.lists(st.floats(0, 4000), min_size=24, max_size=24))
def test_more_contacts_never_need_fewer(contacts: list[float]) -> None:
    found = solved(builders.queue(), *contacts)
    by_rate = sorted(zip(contacts, found.online, strict=True))
    assert [online for _, online in by_rate] == sorted(found.online)
