"""What screens ask of the app. A screen posts one of these; the app acts and replaces the workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message as Words
from shiftplan.tui.place import Place

if TYPE_CHECKING:
    from shiftplan.domain.edit import Edit
    from shiftplan.domain.estimate import SimulationOptions, Staffed
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.rota import Rota
    from shiftplan.domain.scope import Scope
    from shiftplan.planning import Edited, OpenPlan
    from shiftplan.tui.exporting.work import Asked
    from shiftplan.tui.simulation.state import Simulation


class OpenFolder(Message):
    """Open the plan in a folder (again)."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class MakePlan(Message):
    """Make a new plan folder from a template, and open it."""

    def __init__(self, template: str, folder: Path) -> None:
        super().__init__()
        self.template = template
        self.folder = folder


class GoTo(Message):
    """Show a stage."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.stage = stage


class ChooseScenario(Message):
    """Make the plan for another scenario: written to the plan, need worked out anew."""

    def __init__(self, scenario: str) -> None:
        super().__init__()
        self.scenario = scenario


class EditRota(Message):
    """Put this rota on the screen in place of the one there; it is judged at once and saved by SaveRota."""

    def __init__(self, rota: Rota) -> None:
        super().__init__()
        self.rota = rota


class EditCells(Message):
    """Edit the rota by hand: `make` is called with the plan and the rota on the screen.

    It is shown and judged at once, and written into the folder and its history beside the screen.
    """

    def __init__(self, make: Callable[[Plan, Rota], Edit]) -> None:
        super().__init__()
        self.make = make


class MoveInHistory(Message):
    """Undo, redo or jump: `move` is called with the open plan in a thread and writes; `name` is what the
    news call it, None: as the edits are called.
    """

    def __init__(self, move: Callable[[OpenPlan], Edited], name: Words | None = None) -> None:
        super().__init__()
        self.move, self.name = move, name


class SaveRota(Message):
    """Write the rota on the screen into the plan folder."""


class Solve(Message):
    """Solve the rota for at most `seconds`, from the one on the screen and around its locks; with `scope`
    only a part of it, with `repair` with the least change after absences. Where there is a rota already,
    what is found is a proposal beside it.
    """

    def __init__(self, seconds: float, scope: Scope | None = None, *, repair: bool = False) -> None:
        super().__init__()
        self.seconds, self.scope, self.repair = seconds, scope, repair


class StopSolving(Message):
    """End the solve and keep the best rota found."""


class LookForProposal(Message):
    """Read again what is proposed beside the rota: it was taken, in part or whole, or dropped."""


class ReadPublished(Message):
    """Read again what was published last: something was."""


class Export(Message):
    """Write the rota for others, as asked for, into a folder."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked


class ReadChecklist(Message):
    """Read the checklist again: something was ticked."""


class ShowBook(Message):
    """Show a playbook on the checklist's screen; of a card the run of one case, or the card itself."""

    def __init__(self, book: str, run: int | None = None) -> None:
        super().__init__()
        self.book, self.run = book, run


class WriteBrief(Message):
    """Make the brief of the kick-off meeting and show it."""


def _nothing_more(_: Any) -> None:
    """What is to be read anew is read anew by the app."""


class Record(Message):
    """Write into the plan's journal: `write` is called with the open plan in a thread, each in its turn.

    When it is on the disk `done` is called with what `write` gave; else `failed` with the fault (without
    one the app says it). With `waits`, keys pressed until then are for what is in front afterwards; those of
    `without` are dropped: pressed again for want of a sign.
    """

    def __init__(
        self,
        write: Callable[[OpenPlan], Any],
        done: Callable[[Any], None] = _nothing_more,
        failed: Callable[[ShiftplanError], None] | None = None,
        *,
        waits: bool = False,
        without: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.write, self.done, self.failed = write, done, failed
        self.waits, self.without = waits, without


class Ask(Message):
    """Work something out in a thread: `work` is called with the open plan and changes nothing.

    `done` is called with what it gave; `failed` with the fault (without one the app says it). With `opens`
    it opens a window, and keys pressed until then are for that window.
    """

    def __init__(
        self,
        work: Callable[[OpenPlan], Any],
        done: Callable[[Any], None],
        failed: Callable[[ShiftplanError], None] | None = None,
        *,
        opens: bool = False,
    ) -> None:
        super().__init__()
        self.work, self.done, self.failed, self.opens = work, done, failed, opens


class ChangePlan(Message):
    """Change files of the plan: `change` is called with the open plan in a thread, then the folder is read
    again; a rota that is not saved stays on the screen.

    `done` is called with what `change` gave; `failed` with the fault (without one the app says it).
    """

    def __init__(
        self,
        what: Words,
        change: Callable[[OpenPlan], Any],
        done: Callable[[Any], None] = _nothing_more,
        failed: Callable[[ShiftplanError], None] | None = None,
    ) -> None:
        super().__init__()
        self.what, self.change, self.done, self.failed = what, change, done, failed


class Look(Message):
    """Look at another day, slot or queue: `move` makes the new place from the one looked at by then.

    A function, not a place, so that keys pressed quicker than the app draws all count.
    """

    def __init__(self, move: Callable[[Place], Place]) -> None:
        super().__init__()
        self.move = move


class ChooseSimulation(Message):
    """Other assumptions for the next simulation."""

    def __init__(self, chosen: Simulation) -> None:
        super().__init__()
        self.chosen = chosen


class Simulate(Message):
    """Play the plan's days through, with the people of its rota or of its need."""

    def __init__(self, options: SimulationOptions, staffed: Staffed) -> None:
        super().__init__()
        self.options, self.staffed = options, staffed


class StopSimulating(Message):
    """End the simulation and keep what is through."""
