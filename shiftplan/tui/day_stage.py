"""The base of the stages that look at one day of the plan: walking days, slots, queues and openings."""

from typing import ClassVar

from textual import on

from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.drawing.day_chart import DayChart
from shiftplan.tui.drawing.heat_strip import HeatStrip
from shiftplan.tui.place import Place
from shiftplan.tui.stage import StageScreen

WALK = (
    Command(
        "day_before", "left", say("Day before"), say("Look at the day before."), "walk(-1)", palette=False
    ),
    Command("day_after", "right", say("Day after"), say("Look at the next day."), "walk(1)", palette=False),
    Command(
        "earlier", "comma,up", say("Earlier"), say("Move the time back by a slot."), "step(-1)", palette=False
    ),
    Command(
        "later", "full_stop,down", say("Later"), say("Move the time on by a slot."), "step(1)", palette=False
    ),
    Command("opening", "o", say("Opening"), say("Go to the next opening of the sale."), footer=True),
    Command("queue", "v", say("Queue"), say("Show all queues together, or one alone."), footer=True),
)


class DayStage(StageScreen):
    """Call `show_place` from `show`; it is also called when the place changes."""

    KEYS: ClassVar[tuple[Command, ...]] = WALK

    @property
    def place(self) -> Place:
        return self.desk.place

    def show_place(self) -> None:
        """Draw the day, slot and queue looked at."""

    def on_mount(self) -> None:
        self.watch(self.app, "place", self._follow_place, init=False)

    def _follow_place(self) -> None:
        if self.workspace.opened is not None and self in self.app.screen_stack:
            self.show_place()

    def on_screen_resume(self) -> None:
        self._follow_place()

    def action_walk(self, days: int) -> None:
        self.look(self.place.by_days(days, self.workspace.plan.grid))

    def action_step(self, slots: int) -> None:
        grid = self.workspace.plan.grid
        self.look(self.place.at(self.place.index(grid) + slots, grid))

    def action_opening(self) -> None:
        self.look(self.place.next_opening(self.workspace.plan))

    def action_queue(self) -> None:
        self.look(self.place.next_queue(self.workspace.plan))

    def look(self, place: Place) -> None:
        if self.workspace.opened is not None:
            self.post_message(intentions.Look(place))

    @on(DayChart.Pointed)
    def point(self, event: DayChart.Pointed) -> None:
        self.look(Place(self.place.day, event.slot, self.place.queue))

    @on(HeatStrip.Walked)
    def walk_to(self, event: HeatStrip.Walked) -> None:
        self.look(Place(event.index, self.place.slot, self.place.queue))
