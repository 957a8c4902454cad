"""What others have changed in a plan folder since it was read here: which cells, who, from what to what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep

from shiftplan import files
from shiftplan.domain.edit import CellEdit, states
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.touch import Touch
from shiftplan.files.availability import FILE as AVAILABILITY_FILE
from shiftplan.files.folder import FILES, RECIPE_FILE
from shiftplan.files.published import PUBLISHED
from shiftplan.files.rota import FACTS_FILE
from shiftplan.files.rota import FILE as ROTA_FILE
from shiftplan.files.stamps import content_of
from shiftplan.journal import Journal
from shiftplan.planning.catching_up import caught_up
from shiftplan.planning.clashing import explains
from shiftplan.planning.opening import OpenPlan, open_plan

WATCHED = (*FILES, RECIPE_FILE, PUBLISHED)
OF_CELLS = (ROTA_FILE, FACTS_FILE, AVAILABILITY_FILE)
PATIENCE_SECONDS = (0.3, 0.7)
"""The history of an edit is there a moment after its files."""
Signature = tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True)
class Arrival:
    """Cells that came in together. `touch`: by which move of the history, None: by none."""

    touch: Touch | None
    cells: tuple[CellEdit, ...]


@dataclass(frozen=True)
class Arrivals:
    """`now` is the folder as read; `files` are those changed otherwise than cell by cell; `same_demand`:
    neither what is needed nor who there is has changed.
    """

    now: OpenPlan
    cells: tuple[Arrival, ...]
    files: tuple[str, ...]
    same_demand: bool


@dataclass(frozen=True)
class Told:
    """How far one has read: the newest move of the history, the version published last and who did that."""

    moves: int = 0
    version: int = 0
    publisher: str = ""


def told_so_far(folder: Path) -> Told:
    """The newest of everything; raises `StorageFailed`, `BadInput` for a journal that is none."""
    version = max(files.versions(folder), default=0)
    notice = files.read_notice(folder, version)[0] if version else None
    return Told(Journal(folder).edits.last_move(), version, notice.who if notice else "")


def signature(folder: Path) -> Signature:
    """What the disk says of the files of a plan, without reading them: another one when one was changed."""
    return tuple(_signed(folder / name) for name in WATCHED)


def _signed(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def changed_files(opened: OpenPlan) -> tuple[str, ...]:
    """The files of the plan that have other bytes than those that were read; raises as `read_bytes`."""
    names = (*FILES, RECIPE_FILE)
    now = files.Stamps.of({name: content_of(opened.folder / name) for name in names})
    return tuple(name for name in names if now.digests[name] != opened.stamps.digests.get(name))


def arrivals(opened: OpenPlan, since: int, wait: Callable[[float], None] = sleep) -> Arrivals | None:
    """What has changed since `opened` was read, told by the moves of the history behind `since`; None when
    nothing has. Raises `BadPlan` when the folder cannot be read any more, `StorageFailed`.
    """
    changed = changed_files(opened)
    if not changed:
        return None
    now = caught_up(opened, since, changed) or open_plan(opened.folder)
    return between(opened, now, since, wait)


def between(opened: OpenPlan, now: OpenPlan, since: int, wait: Callable[[float], None] = sleep) -> Arrivals:
    """What has changed from the one to the other, two readings of one folder; raises `StorageFailed`."""
    plan = opened.plan if now.plan == opened.plan else now.plan
    now = replace(now, plan=plan)
    cells = tuple(_cell_edits(opened, now))
    told = tuple(_arrivals(opened.folder, cells, since, wait))
    return Arrivals(now, told, _other_files(opened, now), _same_demand(opened.plan, plan))


def _other_files(before: OpenPlan, now: OpenPlan) -> tuple[str, ...]:
    old, new = before.stamps.digests, now.stamps.digests
    changed = tuple(name for name in new if name not in OF_CELLS and new[name] != old.get(name))
    wishes = [{one for one in each.plan.availability if not one.blocks} for each in (before, now)]
    return (*changed, *((AVAILABILITY_FILE,) if wishes[0] != wishes[1] else ()))


def _same_demand(before: Plan, now: Plan) -> bool:
    return now is before or now.model_copy(update={"availability": before.availability}) == before


def _cell_edits(before: OpenPlan, now: OpenPlan) -> Iterator[CellEdit]:
    """The cells that stand otherwise, each before and after."""
    old, new = before.rota or Rota(), now.rota or Rota()
    cells = {one.cell for one in {*old.assignments} ^ {*new.assignments}}
    cells |= old.locks ^ new.locks
    cells |= {Cell(one.agent, one.day) for one in _away(before.plan) ^ _away(now.plan)}
    was, is_ = states(before.plan, old, cells), states(now.plan, new, cells)
    for cell in sorted(cells):
        if was[cell] != is_[cell]:
            yield CellEdit(agent=cell.agent, day=cell.day, before=was[cell], after=is_[cell])


def _away(plan: Plan) -> set[Availability]:
    return {one for one in plan.availability if one.blocks}


def _arrivals(
    folder: Path, cells: tuple[CellEdit, ...], since: int, wait: Callable[[float], None]
) -> Iterator[Arrival]:
    """The cells by the moves that made them so, the newest move last, those of none at the end."""
    touches = _touches(folder, cells, since, wait)
    groups: dict[tuple[object, ...] | None, list[CellEdit]] = {}
    for one in cells:
        touch = touches.get(one.cell)
        groups.setdefault((touch.at, touch.edit, touch.what) if touch else None, []).append(one)
    for key in sorted(groups, key=lambda key: (key is None, key or ())):
        found = groups[key]
        yield Arrival(touches.get(found[0].cell), tuple(found))


def _touches(
    folder: Path, cells: tuple[CellEdit, ...], since: int, wait: Callable[[float], None]
) -> dict[Cell, Touch]:
    edits, now = Journal(folder).edits, {one.cell: one.after for one in cells}
    for seconds in (*PATIENCE_SECONDS, None):
        found = edits.touches(now, since) if now else {}
        known = {cell: touch for cell, touch in found.items() if explains(touch, now, cell)}
        if seconds is None or len(known) == len(now):
            break
        wait(seconds)
    return known
