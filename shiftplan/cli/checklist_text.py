"""How `shiftplan checklist` shows: lines for a person, data for a script."""

from collections.abc import Iterator
from typing import Any

from shiftplan.language import say
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
            title=whole.playbook.title,
            progress=whole.progress,
            overdue=len(whole.overdue),
        )
    )
    if whole.next_due is not None:
        due = _clock(whole.next_due)
        yield str(say("next: {item} ({due})", item=whole.next_due.item.text, due=due))
    if not shown.steps:
        yield str(say("nothing of that kind is open"))
    for chapter in shown.chapters:
        yield ""
        yield from _chapter_lines(chapter)


def _chapter_lines(chapter: ChapterView) -> Iterator[str]:
    yield f"── {chapter.chapter.title} · {chapter.due:%Y-%m-%d %H:%M} · {chapter.progress} ──"
    for item in chapter.steps:
        yield from item_lines(item)


def item_lines(view: StepView) -> Iterator[str]:
    late = " !" if view.overdue else ""
    yield f"{MARKS[view.standing]} {view.item.id}{late}  {view.item.text}  · {view.whose} · {_clock(view)}"
    yield _under(say("done when: {proof}", proof=view.item.done_when))
    if view.evidence is not None:
        yield _under(say("the plan says: {evidence}", evidence=view.evidence))
    if view.contradicted:
        yield _under(say("ticked by hand although the plan says otherwise"))
    if view.reason:
        yield _under(say("skipped by {who}: {reason}", who=view.who, reason=view.reason))
    if view.item.warning is not None:
        yield _under(f"! {view.item.warning}")
    for first in view.waits_for:
        yield _under(say("waits for: {first}", first=first))


def _under(text: object) -> str:
    return f"      {text}"


def _clock(view: StepView) -> str:
    return f"{view.due:%m-%d %H:%M}"


def checklist_data(shown: Walk, whole: Walk) -> dict[str, Any]:
    following = whole.next_due
    return {
        "playbook": whole.playbook.id,
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
        "due": chapter.due.isoformat(),
        "items": [_item_data(item) for item in chapter.steps],
    }


def _item_data(view: StepView) -> dict[str, Any]:
    return {
        "id": view.item.id,
        "text": str(view.item.text),
        "done_when": str(view.item.done_when),
        "role": view.item.role,
        "owner": view.owner,
        "due": view.due.isoformat(),
        "state": view.standing,
        "overdue": view.overdue,
        "auto": view.item.auto.condition if view.item.auto else None,
        "evidence": str(view.evidence) if view.evidence else None,
        "contradicted": view.contradicted,
        "reason": view.reason,
        "who": view.who,
        "at": view.at.isoformat() if view.at else None,
    }
