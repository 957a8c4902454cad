"""Lessons as sentences: what was found, and what the next plan would take."""

from collections.abc import Callable

from shiftplan.domain.lesson import Decision, Default, Lesson, LessonKind
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say

DECISIONS = {
    Decision.OPEN: say("undecided"),
    Decision.ACCEPTED: say("accepted"),
    Decision.REJECTED: say("rejected"),
}
OF_QUEUES = {LessonKind.ABSENCE, LessonKind.HANDLING}
"""Their subject is a queue."""


def lesson_text(lesson: Lesson, plan: Plan) -> Message:
    """What was found, and what accepting it does to the next plan."""
    queue = plan.queue.get(lesson.subject) if lesson.kind in OF_QUEUES else None
    return SENTENCES[lesson.kind](lesson.model_copy(update={"subject": queue.name}) if queue else lesson)


def _last_event(lesson: Lesson) -> Message:
    return say(
        "{contacts:,.0f} contacts were read: the next forecast begins from them", contacts=lesson.evidence[0]
    )


def _high(lesson: Lesson) -> Message:
    return say(
        "the busiest day came to {reached:.2f} times the base forecast, high was {planned:.2f}: take "
        "{after:.2f}",
        reached=lesson.evidence[0],
        planned=lesson.evidence[1],
        after=_after(lesson.change),
    )


def _low(lesson: Lesson) -> Message:
    return say(
        "the quietest day came to {reached:.2f} times the base forecast, low was {planned:.2f}: take "
        "{after:.2f}",
        reached=lesson.evidence[0],
        planned=lesson.evidence[1],
        after=_after(lesson.change),
    )


def _productivity(lesson: Lesson) -> Message:
    real, low, high, planned, *alike = lesson.evidence
    if alike == [1.0]:
        return say(
            "{tier} really did {real:.2f} of a T3 beside them, like for like ({low:.2f}–{high:.2f} with "
            "95 %), planned {planned:.2f}: take {after:.2f}",
            tier=lesson.subject,
            real=real,
            low=low,
            high=high,
            planned=planned,
            after=_after(lesson.change),
        )
    return say(
        "{tier} really did {real:.2f} of a T3 ({low:.2f}–{high:.2f} with 95 %), planned {planned:.2f}: take "
        "{after:.2f}",
        tier=lesson.subject,
        real=real,
        low=low,
        high=high,
        planned=planned,
        after=_after(lesson.change),
    )


def _absence(lesson: Lesson) -> Message:
    return say(
        "of those on shift on {queue} {away:.0%} were not there, planned {planned:.0%}: take {after:.0%}",
        queue=lesson.subject,
        away=lesson.evidence[0],
        planned=lesson.evidence[1],
        after=_after(lesson.change),
    )


def _opening(lesson: Lesson) -> Message:
    share, low, high, planned = lesson.evidence
    return say(
        "{share:.0%} of an opening's first hour came in its first 15 minutes ({low:.0%}–{high:.0%} with "
        "95 %), planned {planned:.0%}: take {after:.0%}",
        share=share,
        low=low,
        high=high,
        planned=planned,
        after=_after(lesson.change),
    )


def _handling(lesson: Lesson) -> Message:
    ratio, low, high, people = lesson.evidence
    after = lesson.change.after if lesson.change else ()
    return say(
        "chats on {queue} took {people:.0f} T3 {ratio:.2f} times as long as planned ({low:.2f}–{high:.2f} "
        "with 95 %): take {after} s",
        queue=lesson.subject,
        people=people,
        ratio=ratio,
        low=low,
        high=high,
        after=" / ".join(f"{one:g}" for one in after) if isinstance(after, tuple) else f"{after:g}",
    )


def _checklist(lesson: Lesson) -> Message:
    return say("“{item}” was not done in time: begin it earlier", item=lesson.text or lesson.subject)


def _note(lesson: Lesson) -> Message:
    return Message("{text}", (("text", printable(lesson.text)),))


def _after(change: Default | None) -> float:
    return change.after if change is not None and isinstance(change.after, float) else 0.0


SENTENCES: dict[LessonKind, Callable[[Lesson], Message]] = {
    LessonKind.LAST_EVENT: _last_event,
    LessonKind.HIGH_SCENARIO: _high,
    LessonKind.LOW_SCENARIO: _low,
    LessonKind.PRODUCTIVITY: _productivity,
    LessonKind.ABSENCE: _absence,
    LessonKind.OPENING: _opening,
    LessonKind.HANDLING: _handling,
    LessonKind.CHECKLIST: _checklist,
    LessonKind.NOTE: _note,
}
