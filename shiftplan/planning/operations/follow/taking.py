"""What an export or pasted rows say, and what of it is new for the journal."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from shiftplan.domain.actuals import ActualRecord
from shiftplan.domain.base import Frozen
from shiftplan.errors import BadInput
from shiftplan.files import mappings, measured
from shiftplan.files.measured import MeasuredMapping, MeasuredRead, Memory, Moment
from shiftplan.files.text import read_bytes
from shiftplan.journal import login_name
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.actuals import slot_of_reading, waited_queue
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.follow.choosing import remember


class Taken(Frozen):
    """What a file says, and the intervals of it that were new and lie in the journal now."""

    read: MeasuredRead
    records: tuple[ActualRecord, ...] = ()


def figures_in(
    opened: OpenPlan,
    content: bytes,
    file: str,
    now: datetime | None = None,
    *,
    as_of: datetime | None = None,
    told: MeasuredMapping | None = None,
    memory: Memory | None = None,
) -> MeasuredRead:
    """What an export says, nothing written; `as_of` (an instant) is when it was written, None: just now.

    It is read as exports with its headings were before, with `told` on top. Raises BadInput when it holds no
    table.
    """
    moment = now or right_now(opened)
    grid, settings = opened.plan.grid, opened.plan.settings
    when = Moment(grid.local(moment), grid.local(as_of or moment), _last_slot(opened, moment))
    if rehearsed(opened, moment):
        when = Moment(grid.end, grid.end, _rehearsed_slot(opened))
    return measured.read_measured(
        content, file, settings, when, lambda headings: mapping_of(opened, headings, told), memory
    )


def mapping_of(opened: OpenPlan, headings: tuple[str, ...], told: MeasuredMapping | None) -> MeasuredMapping:
    """How exports with these headings are read."""
    known = mappings.read_figures(opened.folder, headings) or MeasuredMapping()
    if told is None:
        return known
    mapping = measured.with_told(known, told.columns, told.queues)
    return mapping.model_copy(update={"queue": told.queue or known.queue})


def take(
    opened: OpenPlan,
    content: bytes,
    file: str,
    now: datetime | None = None,
    *,
    as_of: datetime | None = None,
    told: MeasuredMapping | None = None,
    who: str | None = None,
) -> Taken:
    """Read an export and keep what is new in it; what was told is remembered for files of its form."""
    moment = now or right_now(opened)
    read = figures_in(opened, content, file, moment, as_of=as_of, told=told)
    if told is not None:
        _remember(opened, read.headings, mapping_of(opened, read.headings, told))
    return Taken(read=read, records=keep(opened, read, moment, who))


def keep(
    opened: OpenPlan, read: MeasuredRead, now: datetime, who: str | None = None
) -> tuple[ActualRecord, ...]:
    """Keep the intervals that say something new; records of a rehearsal do not count as said."""
    grid = opened.plan.grid

    def counts(record: ActualRecord) -> bool:
        return rehearsed(opened, now) or grid.local(record.at) >= record.actual.start

    return journal_of(opened, now).actuals.add_changed(read.actuals, who or login_name(), counts)


def told_queue(opened: OpenPlan, read: MeasuredRead, names: Mapping[str, str]) -> None:
    """Remember which queues names in an export mean; "" leaves their lines out."""
    known = mapping_of(opened, read.headings, None)
    _remember(opened, read.headings, measured.with_told(known, {}, names))


def remember_told(opened: OpenPlan, path: Path, told: MeasuredMapping) -> None:
    """Remember how exports of the form of a file are to be read; raises `BadInput` where that cannot be."""
    read = figures_in(opened, read_bytes(path), path.name, told=told)
    _remember(opened, read.headings, mapping_of(opened, read.headings, told))


def _remember(opened: OpenPlan, headings: tuple[str, ...], mapping: MeasuredMapping) -> None:
    _check_queues(opened, mapping)
    remember(opened.folder, lambda: mappings.with_figures(opened.folder, headings, mapping))


def rehearsed(opened: OpenPlan, now: datetime) -> bool:
    """Before the plan begins: whatever a file tells is somebody's trial, and all of it is taken."""
    return opened.plan.grid.local(now) < opened.plan.grid.begin


def _rehearsed_slot(opened: OpenPlan) -> datetime:
    """Where lines without any time belong in a trial: the last opening, else the plan's first slot."""
    openings = opened.plan.settings.event.openings
    return openings[-1] if openings else opened.plan.grid.begin


def take_file(opened: OpenPlan, path: Path, now: datetime | None = None, who: str | None = None) -> Taken:
    """Read an export once; it was written when the disk says."""
    moment = now or right_now(opened)
    age = timedelta(seconds=max(0.0, time.time() - path.stat().st_mtime)) if path.exists() else timedelta()
    return take(opened, read_bytes(path), path.name, moment, as_of=moment - age, who=who)


def _check_queues(opened: OpenPlan, mapping: MeasuredMapping) -> None:
    for name in (*mapping.queues.values(), mapping.queue):
        if name:
            waited_queue(opened, name)


def _last_slot(opened: OpenPlan, now: datetime) -> datetime | None:
    """Where lines without any time belong: the slot that ended last; None outside the plan."""
    try:
        return slot_of_reading(opened.plan.grid, None, now)
    except BadInput:
        return None
