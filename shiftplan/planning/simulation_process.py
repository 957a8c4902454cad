"""The simulation as a child process, so that the screen stays quick while it counts."""

from pathlib import Path

from shiftplan.domain.estimate import ServiceEstimate, SimulationOptions, Staffed
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.planning.child_process import ChildProcess
from shiftplan.planning.simulation_protocol import Line, read_line


class SimulationFailed(ShiftplanError):
    """The simulation's process died or spoke nonsense."""

    exit_code = 70


class SimulationProcess(ChildProcess[Line]):
    """One simulation of a plan folder as it is on the disk: shares done, at last a ServiceEstimate.

    Stopped, it comes with the replications that were through. Raises SimulationFailed.
    """

    name = say("the simulation")
    hint = say("nothing was changed; simulate again")
    failure = SimulationFailed

    def __init__(
        self,
        folder: Path,
        options: SimulationOptions,
        staffed: Staffed | None = None,
        scenario: str | None = None,
    ) -> None:
        super().__init__(
            [
                *("simulate", str(folder.resolve()), "--progress", "jsonl"),
                *flags(options),
                *((f"--{staffed.value}",) if staffed else ()),
                *(("--scenario", scenario) if scenario else ()),
            ]
        )

    def read(self, line: str) -> Line:
        return read_line(line)

    def is_last(self, event: Line) -> bool:
        return isinstance(event, ServiceEstimate)


def flags(options: SimulationOptions) -> list[str]:
    """The options as the command takes them."""
    named = {
        "replications": options.replications,
        "seed": options.seed,
        "precision": None if options.precision is None else options.precision * 100,
        "routing": options.routing.value,
        "patience-shape": options.patience_shape,
        "handling-shape": options.handling_shape,
        "dispersion": options.dispersion,
        "explain": options.explain,
    }
    switches = {
        "day-to-day": options.day_to_day,
        "no-help": not options.cross_trained,
        "no-breaks": not options.breaks,
        "no-shrinkage": not options.shrinkage,
    }
    several = [("day", str(day)) for day in options.days or ()]
    several += [("queue", queue) for queue in options.queues or ()]
    single = [(name, str(value)) for name, value in named.items() if value is not None]
    pairs = (f"--{name}={value}" for name, value in [*single, *several])
    return [*pairs, *(f"--{name}" for name, on in switches.items() if on)]
