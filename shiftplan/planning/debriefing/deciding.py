"""What became of lessons: accepted, rejected, opened again, or written by hand; all kept in the journal."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from pydantic import ValidationError

from shiftplan.domain.debrief import Debrief
from shiftplan.domain.lesson import Decision, Lesson, LessonKind
from shiftplan.domain.record import EventRecord
from shiftplan.errors import BadInput
from shiftplan.journal import login_name, storable
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, unknown

KIND = "finding"
NOTE = "note_"
LONGEST_NOTE = 500


def decided(opened: OpenPlan) -> dict[str, Lesson]:
    """The newest word on every lesson that somebody decided or wrote, by its id."""
    found: dict[str, Lesson] = {}
    for record in journal_of(opened).events.all(KIND):
        lesson = _lesson(record)
        if lesson is not None:
            found[record.subject] = lesson
    return found


def _lesson(record: EventRecord) -> Lesson | None:
    """None for what a newer program wrote."""
    try:
        lesson = Lesson.model_validate_json(record.content)
    except ValidationError:
        return None
    return _signed(lesson, record)


def decide(
    opened: OpenPlan,
    view: Debrief,
    name: str,
    decision: Decision,
    who: str | None = None,
    now: datetime | None = None,
) -> Lesson:
    """Accept or reject a lesson of this debrief, or open it again; on return it is on the disk."""
    lesson = view.lesson(name)
    if lesson is None:
        ids = [one.id for one in view.lessons]
        if not ids:
            raise BadInput(
                say("the debrief has no lessons yet"),
                say("they come from actuals read on the day; a note can be written at any time"),
            )
        raise unknown(say("the debrief has no such lesson"), name, ids)
    return _kept(opened, lesson.model_copy(update={"decision": decision}), who, now)


def add_note(opened: OpenPlan, text: str, who: str | None = None, now: datetime | None = None) -> Lesson:
    """A lesson in somebody's own words; it is accepted, and can be rejected like any."""
    words = storable(text.strip())
    if not words:
        raise BadInput(say("the note is empty"), say("write what the next plan should do differently"))
    if len(words) > LONGEST_NOTE:
        raise BadInput(
            say(
                "the note has {count} {count:character|characters}; {most} fit",
                count=len(words),
                most=LONGEST_NOTE,
            ),
            say("make two notes of it"),
        )
    events, login = journal_of(opened, now).events, who or login_name()
    while True:
        noted = _noted(events.all(KIND))
        note = Lesson(
            id=f"{NOTE}{len(noted) + 1}", kind=LessonKind.NOTE, text=words, decision=Decision.ACCEPTED
        )
        record = events.add_if(partial(_as_many, len(noted)), KIND, note.id, _content(note), login)
        if record is not None:
            return _signed(note, record)


def _noted(records: Iterable[EventRecord]) -> set[str]:
    return {one.subject for one in records if one.kind == KIND and one.subject.startswith(NOTE)}


def _as_many(count: int, records: tuple[EventRecord, ...]) -> bool:
    """Whether nobody else wrote a note in between: two under one id would hide each other."""
    return len(_noted(records)) == count


def _kept(opened: OpenPlan, lesson: Lesson, who: str | None, now: datetime | None) -> Lesson:
    events = journal_of(opened, now).events
    return _signed(lesson, events.add(KIND, lesson.id, _content(lesson), who or login_name()))


def _content(lesson: Lesson) -> str:
    return lesson.model_copy(update={"who": "", "at": None}).model_dump_json(exclude_defaults=True)


def _signed(lesson: Lesson, record: EventRecord) -> Lesson:
    return lesson.model_copy(update={"who": record.who, "at": record.at})
