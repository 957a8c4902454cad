"""drills/: drills of a plan, each a plan folder with a drill.toml, and what may go wrong in one."""

import codecs
import shutil
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import ValidationError

from shiftplan.domain.drill import Drill, Scenario
from shiftplan.errors import BadInput
from shiftplan.files.atomic import refused, replace_all
from shiftplan.files.copies import BUILDING, DROPPED, build_folder
from shiftplan.files.faults import BadPlan, Faults, cut
from shiftplan.files.locking import locked
from shiftplan.files.measured.complete import complete
from shiftplan.files.safe_names import distinct_names
from shiftplan.files.stamps import content_of
from shiftplan.files.text import read_text
from shiftplan.files.toml_values import read_value
from shiftplan.language import say
from shiftplan.plan_clock import FILE, FOLDER, DrillClock
from shiftplan.resources import shipped

WHAT_HAPPENS = "scenario.toml"
HEAD = (
    "# A drill of the plan two folders up; written by shiftplan drill. Nothing in here counts on the day.\n"
)


def scenario_paths(plan: Path) -> dict[str, Path]:
    """What may go wrong, by name; a plan's own PLAN/drills/NAME.toml wins over the one that ships."""
    own = sorted((plan / FOLDER).glob("*.toml"))
    return {path.stem: path for path in (*sorted((shipped("configs") / "drills").glob("*.toml")), *own)}


def read_scenario(path: Path, name: str = "") -> Scenario:
    """A scenario whose `id` is its name (the file's unless told); raises BadPlan with every fault."""
    scenario, called = read_value(Scenario, path), name or path.stem
    if scenario.id != called:
        faults = Faults(str(path))
        faults.error(
            "scenario_id",
            say("the id is {id}, the file is named {name}", id=scenario.id, name=called),
            say("write id = {name}, or rename the file", name=called),
        )
        raise BadPlan(faults.findings)
    return scenario


def is_drill(folder: Path) -> bool:
    return folder.absolute().parent.name == FOLDER and (folder / FILE).is_file()


def drill_folders(plan: Path) -> tuple[Path, ...]:
    """In the order of their names."""
    try:
        found = [path for path in (plan / FOLDER).iterdir() if is_drill(path)]
    except OSError:
        return ()
    return tuple(sorted(path for path in found if not path.name.startswith(".")))


def read_drill(folder: Path) -> Drill:
    """Raises BadInput with what is wrong in drill.toml."""
    path = folder / FILE
    try:
        told = tomllib.loads(read_text(path))
        told.pop("clock", None)
        return Drill.model_validate(told)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadInput(
            say("{path} cannot be read: {reason}", path=str(path), reason=cut(_reason(error))),
            say("drop the drill and begin another: shiftplan drill PLAN drop NAME"),
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)


def drill_toml(drill: Drill, clock: DrillClock) -> bytes:
    told: dict[str, Any] = drill.model_dump(mode="python")
    told["clock"] = {
        "real": clock.real,
        "simulated": clock.simulated,
        "speed": clock.speed,
        "running": clock.running,
        "ends": clock.ends,
    }
    return (HEAD + tomli_w.dumps(told)).encode()


def write_clock(folder: Path, drill: Drill, clock: DrillClock) -> None:
    """Raises StorageFailed."""
    replace_all(folder, {FILE: drill_toml(drill, clock)})


def make_drill(plan: Path, drill: Drill, clock: DrillClock, contents: Mapping[str, bytes | None]) -> Path:
    """The folder of a new drill, whole or not at all; raises StorageFailed when the disk refuses."""
    shelf = plan / FOLDER
    with locked(plan):
        try:
            shelf.mkdir(exist_ok=True)
            _clear(shelf)
            there = sorted(path.name for path in shelf.iterdir())
            folder = shelf / distinct_names([*there, drill.name], "drill")[-1]
            named = drill.model_copy(update={"name": folder.name})
            build_folder(folder, {**contents, FILE: drill_toml(named, clock)})
        except OSError as error:
            raise refused(plan, error) from error
    return folder


def drop_drill(folder: Path) -> None:
    """Take a drill away with all that is in it; it is renamed first, so that nobody finds half of one."""
    with locked(folder.parent.parent):
        try:
            _clear(folder.parent)
            hidden = folder.with_name(f"{DROPPED}{folder.name}")
            folder.rename(hidden)
            shutil.rmtree(hidden)
        except OSError as error:
            raise refused(folder.parent, error) from error


def _clear(shelf: Path) -> None:
    """Take away what a process left that was killed while it made or dropped a drill."""
    for stale in (*shelf.glob(f"{BUILDING}*"), *shelf.glob(f"{DROPPED}*")):
        shutil.rmtree(stale, ignore_errors=True)


ACTUALS = "actuals.csv"
COLUMNS = "start,minutes,queue,contacts,first_reply_seconds,three_minute_rate,waiting,present\n"


def append_lines(folder: Path, lines: str) -> None:
    """Add whole lines to a drill's actuals.csv, which begins with its headings; raises StorageFailed.

    What a killed teller left of a line is cut off: `told_until` has it told again.
    """
    path = folder / ACTUALS
    whole = complete(content_of(path) or b"")
    head = b"" if whole else codecs.BOM_UTF8 + COLUMNS.encode()
    try:
        with path.open("r+b" if path.exists() else "wb") as file:
            file.truncate(len(whole))
            file.seek(len(whole))
            file.write(head + lines.encode())
    except OSError as error:
        raise refused(path, error) from error


def told_until(folder: Path) -> datetime | None:
    """The beginning of the newest interval in a drill's actuals.csv; None while there is none.

    Half a line tells nothing, nor one that somebody broke by hand.
    """
    lines = complete(content_of(folder / ACTUALS) or b"").decode(errors="replace").splitlines()
    starts = (_start(line) for line in lines)
    return max((start for start in starts if start is not None), default=None)


def _start(line: str) -> datetime | None:
    try:
        return datetime.fromisoformat(line.partition(",")[0])
    except ValueError:
        return None
