"""What became of lessons: accepted, rejected, opened again, or written by hand; all kept in the journal."""

from datetime import datetime

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
    return lesson.model_copy(update={"who": record.who, "at": record.at})


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
    number = sum(name.startswith(NOTE) for name in decided(opened)) + 1
    note = Lesson(id=f"{NOTE}{number}", kind=LessonKind.NOTE, text=words, decision=Decision.ACCEPTED)
    return _kept(opened, note, who, now)


def _kept(opened: OpenPlan, lesson: Lesson, who: str | None, now: datetime | None) -> Lesson:
    bare = lesson.model_copy(update={"who": "", "at": None})
    text = bare.model_dump_json(exclude_defaults=True)
    record = journal_of(opened, now).events.add(KIND, lesson.id, text, who or login_name())
    return lesson.model_copy(update={"who": record.who, "at": record.at})
