"""A solver that a test plays: it proposes late shifts, or writes them where there is no rota yet."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from shiftplan import files, planning
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.scope import Scope
from shiftplan.errors import SolverFailed
from shiftplan.language import say

AT = datetime(2027, 10, 1, 3, 30, tzinfo=UTC)
CHANGED = 3


def better(plan: Plan, rota: Rota) -> Rota:
    """The first three people late on the first day, with no breaks told."""
    first = plan.grid.dates[0]
    late = next(shift.id for shift in plan.shifts if shift.id != plan.shifts[0].id)
    who = {one.agent for one in [one for one in rota.assignments if one.day == first][:CHANGED]}
    return Rota.of(
        (
            one.model_copy(update={"shift": late}) if one.day == first and one.agent in who else one
            for one in rota.assignments
        ),
        rota.locks,
    )


def propose(folder: Path, *, done: bool = True, scope: Scope | None = None) -> Rota:
    """Put a proposal beside the rota of `folder`."""
    opened = planning.open_plan(folder)
    rota = better(opened.plan, opened.rota or Rota())
    about = files.About(
        made_at=AT,
        scope=scope or Scope(),
        done=done,
        status=Status.STOPPED.value,
        objective=200.0,
        bound=100.0,
    )
    files.write_proposal(folder, rota, opened.rota, about, files.proposal_stamps(folder))
    return rota


class Child:
    """Tells one better rota, waits to be stopped, proposes it and ends; `dies` ends it without a word."""

    dies = False
    finds = True
    last: "Child"

    def __init__(
        self, folder: Path, seconds: float, *, scope: Scope | None = None, propose: bool = False
    ) -> None:
        self.folder, self.seconds, self.scope, self.propose = folder, seconds, scope, propose
        self.stopped = asyncio.Event()
        type(self).last = self

    async def start(self):
        """Nothing to start."""

    def stop(self):
        self.stopped.set()

    async def events(self):
        opened = planning.open_plan(self.folder)
        rota = better(opened.plan, opened.rota or Rota()) if self.finds else opened.rota
        yield Progress(seconds=1, phase="improve", best=200, bound=100, rota=rota)
        if self.propose and self.finds:
            propose(self.folder, done=False, scope=self.scope)
        await self.stopped.wait()
        if self.dies:
            raise SolverFailed(say("the solver ended: {reason}", reason="a test"), say("solve again"))
        if self.propose and self.finds:
            propose(self.folder, scope=self.scope)
        yield Outcome(status=Status.STOPPED, seconds=2, bound=100, objective=200, rota=rota)
