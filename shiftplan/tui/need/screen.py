"""Need: steps of agents against the rule of thumb, every slot with its reason."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.day_stage import WALK, DayStage
from shiftplan.tui.dialogs import Page
from shiftplan.tui.drawing.day_chart import DayChart
from shiftplan.tui.drawing.heat_strip import HeatStrip
from shiftplan.tui.need import texts
from shiftplan.tui.need.assumptions import all_assumed, assumed_lines
from shiftplan.tui.need.picture import agent_hours, day_picture, worst
from shiftplan.tui.need.steps import steps_table
from shiftplan.tui.need.sweep import SweepWindow
from shiftplan.tui.need.table import table
from shiftplan.tui.need.what_if import WhatIf
from shiftplan.tui.place import Place
from shiftplan.tui.simulation.screen import SimulationScreen
from shiftplan.tui.workspace import Workspace


class SlotTable(Widget):
    """The slots around the cursor, or the steps after an opening; as tall as its place."""

    shown: reactive[tuple[Plan, Need, Place, str] | None] = reactive(None)
    fine: reactive[bool] = reactive(default=False)

    def render(self) -> Content:
        if self.shown is None:
            return Content("")
        plan, need, place, _ = self.shown
        draw = steps_table if self.fine else table
        return draw(plan, need, place, self.content_size)


class NeedScreen(DayStage):
    STAGE = "need"
    ABOUT: ClassVar = say(
        "Standard agents that must be on shift so that the service target holds, queue upon queue; the line "
        "is what the rule of thumb would say. The table gives for each slot the contacts, the agents on "
        "shift (need) and serving at once (online), the share answered in time, the share that leaves, how "
        "busy people are, and what decides the number; wider also the worst instant inside the slot, the "
        "contacts waiting as it begins and the first reply. The queue is carried from slot to slot."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("what_if", "w", say("What if"), say("Try other assumptions on this day."), footer=True),
        Command("sweep", "s", say("Scenarios"), say("The need under other assumptions."), footer=True),
        Command("simulate", "x", say("Simulate"), say("Play the days through, by chance."), footer=True),
        Command("worst", "p", say("Peak"), say("Go to where most agents are needed.")),
        Command(
            "zoom",
            "z",
            say("5 minutes"),
            say("Show the slots, or the first hour of an opening in steps of 5 minutes."),
            footer=True,
        ),
        Command("assumed", "a", say("Assumed"), say("What these numbers take for granted.")),
        *WALK,
    )
    CSS_PATH = "need.tcss"

    def body(self) -> ComposeResult:
        yield Static(id="head")
        yield Static(id="legend")
        with Vertical(id="picture"):
            yield DayChart()
            yield SlotTable()
        yield Static(id="assumed")
        yield HeatStrip()

    def show(self, workspace: Workspace) -> None:
        self.query_one("#picture").set_class(workspace.need is None, "-waiting")
        if workspace.need is None:
            self.query_one("#head", Static).update(Content(str(say("The need is being worked out …"))))
        self.show_place()

    def show_place(self) -> None:
        plan, need, place = self.workspace.plan, self.workspace.need, self.place
        if need is None:
            return
        self.query_one("#head", Static).update(texts.heading(plan, need, place))
        self.query_one("#legend", Static).update(texts.legend(plan, need, place))
        self.query_one("#assumed", Static).update(assumed_lines(plan, need, place))
        self.query_one(DayChart).shown = day_picture(plan, need, place)
        self.query_one(SlotTable).shown = (plan, need, place, self.workspace.language)
        self.query_one(HeatStrip).show(agent_hours(plan, need, place))

    def _known(self) -> Need | None:
        """The need, or None after a word that it is not there yet: no key does nothing."""
        if self.workspace.need is None:
            self.notify(str(say("The need is not known yet; the line at the bottom says how far it is.")))
        return self.workspace.need

    def action_what_if(self) -> None:
        if need := self._known():
            self.app.push_screen(WhatIf(self.workspace.plan, need, self.place))

    def action_sweep(self) -> None:
        self.app.push_screen(SweepWindow())

    def action_simulate(self) -> None:
        if self._known():
            self.app.push_screen(SimulationScreen())

    def action_worst(self) -> None:
        if need := self._known():
            self.look(lambda place, plan: worst(plan, need, place.queue))

    def action_zoom(self) -> None:
        slots = self.query_one(SlotTable)
        slots.fine = not slots.fine

    def action_assumed(self) -> None:
        if need := self._known():
            title = str(say("What these numbers take for granted"))
            self.app.push_screen(Page(title, all_assumed(self.workspace.plan, need)))
