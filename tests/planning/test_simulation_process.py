"""The simulating child, for real: its lines, its stop, its death; and the lines it writes."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.estimate import Routing, ServiceEstimate, SimulationOptions, Staffed
from shiftplan.domain.queue import Shape
from shiftplan.planning.simulation_process import SimulationFailed, SimulationProcess, flags
from shiftplan.planning.simulation_protocol import estimate_line, progress_line, read_line

pytestmark = pytest.mark.slow
FEW = SimulationOptions(replications=2, explain=0)
MANY = SimulationOptions(replications=10_000, explain=0)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


async def heard(process: SimulationProcess) -> list[float | ServiceEstimate]:
    await process.start()
    return [event async for event in process.events()]


async def test_it_ends_with_the_estimate_that_this_process_finds(small: Path) -> None:
    *shares, estimate = await heard(SimulationProcess(small, FEW, Staffed.NEED))
    assert all(isinstance(share, float) for share in shares)
    assert isinstance(estimate, ServiceEstimate)
    plan = planning.open_plan(small).plan
    here = planning.simulate(plan, planning.need_of(plan), None, FEW)
    assert estimate.queues == here.queues


async def test_stopped_it_keeps_what_was_through(small: Path) -> None:
    process = SimulationProcess(small, MANY)
    await process.start()
    last: float | ServiceEstimate = 0.0
    async for event in process.events():
        if isinstance(event, float) and event > 0:
            process.stop()
        last = event
    assert isinstance(last, ServiceEstimate)
    assert last.stopped
    assert 0 < last.replications < 10_000


async def test_a_child_that_dies_is_a_fault_with_a_sentence(small: Path) -> None:
    process = SimulationProcess(small, MANY)
    await process.start()
    os.kill(process._running().pid, signal.SIGKILL)
    with pytest.raises(SimulationFailed, match="simulation ended with code -9"):
        await anext(process.events())
    await process.ended()


async def test_what_cannot_be_simulated_says_why(small: Path) -> None:
    with pytest.raises(SimulationFailed, match="no rota yet"):
        await heard(SimulationProcess(small, FEW, Staffed.ROTA))


async def test_every_option_reaches_the_child(small: Path) -> None:
    options = SimulationOptions(
        replications=2,
        seed=7,
        precision=0.004,
        days=(planning.open_plan(small).plan.grid.dates[1],),
        queues=("presale",),
        routing=Routing.FIXED,
        patience_shape=Shape.LOGNORMAL,
        handling_shape=Shape.DETERMINISTIC,
        dispersion=2.5,
        day_to_day=True,
        cross_trained=False,
        breaks=False,
        shrinkage=False,
        explain=1,
    )
    *_, estimate = await heard(SimulationProcess(small, options))
    plan = planning.open_plan(small).plan
    here = planning.simulate(plan, planning.need_of(plan), None, options)
    assert isinstance(estimate, ServiceEstimate)
    assert estimate.model_copy(update={"seconds": 0}) == here.model_copy(update={"seconds": 0})
    for name in ("--no-help", "--no-breaks", "--no-shrinkage", "--day-to-day", "--precision=0.4"):
        assert name in flags(options)


def test_lines_come_back_as_they_went(small: Path) -> None:
    plan = planning.open_plan(small).plan
    options = SimulationOptions(replications=2, days=(date(2000, 1, 1),), explain=0)
    found = planning.simulate(plan, planning.need_of(plan), None, options.model_copy(update={"days": None}))
    assert read_line(estimate_line(found)) == found
    assert read_line(progress_line(0.25)) == 0.25
    for nonsense in ("{}", "[]", "hello", '{"kind": "progress"}', '{"kind": "estimate"}'):
        with pytest.raises(ValueError, match=r".+"):
            read_line(nonsense)
