"""A handover as a screen asks for it: its sheet, what was read back, who signed, and what came after that."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import ValidationError

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.handover import (
    BINDING,
    Boundary,
    Form,
    Point,
    ReadBack,
    Section,
    Sheet,
    Side,
    Signature,
    Skip,
)
from shiftplan.domain.record import EventRecord

HANDOVER, SIGNATURE = "handover", "signature"
"""Kinds of its events; the subject is the id of the boundary."""


class Stage(StrEnum):
    """How far a handover is. LATE: nobody signed in time; OVERDUE: for more than one shift."""

    AHEAD = "ahead"
    OPEN = "open"
    LATE = "late"
    OVERDUE = "overdue"
    SIGNED = "signed"
    CHANGED = "changed"  # signed by both, and then something came that has to be told
    SKIPPED = "skipped"


class Read(Frozen):
    """Somebody repeated a point; `at` is local wall time."""

    mark: ReadBack
    who: str
    at: datetime


class Signed(Frozen):
    """A signature with the login that wrote it; `at` is local wall time."""

    signature: Signature
    who: str
    at: datetime


class Skipped(Frozen):
    reason: str
    who: str
    at: datetime


class Marks(Frozen):
    """What people did about one boundary, as the journal has it."""

    reads: tuple[Read, ...] = ()
    signed: tuple[Signed, ...] = ()
    skipped: Skipped | None = None

    def of(self, side: Side) -> Signed | None:
        """The newest signature of a side."""
        return next((one for one in reversed(self.signed) if one.signature.side is side), None)

    @property
    def both(self) -> tuple[Signed, Signed] | None:
        giving, taking = self.of(Side.GIVING), self.of(Side.TAKING)
        return (giving, taking) if giving and taking else None

    @property
    def complete_at(self) -> datetime | None:
        """When the second of both signatures was given."""
        return max(one.at for one in self.both) if self.both else None

    @property
    def corrections(self) -> dict[str, tuple[str, str]]:
        """(key, text) by point, the newest of each; taking a read back takes its correction with it."""
        return {one.mark.point: (one.mark.key, one.mark.correction) for one in self.reads}

    def read(self, point: Point) -> Read | None:
        """Who read this point back as it reads now."""
        newest = next((one for one in reversed(self.reads) if one.mark.point == point.id), None)
        return newest if newest and newest.mark.read and newest.mark.key == point.key else None


def marks_of(
    grid: TimeGrid, records: Iterable[EventRecord], until: datetime | None = None
) -> dict[str, Marks]:
    """The marks by boundary, up to an instant; what nobody can read is never taken for a signature."""
    found: dict[str, Marks] = {}
    for record in records:
        if until is None or record.at <= until:
            before = found.get(record.subject, Marks())
            found[record.subject] = _with(before, grid.local(record.at), record)
    return found


def _with(marks: Marks, at: datetime, record: EventRecord) -> Marks:
    try:
        if record.kind == SIGNATURE:
            signature = Signature.model_validate_json(record.content)
            signed = Signed(signature=signature, who=record.who, at=at)
            return marks.model_copy(update={"signed": (*marks.signed, signed), "skipped": None})
        if '"skip"' in record.content:
            skip = Skip.model_validate_json(record.content)
            return marks.model_copy(update={"skipped": Skipped(reason=skip.reason, who=record.who, at=at)})
        mark = ReadBack.model_validate_json(record.content)
    except ValidationError:
        return marks
    return marks.model_copy(update={"reads": (*marks.reads, Read(mark=mark, who=record.who, at=at))})


class Turn(Frozen):
    """A boundary among its neighbours, with what was done about it; `begins` and `ends` are those before and
    after it, None at the edges of the plan.
    """

    boundary: Boundary
    begins: datetime | None
    ends: datetime | None
    marks: Marks

    def opens(self, form: Form) -> datetime:
        return self.boundary.at - timedelta(minutes=form.open_before_minutes)

    def sign_by(self, form: Form) -> datetime:
        return self.boundary.takes_at + timedelta(minutes=form.sign_within_minutes)

    def stage(self, form: Form, now: datetime) -> Stage:
        """At `now`, local wall time; SIGNED says nothing of what came after the signatures."""
        if self.marks.both:
            return Stage.SIGNED
        if self.marks.skipped:
            return Stage.SKIPPED
        if now < self.opens(form):
            return Stage.AHEAD
        if now <= self.sign_by(form):
            return Stage.OPEN
        return Stage.OVERDUE if self.ends is not None and now >= self.ends else Stage.LATE

    def told_until(self, form: Form) -> datetime:
        """Until when what is added still belongs to it."""
        return self.boundary.takes_at + timedelta(minutes=form.addendum_minutes)

    def is_over(self, form: Form, now: datetime) -> bool:
        """Whether it is settled, and nothing that comes now belongs to it."""
        stage = self.stage(form, now)
        return stage is Stage.SKIPPED or (stage is Stage.SIGNED and now > self.told_until(form))

    def cut(self, form: Form, now: datetime) -> datetime:
        """Up to when its sheet is written: now, but not beyond the next boundary, and once both have signed
        not beyond the time in which an addendum is told.
        """
        last = now if self.ends is None else min(now, self.ends)
        complete = self.marks.complete_at
        if complete is None:
            return last
        return min(last, max(complete, self.told_until(form)))


def turns(boundaries: Sequence[Boundary], marks: dict[str, Marks], gather: timedelta) -> tuple[Turn, ...]:
    """Every boundary in order. One that people have worked on stays although the rota has moved its time;
    then it stands for the one that lies close by.
    """
    kept = [one for one in map(_of_id, marks) if one is not None]
    new = [
        one for one in boundaries if one.id in marks or all(abs(one.at - other.at) > gather for other in kept)
    ]
    ids = {one.id for one in new}
    ordered = sorted((*new, *(one for one in kept if one.id not in ids)), key=lambda one: one.at)
    times = [None, *(one.at for one in ordered), None]
    return tuple(
        Turn(boundary=one, begins=times[i], ends=times[i + 2], marks=marks.get(one.id, Marks()))
        for i, one in enumerate(ordered)
    )


def _of_id(boundary_id: str) -> Boundary | None:
    try:
        at = datetime.fromisoformat(boundary_id)
    except ValueError:
        return None
    return Boundary(at=at, takes_at=at) if at.tzinfo is None else None


class PointView(Frozen):
    """A point with who read it back; `added`: it came after a signature and is not under it."""

    point: Point
    read: Read | None
    wanted: bool
    added: bool = False


class HandoverView(Frozen):
    """A handover at `now` (local wall time). `points` are those of the sheet as it reads now; `gone` were
    signed and are no longer said.
    """

    form: Form
    turn: Turn
    now: datetime
    sheet: Sheet
    stage: Stage
    points: tuple[PointView, ...]
    gone: tuple[Point, ...] = ()

    @property
    def boundary(self) -> Boundary:
        return self.turn.boundary

    @property
    def marks(self) -> Marks:
        return self.turn.marks

    @property
    def unread(self) -> tuple[PointView, ...]:
        """What whoever takes over still has to read back."""
        return tuple(view for view in self.points if view.wanted and view.read is None)

    @property
    def added(self) -> tuple[PointView, ...]:
        """The addendum: what was not under both signatures."""
        return tuple(view for view in self.points if view.added)

    def of(self, section: Section) -> tuple[PointView, ...]:
        return tuple(view for view in self.points if view.point.section == section.id)

    def view(self, point_id: str) -> PointView | None:
        return next((view for view in self.points if view.point.id == point_id), None)

    def ticked(self, point: Point, read: Read) -> "HandoverView":
        """The same with one point read back, or no longer."""
        done = read if read.mark.read else None
        points = (one.model_copy(update={"read": done}) if one.point == point else one for one in self.points)
        return self.model_copy(update={"points": tuple(points)})


def view(form: Form, turn: Turn, sheet: Sheet, now: datetime) -> HandoverView:
    """The handover of a boundary, whose sheet was written at `turn.cut`."""
    sections = {section.id: section for section in form.sections}
    binding = {section.id for section in form.sections if section.source in BINDING}
    sheets = [one.signature.sheet for one in turn.marks.signed[-1:]] if not turn.marks.both else []
    sheets += [one.signature.sheet for one in turn.marks.both or ()]
    new = {point.id for one in sheets for point in sheet.beyond(one) if point.section in binding}
    said = {point.id for point in sheet.points}
    gone = {
        point.id: point
        for one in sheets
        for point in one.points
        if point.id not in said and point.section in binding
    }
    stage = turn.stage(form, now)
    if stage is Stage.SIGNED and new:
        stage = Stage.CHANGED
    points = (
        PointView(
            point=point,
            read=turn.marks.read(point),
            wanted=sections[point.section].read_back,
            added=point.id in new,
        )
        for point in sheet.points
    )
    return HandoverView(
        form=form,
        turn=turn,
        now=now,
        sheet=sheet,
        stage=stage,
        points=tuple(points),
        gone=tuple(gone.values()),
    )


def current(form: Form, found: Sequence[Turn], now: datetime) -> Turn | None:
    """The handover that is on: the last that has opened while it is owed or may still change, else the next,
    else the last.
    """
    soon = now + timedelta(minutes=form.open_before_minutes)
    opened = [turn for turn in found if turn.boundary.at <= soon]
    if opened and not opened[-1].is_over(form, now):
        return opened[-1]
    ahead = [turn for turn in found if turn.boundary.at > soon]
    return next(iter(ahead), opened[-1] if opened else None)
