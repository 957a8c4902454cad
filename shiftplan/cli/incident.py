"""`shiftplan incident`: open a card, walk its steps, keep its log, close it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json
from shiftplan.domain.playbook import Playbook
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.operations import IncidentView, StepView
from shiftplan.planning import operations as desk

WORDS_NEEDED = {"list": 0, "show": 1, "open": 1, "tick": 2, "untick": 2, "log": 2, "close": 1}


@click.command(
    help=_(
        "Incidents of PLAN: list · show ID · open CARD [--title T] · tick ID STEP · untick ID STEP · "
        "log ID TEXT · close ID."
    )
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("action", metavar="[ACTION]", default="list", type=click.Choice(list(WORDS_NEEDED)))
@click.argument("words", metavar="[ID|CARD] [STEP|TEXT]", nargs=-1)
@click.option("--title", default="", help=_("what happened, in a few words"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, action: str, words: tuple[str, ...], title: str, as_json: bool) -> None:  # noqa: FBT001
    opened = planning.open_plan(folder)
    _check_words(action, words)
    if action == "list":
        _show_all(opened, as_json=as_json)
        return
    view = _acted(opened, action, words, title)
    if as_json:
        emit_json(_data(view))
    else:
        click.echo("\n".join(_lines(view)))


def _check_words(action: str, words: Sequence[str]) -> None:
    wanted = WORDS_NEEDED[action]
    if len(words) < wanted or (len(words) > wanted and action != "log"):
        raise BadInput(
            say(
                "{action} takes {wanted} words after it; read {read}",
                action=action,
                wanted=wanted,
                read=len(words),
            ),
            say("shiftplan incident --help shows each action"),
        )


def _acted(opened: planning.OpenPlan, action: str, words: Sequence[str], title: str) -> IncidentView:
    if action == "open":
        return desk.open_incident(opened, words[0], title)
    number = _number(words[0])
    if action in {"tick", "untick"}:
        return desk.tick_step(opened, number, words[1], done=action == "tick")
    if action == "log":
        return desk.log_line(opened, number, " ".join(words[1:]))
    return desk.close_incident(opened, number) if action == "close" else desk.incident(opened, number)


def _number(text: str) -> int:
    digits = text.removeprefix("#")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:  # noqa: PLR2004 - beyond any count
        return int(digits)
    raise BadInput(
        say("an incident is named by its number; read {read}", read=text),
        say("shiftplan incident PLAN list shows the numbers"),
    )


def _show_all(opened: planning.OpenPlan, *, as_json: bool) -> None:
    views, cards = desk.incidents(opened), desk.cards(opened)
    if as_json:
        emit_json(
            {"incidents": [_data(view) for view in views], "cards": [_card_data(card) for card in cards]}
        )
        return
    for view in views:
        click.echo(_headline(view))
    if not views:
        click.echo(str(say("no incident so far")))
    click.echo()
    click.echo(str(say("cards to open:")))
    for card in cards:
        click.echo(f"  {card.code}  {card.id}  {card.title}\n      {card.declare_when or ''}".rstrip())


def _headline(view: IncidentView) -> str:
    opened = f"{view.opened_at:%m-%d %H:%M}"
    if view.closed_at is not None:
        return str(
            say(
                "#{number} {title}: closed {closed} by {who}, {progress} steps",
                number=view.id,
                title=view.title,
                closed=f"{view.closed_at:%m-%d %H:%M}",
                who=view.closed_by,
                progress=view.progress,
            )
        )
    return str(
        say(
            "#{number} {title}: open since {opened} ({minutes} min), {progress} steps",
            number=view.id,
            title=view.title,
            opened=opened,
            minutes=view.minutes_open,
            progress=view.progress,
        )
    )


def _lines(view: IncidentView) -> Iterator[str]:
    yield _headline(view)
    if view.update_due is not None:
        due = f"{view.update_due:%H:%M}"
        yield str(
            say("update overdue since {due}", due=due)
            if view.update_overdue
            else say("next update by {due}", due=due)
        )
    for stage in view.stages:
        yield f"\n── {stage.chapter.title} · {stage.progress} ──"
        for step in stage.steps:
            yield from _step_lines(step)
    if view.lines:
        yield ""
        yield str(say("── log of the incident ──"))
    for line in view.lines:
        yield f"{line.at:%m-%d %H:%M:%S}  {line.who}: {line.text}"


def _step_lines(step: StepView) -> Iterator[str]:
    seat = f" ({step.seat.name})" if step.seat else ""
    yield f"{'[✓]' if step.done else '[ ]'} {step.item.id}  {step.item.text} · {step.whose}{seat}"
    yield _under(say("done when: {proof}", proof=step.item.done_when))
    for first in step.waits_for:
        yield _under(say("waits for: {first}", first=first))
    for mark, text in (("!", step.item.warning), ("↑", step.item.escalate), ("»", step.script)):
        if text is not None:
            yield _under(f"{mark} {text}")


def _under(text: object) -> str:
    return f"      {text}"


def _card_data(card: Playbook) -> dict[str, Any]:
    when = str(card.declare_when) if card.declare_when else None
    return {"id": card.id, "code": card.code, "title": str(card.title), "declare_when": when}


def _data(view: IncidentView) -> dict[str, Any]:
    following = view.next_step
    return {
        "id": view.id,
        "card": view.card_id,
        "title": view.title,
        "open": view.open,
        "opened_at": view.opened_at.isoformat(),
        "opened_by": view.opened_by,
        "closed_at": view.closed_at.isoformat() if view.closed_at else None,
        "closed_by": view.closed_by or None,
        "update_due": view.update_due.isoformat() if view.update_due else None,
        "update_overdue": view.update_overdue,
        "next": following.item.id if following else None,
        "steps": [_step_data(step) for step in view.steps],
        "log": [{"at": line.at.isoformat(), "who": line.who, "text": line.text} for line in view.lines],
    }


def _step_data(step: StepView) -> dict[str, Any]:
    return {
        "id": step.item.id,
        "text": str(step.item.text),
        "role": step.item.role,
        "owner": step.owner,
        "done": step.done,
        "who": step.who,
        "at": step.at.isoformat() if step.at else None,
        "waits_for": [str(first) for first in step.waits_for],
        "script": str(step.script) if step.script else None,
    }
