"""The drills of a plan: which there are, and where the clock of each stands."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from shiftplan.domain.drill import FASTEST, SLOWEST, Drill, Scenario
from shiftplan.errors import BadInput
from shiftplan.files import drills as drill_files
from shiftplan.files.faults import near_hint
from shiftplan.language import printable, say
from shiftplan.plan_clock import DrillClock, clock_in


@dataclass(frozen=True)
class OneDrill:
    """A drill with its clock as it stands in drill.toml."""

    folder: Path
    drill: Drill
    clock: DrillClock

    @property
    def plan(self) -> Path:
        """The folder of the plan that it is a drill of."""
        return self.folder.absolute().parent.parent

    @property
    def scenario(self) -> Scenario:
        return drill_files.read_scenario(self.folder / drill_files.WHAT_HAPPENS, self.drill.scenario)

    def now(self, real: datetime | None = None) -> datetime:
        """The simulated instant."""
        return self.clock.at(real or datetime.now(UTC))

    def over(self, real: datetime | None = None) -> bool:
        return self.now(real) >= self.clock.ends


def drills(plan: Path) -> tuple[OneDrill, ...]:
    """Those that can be read, the newest first."""
    found = []
    for folder in drill_files.drill_folders(root_of(plan)):
        try:
            found.append(drill_at(folder))
        except BadInput:
            continue
    return tuple(sorted(found, key=lambda one: one.drill.made_at, reverse=True))


def root_of(folder: Path) -> Path:
    """The plan's folder: of a drill that of its plan, else the folder itself."""
    return folder.absolute().parent.parent if drill_files.is_drill(folder) else folder


def drill_at(folder: Path) -> OneDrill:
    """The drill in a folder; raises BadInput when there is none, or when it cannot be read."""
    clock = clock_in(folder)
    if clock is None:
        raise BadInput(
            say("{folder} is not the folder of a drill", folder=str(folder)),
            say("list the drills of a plan: shiftplan drill PLAN list"),
        )
    return OneDrill(folder, drill_files.read_drill(folder), clock)


def drill_named(plan: Path, name: str = "") -> OneDrill:
    """The drill of this name, "" for the newest; raises BadInput with those there are."""
    there = drills(plan)
    if not there:
        raise BadInput(
            say("this plan has no drills yet"), say("begin one: shiftplan drill PLAN --scenario flood")
        )
    found = there[0] if not name else next((one for one in there if one.drill.name == name), None)
    if found is None:
        names = [one.drill.name for one in there]
        raise BadInput(
            say("there is no drill {read}", read=printable(name)),
            near_hint(name, list(map(printable, names))),
        )
    return found


def pause(one: OneDrill, real: datetime | None = None) -> OneDrill:
    """Let the clock stand."""
    at = real or datetime.now(UTC)
    return _set(one, replace(one.clock, real=at, simulated=one.clock.at(at), running=False))


def go_on(one: OneDrill, real: datetime | None = None, speed: float | None = None) -> OneDrill:
    """Let the clock go on from where it stands, at another speed when told; raises BadInput."""
    at = real or datetime.now(UTC)
    faster = one.clock.speed if speed is None else speed
    check_speed(faster)
    return _set(one, replace(one.clock, real=at, simulated=one.clock.at(at), running=True, speed=faster))


def _set(one: OneDrill, clock: DrillClock) -> OneDrill:
    drill_files.write_clock(one.folder, one.drill, clock)
    return replace(one, clock=clock)


def check_speed(speed: float) -> None:
    if not SLOWEST <= speed <= FASTEST:
        raise BadInput(
            say("a drill cannot go {read:g} times as fast", read=speed),
            say("write --speed from {least} to {most}", least=SLOWEST, most=FASTEST),
        )


def drop(plan: Path, name: str = "") -> str:
    """Take a drill away with its log, and one that cannot be read, too; its name."""
    unread = (folder for folder in drill_files.drill_folders(root_of(plan)) if name and folder.name == name)
    folder = next(unread, None) or drill_named(plan, name).folder
    drill_files.drop_drill(folder)
    return folder.name
