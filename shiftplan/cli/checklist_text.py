"""How `shiftplan checklist` shows: lines for a person, data for a script."""

from collections.abc import Iterator
from typing import Any

from shiftplan.language import printable, say
from shiftplan.operations import ChapterView, Standing, StepView, Walk

MARKS = {
    Standing.OPEN: "[ ]",
    Standing.DOING: "[…]",
    Standing.DONE: "[✓]",
    Standing.SKIPPED: "[–]",
    Standing.AUTO_DONE: "[a]",
}


def checklist_lines(shown: Walk, whole: Walk) -> Iterator[str]:
    yield str(
        say(
            "{title}: {progress} settled, {overdue} overdue",
            title=_title(whole),
            progress=whole.progress,
            overdue=len(whole.overdue),
        )
    )
    if whole.next_due is not None:
        due = _clock(whole.next_due) if whole.next_due.dated else "–"
        yield str(say("next: {item} ({due})", item=whole.next_due.item.text, due=due))
    if not shown.steps:
        yield str(say("nothing of that kind is open"))
    for chapter in shown.chapters:
        yield ""
        yield from _chapter_lines(chapter)


def _title(view: Walk) -> str:
    """Of a run its number and what it is about."""
    if view.run is None:
        return str(view.playbook.title)
    about = printable(view.run.title) or view.playbook.title
    closed = say(" (closed)") if view.run.closed else ""
    return f"{view.run.name} {about}{closed}"


def _chapter_lines(chapter: ChapterView) -> Iterator[str]:
    due = f" · {chapter.due:%Y-%m-%d %H:%M}" if chapter.dated else ""
    yield f"── {chapter.chapter.title}{due} · {chapter.progress} ──"
    for item in chapter.steps:
        yield from item_lines(item)


def item_lines(view: StepView) -> Iterator[str]:
    late = " !" if view.overdue or view.rung else ""
    due = f" · {_clock(view)}" if view.dated else ""
    yield f"{MARKS[view.standing]} {view.item.id}{late}  {view.item.text}  · {view.whose}{due}"
    yield _under(say("done when: {proof}", proof=view.item.done_when))
    if view.evidence is not None:
        yield _under(say("the plan says: {evidence}", evidence=view.evidence))
    if view.contradicted:
        yield _under(say("ticked by hand although the plan says otherwise"))
    if view.reason:
        yield _under(say("skipped by {who}: {reason}", who=view.who, reason=view.reason))
    if view.timer is not None:
        rings = f"{view.timer.rings_at:%H:%M:%S}"
        yield _under(
            say("timer rung at {time}", time=rings) if view.rung else say("timer until {time}", time=rings)
        )
    for option in view.item.options:
        yield _under(f"{'(●)' if option == view.answer else '( )'} {option.id}  {option.text}")
    for first in view.waits_for:
        yield _under(say("waits for: {first}", first=first))
    yield from _texts(view)
    for note in view.notes:
        yield _under(
            say("note {at} {who}: {text}", at=f"{note.at:%m-%d %H:%M}", who=note.who, text=note.text)
        )


def _texts(view: StepView) -> Iterator[str]:
    """What stands beside the item: what to mind, to say, to avoid, to pass on, to write down."""
    item = view.item
    for mark, text in (("!", item.warning), ("↑", item.escalate)):
        if text is not None:
            yield _under(f"{mark} {text}")
    if view.said is not None:
        yield _under("» " + view.said.replace("\n", "\n        "))
    if item.avoid is not None:
        yield _under(say("not: {words}", words=item.avoid))
    if item.log is not None and not view.notes:
        yield _under(say("write down: {what}", what=item.log))


def _under(text: object) -> str:
    return f"      {text}"


def _clock(view: StepView) -> str:
    return f"{view.due:%m-%d %H:%M}"


def checklist_data(shown: Walk, whole: Walk) -> dict[str, Any]:
    following = whole.next_due
    return {
        "playbook": whole.playbook.id,
        "title": _title(whole),
        "run": whole.run.name if whole.run else None,
        "now": whole.now.isoformat(),
        "settled": whole.settled,
        "items": len(whole.steps),
        "overdue": [view.item.id for view in whole.overdue],
        "next": following.item.id if following else None,
        "chapters": [_chapter_data(chapter) for chapter in shown.chapters],
    }


def _chapter_data(chapter: ChapterView) -> dict[str, Any]:
    return {
        "id": chapter.chapter.id,
        "title": str(chapter.chapter.title),
        "due": chapter.due.isoformat() if chapter.dated else None,
        "items": [_item_data(item) for item in chapter.steps],
    }


def _item_data(view: StepView) -> dict[str, Any]:
    return {
        "id": view.item.id,
        "text": str(view.item.text),
        "done_when": str(view.item.done_when),
        "role": view.item.role,
        "owner": view.owner,
        "due": view.due.isoformat() if view.dated else None,
        "state": view.standing,
        "overdue": view.overdue,
        "auto": view.item.auto.condition if view.item.auto else None,
        "evidence": str(view.evidence) if view.evidence else None,
        "contradicted": view.contradicted,
        "reason": view.reason,
        "answer": view.answer.id if view.answer else None,
        "options": {option.id: str(option.text) for option in view.item.options},
        "notes": [{"at": n.at.isoformat(), "who": n.who, "text": n.text} for n in view.notes],
        "timer": view.timer.rings_at.isoformat() if view.timer else None,
        "rung": view.rung,
        "waits_for": [str(first) for first in view.waits_for],
        "script": view.said,
        "who": view.who,
        "at": view.at.isoformat() if view.at else None,
    }
