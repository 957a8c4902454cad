"""The checklist as it stands, read anew whenever the plan, the need or a tick changes."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.tui import intentions
from shiftplan.tui.working_out import Judged, NeedKnown, WorkingOut
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.operations import Walk
    from shiftplan.planning import OpenPlan


class Listed(Event):
    """`number` counts the questions: an older answer that comes late must not undo a tick on the screen."""

    def __init__(self, number: int, opened: "OpenPlan", view: "Walk") -> None:
        super().__init__()
        self.number, self.opened, self.view = number, opened, view


class Preparing(WorkingOut):
    lists_asked = lists_kept = 0

    def list_again(self) -> None:
        """Read the checklist with what is known by now."""
        opened = self.workspace.opened
        if opened is not None:
            self.lists_asked += 1
            task = partial(_list, self.lists_asked, opened, self.workspace, self.now())
            self.in_background(task, "checklist")

    def work_out(self) -> None:
        super().work_out()
        self.list_again()

    @on(NeedKnown)
    @on(Judged)
    def list_with_what_is_known(self) -> None:
        """Once the news has been put into the workspace: Textual calls this handler before the older one."""
        self.call_later(self.list_again)

    @on(intentions.ReadChecklist)
    def read_checklist(self) -> None:
        self.list_again()

    @on(Listed)
    def keep_list(self, event: Listed) -> None:
        if event.opened is self.workspace.opened and event.number > self.lists_kept:
            self.lists_kept = event.number
            self.workspace = self.workspace.but(checklist=event.view)


def _list(number: int, opened: "OpenPlan", workspace: Workspace, now: datetime) -> Listed:
    from shiftplan.planning import operations  # noqa: PLC0415 - brings numpy, after the first paint

    computed = {"need": workspace.need, "rota": workspace.rota, "judgement": workspace.judgement}
    facts = operations.facts_at_hand(opened, now).model_copy(update=computed)
    return Listed(number, opened, operations.walked(opened, facts=facts, now=now))
