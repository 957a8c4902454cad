"""The simulation, over the need or the checks: expected service beside the formula's, and why they differ."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from shiftplan.domain.estimate import Routing, Staffed
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Shape
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.day_stage import WALK, DayStage
from shiftplan.tui.dialogs import Page
from shiftplan.tui.drawing.day_chart import DayChart
from shiftplan.tui.place import Place
from shiftplan.tui.simulation import texts
from shiftplan.tui.simulation.picture import day_picture
from shiftplan.tui.simulation.state import DISPERSIONS, REPLICATIONS, Simulation, after
from shiftplan.tui.simulation.table import table
from shiftplan.tui.workspace import Workspace


class SlotTable(Widget):
    """The slots around the cursor; as tall as its place."""

    shown: reactive[tuple[Plan, Need, Simulation, Place, str] | None] = reactive(None)

    def render(self) -> Content:
        if self.shown is None:
            return Content("")
        plan, need, simulation, place, _ = self.shown
        return table(plan, need, simulation, place, self.content_size)


class Choices(Widget):
    """What the next run assumes, on as many lines as it takes."""

    shown: reactive[tuple[Simulation, Staffed, str] | None] = reactive(None)

    def render(self) -> Content:
        if self.shown is None:
            return Content("")
        simulation, staffed, _ = self.shown
        return texts.choices(simulation, staffed, self.content_size.width)


class SimulationScreen(DayStage):
    STAGE = "need"
    ABOUT: ClassVar = say(
        "Days played through contact by contact, with chance, many times over: the columns are the share "
        "served in time that this gives, the line is what the formula promised. The error behind ± holds in "
        "19 cases of 20. Where the two differ by more than chance the reasons are traced, each with its "
        "points. Change an assumption and run again."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "run", "s,enter", say("Run / stop"), say("Run the simulation, or stop and keep."), footer=True
        ),
        Command("why", "y", say("Why"), say("Why simulation and formula differ."), footer=True),
        Command("back", "escape,backspace", say("Back"), say("Back to the stage."), footer=True),
        Command("staff", "t", say("People"), say("The people of the rota, or those of the need.")),
        Command("patience", "i", say("Patience"), say("How patience varies among customers.")),
        Command("handling", "h", say("Handling"), say("How handling times vary.")),
        Command("dispersion", "d", say("Swings"), say("How much more contacts swing than by chance.")),
        Command("routing", "r", say("Routing"), say("Who gets a contact: the least busy, or in turn.")),
        Command("crossed", "c", say("Helping"), say("Whether people help the other queues they know.")),
        Command("more", "n", say("Runs"), say("How often the days are played.")),
        *WALK,
    )
    CSS_PATH = "simulation.tcss"

    def body(self) -> ComposeResult:
        yield Static(id="head")
        yield Choices()
        with Vertical(id="picture"):
            yield DayChart()
            yield SlotTable()
        yield Static(id="why")

    def on_mount(self) -> None:
        self.watch(self.app, "simulation", self.show_place, init=False)

    @property
    def simulation(self) -> Simulation:
        return self.desk.simulation

    def show(self, workspace: Workspace) -> None:  # noqa: ARG002 - all of it is drawn anew
        self.show_place()

    def show_place(self) -> None:
        need, place, simulation = self.workspace.need, self.place, self.simulation
        if need is None or self not in self.app.screen_stack:
            return
        plan = self.workspace.plan
        self.query_one("#head", Static).update(texts.heading(plan, simulation, place))
        self.query_one(Choices).shown = (simulation, self._staffed, self.workspace.language)
        self.query_one("#why", Static).update(texts.short_reasons(plan, simulation, place))
        self.query_one(DayChart).shown = day_picture(plan, need, simulation, place)
        self.query_one(SlotTable).shown = (plan, need, simulation, place, self.workspace.language)

    @property
    def _staffed(self) -> Staffed:
        """Who serves in the next run: as chosen, else the rota when there is one."""
        has_rota = self.workspace.rota is not None
        return self.simulation.staffed or (Staffed.ROTA if has_rota else Staffed.NEED)

    def action_run(self) -> None:
        if self.simulation.running:
            self.post_message(intentions.StopSimulating())
        elif self.workspace.need is not None:
            self.post_message(intentions.Simulate(self.simulation.options, self._staffed))

    def action_staff(self) -> None:
        if self.workspace.rota is None:
            self.notify(str(say("There is no rota yet; the need's people serve.")), markup=False)
            return
        other = Staffed.NEED if self._staffed is Staffed.ROTA else Staffed.ROTA
        self._choose(self.simulation.but(staffed=other))

    def action_patience(self) -> None:
        self._choose_next("patience_shape", (None, *Shape))

    def action_handling(self) -> None:
        self._choose_next("handling_shape", (None, *Shape))

    def action_dispersion(self) -> None:
        self._choose_next("dispersion", DISPERSIONS)

    def action_routing(self) -> None:
        self._choose_next("routing", tuple(Routing))

    def action_crossed(self) -> None:
        self._choose_next("cross_trained", (True, False))

    def action_more(self) -> None:
        self._choose_next("replications", REPLICATIONS)

    def _choose_next(self, option: str, choices: tuple[object, ...]) -> None:
        here = getattr(self.simulation.options, option)
        self._choose(self.simulation.choosing(**{option: after(choices, here)}))

    def _choose(self, simulation: Simulation) -> None:
        self.post_message(intentions.ChooseSimulation(simulation))

    def action_why(self) -> None:
        reasons = texts.all_reasons(self.workspace.plan, self.simulation)
        self.app.push_screen(Page(str(say("Why simulation and formula differ")), reasons))

    def action_back(self) -> None:
        self.dismiss()
