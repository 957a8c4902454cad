"""Beginning a drill: the plan's files as they are, a journal of its own, a clock that goes faster."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from shiftplan.domain.drill import SLOWEST, STEP_MINUTES, Drill, Scenario
from shiftplan.errors import BadInput
from shiftplan.files import drills as drill_files
from shiftplan.files import mappings
from shiftplan.files.stamps import content_of
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.plan_clock import DrillClock
from shiftplan.planning.drills.store import OneDrill, check_speed, drill_at, root_of
from shiftplan.planning.opening import OpenPlan, open_plan, rota_of
from shiftplan.planning.operations.common import unknown
from shiftplan.planning.stages import traffic_of

SUFFIXES = (".csv", ".toml")
BESIDE = ("playbooks", "scripts", "handover", "incidents", "afterwards")
"""Folders of a plan that change what the running day shows."""
LARGEST = 20_000_000
FEWEST = timedelta(hours=1)
MOST_HOURS = 72


def scenarios(plan: Path) -> tuple[Scenario, ...]:
    """What may go wrong, in the order of the files' names; raises BadPlan for a file that cannot be used."""
    paths = drill_files.scenario_paths(root_of(plan))
    return tuple(drill_files.read_scenario(paths[name]) for name in sorted(paths))


def begin(
    plan: Path,
    scenario: str,
    *,
    speed: float = 60,
    seed: int = 1,
    start: datetime | None = None,
    hours: float | None = None,
    real: datetime | None = None,
    who: str | None = None,
) -> OneDrill:
    """A new drill, its clock running from `real` (an instant; None: now) on.

    What goes wrong strikes at `start` (local wall time; None: the last opening of the sale). Raises BadInput
    for what cannot be, NoRota without a rota to play.
    """
    root = root_of(plan)
    opened = open_plan(root)
    rota_of(opened)
    check_speed(speed)
    _check_hours(hours)
    chosen, path = _scenario(root, scenario)
    at = real or datetime.now(UTC)
    drill = _drill(opened, chosen, start, hours).model_copy(
        update={"speed": speed, "seed": seed, "who": who or login_name(), "made_at": at}
    )
    zone = ZoneInfo(opened.plan.grid.zone)
    clock = DrillClock(
        at,
        drill.begins.replace(tzinfo=zone),
        float(speed),
        running=True,
        ends=drill.ends.replace(tzinfo=zone),
    )
    contents = {**_contents(root), drill_files.WHAT_HAPPENS: content_of(path)}
    return drill_at(drill_files.make_drill(root, drill, clock, contents))


def _check_hours(hours: float | None) -> None:
    if hours is not None and not 0 < hours <= MOST_HOURS:
        raise BadInput(
            say("a drill cannot last {read:g} hours", read=hours),
            say("write --hours from 1 to {most}", most=MOST_HOURS),
        )


def _scenario(root: Path, name: str) -> tuple[Scenario, Path]:
    paths = drill_files.scenario_paths(root)
    if name not in paths:
        raise unknown(say("there is no such scenario of a drill"), name, sorted(paths))
    return drill_files.read_scenario(paths[name]), paths[name]


def _drill(opened: OpenPlan, scenario: Scenario, start: datetime | None, hours: float | None) -> Drill:
    """When it begins, strikes and ends, on whole steps inside the plan."""
    grid = opened.plan.grid
    strikes = _floored(_strike(opened) if start is None else start)
    if not grid.begin <= strikes < grid.end:
        raise BadInput(
            say("{moment} lies outside the plan", moment=strikes.isoformat(" ", "minutes")),
            say("give a time from {begin} to {end}", begin=str(grid.begin), end=str(grid.end)),
        )
    begins = max(grid.begin, strikes - timedelta(minutes=scenario.begins_before_minutes))
    begins = grid.moment((begins - grid.begin) // timedelta(minutes=grid.minutes))
    lasts = timedelta(hours=scenario.hours if hours is None else hours)
    ends = _floored(min(grid.end, begins + max(FEWEST, lasts)))
    return Drill(
        name=f"{scenario.id}-{strikes:%m%d}",
        scenario=scenario.id,
        seed=0,
        speed=SLOWEST,
        who="",
        made_at=datetime.now(UTC),
        begins=begins,
        strikes=strikes,
        ends=ends,
    )


def _strike(opened: OpenPlan) -> datetime:
    """The last opening of the sale; without any the busiest slot of the plan."""
    openings = opened.plan.settings.event.openings
    if openings:
        return openings[-1]
    traffic = traffic_of(opened.plan)
    slots = range(traffic.grid.slots)
    busiest = max(slots, key=lambda slot: sum(series[slot] for series in traffic.contacts.values()))
    return traffic.grid.moment(busiest)


def _floored(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // STEP_MINUTES * STEP_MINUTES, second=0, microsecond=0)


def _contents(root: Path) -> dict[str, bytes | None]:
    """The plan's files, and what of its own it has for the running day; not what was counted on the day, nor
    which export is followed: a drill's desk follows the drill.
    """
    found = {name: content_of(root / name) for name in _names(root) if name != drill_files.ACTUALS}
    if mappings.FILE in found:
        found[mappings.FILE] = mappings.with_followed(root, "")
    return found


def _names(root: Path) -> Iterator[str]:
    for folder in (root, *(root / name for name in BESIDE)):
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            small = path.suffix in SUFFIXES and path.is_file() and path.stat().st_size <= LARGEST
            if small and path.name not in {drill_files.WHAT_HAPPENS, "figures.toml", "drill.toml"}:
                yield str(path.relative_to(root))
