"""The version published last beside the rota on the screen, read and compared in threads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.tui import intentions
from shiftplan.tui.simulating import Simulating
from shiftplan.tui.working_out import Surveyed
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.rota import Cell, Rota
    from shiftplan.planning import OpenPlan, Published


class ToldRead(Event):
    """What was published last of a folder: None when nothing was, or nothing that can be read."""

    def __init__(self, opened: OpenPlan, published: Published | None) -> None:
        super().__init__()
        self.opened, self.published = opened, published


class Compared(Event):
    """The cells on which `rota` is not as published."""

    def __init__(self, published: Published, rota: Rota | None, changed: frozenset[Cell]) -> None:
        super().__init__()
        self.published, self.rota, self.changed = published, rota, changed


class Telling(Simulating):
    """`workspace.published` and `workspace.changed`, after every opening, publishing and edit."""

    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        """What was published of the folder stays known while it is read again."""
        before = self.workspace
        super().take(opened, edited)
        if before.folder == opened.folder:
            self.workspace = self.workspace.but(published=before.published, changed=before.changed)

    @on(Surveyed)
    @on(intentions.ReadPublished)
    def read_published(self) -> None:
        """Read what was published last: a plan is on the screen, or something was published."""
        if self.workspace.opened is not None:
            self.in_background(partial(_read, self.workspace.opened), "published")

    @on(ToldRead)
    def keep_published(self, event: ToldRead) -> None:
        if event.opened.folder == self.workspace.folder:
            told = event.published
            changed = self.workspace.changed if told and told.whole else None
            self.workspace = self.workspace.but(published=told, changed=changed)

    def watch_workspace(self, before: Workspace, now: Workspace) -> None:
        """Compare again whenever the rota or what was published is another."""
        same = before.rota is now.rota and before.published is now.published
        if now.published is not None and now.published.whole and not same:
            task = partial(_compare, now.plan, now.published, now.rota)
            self.in_background(task, "changed")

    @on(Compared)
    def keep_changed(self, event: Compared) -> None:
        now = self.workspace
        same = event.rota is now.rota and event.published is now.published
        if same and event.changed != now.changed:
            self.workspace = now.but(changed=event.changed)


def _read(opened: OpenPlan) -> ToldRead:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    try:
        return ToldRead(opened, planning.last_published(opened))
    except ShiftplanError:
        return ToldRead(opened, None)  # the window of versions says what is wrong with it


def _compare(plan: Plan, published: Published, rota: Rota | None) -> Compared:
    from shiftplan.domain.changes import otherwise_cells  # noqa: PLC0415 - values load after the first paint
    from shiftplan.domain.rota import Rota  # noqa: PLC0415 - values load after the first paint

    return Compared(published, rota, otherwise_cells(plan, published.rota, rota or Rota()))
