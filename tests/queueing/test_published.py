"""A handful of published or hand-made cases, kept here so that the tests stand alone."""

import math

import pytest

from shiftplan.queueing import Goal, agents_for, chat, erlang_a, erlang_b, erlang_c


@pytest.mark.parametrize(
    ("agents", "load", "blocking"),
    [(2, 1.0, 0.2), (1, 1.0, 0.5), (3, 3.0, 4.5 / 13), (10, 20.0, 0.5379631686320729)],
)
def test_erlang_b(agents: int, load: float, blocking: float) -> None:
    """The first three by hand: A^n/n! / Σ A^j/j!."""
    assert erlang_b(agents, load) == pytest.approx(blocking, rel=1e-12)


def test_erlang_b_trunk_tables() -> None:
    """ITU tables: 10 Erlang at 2 % need 17 trunks, 5 at 1 % need 11, 708 at 1 % need 736."""
    for trunks, load, target in ((17, 10, 0.02), (11, 5, 0.01), (736, 708, 0.01)):
        assert erlang_b(trunks, load) <= target < erlang_b(trunks - 1, load)


def test_erlang_c_of_one_agent_is_the_single_server_queue() -> None:
    """M/M/1 at half load: waits with 1/2, on average one handling time, P(W > t) = ρ·e^(−(μ−λ)t)."""
    found = erlang_c(1, 10, 180)
    assert found.p_wait == pytest.approx(0.5, rel=1e-12)
    assert found.mean_wait_seconds == pytest.approx(180, rel=1e-12)
    assert found.service_level(60) == pytest.approx(1 - 0.5 * math.exp(-60 / 360), rel=1e-12)
    assert (found.abandon, found.occupancy) == (0.0, pytest.approx(0.5))


def test_erlang_c_of_a_known_calculator() -> None:
    """100 calls in 30 min of 3 min each: 14 agents for 80 % in 20 s with at most 85 % occupancy."""
    found = agents_for(lambda n: erlang_c(n, 200, 180), [Goal(0.8, 20)], occupancy_cap=0.85)
    assert found.agents == 14
    assert found.performance.p_wait == pytest.approx(0.17413193359504984, rel=1e-12)
    assert found.performance.occupancy == pytest.approx(10 / 14, rel=1e-12)


def test_erlang_a_and_its_five_definitions() -> None:
    """14 agents, 10 Erlang, patience 5 min, 20 s: five numbers that all are called service level."""
    found = erlang_a(14, 200, 180, 300)
    levels = found.service_levels(20)
    assert found.abandon == pytest.approx(0.013983744122408938, rel=1e-12)
    assert found.mean_wait_seconds == pytest.approx(60 * 0.06991872061204469, rel=1e-12)
    assert [round(level, 5) for level in levels.as_dict().values()] == [
        0.91679,
        0.91871,
        0.92396,
        0.92341,
        0.92979,
    ]


def test_chat_at_the_opening() -> None:
    """30,000 chats an hour, three windows, published factors: 718 agents for 80 % in 18 s; 673 reach 22 %."""
    aht = (240.0, 480 / 1.7, 720 / 2.5)
    assert agents_for(lambda n: chat(n, 30_000, aht, 120), [Goal(0.8, 18)]).agents == 718
    assert chat(673, 30_000, aht, 120).service_level(18) == pytest.approx(0.22, abs=0.005)


def test_an_agent_who_takes_two_chats_by_hand() -> None:
    """One agent, two windows, λ = 1, d = (1, 1), θ = 1 (per 100 s): weights 1, 1, 1, 1/2, 1/6, …"""
    found = chat(1, 36, (100.0, 200.0), 100)
    total = math.e + 1
    assert found.p_wait == pytest.approx((math.e - 1) / total, rel=1e-12)
    assert found.concurrency == pytest.approx((1 + 2 * (math.e - 1)) / total, rel=1e-12)
    assert found.occupancy == pytest.approx(found.concurrency / 2, rel=1e-12)
    assert found.abandon == pytest.approx(1 / total, rel=1e-12)
