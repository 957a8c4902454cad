"""Opening plans, saving rotas, making new plans: everything that touches the disk, in threads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message as Event

from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.desk import Failed
from shiftplan.tui.findings import faults_of
from shiftplan.tui.place import first_place
from shiftplan.tui.recalling import Recalling
from shiftplan.tui.workspace import Busy, Workspace

if TYPE_CHECKING:
    from shiftplan.domain.finding import Finding
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.exporting.work import Asked

MOST_NAMED = 4


class Opened(Event):
    """A plan as read; `edited` is a rota that was on the screen unsaved and stays there."""

    def __init__(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        super().__init__()
        self.opened, self.edited = opened, edited


class CannotOpen(Event):
    """A folder that cannot be used, with every fault found."""

    def __init__(self, folder: Path, faults: tuple[Finding, ...]) -> None:
        super().__init__()
        self.folder, self.faults = folder, faults


class Saved(Event):
    def __init__(self, opened: OpenPlan) -> None:
        super().__init__()
        self.opened = opened


class Exported(Event):
    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__()
        self.paths = paths


class Keeping(Recalling):
    saving = False

    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        """Put a plan on the desk and work out what follows from it."""
        language, rota = self.workspace.language, edited or opened.rota
        before, self.workspace = (
            self.workspace,
            Workspace(opened=opened, rota=rota, folder=opened.folder, language=language),
        )
        if before.opened is None or before.plan.grid != opened.plan.grid:
            self.place = first_place(opened.plan, opened.plan.grid.local(self.now()))
        self.work_out()

    def wait_for_solver(self) -> bool:
        """Whether a solve runs, in which case the reader is told to stop it first."""
        if self.workspace.solving:
            self.notify(str(say("A rota is being solved; stop that first.")), markup=False)
        return self.workspace.solving

    @on(Opened)
    def keep_opened(self, event: Opened) -> None:
        self.take(event.opened, event.edited)

    @on(CannotOpen)
    def keep_faults(self, event: CannotOpen) -> None:
        self.busy = None
        language = self.workspace.language
        self.workspace = Workspace(folder=event.folder, faults=event.faults, language=language)

    @on(intentions.OpenFolder)
    def open_folder(self, event: intentions.OpenFolder) -> None:
        if self.wait_for_solver():
            return
        self.busy = Busy(say("opening {folder}", folder=event.folder.name))
        self.in_background(partial(_read, event.folder), "disk")

    @on(intentions.MakePlan)
    def make_plan(self, event: intentions.MakePlan) -> None:
        if self.wait_for_solver():
            return
        self.busy = Busy(say("making a new plan"))
        self.in_background(partial(_make, event.template, event.folder), "disk")

    @on(intentions.ChooseScenario)
    def choose_scenario(self, event: intentions.ChooseScenario) -> None:
        opened = self.workspace.opened
        if self.wait_for_solver():
            return
        if opened and event.scenario != opened.plan.settings.scenario:
            edited = self.workspace.rota if self.workspace.unsaved else None
            self.in_background(partial(_set_scenario, opened, event.scenario, edited), "disk")

    @on(intentions.ChangePlan)
    def change_plan(self, event: intentions.ChangePlan) -> None:
        opened = self.workspace.opened
        if self.workspace.solving:
            (event.failed or self.tell)(BadInput(say("A rota is being solved; stop that first.")))
        elif opened is not None:
            self.busy = Busy(event.what)
            self.run_worker(self._change(event, opened), group="disk", exit_on_error=False)

    async def _change(self, event: intentions.ChangePlan, opened: OpenPlan) -> None:
        try:
            given, again = await asyncio.to_thread(_change, event.change, opened)
        except ShiftplanError as error:
            self.busy = None
            (event.failed or self.tell)(error)
        else:
            self.take(again, self.workspace.rota if self.workspace.unsaved else None)
            event.done(given)

    @on(intentions.Look)
    def look(self, event: intentions.Look) -> None:
        self.place = event.move(self.place)

    @on(intentions.EditRota)
    def edit_rota(self, event: intentions.EditRota) -> None:
        if self.wait_for_solver():
            return
        self.workspace = self.workspace.but(rota=event.rota, judgement=None)
        self.judge_again()

    @on(intentions.SaveRota)
    def save_rota(self) -> None:
        opened, rota = self.workspace.opened, self.workspace.rota
        if opened and rota and self.workspace.unsaved and not self.saving:
            self.saving = True
            self.in_background(partial(_save, opened, rota), "disk")

    @on(Saved)
    def keep_saved(self, event: Saved) -> None:
        self.saving = False
        self.workspace = self.workspace.but(opened=event.opened)

    @on(Failed)
    def may_save_again(self) -> None:
        self.saving = False

    @on(intentions.Export)
    def export(self, event: intentions.Export) -> None:
        if self.workspace.opened:
            self.in_background(partial(_export, self.workspace.opened, event.asked), "disk")

    @on(Exported)
    def say_where(self, event: Exported) -> None:
        more = len(event.paths) - MOST_NAMED
        names = ", ".join(str(path) for path in event.paths[:MOST_NAMED])
        told = say("written: {names}", names=names)
        if more > 0:
            told = say("written: {names} and {more} more", names=names, more=more)
        self.notify(str(told), markup=False)


def _read(folder: Path) -> Event:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    try:
        return Opened(planning.open_plan(folder))
    except ShiftplanError as error:
        return CannotOpen(folder, faults_of(error))


def _make(template: str, folder: Path) -> Event:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return _read(planning.make_plan(template, folder))


def _set_scenario(opened: OpenPlan, scenario: str, edited: Rota | None) -> Opened:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return Opened(planning.set_scenario(opened, scenario), edited)


def _change(change: Callable[[OpenPlan], Any], opened: OpenPlan) -> tuple[Any, OpenPlan]:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return change(opened), planning.open_plan(opened.folder)


def _save(opened: OpenPlan, rota: Rota) -> Saved:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return Saved(planning.save_rota(opened, rota))


def _export(opened: OpenPlan, asked: Asked) -> Exported:
    from shiftplan.tui.exporting import work  # noqa: PLC0415 - the windows need this module's base

    return Exported(work.write(asked, opened))
