"""`shiftplan incident`: open a card, walk its steps, keep its log, close it."""

from collections.abc import Sequence
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.incident_text import card_data, headline, incident_data, incident_lines, update_lines
from shiftplan.cli.output import emit_json
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.operations import IncidentView
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
def command(folder: Path, action: str, words: tuple[str, ...], title: str, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    opened = planning.open_plan(folder)
    _check_words(action, words)
    if action == "list":
        _show_all(opened, as_json=as_json)
        return
    view = _acted(opened, action, words, title)
    if as_json:
        emit_json(incident_data(view))
    else:
        click.echo("\n".join(incident_lines(view)))


def _check_words(action: str, words: Sequence[str]) -> None:
    wanted = WORDS_NEEDED[action]
    if len(words) < wanted or (len(words) > wanted and action != "log"):
        raise BadInput(
            say(
                "{action} takes {wanted} {wanted:word|words} after it; read {read}",
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
            {
                "incidents": [incident_data(view) for view in views],
                "cards": [card_data(card) for card in cards],
            }
        )
        return
    for view in views:
        click.echo("\n  ".join((headline(view), *update_lines(view))))
    if not views:
        click.echo(str(say("no incident so far")))
    click.echo()
    click.echo(str(say("cards to open:")))
    for card in cards:
        click.echo(f"  {card.code}  {card.id}  {card.title}\n      {card.declare_when or ''}".rstrip())
