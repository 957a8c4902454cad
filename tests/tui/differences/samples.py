"""A small plan with a rota, and another rota to compare it with."""

from pathlib import Path

from textual.pilot import Pilot

from shiftplan.domain import editing
from shiftplan.domain.edit import Edit
from shiftplan.domain.rota import Cell, Rota
from shiftplan.language import say
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.differences import Asked, DifferencesScreen, Drop
from tests.tui.rota.running import app_on, at_stage, settled, small


class Answers:
    """What the window gave back."""

    def __init__(self) -> None:
        self.taken: list[Edit] = []
        self.left = self.dropped = 0

    def leave(self) -> None:
        self.left += 1

    def drop(self) -> None:
        self.dropped += 1

    def asked(self, edit: Edit, apart: frozenset[Cell] = frozenset()) -> Asked:
        return Asked(
            title=say("A proposal"),
            edit=edit,
            take=self.taken.append,
            note=say("solved around the locks"),
            leave=self.leave,
            drop=Drop(say("It cannot be had back."), self.drop),
            apart=apart,
            apart_note=say("edited since"),
        )


def shop(folder: Path) -> ShiftplanApp:
    """The app on the small plan, everybody on the first shift every day."""
    return app_on(small(folder, solved=True))


def other(app: ShiftplanApp) -> Edit:
    """Five cells of three people: a shift less, two others, a lock, and a late shift that rules forbid."""
    plan, rota = app.workspace.plan, app.workspace.rota or Rota()
    a, b, c = [agent.id for agent in plan.agents if not agent.protection][:3]
    d0, d1, d2 = plan.grid.dates[:3]
    off = editing.clear(plan, rota, [Cell(a, d0)])
    plan, rota = editing.applied(off, plan, rota)
    for cell in (Cell(a, d1), Cell(b, d0)):
        plan, rota = editing.applied(editing.set_shift(plan, rota, [cell], "late"), plan, rota)
    rota = rota.lock(Cell(b, d2)).lock(Cell(c, d1))
    return editing.taking(app.workspace.plan, app.workspace.rota or Rota(), rota)


async def opened(
    pilot: Pilot[None], app: ShiftplanApp, answers: Answers, apart: frozenset[Cell] = frozenset()
) -> DifferencesScreen:
    """Go to the rota and open the window over it; wait until it has judged."""
    await at_stage(pilot, app, "4")
    screen = DifferencesScreen(answers.asked(other(app), apart))
    await app.push_screen(screen)
    await settled(pilot, app)
    await settled(pilot, app)
    return screen
