"""Rosters as paths: as cheap as a solver finds them, whatever the prices, and never against a rule."""

from dataclasses import replace
from time import monotonic

import numpy as np
import pytest

from shiftplan.rota import backend
from shiftplan.rota.backend import Rows
from shiftplan.rota.bound import INTERIOR
from shiftplan.rota.breaks.relaxation import bounding
from shiftplan.rota.construct.first import first_rota
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats
from shiftplan.rota.rosters.generation import Generation
from shiftplan.rota.rosters.mixing import Mixer
from shiftplan.rota.rosters.person import Person, person_of, quick_people
from shiftplan.rota.rosters.pool import FREE
from tests.benchmarks.published.instance import Cover, Employee, Instance, Request, Shift
from tests.benchmarks.published.rows import model_of


def instance(people: int, days: int, seed: int) -> Instance:
    """A random team under every rule of the published instances."""
    random = np.random.default_rng(seed)
    shifts = (Shift("E", 480, ()), Shift("L", 480, ("E",)), Shift("N", 600, ("E", "L")))
    staff = tuple(
        Employee(f"p{i}", {"E": days, "L": days, "N": int(random.integers(0, 3))},
                 480 * (days * 5 // 7) + 240, 480 * (days // 2), 5, 2, 2, int(random.integers(1, 3)))
        for i in range(people)
    )  # fmt: skip
    requests = tuple(
        Request(f"p{random.integers(people)}", int(random.integers(days)), "EL"[random.integers(2)],
                int(random.integers(1, 4)), bool(random.integers(2)))
        for _ in range(people * 2)
    )  # fmt: skip
    cover = tuple(
        Cover(day, shift.id, int(random.integers(people // 5 + 1, people // 3 + 2)), 100, 1)
        for day in range(days)
        for shift in shifts
    )
    off = frozenset((f"p{i}", int(random.integers(days))) for i in range(people))
    return Instance("random", days, shifts, staff, off, requests, cover)


@pytest.fixture(scope="module")
def model() -> Model:
    return model_of(instance(6, 14, 3))


def cheapest_by_solver(model: Model, agent: int, prices: Floats) -> float:
    """The cost of the person's cheapest roster, by a solver on the person's rows."""
    rows, columns = np.nonzero(model.agent == agent)[0], np.nonzero(model.owner == agent)[0]
    whole = columns < model.whole
    cost = np.where(whole, np.append(prices, 0.0)[np.where(whole, columns, model.whole)], model.cost[columns])
    part = Rows(
        cost, model.lower[columns], model.upper[columns], model.matrix[rows][:, columns],
        model.low[rows], model.high[rows], int(whole.sum()),
    )  # fmt: skip
    answer = backend.solve(part, 20.0)
    assert answer.optimal
    return answer.bound


def own_rules_broken(model: Model, agent: int, person: Person, prices: Floats) -> bool:
    _, found = person.cheapest(prices)
    chosen = np.zeros(model.whole)
    chosen[found] = 1.0
    return bool((model.agent[model.violated(model.draft(chosen))] == agent).any())


@pytest.mark.parametrize("seed", range(4))
def test_the_cheapest_roster_is_as_cheap_as_a_solver_finds_it(model: Model, seed: int) -> None:
    prices = np.random.default_rng(seed).normal(size=model.whole)
    for agent in range(6):
        person = person_of(model, agent)
        assert person is not None
        assert person.exact
        assert person.cheapest(prices)[0] == pytest.approx(cheapest_by_solver(model, agent, prices))
        assert not own_rules_broken(model, agent, person, prices)


@pytest.mark.parametrize("seed", range(4))
def test_a_small_diagram_forgets_and_still_breaks_nothing(model: Model, seed: int) -> None:
    prices = np.random.default_rng(seed).normal(size=model.whole)
    for agent in range(6):
        person = person_of(model, agent, 200)
        assert person is not None
        assert not own_rules_broken(model, agent, person, prices)
        if person.exact:
            assert person.cheapest(prices)[0] <= cheapest_by_solver(model, agent, prices) + 1e-6


def test_settled_cells_are_kept(model: Model) -> None:
    gen = Generation(model)
    base = first_rota(model, 5.0)
    cells = gen.pool.cells(base)
    settled = gen.nothing_settled()
    settled[:, :7] = cells[:, :7]
    gen.pool.add(base)
    gen.converge(settled, 5, monotonic() + 20)
    found = gen.pool.table[gen.active]
    assert np.array_equal(found[:, :7], cells[gen.pool.agent[gen.active], :7])
    assert (settled[:, 7:] == FREE).all()


def test_the_first_rota_keeps_every_rule_though_nobody_may_stay_at_home(model: Model) -> None:
    assert len(model.violated(model.draft(np.zeros(model.whole))))
    assert model.is_kept_by(first_rota(model, 5.0))
    assert all(person is not None for person in quick_people(model))


def test_the_bound_lies_between_the_relaxation_and_the_optimum(model: Model) -> None:
    mixer = Mixer(model, 1)
    best = mixer.parts(mixer.dive(first_rota(model, 5.0), 20.0), 1.0)
    assert model.is_kept_by(best)
    rows = bounding(model)
    optimum = backend.solve(rows, 60.0).bound + model.constant
    linear = backend.solve(replace(rows, whole=0), 20.0, options=INTERIOR).bound + model.constant
    assert mixer.bound is not None
    assert linear - 1e-3 <= mixer.bound <= optimum + 1e-6
    assert optimum - 1e-6 <= model.value(best) <= optimum * 1.02
