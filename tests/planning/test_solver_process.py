"""The solving child, for real: its lines, its stop, its death."""

import asyncio
import os
import signal
import stat
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Cell
from shiftplan.domain.scope import Scope
from shiftplan.errors import SolverFailed
from shiftplan.planning import child_process
from shiftplan.planning.solver_process import SolverProcess

pytestmark = pytest.mark.slow
LONG = 600.0


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    return planning.make_plan("double11", tmp_path / "plan")


async def heard(process: SolverProcess) -> list[Progress | Outcome]:
    await process.start()
    return [event async for event in process.events()]


async def until_rota(process: SolverProcess) -> AsyncIterator[Progress | Outcome]:
    """The events, told to stop as soon as there is a rota."""
    async for event in process.events():
        if isinstance(event, Progress) and event.rota is not None:
            process.stop()
        yield event


async def test_a_small_plan_ends_proved_and_saved(small: Path) -> None:
    *progress, outcome = await heard(SolverProcess(small, 60))
    assert progress
    assert all(isinstance(event, Progress) for event in progress)
    assert isinstance(outcome, Outcome)
    assert outcome.status is Status.OPTIMAL
    assert outcome.rota is not None
    saved = planning.open_plan(small).rota
    assert saved == outcome.rota
    assert saved.facts is not None
    assert saved.facts.status == "optimal"


async def test_a_part_is_solved_and_proposed(small: Path) -> None:
    opened = planning.open_plan(small)
    whom, when = opened.plan.agents[0].id, opened.plan.grid.dates[:2]
    process = SolverProcess(small, 60, scope=Scope(days=when, agents=(whom,), fill=True), propose=True)
    *_, outcome = await heard(process)
    assert isinstance(outcome, Outcome)
    assert outcome.rota is not None
    assert {one.cell for one in outcome.rota.assignments} <= {Cell(whom, day) for day in when}
    found = planning.proposal(opened)
    assert found is not None
    assert found.rota == outcome.rota
    assert found.about.scope == Scope(days=when, agents=(whom,), fill=True)
    assert planning.open_plan(small).rota is None


async def test_stopped_with_the_best_kept_and_saved(large: Path) -> None:
    process = SolverProcess(large, LONG)
    await process.start()
    *_, outcome = [event async for event in until_rota(process)]
    assert isinstance(outcome, Outcome)
    assert outcome.status is Status.STOPPED
    assert outcome.rota is not None
    assert planning.open_plan(large).rota == outcome.rota


async def test_stopped_before_it_began_there_is_no_rota(large: Path) -> None:
    process = SolverProcess(large, LONG)
    process.stop()
    *_, outcome = await heard(process)
    assert isinstance(outcome, Outcome)
    assert (outcome.status, outcome.rota) == (Status.STOPPED, None)
    assert planning.open_plan(large).rota is None


async def test_who_stops_listening_ends_the_child_too(large: Path) -> None:
    process = SolverProcess(large, LONG)
    await process.start()
    async for event in process.events():
        assert isinstance(event, Progress)
        break
    assert await asyncio.wait_for(process.ended(), 60) in (3, 4)


async def test_killed_it_ends_without_a_word(large: Path) -> None:
    process = SolverProcess(large, LONG)
    await process.start()
    events = []
    async for event in process.events():
        events.append(event)
        process.kill()
    assert not any(isinstance(event, Outcome) for event in events)


async def test_a_child_that_dies_is_a_fault_with_a_sentence(large: Path) -> None:
    process = SolverProcess(large, LONG)
    await process.start()
    os.kill(process._running().pid, signal.SIGKILL)
    with pytest.raises(SolverFailed, match="-9"):
        await anext(process.events())
    await process.ended()


async def test_a_plan_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(SolverFailed, match="nowhere"):
        await heard(SolverProcess(tmp_path / "nowhere", 5))


@pytest.fixture
def interpreter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], SolverProcess]:
    """Puts a shell script in place of the interpreter."""

    def put(script: str) -> SolverProcess:
        path = tmp_path / "child"
        if script:
            path.write_text(f"#!/bin/sh\n{script}\n")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(sys, "executable", str(path))
        return SolverProcess(tmp_path, 5)

    return put


async def test_a_child_that_speaks_nonsense_is_a_fault(interpreter: Callable[[str], SolverProcess]) -> None:
    with pytest.raises(SolverFailed, match="nonsense"):
        await heard(interpreter("echo hello; exec sleep 60"))


async def test_a_child_that_does_not_listen_is_ended(
    interpreter: Callable[[str], SolverProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "GRACE_SECONDS", 1.0)
    process = interpreter("exec sleep 600")
    process.stop()
    assert await asyncio.wait_for(heard(process), 60) == []


async def test_a_child_that_cannot_be_started_is_a_fault(interpreter: Callable[[str], SolverProcess]) -> None:
    with pytest.raises(SolverFailed, match="started"):
        await interpreter("").start()
