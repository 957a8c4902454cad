"""The outlook, over the live screen: the rest of the day as it now looks, and the people there for it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from shiftplan.domain.outlook import Outlook, QueueOutlook
from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.drawing.day_chart import DayChart
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.outlook import texts
from shiftplan.tui.outlook.picture import contacts_picture, people_picture
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
        "course that only one in ten exceeds. In time and reply are what comes if nothing is done."
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
    def one(self) -> QueueOutlook | None:
        """The queue looked at; at first that with the most people missing."""
        outlook = self.outlook
        if outlook is None or not outlook.queues:
            return None
        worst = outlook.worst()
        return outlook.of(self._queue) or outlook.of(worst.queue if worst else "") or outlook.queues[0]

    def show(self, workspace: Workspace) -> None:
        outlook, one, plan = self.outlook, self.one, workspace.plan
        head = self.query_one("#outlook-head", Drawn)
        if outlook is None or one is None:
            head.draw_with(lambda _: Content(str(say("The outlook is being worked out …"))))
            return
        head.draw_with(lambda width: texts.heading(outlook, one, plan, width))
        self.query_one("#contacts", DayChart).shown = contacts_picture(outlook, one, plan)
        people = self.query_one("#people", DayChart)
        people.shown = people_picture(outlook, one, plan)
        people.display = people.shown is not None and self.size.height >= HIGH
        self.query_one("#outlook-legend", Static).update(texts.legend(people=bool(people.display)))
        self.query_one("#outlook-table Drawn", Drawn).draw_with(
            lambda width: texts.table(outlook, one, width)
        )

    def action_other(self) -> None:
        outlook, one = self.outlook, self.one
        if outlook is not None and one is not None:
            names = [each.queue for each in outlook.queues]
            self._queue = names[(names.index(one.queue) + 1) % len(names)]
            self.show(self.workspace)

    def action_back(self) -> None:
        self.dismiss()
