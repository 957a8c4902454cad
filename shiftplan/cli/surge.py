"""`shiftplan surge`: the level from readings of the queues, and what to do at it."""

from datetime import datetime
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.live_text import taken_lines
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.surge_list import measure_lines
from shiftplan.cli.surge_measures import measures_data, take, take_back
from shiftplan.cli.surge_text import surge_data, surge_lines
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning import operations as desk
from shiftplan.planning.operations import follow
from shiftplan.planning.operations.relief import broken_off
from shiftplan.planning.operations.relief.choosing import measures

APPLY = "apply"
ACTS = ("show", APPLY, "stand-down")


@click.command(
    help=_(
        "Show the surge level of PLAN and what can be done now, the best first; with --queue, record a "
        "reading first. apply MEASURE takes one, stand-down [MEASURE] takes one back from now on."
    )
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("act", metavar="[apply|stand-down]", default="show", type=click.Choice(ACTS))
@click.argument("measure", metavar="[MEASURE]", default="")
@click.option("--without", metavar="PERSON", multiple=True, help=_("apply: leave this person out"))
@click.option("--dry-run", is_flag=True, help=_("apply, stand-down: say what it would do, write nothing"))
@click.option("--queue", metavar="Q", help=_("the queue that was read"))
@click.option("--contacts", type=float, metavar="N", help=_("its contacts in the whole slot"))
@click.option("--reply-seconds", type=float, metavar="S", help=_("average seconds to the first reply"))
@click.option(
    "--three-minute-rate",
    type=float,
    metavar="R",
    help=_("share answered within three minutes, such as 0.92"),
)
@click.option("--waiting", type=float, metavar="N", help=_("how many wait in the queue"))
@click.option("--present", type=float, metavar="N", help=_("how many people are present"))
@click.option(
    "--actuals",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=_("take the figures of this export of the shop's tool first"),
)
@click.option(
    "--at", metavar="TIME", help=_('a time in the slot, "2027-11-10 20:30"; default: the last full slot')
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    act: str,
    measure: str,
    *,
    without: tuple[str, ...],
    dry_run: bool,
    queue: str | None,
    contacts: float | None,
    reply_seconds: float | None,
    three_minute_rate: float | None,
    waiting: float | None,
    present: float | None,
    file: Path | None,
    at: str | None,
    as_json: bool,
) -> None:
    opened = planning.open_plan(folder)
    for taken in broken_off.finish(opened):
        talk(say("made whole, somebody was killed on the way: {measure}", measure=taken.action))
    moment = None if at is None else _moment(at)
    figures = (contacts, reply_seconds, three_minute_rate)
    if file is not None:
        for line in taken_lines(follow.take_file(opened, file)):
            talk(line)
    if act != "show":
        _act(opened, act, measure, without, dry_run=dry_run, as_json=as_json)
        return
    if queue is None:
        _refuse_half_a_reading(*figures, waiting, present, at)
        view = desk.surge(opened)
    else:
        view = desk.record_reading(opened, queue, *figures, moment, waiting=waiting, present=present)
    found = measures(opened)
    if as_json:
        emit_json({**surge_data(view), **measures_data(found)})
    else:
        click.echo("\n".join((*surge_lines(view), *measure_lines(opened.plan, found))))


def _act(
    opened: planning.OpenPlan,
    act: str,
    measure: str,
    without: tuple[str, ...],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    if act == APPLY and not measure:
        raise BadInput(
            say("apply needs the measure that is to be taken"),
            say("see what is possible with: shiftplan surge PLAN"),
        )
    if act == APPLY:
        take(opened, measure, without, dry_run=dry_run, as_json=as_json)
    else:
        take_back(opened, measure, dry_run=dry_run, as_json=as_json)


def _refuse_half_a_reading(*given: object) -> None:
    if any(value is not None for value in given):
        raise _incomplete()


def _incomplete() -> BadInput:
    return BadInput(
        say("a reading needs --queue: whose figures are these?"),
        say("leave all of them out to see the level as it is"),
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            say("--at: {read} is no date and time", read=text),
            say('write it as "2027-11-10 20:30", in the plan\'s own time'),
        ) from error
