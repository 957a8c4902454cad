"""`shiftplan export`: the rota as files to hand out."""

from datetime import datetime
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.dates import DAY
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.waiting import need_of
from shiftplan.language import _, say

HERE = Path()


@click.command(
    help=_("Hand out the rota of PLAN: as tables, workbook, calendars, text or a printed day, in a folder."),
    epilog=_(
        "csv opens in a spreadsheet, toml reads back whole, xlsx is coloured, ics is a calendar for each "
        "person, md a page, chat a message for a group, print one day by half-hours."
    ),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(planning.FORMATS), required=True, help=_("what to make"))
@click.option("--out", type=click.Path(path_type=Path), help=_("folder to write into, made if missing"))
@click.option("--day", type=DAY, help=_("only this day; for print and chat"))
@click.option(
    "--changes-since", "since", metavar="VERSION", help=_("only what differs from v0001, or from the last")
)
@click.option("--preview", is_flag=True, help=_("show what would be written, write nothing"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    form: str,
    out: Path | None,
    day: datetime | None,
    since: str | None,
    preview: bool,  # noqa: FBT001 - click passes it
    as_json: bool,  # noqa: FBT001 - click passes it
) -> None:
    if out is None and not preview:
        raise click.UsageError(
            str(say("name the folder to write into with --out, or look first with --preview"))
        )
    opened = planning.open_plan(folder)
    wanted = _wanted(opened, form, day, since)
    need = need_of(opened.plan) if planning.shows_need(form) and opened.rota else None
    if preview or out is None:
        leaves = planning.preview_export(opened, wanted, out or HERE, need)
        _show_preview(wanted, leaves, as_json=as_json)
        return
    written = [str(path) for path in planning.export(opened, wanted, out, need)]
    if as_json:
        emit_json({"format": form, "files": written})
        return
    for path in written:
        click.echo(path)
    _tell_nothing(wanted, len(written))


def _wanted(opened: planning.OpenPlan, form: str, day: datetime | None, since: str | None) -> planning.Wanted:
    """What is asked for; what is odd about the version compared with is told."""
    told = planning.version_named(opened, since) if since is not None else None
    for line in finding_lines(told.findings if told else ()):
        talk(line)
    return planning.Wanted(form, day.date() if day else None, told)


def _show_preview(wanted: planning.Wanted, leaves: tuple[planning.Leaf, ...], *, as_json: bool) -> None:
    if as_json:
        files = [
            {"path": str(leaf.path), "bytes": leaf.size, "replaces": leaf.replaces, "lines": leaf.lines}
            for leaf in leaves
        ]
        emit_json({"format": wanted.format, "preview": files})
        return
    for leaf in leaves:
        sentence = (
            say("{path}, {size} bytes, would replace the one there", path=str(leaf.path), size=leaf.size)
            if leaf.replaces
            else say("{path}, {size} bytes, would be written", path=str(leaf.path), size=leaf.size)
        )
        talk(sentence)
        click.echo("\n".join(leaf.lines))
    _tell_nothing(wanted, len(leaves))


def _tell_nothing(wanted: planning.Wanted, count: int) -> None:
    if wanted.since is not None and not count:
        talk(say("nothing differs from {version}; no file is needed", version=wanted.since.name))
