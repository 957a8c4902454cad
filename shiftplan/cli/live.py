"""`shiftplan live`: the queues now, from an export that is followed, pasted rows, or what was typed."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.live_text import live_data, live_lines, taken_lines
from shiftplan.cli.live_watch import stay
from shiftplan.cli.outlook_text import outlook_lines
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.pasted import pasted
from shiftplan.errors import BadInput
from shiftplan.files.measured import MeasuredMapping
from shiftplan.language import _, say
from shiftplan.planning import OpenPlan
from shiftplan.planning import operations as desk
from shiftplan.planning.operations import follow
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.outlook import outlook

PASTED = "pasted"


@click.command(
    help=_(
        "Show the queues of PLAN now: came against planned, replies, people, level; take new figures first."
    )
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--actuals",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=_("follow this export of the shop's tool from now on"),
)
@click.option(
    "--watch",
    is_flag=True,
    help=_("stay, tell when figures come or the level changes; Ctrl-C ends it"),
)
@click.option("--unfollow", is_flag=True, help=_("follow no export any more"))
@click.option("--paste", is_flag=True, help=_("take rows from standard input, with or without headings"))
@click.option("--queue", metavar="Q", help=_("the queue of all rows, where no column says it"))
@click.option(
    "--map",
    "columns",
    metavar=_("FIELD=COLUMN"),
    multiple=True,
    help=_("what a column holds, by its heading or letter: contacts=接待人数, start=B; may be repeated"),
)
@click.option(
    "--queue-map",
    "queues",
    metavar=_("NAME=QUEUE"),
    multiple=True,
    help=_("which queue a name in FILE is; nothing behind = leaves it out; may be repeated"),
)
@click.option(
    "--outlook", "ahead", is_flag=True, help=_("slot by slot what is expected, needed and on shift")
)
@click.option("--log", "line", metavar="TEXT", help=_("write a line into the log of the day"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    *,
    file: Path | None,
    watch: bool,
    unfollow: bool,
    paste: bool,
    queue: str | None,
    columns: tuple[str, ...],
    queues: tuple[str, ...],
    ahead: bool,
    line: str | None,
    as_json: bool,
) -> None:
    _refuse_together(unfollow=unfollow, file=file, watch=watch, paste=paste)
    opened = planning.open_plan(folder)
    told = _told(columns, queues, queue)
    if told is not None and not (paste or file or follow.followed(folder)):
        raise BadInput(
            say("--map, --queue-map and --queue say how figures are read, and none are given"),
            say("add --actuals FILE or --paste"),
        )
    if line is not None:
        desk.write_log(opened, line)
    if unfollow:
        follow.end_following(opened)
    if paste:
        _take_pasted(opened, told, as_json=as_json)
    watching = None if paste or unfollow else _watch(opened, file, told)
    _show(opened, watching, as_json=as_json)
    if ahead and not as_json:
        click.echo("\n" + "\n".join(outlook_lines(outlook(opened), opened.plan)))
    if watch:
        stay(opened, watching, as_json=as_json)


def _refuse_together(*, unfollow: bool, file: Path | None, watch: bool, paste: bool) -> None:
    if unfollow and (file or watch):
        raise BadInput(say("--unfollow goes with neither --actuals nor --watch"), say("give one of them"))
    if paste and (file or watch):
        raise BadInput(say("--paste goes with neither --actuals nor --watch"), say("give one of them"))


def _told(columns: tuple[str, ...], queues: tuple[str, ...], queue: str | None) -> MeasuredMapping | None:
    if not columns and not queues and not queue:
        return None
    return MeasuredMapping(
        columns=dict(_pair(word, "--map contacts=C") for word in columns),
        queues=dict(_pair(word, "--queue-map 售前组=presale") for word in queues),
        queue=queue or "",
    )


def _pair(word: str, example: str) -> tuple[str, str]:
    name, mark, value = word.partition("=")
    if not mark or not name.strip():
        raise BadInput(
            say("“{read}” is no name, = and what it is", read=word),
            say("write for example {example}", example=example),
        )
    return name.strip(), value.strip()


def _take_pasted(opened: OpenPlan, told: MeasuredMapping | None, *, as_json: bool) -> None:
    """Take what stands on standard input; what was taken is told on stderr when stdout is data."""
    taken = follow.take(opened, follow.rows_of(pasted()), PASTED, told=told)
    for text in taken_lines(taken):
        (talk if as_json else click.echo)(text)


def _watch(opened: OpenPlan, file: Path | None, told: MeasuredMapping | None) -> follow.Watch | None:
    """The export that is followed, read once; None when there is none."""
    path = follow.follow_file(opened, file) if file else follow.followed(opened.folder)
    if path is None:
        return None
    if told is not None:
        follow.remember_told(opened, path, told)
    watching = follow.Watch(path)
    watching.poll(opened, right_now(opened))
    return watching


def _show(opened: OpenPlan, watching: follow.Watch | None, *, as_json: bool) -> None:
    now, state = right_now(opened), watching.state if watching else None
    if as_json:
        emit_json(live_data(opened, state, now))
    else:
        click.echo("\n".join(live_lines(opened, state, now)))
