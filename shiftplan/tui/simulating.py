"""Simulating beside the screen: the child process, its progress, what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event
from textual.reactive import reactive

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.desk import Failed
from shiftplan.tui.simulation.state import Simulation
from shiftplan.tui.solving import Solving

if TYPE_CHECKING:
    from shiftplan.domain.estimate import ServiceEstimate, SimulationOptions, Staffed
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.simulation_process import SimulationProcess


class SimulationMoved(Event):
    """So much of the simulation is through."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share


class SimulationEnded(Event):
    """The child has ended; `estimate` is what it found, None when it failed."""

    def __init__(
        self, opened: OpenPlan, options: SimulationOptions, estimate: ServiceEstimate | None
    ) -> None:
        super().__init__()
        self.opened, self.options, self.estimate = opened, options, estimate


class Simulating(Solving):
    simulation: reactive[Simulation] = reactive(Simulation, init=False)
    simulator: SimulationProcess | None = None

    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        """What was simulated of a plan says nothing about another; a run that still goes on is ended."""
        before = self.workspace.opened
        super().take(opened, edited)
        same = of_one_plan(before, opened) if before else self.simulation.plan == opened.plan
        if same:
            self._know_again(opened.plan)
            return
        self.simulation = self.simulation.but(estimate=None, made_with=None, plan=None, staffed=None)
        self.post_message(intentions.StopSimulating())

    def _know_again(self, plan: Plan) -> None:
        """Read anew and found unchanged, the plan is still the one that was simulated."""
        if self.simulation.plan == plan:
            self.simulation = self.simulation.but(plan=plan)

    @on(intentions.ChooseSimulation)
    def choose_simulation(self, event: intentions.ChooseSimulation) -> None:
        self.simulation = self.simulation.but(chosen=event.chosen.chosen, staffed=event.chosen.staffed)

    @on(intentions.Simulate)
    def simulate(self, event: intentions.Simulate) -> None:
        from shiftplan.domain.estimate import Staffed  # noqa: PLC0415 - values load after the first paint

        opened = self.workspace.opened
        if opened is None or self.simulation.running:
            return
        if event.staffed is Staffed.ROTA and self.workspace.unsaved:
            unsaved = say("The rota on the screen is not saved; the saved one is played.")
            self.notify(str(unsaved), severity="warning", markup=False)
        self.simulation = self.simulation.but(running=True, stopping=False, share=0.0)
        work = self._simulate(opened, event.options, event.staffed)
        self.run_worker(work, group="simulate", exit_on_error=False)

    @on(intentions.StopSimulating)
    def stop_simulating(self) -> None:
        if self.simulator is not None:
            self.simulation = self.simulation.but(stopping=True)
            self.simulator.stop()

    async def _simulate(self, opened: OpenPlan, options: SimulationOptions, staffed: Staffed) -> None:
        from shiftplan.domain.estimate import ServiceEstimate  # noqa: PLC0415 - values load after the first paint
        from shiftplan.planning.simulation_process import SimulationProcess  # noqa: PLC0415 - not before it is needed

        found = None
        try:
            self.simulator = SimulationProcess(opened.folder, options, staffed)
            await self.simulator.start()
            async for event in self.simulator.events():
                if isinstance(event, ServiceEstimate):
                    found = event
                else:
                    self.post_message(SimulationMoved(event))
        except ShiftplanError as error:
            self.post_message(Failed(error))
        finally:
            self.simulator = None
            self.post_message(SimulationEnded(opened, options, found))

    @on(SimulationMoved)
    def keep_share(self, event: SimulationMoved) -> None:
        if self.simulation.running:
            self.simulation = self.simulation.but(share=event.share)

    @on(SimulationEnded)
    def keep_estimate(self, event: SimulationEnded) -> None:
        self.simulation = self.simulation.but(running=False, stopping=False)
        opened = self.workspace.opened
        if event.estimate is not None and opened is not None and of_one_plan(event.opened, opened):
            made = {"estimate": event.estimate, "made_with": event.options, "plan": event.opened.plan}
            self.simulation = self.simulation.but(**made)
            self._know_again(opened.plan)


def of_one_plan(one: OpenPlan, other: OpenPlan) -> bool:
    """Whether both were read from one folder, with the same slots and queues."""
    ids = ([queue.id for queue in each.plan.settings.queues] for each in (one, other))
    return one.folder == other.folder and one.plan.grid == other.plan.grid and next(ids) == next(ids)
