"""`shiftplan incident`: declare, lead, walk, log, find people, note who is missing, close, report."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli import incident_text as text
from shiftplan.cli.dates import DAY
from shiftplan.cli.incident_absent import absent_and_repaired
from shiftplan.cli.incident_acts import ACTS, acted, check_options
from shiftplan.cli.incident_data import card_data, entry_data, incident_data, report_data, severity_data
from shiftplan.cli.incident_free import free
from shiftplan.cli.output import emit_json
from shiftplan.cli.plan_options import check_words, json_option, plan_argument
from shiftplan.language import _, say
from shiftplan.planning import operations as desk


@click.command(
    help=_(
        "Incidents of PLAN: list · declare CARD · show ID · title ID TEXT · severity ID LEVEL · role ID SEAT "
        "NAME · do, doing, undo, skip ID STEP · note ID STEP TEXT · log ID TEXT · decide ID TEXT · update ID "
        "[TEXT] · free · absent [ID] PERSON … · timeline ID · close ID · report ID."
    ),
    epilog=_(
        "update without a text prints the one to fill in. absent notes who is missing and repairs the rota: "
        "what it finds waits as a proposal. close wants --to, and before the good slots --reason."
    ),
)
@plan_argument
@click.argument("action", metavar="[ACTION]", default="list", type=click.Choice(list(ACTS)))
@click.argument("words", metavar="[ID|CARD] [WORD]...", nargs=-1)
@click.option("--title", default="", help=_("declare: what happened, in a few words"))
@click.option("--severity", default="", metavar="LEVEL", help=_("declare: 1, 2 or 3; default: the worst"))
@click.option("--answer", default="", help=_("do: the answer of a step that asks"))
@click.option("--evidence", default="", help=_("do, doing, skip: a note beside it, such as who signed when"))
@click.option("--reason", default="", help=_("severity, skip, absent, close: why"))
@click.option("--by", "decided_by", default="", help=_("decide: who decided; default: the commander"))
@click.option("--to", "handed_to", default="", help=_("close: to whom it was handed over aloud"))
@click.option("--queue", default="", help=_("free: only people who may serve it"))
@click.option("--day", type=DAY, metavar="DAY", help=_("absent: this day; default: that of the shift"))
@click.option(
    "--left", default="", metavar="TIME", help=_("absent: when they left; default: now, if on shift")
)
@click.option("--whole", is_flag=True, help=_("absent: they never came, even if the rota has them on shift"))
@click.option(
    "--seconds", default=15.0, show_default=True, type=click.FloatRange(1), help=_("absent: to repair")
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help=_("report: write it here"))
@json_option
def command(
    folder: Path,
    action: str,
    words: tuple[str, ...],
    *,
    day: datetime | None,
    as_json: bool,
    **said: Any,
) -> int:
    opened = planning.open_plan(folder)
    check_words("incident", action, words, ACTS[action].least, ACTS[action].most)
    check_options(action)
    if action == "list":
        _show_all(opened, as_json=as_json)
    elif action == "free":
        free(opened, said["queue"], as_json=as_json)
    elif action == "absent":
        return absent_and_repaired(opened, words, day, said, as_json=as_json)
    elif action == "report":
        _report(opened, words[0], said["out"], as_json=as_json)
    elif action == "timeline":
        _timeline(opened, words[0], as_json=as_json)
    elif action == "update" and len(words) == 1:
        _template(opened, words[0], as_json=as_json)
    else:
        view = acted(opened, action, words, said)
        if as_json:
            emit_json(incident_data(view))
        else:
            click.echo("\n".join(text.incident_lines(view)))
    return 0


def _show_all(opened: planning.OpenPlan, *, as_json: bool) -> None:
    views, cards, levels = desk.incidents(opened), desk.cards(opened), desk.severities(opened)
    if as_json:
        emit_json(
            {
                "incidents": [incident_data(view) for view in views],
                "cards": [card_data(card) for card in cards],
                "severities": [severity_data(level) for level in levels.levels],
            }
        )
        return
    click.echo("\n".join(text.list_lines(views, cards, levels)))


def _timeline(opened: planning.OpenPlan, word: str, *, as_json: bool) -> None:
    view = desk.incident(opened, desk.incident_named(opened, word))
    if as_json:
        emit_json({"id": view.name, "timeline": [entry_data(entry) for entry in view.timeline]})
    else:
        click.echo("\n".join(text.timeline_lines(view)))


def _template(opened: planning.OpenPlan, word: str, *, as_json: bool) -> None:
    """The text of an update with what is known; nothing is written."""
    number = desk.incident_named(opened, word)
    view, template = desk.incident(opened, number), desk.update_text(opened, number)
    if as_json:
        due = view.update_due.isoformat() if view.update_due else None
        emit_json({"id": view.name, "update_due": due, "text": template})
    else:
        click.echo(template)


def _report(opened: planning.OpenPlan, word: str, out: Path | None, *, as_json: bool) -> None:
    report = desk.incident_report(opened, desk.incident_named(opened, word))
    if out is not None:
        desk.write_incident_report(report, out)
    if as_json:
        emit_json(report_data(report))
    elif out is not None:
        click.echo(str(say("the report is in {file}", file=str(out))))
    else:
        click.echo(desk.incident_markdown(report), nl=False)
