"""Forecast: a day or an hour as a picture, the plan as a heat map; scenarios and findings a key away."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.day_stage import WALK
from shiftplan.tui.drawing.day_chart import DayChart
from shiftplan.tui.drawing.heat_strip import HeatStrip
from shiftplan.tui.drawing.heat_table import HeatTable
from shiftplan.tui.forecast import texts
from shiftplan.tui.forecast.asking import Asking
from shiftplan.tui.forecast.heat import heat_of
from shiftplan.tui.forecast.picture import day_picture, days_of, hour_picture, queues_of, total
from shiftplan.tui.forecast.side import side
from shiftplan.tui.forecast.spot import Known, per_hour
from shiftplan.tui.forecast.view import Shown, View, by_hours
from shiftplan.tui.place import Place
from shiftplan.tui.workspace import Workspace

KEYS = (
    Command(
        "import",
        "i",
        say("Import"),
        say("Read a forecast from a table, however it looks."),
        "bring",
        footer=True,
    ),
    Command("made", "y", say("Steps"), say("The steps behind these numbers; change them."), footer=True),
    Command(
        "heat", "h", say("Heat map"), say("All days by hours, or back to the day's picture."), footer=True
    ),
    Command(
        "zoom", "z", say("Zoom"), say("The hour in steps of 5 minutes, or back to the day."), footer=True
    ),
    Command("scenario", "m", say("Scenario"), say("Make the plan for another scenario."), footer=True),
    Command("findings", "f", say("Remarks"), say("What looks odd in the forecast."), footer=True),
    *WALK,
    Command("accuracy", "a", say("Accuracy"), say("How the forecast did against what came.")),
)


class ForecastScreen(Asking):
    STAGE = "forecast"
    ABOUT: ClassVar = say(
        "Contacts that reach people on one day, queue upon queue, with the phases of the sale shaded behind "
        "them. The band above reaches up to the highest scenario; the grey line is what comes in before the "
        "bot answers its share, the broken line is the last event's curve on this calendar. Beside or under "
        "the picture are the numbers at the cursor or the mouse, and the days, warmer where more contacts "
        "come. Zoom shows an hour in steps of 5 minutes. On the heat map the arrows walk days and hours as "
        "they lie, and the numbers read without colour."
    )
    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    CSS_PATH = "forecast.tcss"
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._view = Shown()

    def body(self) -> ComposeResult:
        yield Static(id="head")
        yield Static(id="legend")
        with Horizontal(id="picture"):
            with Vertical():
                yield DayChart()
                yield HeatTable()
            yield Static(id="side")
        yield Static(id="reading")
        yield HeatStrip()

    @property
    def known(self) -> Known:
        return Known.of(self.workspace)

    def show(self, workspace: Workspace) -> None:
        self.query_one("#picture").set_class(not workspace.traffic, "-waiting")
        self.show_place()

    def show_place(self) -> None:
        if not self.workspace.traffic:
            return
        known, place = self.known, self.place
        self.set_class(self._view.view is View.HEAT, "-heat")
        self._draw(known, place)
        self._read(known, place)
        series = total(known.chosen, queues_of(known.plan, place))
        self.query_one(HeatStrip).show(days_of(known.plan, series, place))

    def _draw(self, known: Known, place: Place) -> None:
        """The picture with its heading and legend."""
        head, legend, chart = texts.heading, texts.legend(known, place), self.query_one(DayChart)
        if self._view.view is View.HEAT:
            heat, table = heat_of(known, place), self.query_one(HeatTable)
            table.show(heat)
            legend = texts.heat_legend(heat, table.content_size.width)
        elif self._view.view is View.HOUR:
            head, chart.shown = texts.hour_heading, hour_picture(known, place, self._view.step)
        else:
            chart.shown = day_picture(known, place)
        self.query_one("#head", Static).update(head(known, place))
        self.query_one("#legend", Static).update(legend)

    def _read(self, known: Known, place: Place) -> None:
        """The numbers at the cursor, or where the mouse is."""
        spot, queues = self._view.spot(known, place), queues_of(known.plan, place)
        self.query_one("#reading", Static).update(texts.reading(known, spot, queues))
        self.query_one("#side", Static).update(side(known, spot, queues, self.findings))

    # what is shown

    def _show_as(self, view: View) -> None:
        """Another view; the view that is shown already gives way to the day."""
        self._view = Shown(View.DAY if self._view.view is view else view)
        if self._view.view is View.HEAT:
            self.query_one(HeatTable).focus()
        else:
            self.set_focus(None)
        self.show_place()

    def action_heat(self) -> None:
        self._show_as(View.HEAT)

    def action_zoom(self) -> None:
        self._show_as(View.HOUR)

    def action_step(self, slots: int) -> None:
        """By a slot; in an hour by a step of it."""
        if self._view.view is not View.HOUR:
            super().action_step(slots)
            return
        plan = self.workspace.plan
        index, self._view = self._view.stepped(plan, self.place, slots)
        self.look(lambda place, plan: place.at(index, plan.grid))
        self.show_place()

    @on(DayChart.Pointed)
    def point_in_hour(self, event: DayChart.Pointed) -> None:
        """A column of the hour is a step; else the base's handler takes it for a slot of the day."""
        if self._view.view is not View.HOUR:
            return
        event.prevent_default()
        index, self._view = self._view.pointed(self.workspace.plan, self.place, event.slot)
        self.look(lambda place, plan: place.at(index, plan.grid))
        self.show_place()

    @on(HeatTable.Chosen)
    def choose(self, event: HeatTable.Chosen) -> None:
        self.look(lambda place, plan: replace(place, day=event.day, slot=event.hour * per_hour(plan)))

    @on(HeatTable.Walked)
    def walk_heat(self, event: HeatTable.Walked) -> None:
        self.look(lambda place, plan: by_hours(place.by_days(event.days, plan.grid), event.hours, plan))

    @on(HeatTable.Measured)
    def scale_anew(self) -> None:
        """The scale names the unit of the numbers, which goes with the width."""
        self.show_place()

    @on(HeatTable.Hovered)
    def hover(self, event: HeatTable.Hovered) -> None:
        self._view = replace(self._view, over=event.place)
        if self.workspace.traffic:
            self._read(self.known, self.place)
