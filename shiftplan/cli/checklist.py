"""`shiftplan checklist`: what is due before the sale, whose it is, and ticking it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json
from shiftplan.domain.playbook import Role
from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.operations import ChapterView, ChecklistView, ItemView, Standing
from shiftplan.planning import operations as desk

ACTIONS = {
    "do": ItemState.DONE,
    "doing": ItemState.DOING,
    "undo": ItemState.OPEN,
    "skip": ItemState.SKIPPED,
}
MARKS = {
    Standing.OPEN: "[ ]",
    Standing.DOING: "[…]",
    Standing.DONE: "[✓]",
    Standing.SKIPPED: "[–]",
    Standing.AUTO_DONE: "[a]",
}


@click.command(
    help=_("Show the pre-event checklist of PLAN, or set an item: do, doing, undo, skip (with --reason).")
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("action", metavar="[ACTION", required=False, type=click.Choice(list(ACTIONS)))
@click.argument("item", metavar="ITEM]", required=False)
@click.option("--due", is_flag=True, help=_("only what is overdue or due within a day"))
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), help=_("only the items of this role")
)
@click.option("--reason", default="", help=_("why an item is skipped"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    action: str | None,
    item: str | None,
    due: bool,  # noqa: FBT001
    role: str | None,
    reason: str,
    as_json: bool,  # noqa: FBT001
) -> None:
    opened = planning.open_plan(folder)
    if action is not None:
        _set(opened, action, item, reason)
    view = desk.checklist(opened, desk.facts_of(opened))
    shown = view.only(due=due, role=Role(role) if role else None)
    if as_json:
        emit_json(_data(shown, view))
    elif action is not None and item is not None:
        click.echo("\n".join(_item_lines(_found(view, item))))
    else:
        click.echo("\n".join(_lines(shown, view)))


def _set(opened: planning.OpenPlan, action: str, item: str | None, reason: str) -> None:
    if item is None:
        raise BadInput(
            say("{action} needs the name of an item", action=action),
            say("shiftplan checklist PLAN shows the names in front of the items"),
        )
    if reason and action != "skip":
        raise BadInput(say("only skip takes --reason"), say("leave --reason out, or write skip"))
    desk.set_item(opened, item, ACTIONS[action], reason)


def _found(view: ChecklistView, item: str) -> ItemView:
    return next(each for each in view.items if each.item.id == item)


def _lines(shown: ChecklistView, whole: ChecklistView) -> Iterator[str]:
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
    if not shown.items:
        yield str(say("nothing of that kind is open"))
    for chapter in shown.chapters:
        yield ""
        yield from _chapter_lines(chapter)


def _chapter_lines(chapter: ChapterView) -> Iterator[str]:
    yield f"── {chapter.chapter.title} · {chapter.due:%Y-%m-%d %H:%M} · {chapter.progress} ──"
    for item in chapter.items:
        yield from _item_lines(item)


def _item_lines(view: ItemView) -> Iterator[str]:
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


def _clock(view: ItemView) -> str:
    return f"{view.due:%m-%d %H:%M}"


def _data(shown: ChecklistView, whole: ChecklistView) -> dict[str, Any]:
    following = whole.next_due
    return {
        "playbook": whole.playbook.id,
        "now": whole.now.isoformat(),
        "settled": whole.settled,
        "items": len(whole.items),
        "overdue": [view.item.id for view in whole.overdue],
        "next": following.item.id if following else None,
        "chapters": [_chapter_data(chapter) for chapter in shown.chapters],
    }


def _chapter_data(chapter: ChapterView) -> dict[str, Any]:
    return {
        "id": chapter.chapter.id,
        "title": str(chapter.chapter.title),
        "due": chapter.due.isoformat(),
        "items": [_item_data(item) for item in chapter.items],
    }


def _item_data(view: ItemView) -> dict[str, Any]:
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
