"""A large need by two processes is the need of one, whatever becomes of the second."""

import subprocess
import sys

import pytest

from shiftplan import staffing
from shiftplan.domain.need import Need
from shiftplan.domain.staffing import Method
from shiftplan.errors import Unreachable
from shiftplan.planning import need_beside, traffic_of
from shiftplan.planning.need_beside import large_need
from tests import builders

TICKETS = builders.queue(
    "tickets", model="deferred", aht_seconds=(300,), patience_seconds=None, deadline_hours=8
)
QUEUES = (builders.queue(), TICKETS, builders.queue("aftersale", patience_seconds=60), builders.queue("vip"))
PLAN = builders.plan(days=1, queues=QUEUES)
TRAFFIC = traffic_of(PLAN)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started; a small plan counts as large."""
    started: list[subprocess.Popen[bytes]] = []
    really = subprocess.Popen

    def start(*given, **options):
        started.append(really(*given, **options))
        return started[-1]

    monkeypatch.setattr(need_beside, "ENOUGH", 1)
    monkeypatch.setattr(need_beside.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(subprocess, "Popen", start)
    return started


def alone() -> Need:
    return staffing.need(PLAN.settings, TRAFFIC, None, Method.FORWARD)


def test_two_processes_find_what_one_does(children):
    told: list[tuple[int, int]] = []
    found = large_need(PLAN.settings, TRAFFIC, lambda *done: told.append(done), Method.FORWARD)
    assert found == alone()
    assert [child.returncode is not None for child in children] == [True]
    assert [done / total for done, total in told] == sorted(done / total for done, total in told)
    assert told[-1][0] == told[-1][1]


def test_a_child_that_cannot_start_costs_only_time(children, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert large_need(PLAN.settings, TRAFFIC, None, Method.FORWARD) == alone()
    assert children == []


def test_a_child_that_dies_costs_only_time(children, monkeypatch):
    monkeypatch.setattr(need_beside, "__name__", "shiftplan.nothing_of_that_name")
    assert large_need(PLAN.settings, TRAFFIC, None, Method.FORWARD) == alone()
    assert len(children) == 1


def test_what_no_number_of_agents_reaches_is_told_as_ever(children):
    hopeless = builders.queue("vip", reply_seconds=(60, 60, 60), target={"clock": "first_reply"})
    settings = PLAN.settings.model_copy(update={"queues": (*QUEUES[:3], hopeless)})
    with pytest.raises(Unreachable, match="vip"):
        large_need(settings, TRAFFIC, None, Method.FORWARD)


def test_who_stops_it_leaves_no_child_behind(children):
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        large_need(PLAN.settings, TRAFFIC, stop, Method.FORWARD)
    assert children[0].returncode is not None


@pytest.mark.parametrize("method", list(Method))
def test_a_small_plan_and_steady_states_need_no_second_process(children, monkeypatch, method):
    if method is Method.FORWARD:
        monkeypatch.setattr(need_beside, "ENOUGH", 10**6)
    large_need(PLAN.settings, TRAFFIC, None, method)
    assert children == []
