"""The outlook, over the live screen: the rest of the day as it now looks, and the people there for it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from shiftplan.domain.open_work import OpenWork
from shiftplan.domain.outlook import Outlook, QueueOutlook
from shiftplan.domain.plan import Plan
from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.drawing.day_chart import DayChart, DayPicture
from shiftplan.tui.operations.drawn import Draw, Drawn
from shiftplan.tui.outlook import texts
from shiftplan.tui.outlook.picture import (
    contacts_picture,
    open_people_picture,
    open_picture,
    people_picture,
)
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

HIGH = 34
"""Lines from which on there is room for the picture of people."""


class OutlookScreen(StageScreen):
    STAGE = "live"
    ABOUT: ClassVar = say(
        "The rest of the day forecast again from what has come: the plan's own shape, times a level that "
        "follows the contacts seen and returns to the plan where little was seen, with the rush after an "
        "opening earlier or later, faster or slower. What comes lies between from and to in eight cases of "
        "ten. The need is that of these contacts and of the queue as it stands now; if many is the need of a "
        "course that only one in ten exceeds. In time and reply are what comes if nothing is done. "
        "Work with a deadline is done in order of arrival by its people of the rota; its need is the least "
        "with which nothing more gets late. Type what is open with r, as the length of its queue."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("other", "g,tab", say("Other queue"), say("Look at the next queue."), footer=True),
        Command("back", "escape,backspace,f", say("Back"), say("Back to the day itself."), footer=True),
    )
    CSS_PATH = "outlook.tcss"

    def __init__(self, queue: str = "") -> None:
        super().__init__()
        self._queue = queue

    def body(self) -> ComposeResult:
        yield Drawn(id="outlook-head")
        with Vertical(id="outlook-work"):
            with Vertical(id="outlook-pictures"):
                yield DayChart(id="contacts")
                yield DayChart(id="people")
                yield Static(id="outlook-legend", markup=False)
            with VerticalScroll(id="outlook-table"):
                yield Drawn()

    def on_mount(self) -> None:
        self.query_one("#outlook-table").focus()
        self.watch(self.app, "live", self._follow_live, init=False)

    def on_resize(self) -> None:
        if self.workspace.opened is not None:
            self.show(self.workspace)

    def _follow_live(self) -> None:
        if self.workspace.opened is not None and self in self.app.screen_stack:
            self.show(self.workspace)

    @property
    def outlook(self) -> Outlook | None:
        return self.desk.live.outlook if self.desk.live else None

    @property
    def one(self) -> QueueOutlook | OpenWork | None:
        """The queue looked at; at first that with the most people missing."""
        outlook = self.outlook
        if outlook is None:
            return None
        worst, every = outlook.worst(), outlook.every
        named = {one.queue: one for one in every}
        first = named.get(worst.queue) if worst else next(iter(every), None)
        return named.get(self._queue, first)

    def show(self, workspace: Workspace) -> None:
        outlook, one, plan = self.outlook, self.one, workspace.plan
        if outlook is None or one is None:
            waits = str(say("The outlook is being worked out …"))
            self.query_one("#outlook-head", Drawn).draw_with(lambda _: Content(waits))
        elif isinstance(one, OpenWork):
            self._show_open(outlook, one, plan)
        else:
            self._show_queue(outlook, one, plan)

    def _show_queue(self, outlook: Outlook, one: QueueOutlook, plan: Plan) -> None:
        people = self._pictures(contacts_picture(outlook, one, plan), people_picture(outlook, one, plan))
        self._texts(
            lambda width: texts.heading(outlook, one, plan, width),
            lambda width: texts.table(outlook, one, width),
            texts.legend(people=people),
        )

    def _show_open(self, outlook: Outlook, one: OpenWork, plan: Plan) -> None:
        people = self._pictures(open_picture(outlook, one, plan), open_people_picture(outlook, one, plan))
        self._texts(
            lambda width: texts.open_heading(outlook, one, plan, width),
            lambda width: texts.open_table(outlook, one, width),
            texts.open_legend(people=people),
        )

    def _pictures(self, contacts: DayPicture, people: DayPicture | None) -> bool:
        """Draw both, people where there is room; whether there is."""
        self.query_one("#contacts", DayChart).shown = contacts
        below = self.query_one("#people", DayChart)
        below.shown, below.display = people, people is not None and self.size.height >= HIGH
        return bool(below.display)

    def _texts(self, head: Draw, table: Draw, legend: Content) -> None:
        self.query_one("#outlook-head", Drawn).draw_with(head)
        self.query_one("#outlook-legend", Static).update(legend)
        self.query_one("#outlook-table Drawn", Drawn).draw_with(table)

    def action_other(self) -> None:
        outlook, one = self.outlook, self.one
        if outlook is not None and one is not None:
            names = [each.queue for each in outlook.every]
            self._queue = names[(names.index(one.queue) + 1) % len(names)]
            self.show(self.workspace)

    def action_back(self) -> None:
        self.dismiss()
