"""Solving and simulating what-if copies one after another, each in a child process that can be stopped."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from shiftplan.domain.estimate import ServiceEstimate, SimulationOptions, Staffed
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.plan import Plan
from shiftplan.errors import NoRota, ShiftplanError
from shiftplan.language import printable, say
from shiftplan.planning.copies.comparing import Row, keep_service, mark_of, work_out
from shiftplan.planning.copies.store import Copy
from shiftplan.planning.opening import open_plan
from shiftplan.planning.simulation_process import SimulationProcess
from shiftplan.planning.solver_process import SolverProcess

REPLICATIONS = 10
MOST_DAYS = 3


class Doing(StrEnum):
    SOLVE = "solve"
    SIMULATE = "simulate"
    FIGURES = "figures"


@dataclass(frozen=True)
class Moved:
    """How far a copy (None: the plan) is: `share` of the time or of the work; value and gap of a solve."""

    copy: Copy | None
    doing: Doing
    share: float
    progress: Progress | None = None


@dataclass(frozen=True)
class Through:
    """A copy is through, with the row that it now has; or it could not be done, as `fault` says."""

    copy: Copy | None
    doing: Doing
    row: Row | None
    fault: ShiftplanError | None = None


Event = Moved | Through


@dataclass(frozen=True)
class Wish:
    """What to run: how long to solve each, which days to simulate how often (None: the days of the sale)."""

    doing: Doing
    seconds: float = 60.0
    workers: int = 2
    days: tuple[date, ...] | None = None
    replications: int = REPLICATIONS


class Run:
    """One after another; `tell` hears how it goes. What was found before a stop is kept."""

    def __init__(self, plan: Path, wish: Wish, tell: Callable[[Event], None]) -> None:
        self._plan, self._wish, self._tell = plan, wish, tell
        self._child: SolverProcess | SimulationProcess | None = None
        self.stopped = False

    async def go(self, copies: Sequence[Copy | None]) -> None:
        """`None` among the copies is the plan itself, which is only simulated and judged, never solved."""
        for copy in copies:
            if self.stopped:
                return
            try:
                row = await self._one(copy)
            except ShiftplanError as error:
                self._tell(Through(copy, self._wish.doing, None, error))
            else:
                self._tell(Through(copy, self._wish.doing, row))

    def stop(self) -> None:
        """End what runs, keeping what it has, and begin nothing more."""
        self.stopped = True
        if self._child is not None:
            self._child.stop()

    async def _one(self, copy: Copy | None) -> Row:
        if self._wish.doing is Doing.SIMULATE:
            return await self._simulate(copy)
        if self._wish.doing is Doing.SOLVE and copy is not None:
            await self._solve(copy)
        self._tell(Moved(copy, Doing.FIGURES, 0.0))
        return await asyncio.to_thread(work_out, self._plan, copy)

    async def _solve(self, copy: Copy) -> None:
        process = SolverProcess(copy.folder, self._wish.seconds, self._wish.workers)
        self._child = process
        await process.start()
        outcome = None
        try:
            async for event in process.events():
                if isinstance(event, Outcome):
                    outcome = event
                else:
                    share = min(1.0, event.seconds / self._wish.seconds)
                    self._tell(Moved(copy, Doing.SOLVE, share, event))
        finally:
            self._child = None
        if outcome is None or outcome.rota is None:
            raise _no_rota(copy, outcome)

    async def _simulate(self, copy: Copy | None) -> Row:
        folder = copy.folder if copy else self._plan
        mark = await asyncio.to_thread(mark_of, self._plan, copy)
        days = self._wish.days or await asyncio.to_thread(_days, folder)
        options = SimulationOptions(days=days, replications=self._wish.replications, explain=0)
        process = SimulationProcess(folder, options, Staffed.ROTA)
        self._child, found = process, None
        await process.start()
        try:
            async for event in process.events():
                if isinstance(event, ServiceEstimate):
                    found = event
                else:
                    self._tell(Moved(copy, Doing.SIMULATE, event))
        finally:
            self._child = None
        if found is None:
            raise NoRota(say("stopped before the first replication was through; there is nothing to show"))
        return await asyncio.to_thread(keep_service, self._plan, copy, mark, found)


def _no_rota(copy: Copy, outcome: Outcome | None) -> NoRota:
    why = [str(finding.message) for finding in outcome.findings[:1]] if outcome else []
    told = say("no rota was found for “{name}”", name=printable(copy.name))
    return NoRota(told, say("{reason}", reason=why[0]) if why else None)


def _days(folder: Path) -> tuple[date, ...]:
    return days_of_the_sale(open_plan(folder).plan)


def days_of_the_sale(plan: Plan) -> tuple[date, ...]:
    """From the first to the last of the days with an opening and the main day, `MOST_DAYS` at most, ending
    with the main day; else the first of the plan.
    """
    event = plan.settings.event
    told = sorted({*(opening.date() for opening in event.openings), event.day} & set(plan.grid.dates))
    if not told:
        return plan.grid.dates[:1]
    end = event.day if event.day in told else told[-1]
    span = [day for day in plan.grid.dates if told[0] <= day <= end]
    return (span[-MOST_DAYS:][0], span[-1])
