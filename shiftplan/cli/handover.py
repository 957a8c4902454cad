"""`shiftplan handover`: the form of a change of shifts, read back and signed."""

from datetime import datetime
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.handover_text import handover_data, handover_lines, list_data, list_lines
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.plan_options import check_words, json_option, plan_argument
from shiftplan.domain.handover import Side
from shiftplan.errors import BadInput
from shiftplan.files.atomic import write_text
from shiftplan.language import _, say
from shiftplan.operations.handover import HandoverView
from shiftplan.planning.operations import handing_over as desk
from shiftplan.planning.operations.handover import handover, handovers
from shiftplan.planning.operations.handover_words import group_text, markdown
from shiftplan.planning.operations.typed_times import moment_of

WORDS = {"show": (0, 0), "text": (0, 0), "read": (1, 1), "unread": (1, 1), "sign": (1, 1), "list": (0, 0)}
WORDS |= {"skip": (0, 0), "change": (1, 99)}


@click.command(
    help=_(
        "The handover of PLAN that is on: show · text (for the group) · read POINT|all [--correction T] · "
        "unread POINT · sign giving|taking [--name N] [--reason R] [--seen SHEET] [--take-cases] · "
        "skip --reason R · change TEXT [--from TIME] [--until TIME] [--by WHO] · list."
    ),
    epilog=_("--at TIME takes another handover, the nearest; TIME is 16:30 or 2027-11-10 16:30."),
)
@plan_argument
@click.argument("action", metavar="[ACTION]", default="show", type=click.Choice(list(WORDS)))
@click.argument("words", metavar="[POINT|giving|taking|TEXT]", nargs=-1)
@click.option("--at", "at_text", metavar="TIME", help=_("the handover nearest to this time"))
@click.option("--name", default="", help=_("who signs; else the login name"))
@click.option("--reason", default="", help=_("why it is passed over, or one person signs both sides"))
@click.option("--seen", default="", metavar="SHEET", help=_("sign only if the sheet still is this one"))
@click.option("--take-cases", is_flag=True, help=_("cases of those who leave go to whoever signs"))
@click.option("--correction", default="", help=_("what is put right in a point"))
@click.option("--from", "since", metavar="TIME", help=_("since when the change holds; else now"))
@click.option("--until", metavar="TIME", help=_("until when the change holds"))
@click.option("--by", "said_by", default="", help=_("who said so"))
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help=_("write it as Markdown"))
@json_option
def command(  # noqa: PLR0917 - click passes one for each word
    folder: Path,
    action: str,
    words: tuple[str, ...],
    at_text: str | None,
    name: str,
    reason: str,
    seen: str,
    take_cases: bool,  # noqa: FBT001 - click passes flags so
    correction: str,
    since: str | None,
    until: str | None,
    said_by: str,
    out: Path | None,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    check_words("handover", action, words, *WORDS[action])
    at = _moment(opened, at_text, nearest=True)
    if action == "list":
        _list(opened, as_json=as_json)
        return
    if action == "change":
        begins, ends = (_moment(opened, since, nearest=True), _moment(opened, until))
        desk.note_change(opened, " ".join(words), begins, ends, said_by)
        shown = handover(opened, at)
    elif action == "skip":
        shown = desk.skip_handover(opened, at, reason)
    elif action in {"read", "unread"}:
        shown = _read(opened, at, words[0], correction, read=action == "read")
    elif action == "sign":
        shown = desk.sign(opened, at, _side(words[0]), name, reason=reason, seen=seen)
        _ask_for_owners(opened, shown, _side(words[0]), take_cases=take_cases)
    else:
        shown = handover(opened, at)
    _show(opened, shown, out, as_text=action == "text", as_json=as_json)


def _moment(opened: planning.OpenPlan, text: str | None, *, nearest: bool = False) -> datetime | None:
    return moment_of(opened, text, nearest=nearest) if text else None


def _side(word: str) -> Side:
    if word not in set(Side):
        raise BadInput(
            say("“{read}” is no side of a handover", read=word), say("write sign giving or sign taking")
        )
    return Side(word)


def _read(
    opened: planning.OpenPlan, at: datetime | None, name: str, correction: str, *, read: bool
) -> HandoverView:
    if name != "all":
        return desk.read_back(opened, at, name, read=read, correction=correction)
    shown = handover(opened, at)
    if correction:
        raise BadInput(say("a correction belongs to one point"), say("name the point: read POINT"))
    for view in shown.unread if read else shown.points:
        desk.tick(opened, shown, view.point, read=read)
    return handover(opened, shown.boundary.at)


def _ask_for_owners(opened: planning.OpenPlan, shown: HandoverView, side: Side, *, take_cases: bool) -> None:
    """Cases whose owner leaves are taken, or named so that somebody takes them."""
    signed = shown.marks.of(side)
    if side is not Side.TAKING or signed is None:
        return
    left = desk.orphans(shown, opened)
    if take_cases:
        desk.take_cases(opened, shown, signed.signature.name)
    elif left:
        numbers = ", ".join(f"#{case.number}" for case in left)
        talk(say("whose are these now: {numbers}? shiftplan cases PLAN give NO NAME", numbers=numbers))


def _list(opened: planning.OpenPlan, *, as_json: bool) -> None:
    found = handovers(opened)
    if as_json:
        emit_json(list_data(found))
    elif found.turns:
        click.echo("\n".join(list_lines(found)))
    else:
        click.echo(str(say("this plan has no change of shifts")))


def _show(
    opened: planning.OpenPlan, shown: HandoverView, out: Path | None, *, as_text: bool, as_json: bool
) -> None:
    if out is not None:
        write_text(out, markdown(shown, opened.plan))
        talk(say("written: {file}", file=str(out)))
    if as_json:
        emit_json(handover_data(shown))
    elif as_text:
        click.echo(group_text(shown), nl=False)
    elif out is None:
        click.echo("\n".join(handover_lines(shown, opened)))
