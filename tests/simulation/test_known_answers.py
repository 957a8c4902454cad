"""The event loop against queues whose answers are known in closed form."""

import math

import pytest

from shiftplan.domain.queue import Model, Queue, Shape
from shiftplan.domain.service import ServiceDefinition, Target
from tests import builders
from tests.simulation.reference import FILE, Case, cases
from tests.simulation.scenes import Steady, steady

THREE_ERRORS = 3.0


def phone(aht: float = 240, within: float = 20, **values: object) -> Queue:
    return builders.queue(
        model=Model.ERLANG_C, aht_seconds=(aht,), target=Target(within_seconds=within), **values
    )


def wait_of(found: Steady, truth: float) -> float:
    return abs(found.off_by(found.figures.mean_wait_seconds, truth))


def test_one_agent_without_patience_is_the_oldest_queue() -> None:
    """M/M/1: mean wait ρ/(1 − ρ) · AHT, P(W ≤ t) = 1 − ρ·exp(−(1 − ρ)t/AHT)."""
    found = steady(phone(), 1, 9.0)
    rho = 9 * 240 / 3600
    assert wait_of(found, rho / (1 - rho) * 240) < THREE_ERRORS
    truth = 1 - rho * math.exp(-(1 - rho) * 20 / 240)
    assert abs(found.off_by(found.figures.service_level, truth)) < THREE_ERRORS
    assert abs(found.off_by(found.figures.occupancy, rho)) < THREE_ERRORS


def test_ten_agents_are_erlang_c() -> None:
    load, agents = 8.0, 10
    blocked = 1.0
    for j in range(1, agents + 1):
        blocked = load * blocked / (j + load * blocked)
    waits = blocked / (1 - load / agents * (1 - blocked))
    found = steady(phone(), agents, load * 15)
    assert wait_of(found, waits * 240 / (agents - load)) < THREE_ERRORS
    truth = 1 - waits * math.exp(-(agents - load) * 20 / 240)
    assert abs(found.off_by(found.figures.service_level, truth)) < THREE_ERRORS


@pytest.mark.parametrize(
    ("shape", "square"),
    [
        (Shape.DETERMINISTIC, 1.0),
        (Shape.EXPONENTIAL, 2.0),
        (Shape.LOGNORMAL, 2.0),
        (Shape.HYPEREXPONENTIAL, 3.0),
    ],
)
def test_handling_shapes_wait_as_pollaczek_and_khinchine_say(shape: Shape, square: float) -> None:
    """M/G/1: λ·E[S²] / (2(1 − ρ)), whatever else the shape is; `square` is E[S²] for a mean of 1."""
    found = steady(phone(handling_shape=shape), 1, 9.0)
    rho = 9 * 240 / 3600
    assert wait_of(found, rho * square * 240 / (2 * (1 - rho))) < THREE_ERRORS


def test_one_agent_and_people_who_all_wait_the_same_time() -> None:
    """M/M/1+D (Barrer 1957): an arrival meets work V with P(V > τ) = the share that leaves.

    Density of V below τ is π₀λ·exp(−(μ − λ)v); beyond τ nobody adds to it, so it falls at rate μ.
    """
    rate, end, tau = 18 / 3600, 1 / 240, 120.0
    below = rate * math.expm1((rate - end) * tau) / (rate - end)
    beyond = rate * math.exp((rate - end) * tau) / end
    truth = beyond / (1 + below + beyond)
    queue = builders.queue(
        aht_seconds=(240.0,), model=Model.ERLANG_A, patience_seconds=tau, patience_shape=Shape.DETERMINISTIC
    )
    found = steady(queue, 1, 18.0)
    assert abs(found.off_by(found.figures.abandon, truth)) < THREE_ERRORS


def test_patience_shapes_have_the_mean_asked_for() -> None:
    """With nobody to serve, the mean wait is the mean patience."""
    for shape in Shape:
        queue = builders.queue(patience_shape=shape, patience_seconds=100)
        found = steady(queue, 0, 200.0, contacts=20_000)
        assert found.figures.mean_wait_seconds.mean[0] == pytest.approx(100, rel=0.03)
        assert found.figures.abandon.mean[0] == 1


def test_the_first_reply_is_the_wait_and_the_typing() -> None:
    """Where nobody waits, a first reply within 20 s needs typing within 20 s: only with one chat held."""
    queue = builders.queue(
        aht_seconds=(200.0, 200.0),
        reply_seconds=(10.0, 30.0),
        target=Target(within_seconds=20, clock="first_reply"),
    )
    found = steady(queue, 400, 600.0, contacts=20_000)
    assert found.figures.service_level.mean[0] == pytest.approx(1.0)
    assert found.figures.first_reply_seconds.mean[0] == pytest.approx(10)
    crowded = steady(queue, 20, 600.0, contacts=20_000)
    one, reply = crowded.figures.service_level.mean[0], crowded.figures.first_reply_seconds.mean[0]
    assert one is not None
    assert reply is not None
    assert 0.05 < one < 0.9
    assert 10 < reply - (crowded.figures.mean_wait_seconds.mean[0] or 0) < 30


def test_the_five_definitions_are_ordered_as_they_must_be() -> None:
    found = steady(builders.queue(), 10, 375.0, contacts=30_000)
    level = {name: measured.mean[0] or 0 for name, measured in found.figures.levels.items()}
    answered = level[ServiceDefinition.ANSWERED_OF_OFFERED]
    assert (
        answered
        < level[ServiceDefinition.VIRTUAL_WAIT]
        < level[ServiceDefinition.ANSWERED_OR_GONE_OF_OFFERED]
    )
    assert answered < level[ServiceDefinition.ANSWERED_OF_OFFERED_LESS_GONE_WITHIN]
    assert answered < level[ServiceDefinition.ANSWERED_OF_ANSWERED]


def chat_case(name: str) -> Case:
    if not FILE.exists():
        pytest.skip("the reference cases are not beside the repository")
    return next(case for case in cases() if case.name == name)


@pytest.mark.reference
@pytest.mark.parametrize("name", ["C01", "C02", "C03", "C04", "C06", "C09"])
def test_chat_as_the_exact_chain_has_it(name: str) -> None:
    case = chat_case(name)
    found = case.simulate(40_000)
    for metric, measured in case.measures(found.figures).items():
        truth = case.truths[metric]
        if found.error(measured) > 0 and not metric.startswith("sl_gross_180"):
            assert abs(found.off_by(measured, truth.value, truth.error)) < THREE_ERRORS, metric


def test_waiting_for_one_agent_is_worse_than_for_any() -> None:
    """Fixed routing makes people wait for a busy agent while others are free."""
    free = steady(builders.queue(), 10, 300.0, contacts=20_000)
    fixed = steady(builders.queue(), 10, 300.0, contacts=20_000, routing="fixed")
    assert free.contacts == fixed.contacts
    assert (fixed.figures.mean_wait_seconds.mean[0] or 0) > 2 * (free.figures.mean_wait_seconds.mean[0] or 0)
