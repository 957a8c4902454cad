"""Where formula and simulation differ, and the parts that the difference is made of."""

from typing import Any

import pytest

from shiftplan import planning, simulation
from shiftplan.domain.estimate import Cause, Difference, ServiceEstimate, SimulationOptions
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Shape
from shiftplan.domain.rota import Rota
from tests import builders


def busy(**values: Any) -> Plan:
    queue = builders.queue(**values)
    grid = builders.grid(1)
    forecast = builders.forecast(grid, (queue,), 120)
    agents = tuple(builders.agent(f"a{i}", max_windows=3) for i in range(12))
    return builders.plan(agents, grid=grid, queues=(queue,), forecast=forecast)


def explained(
    plan: Plan, need: Need, rota: Rota | None = None, **options: Any
) -> tuple[ServiceEstimate, tuple[Difference, ...]]:
    chosen = SimulationOptions(**{"replications": 6, "explain": 1, **options})
    found = planning.simulate(plan, need, rota, chosen)
    return found, found.differences


def parts(difference: Difference) -> dict[Cause, float]:
    return {part.cause: part.share for part in difference.parts}


def test_a_simulation_like_the_formula_differs_nowhere() -> None:
    plan = busy()
    _, found = explained(plan, planning.need_of(plan), replications=12)
    assert not found


def test_patience_that_does_not_vary_is_named_as_the_cause() -> None:
    plan = busy(patience_shape=Shape.DETERMINISTIC)
    _, found = explained(plan, planning.need_of(plan))
    share = parts(found[0])
    assert share[Cause.PATIENCE_SHAPE] < -0.05
    assert abs(share[Cause.PATIENCE_SHAPE]) > 3 * abs(share[Cause.APPROXIMATION])
    assert Cause.DISPERSION not in share


def test_the_parts_add_up_and_know_their_error() -> None:
    plan = busy(patience_shape=Shape.DETERMINISTIC, handling_shape=Shape.LOGNORMAL, dispersion=3.0)
    _, found = explained(plan, planning.need_of(plan))
    difference = found[0]
    assert set(parts(difference)) == {
        Cause.PATIENCE_SHAPE,
        Cause.HANDLING_SHAPE,
        Cause.DISPERSION,
        Cause.APPROXIMATION,
    }
    assert sum(parts(difference).values()) == pytest.approx(difference.share)
    assert all(part.half_width is not None and part.half_width > 0 for part in difference.parts)


def test_a_rota_short_of_people_says_so_with_numbers() -> None:
    plan = busy()
    rota = builders.rota(*(builders.work(f"a{i}", 0) for i in range(3)))
    _, found = explained(plan, planning.need_of(plan), rota)
    difference = found[0]
    assert parts(difference)[Cause.PEOPLE] < -0.2
    assert difference.short_slots == len(difference.slots)
    assert (difference.short_by or 0) > 5
    assert (difference.on_shift or 0) < (difference.needed or 0)


def test_stopped_while_tracing_the_marks_stay_without_parts() -> None:
    plan = busy(patience_shape=Shape.DETERMINISTIC)
    need = planning.need_of(plan)
    staff = {one.queue: one.online for one in need.queues}
    options = SimulationOptions(replications=10)
    traffic = planning.traffic_of(plan)
    estimate = simulation.simulate(plan, traffic, staff, options)
    case = simulation.Case(plan, traffic, need, staff, options)
    found = simulation.explain(case, estimate, stop=lambda: True)
    assert found
    assert not any(difference.parts for difference in found)


def test_sentences_for_people() -> None:
    plan = busy(patience_shape=Shape.DETERMINISTIC)
    estimate, _ = explained(plan, planning.need_of(plan))
    said = [str(line) for line in planning.reasons(plan, estimate)]
    assert "simulated" in said[0]
    assert any("patience" in line for line in said[1:])
    assert any("the same for all" in str(line) for line in planning.assumptions(plan, estimate))
