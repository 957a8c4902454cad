"""The base of the stages that look at one day of the plan: walking days, slots, queues and openings."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on

from shiftplan.domain.plan import Plan
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
        self.look(lambda place, plan: place.by_days(days, plan.grid))

    def action_step(self, slots: int) -> None:
        self.look(lambda place, plan: place.at(place.index(plan.grid) + slots, plan.grid))

    def action_opening(self) -> None:
        self.look(Place.next_opening)

    def action_queue(self) -> None:
        self.look(Place.next_queue)

    def look(self, move: Callable[[Place, Plan], Place]) -> None:
        """Look where `move` leads from the place looked at."""
        if self.workspace.opened is not None:
            plan = self.workspace.plan
            self.post_message(intentions.Look(lambda place: move(place, plan)))

    @on(DayChart.Pointed)
    def point(self, event: DayChart.Pointed) -> None:
        self.look(lambda place, _: replace(place, slot=event.slot))

    @on(HeatStrip.Walked)
    def walk_to(self, event: HeatStrip.Walked) -> None:
        self.look(lambda place, _: replace(place, day=event.index))
