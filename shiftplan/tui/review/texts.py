"""The words of the review screen: the heading and the lessons to decide."""

from collections.abc import Iterator

from textual.content import Content

from shiftplan.domain.debrief import Debrief, Span
from shiftplan.domain.lesson import Decision, Lesson
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say
from shiftplan.planning.debriefing import DECISIONS, lesson_text
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.review.state import Review

DEED = "deed-"
SIGNS = {
    Decision.OPEN: ("○ ", "$accent"),
    Decision.ACCEPTED: ("✓ ", "$success bold"),
    Decision.REJECTED: ("✗ ", "$muted"),
}
SPANS = {
    Span.T1: say("Debrief T+1: up to and with the main day"),
    Span.T7: say("Debrief T+7: the first week as well"),
}


def heading(review: Review, width: int) -> Content:
    """Which debrief it is, and its few most telling numbers, flowing over as many lines as they need."""
    view = review.view
    parts = [marks.chip(say("{span}", span=view.span.value), "$accent"), Content(str(SPANS[view.span]))]
    parts += [Content.styled(str(text), "bold") for text in _numbers(view)]
    if review.performance is not None:
        name = printable(review.performance.name)
        parts.append(Content.styled(str(say("chats by person: {file}", file=name)), "$muted"))
    if not view.over:
        parts.append(Content.styled(str(say("not over yet: what is to come is as planned")), "$warning"))
    if not view.demand:
        parts.append(Content.styled(str(say("no contacts were read yet")), "$warning"))
    return marks.flowed(parts, width)


def _numbers(view: Debrief) -> list[Message]:
    found = []
    if view.demand is not None and view.demand.whole.wape is not None:
        found.append(say("off by {wape:.0%} (WAPE)", wape=view.demand.whole.wape))
    if view.demand is not None and view.demand.whole.bias is not None:
        found.append(say("bias {bias:+.0%}", bias=view.demand.whole.bias))
    found.append(say("short {hours:,.0f} h", hours=sum(one.short for one in view.staffed)))
    found.append(say("overtime {hours:,.0f} h", hours=sum(one.hours for one in view.overtime)))
    if view.incidents:
        found.append(say("{count} {count:incident|incidents}", count=len(view.incidents)))
    if view.misses:
        found.append(say("{count} {count:item|items} missed", count=len(view.misses)))
    return found


def rows(review: Review, writing: frozenset[str], width: int) -> list[Row]:
    """The lessons under a heading that says how many are decided."""
    lessons = review.view.lessons
    undecided = sum(one.decision is Decision.OPEN for one in lessons)
    title = say(
        "For the next plan: {accepted} accepted, {open} to decide",
        accepted=sum(one.decision is Decision.ACCEPTED for one in lessons),
        open=undecided,
    )
    return [
        Row("", marks.heading(str(title))),
        *(Row(one.id, _lesson(one, review.plan, width, writing=one.id in writing)) for one in lessons),
        *_deeds(review, width),
    ]


def _deeds(review: Review, width: int) -> Iterator[Row]:
    """What was done on the day shown, numbered as on the picture."""
    if review.deeds:
        yield Row("", marks.heading(str(say("Done about it on {day}", day=f"{review.day:%m-%d}"))))
    for number, deed in enumerate(review.deeds, 1):
        sign = Content.styled(f"{number:>2} {deed.at:%H:%M} ", "$muted")
        text = Content(marks.dotted(printable(deed.text), printable(deed.who)))
        yield Row(f"{DEED}{number}", marks.hung(sign, text, width))


def _lesson(lesson: Lesson, plan: Plan, width: int, *, writing: bool) -> Content:
    sign, style = ("◌ ", "$accent") if writing else SIGNS[lesson.decision]
    text = Content(str(lesson_text(lesson, plan)))
    if lesson.decision is not Decision.OPEN:
        who = marks.dotted(DECISIONS[lesson.decision], printable(lesson.who))
        text += Content.styled(f"  {who}", "$muted")
    if lesson.decision is Decision.REJECTED:
        text = text.stylize("$muted")
    return marks.hung(Content.styled(sign, style), text, width)


def nothing() -> Content:
    return Content(
        str(
            say(
                "No lesson yet. They come from what was read on the live desk (7), from the checklists (6) "
                "and from a table of chats by person (i). With w you write one yourself."
            )
        )
    )
