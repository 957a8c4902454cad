"""The app on a small plan folder, and a child that speaks the solver's lines without solving."""

import asyncio
import json
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from shiftplan import planning
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.planning.solve_protocol import outcome_line, progress_line
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.screen import RotaScreen
from shiftplan.tui.rota.solve_panel import SolvePanel
from shiftplan.tui.rota.solve_view import State

PATIENCE_SECONDS = 90
LOOK_SECONDS = 0.02
NOW = datetime(2027, 10, 1, 4, tzinfo=UTC)

CHILD = """#!{python}
import json, sys
told = json.load(open({script!r}))
open({heard!r}, "a").write(" ".join(sys.argv[1:]) + "\\n")
for line in told["first"]:
    print(line, flush=True)
if told["waits"]:
    for line in sys.stdin:
        open({heard!r}, "a").write(line)
        if line.strip() == "stop":
            break
for line in told["last"]:
    print(line, flush=True)
sys.exit(told["code"])
"""


@dataclass
class FakeSolver:
    """`first` is said at once, `last` at the end; `waits` for a stop line between them."""

    first: Sequence[Progress] = ()
    last: Sequence[Outcome | str] = ()
    waits: bool = False
    code: int = 0
    heard: Path = field(default=Path(), init=False)

    def install(self, folder: Path) -> str:
        """Write the child into `folder`; the path to put in place of the interpreter."""
        self.heard = folder / "heard.txt"
        script, child = folder / "told.json", folder / "child"
        last = [line if isinstance(line, str) else outcome_line(line, {}) for line in self.last]
        told = {"first": [progress_line(p) for p in self.first], "last": last}
        script.write_text(json.dumps({**told, "waits": self.waits, "code": self.code}), "utf-8")
        child.write_text(
            CHILD.format(python=sys.executable, script=str(script), heard=str(self.heard)), "utf-8"
        )
        child.chmod(child.stat().st_mode | stat.S_IXUSR)
        return str(child)


def small(folder: Path, *, solved: bool = False) -> Path:
    """The small template in `folder`; `solved` puts everybody on the first shift every open day."""
    place = planning.make_plan("small", folder / "plan")
    if solved:
        opened = planning.open_plan(place)
        planning.save_rota(opened, everybody(opened.plan))
    return place


def everybody(plan: Plan) -> Rota:
    shift = plan.shifts[0].id
    return Rota.of(
        Assignment(agent=agent.id, day=day, shift=shift, queue=agent.queues[0])
        for agent in plan.agents
        for day in plan.grid.dates
        if agent.employed_on(day) and (agent.id, day) not in plan.blocked
    )


def app_on(folder: Path) -> ShiftplanApp:
    return ShiftplanApp(folder, now=lambda: NOW)


async def until(holds: Callable[[], object]) -> None:
    """Let the app work until something holds."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110 - what the screen shows sets no event
            await asyncio.sleep(LOOK_SECONDS)


async def at_stage(pilot: Pilot[None], app: ShiftplanApp, key: str) -> None:
    """Wait for the need, go to a stage, and wait for what it works out."""
    await until(lambda: app.workspace.need is not None)
    await until(lambda: app.workspace.judgement is not None or app.workspace.rota is None)
    await pilot.press(key)
    await settled(pilot, app)


async def settled(pilot: Pilot[None], app: ShiftplanApp) -> None:
    """Wait for the threads that work things out, and for what they posted."""
    await pilot.pause()
    threads = [worker for worker in app.workers if worker.group != "solve"]
    if threads:  # an empty list would mean all of them
        await app.workers.wait_for_complete(threads)
    await pilot.pause()


def rota_screen(app: ShiftplanApp) -> RotaScreen:
    screen = app.screen
    assert isinstance(screen, RotaScreen)
    return screen


def grid(app: ShiftplanApp) -> RotaGrid:
    return app.screen.query_one(RotaGrid)


def state(app: ShiftplanApp) -> State:
    return rota_screen(app).query_one(SolvePanel).view.state


def grid_text(app: ShiftplanApp) -> str:
    """What the grid shows as text."""
    return "\n".join(grid(app).render_line(y).text for y in range(grid(app).size.height))


def screen_text(app: ShiftplanApp) -> str:
    """Everything on the screen as text."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines[:height])[
        : width * height * 2
    ]
