"""The checklists as they stand, read anew whenever the plan, the need or a tick changes."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.working_out import Judged, NeedKnown, WorkingOut
from shiftplan.tui.workspace import Busy, Workspace

if TYPE_CHECKING:
    from shiftplan.domain.brief import Brief
    from shiftplan.operations import Facts, Walk
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.operations import Owed

PRE_EVENT = "pre_event"


@dataclass(frozen=True)
class Question:
    """What is read: the checklist before the sale, and the book that is shown. `number` counts the questions:
    an older answer that comes late must not undo a tick on the screen.
    """

    number: int
    book: str
    run: int | None


class Listed(Event):
    """`fault` says why the book asked for cannot be shown; `book` is then the checklist before the sale."""

    def __init__(
        self,
        asked: Question,
        opened: "OpenPlan",
        checklist: "Walk",
        book: "Walk",
        owed: "tuple[Owed, ...]",
        fault: ShiftplanError | None,
    ) -> None:
        super().__init__()
        self.asked, self.opened, self.fault = asked, opened, fault
        self.checklist, self.book, self.owed = checklist, book, owed


class Briefed(Event):
    """The brief of the kick-off meeting is made: its value and its Markdown."""

    def __init__(self, opened: "OpenPlan", brief: "Brief", text: str) -> None:
        super().__init__()
        self.opened, self.brief, self.text = opened, brief, text


class Preparing(WorkingOut):
    lists_asked = lists_kept = 0
    shown_book: tuple[str, int | None] = (PRE_EVENT, None)

    def list_again(self) -> None:
        """Read the checklists with what is known by now."""
        opened = self.workspace.opened
        if opened is not None:
            self.lists_asked += 1
            asked = Question(self.lists_asked, *self.shown_book)
            self.in_background(partial(_list, asked, opened, self.workspace, self.now()), "checklist")

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

    @on(intentions.ShowBook)
    def show_book(self, event: intentions.ShowBook) -> None:
        self.shown_book = event.book, event.run
        self.list_again()

    @on(Listed)
    def keep_list(self, event: Listed) -> None:
        if event.opened is not self.workspace.opened or event.asked.number <= self.lists_kept:
            return
        self.lists_kept = event.asked.number
        self.workspace = self.workspace.but(checklist=event.checklist, book=event.book, owed=event.owed)
        if event.fault is not None and self.shown_book == (event.asked.book, event.asked.run):
            self.shown_book = (PRE_EVENT, None)
            self.tell(event.fault)

    @on(intentions.WriteBrief)
    def write_brief(self) -> None:
        """Takes seconds: the reasons of the worst gaps are looked for."""
        opened = self.workspace.opened
        if opened is not None:
            self.busy = Busy(say("writing the meeting brief"))
            self.in_background(partial(_brief, opened, self.workspace, self.now()), "brief")

    @on(Briefed)
    def show_brief(self, event: Briefed) -> None:
        from shiftplan.tui.operations.brief_page import BriefPage  # noqa: PLC0415 - not before it is asked for

        self.busy = None
        if event.opened is self.workspace.opened:
            self.push_screen(BriefPage(event.brief, event.text, event.opened.folder))


def _brief(opened: "OpenPlan", workspace: Workspace, now: datetime) -> Briefed:
    from shiftplan.planning import operations  # noqa: PLC0415 - brings numpy, after the first paint

    brief = operations.brief(opened, _facts(opened, workspace, now), now)
    return Briefed(opened, brief, operations.brief_markdown(brief))


def _facts(opened: "OpenPlan", workspace: Workspace, now: datetime) -> "Facts":
    """What the conditions read, with what the app has worked out by now."""
    from shiftplan.planning import operations  # noqa: PLC0415 - see above

    computed = {"need": workspace.need, "rota": workspace.rota, "judgement": workspace.judgement}
    return operations.facts_at_hand(opened, now).model_copy(update=computed)


def _list(asked: Question, opened: "OpenPlan", workspace: Workspace, now: datetime) -> Listed:
    from shiftplan.planning import operations  # noqa: PLC0415 - brings numpy, after the first paint

    facts = _facts(opened, workspace, now)
    checklist = operations.walked(opened, facts=facts, now=now)
    owed = operations.owing(opened, facts, now)
    book, fault = checklist, None
    if asked.book != PRE_EVENT:
        try:
            book = operations.walked(opened, asked.book, asked.run, facts, now)
        except ShiftplanError as error:
            fault = error
    return Listed(asked, opened, checklist, book, owed, fault)
