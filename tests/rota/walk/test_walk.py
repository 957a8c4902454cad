"""The walk against the model: what it says of a change is the model's difference, and it breaks no row."""

import numpy as np
import pytest

from shiftplan.domain.people import Protection
from shiftplan.domain.rota import Cell, Rota
from shiftplan.rota.assemble import model_of
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.walk import Standing, Walk
from shiftplan.rota.walk.person import people_of
from tests import builders as b
from tests.benchmarks.teams import team
from tests.checks.cases import random_need, random_plan
from tests.rota.bench import rules

HEAT = 120.0


def odd(seed: int) -> Model:
    """A random plan of the judge's tests: odd people, small rule books, prices of their own."""
    plan = random_plan(seed)
    return model_of(Problem(plan, random_need(plan, seed), Rota()))


def begun(model: Model, seed: int) -> tuple[Standing, Walk]:
    standing = Standing(model, model.lower[: model.whole])
    people = np.arange(len(standing.people))
    return standing, Walk(standing, people, int(model.day.max()) + 1, seed)


@pytest.mark.parametrize("seed", range(16))
def test_every_state_keeps_the_rules_and_is_worth_what_the_model_says(seed: int) -> None:
    model = odd(seed)
    standing, walk = begun(model, seed)
    met = set()
    for step in range(200):
        walk.step(HEAT * 0.98**step)
        values = model.complete(standing.chosen)
        assert model.is_kept_by(values)
        assert standing.value == pytest.approx(model.value(values), abs=1e-6)
        met.add(round(standing.value, 6))
    assert len(met) > 5


@pytest.mark.parametrize("seed", range(8))
def test_an_option_is_refused_exactly_when_the_model_refuses_it(seed: int) -> None:
    """Everything a person could take on top of a roster, by the walk and by all rows of the model."""
    model = odd(seed)
    standing, walk = begun(model, seed)
    for _ in range(100):
        walk.step(HEAT)
    chosen = standing.chosen
    refused = 0
    for agent, person in enumerate(standing.people):
        options = standing.options(agent)
        for choice in range(person.nothing):
            if choice in standing.held[agent]:
                continue
            more = chosen.copy()
            more[person.first + choice] = 1.0
            values = model.complete(more)
            at = np.nonzero(options.choices == choice)[0]
            taken = len(at) > 0 and bool(np.isfinite(options.cost[at[0]]))
            assert taken == model.is_kept_by(values)
            if taken:
                assert standing.value - standing.own[agent] + options.cost[at[0]] == pytest.approx(
                    model.value(values), abs=1e-6
                )
            refused += not taken
    assert refused > 0


def test_the_same_seed_walks_the_same_way() -> None:
    model = odd(3)
    (first, one), (second, other) = begun(model, 5), begun(model, 5)
    for _ in range(100):
        one.step(HEAT)
        other.step(HEAT)
    assert np.array_equal(first.chosen, second.chosen)
    third, another = begun(model, 6)
    for _ in range(100):
        another.step(HEAT)
    assert not np.array_equal(first.chosen, third.chosen)


def test_locked_shifts_stay_and_only_those_named_are_moved() -> None:
    plan, need = team(6, 7, 4)
    duty = b.work(plan.agents[0].id, 2, "day", plan.agents[0].queues[0])
    off = Cell(plan.agents[1].id, plan.grid.dates[3])
    model = model_of(Problem(plan, need, b.rota(duty).lock(duty.cell).lock(off)))
    standing = Standing(model, model.lower[: model.whole])
    walk = Walk(standing, np.array([0, 1]), 7, 1)
    for _ in range(300):
        walk.step(HEAT)
    chosen = standing.chosen
    assert np.all(chosen >= model.lower[: model.whole])
    assert set(model.owner[np.nonzero(chosen)[0]].tolist()) == {0, 1}
    assert not chosen[(model.owner[: model.whole] == 1) & (model.day == 3)].any()


def test_those_protected_and_those_whose_hours_are_used_up_find_only_what_is_left() -> None:
    """A week of 16 hours: two of the eight-hour shifts, then nothing; a pregnant agent never the night."""
    people = (b.agent("ann", protection=Protection.PREGNANT), b.agent("bob"))
    plan = b.plan(
        people,
        days=7,
        shifts=(b.shift("eight", 9, 8), b.shift("night", 23, 8)),
        rules=rules(max_hours_per_week=16),
    )
    model = model_of(Problem(plan, b.need(plan, 2), Rota()))
    standing, walk = begun(model, 1)
    for _ in range(300):
        walk.step(5.0)
    assert [len(held) for held in standing.held] == [2, 2]
    assert [person.nothing for person in standing.people] == [7, 14]
    assert all(np.isinf(standing.options(agent).cost[:-1]).all() for agent in (0, 1))


def test_a_walk_leaves_the_people_of_the_next_one_as_they_were() -> None:
    model = odd(2)
    before = [person.spare.copy() for person in people_of(model)]
    _, walk = begun(model, 1)
    for _ in range(50):
        walk.step(HEAT)
    for person, spare in zip(people_of(model), before, strict=True):
        assert np.array_equal(person.spare, spare)
        assert not person.blocked.any()
