"""Forecast: the curve of a day, the days as a strip, scenarios and findings a key away."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from shiftplan.domain.words import scenario_name
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.day_stage import WALK, DayStage
from shiftplan.tui.dialogs import Choice, Chooser, Page
from shiftplan.tui.drawing.day_chart import DayChart
from shiftplan.tui.drawing.heat_strip import HeatStrip
from shiftplan.tui.findings import findings_text
from shiftplan.tui.forecast import texts
from shiftplan.tui.forecast.picture import day_picture, days_of, queues_of, total
from shiftplan.tui.workspace import Workspace


class ForecastScreen(DayStage):
    STAGE = "forecast"
    ABOUT: ClassVar = say(
        "Contacts that reach people on one day, queue upon queue, with the phases of the sale shaded behind "
        "them. The band above reaches up to the highest scenario; the grey line is what comes in before the "
        "bot answers its share. The strip below is the days of the plan, warmer where more contacts come."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        *WALK,
        Command("scenario", "m", say("Scenario"), say("Make the plan for another scenario."), footer=True),
        Command("findings", "f", say("Remarks"), say("What looks odd in the forecast."), footer=True),
    )
    CSS_PATH = "forecast.tcss"

    def body(self) -> ComposeResult:
        yield Static(id="head")
        yield Static(id="legend")
        with Horizontal(id="picture"):
            with Vertical():
                yield DayChart()
            yield Static(id="side")
        yield Static(id="reading")
        yield HeatStrip()

    def show(self, workspace: Workspace) -> None:
        self.query_one("#picture").set_class(not workspace.traffic, "-waiting")
        self.show_place()

    def show_place(self) -> None:
        workspace, place = self.workspace, self.place
        plan, traffic = workspace.plan, workspace.traffic
        if not traffic:
            return
        self.query_one("#head", Static).update(texts.heading(plan, traffic, place))
        self.query_one("#legend", Static).update(texts.legend(plan, traffic, place))
        self.query_one("#side", Static).update(texts.side(workspace, place))
        self.query_one("#reading", Static).update(texts.reading(plan, traffic, place))
        self.query_one(DayChart).shown = day_picture(plan, traffic, place)
        series = total(traffic[plan.settings.scenario], queues_of(plan, place))
        self.query_one(HeatStrip).show(days_of(plan, series, place))

    def action_scenario(self) -> None:
        """Choose the scenario the plan is made for, with what each would bring."""
        plan, traffic = self.workspace.plan, self.workspace.traffic
        every = tuple(queue.id for queue in plan.settings.queues)
        choices = [
            Choice(
                name,
                scenario_name(name),
                str(say("{reach:,.0f} contacts reach people", reach=sum(total(each, every)))),
                "●" if name == plan.settings.scenario else "",
            )
            for name, each in traffic.items()
        ]
        chooser = Chooser(say("Scenario of the plan"), choices, plan.settings.scenario)
        self.app.push_screen(chooser, self._take_scenario)

    def _take_scenario(self, name: str | None) -> None:
        if name is not None:
            self.post_message(intentions.ChooseScenario(name))

    def action_findings(self) -> None:
        findings = self.workspace.forecast_findings
        text = findings_text(findings) if findings else texts.nothing_odd()
        self.app.push_screen(Page(str(say("Remarks on the forecast")), text))
