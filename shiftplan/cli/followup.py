"""`shiftplan followup`: after the sale, what is to be done for whom, and which script is due."""

import sys
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.cases_text import case_data, case_table
from shiftplan.cli.output import emit_json, table, talk
from shiftplan.cli.plan_options import check_words, json_option, plan_argument
from shiftplan.domain.parcel import Followed
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning.operations import followup as book
from shiftplan.planning.operations.followup import FollowUp

PASTED = "pasted"
ACTIONS = {"list": 0, "sent": 1, "done": 1, "reopen": 1, "approve": 1}


@click.command(
    help=_(
        "After the sale of PLAN: list · sent ORDER (the script due) · done ORDER · reopen ORDER · "
        "approve YUAN (who may). Take parcels that do not move with --import."
    ),
    epilog=_(
        "FILE has the headings 订单号 (order), 最后扫描 (last scan) and, if known, 快递公司 (carrier), "
        "承诺时间 (promised)."
    ),
)
@plan_argument
@click.argument("action", metavar="[ACTION]", default="list", type=click.Choice(list(ACTIONS)))
@click.argument("words", metavar="[ORDER|YUAN]", nargs=-1)
@click.option(
    "--import",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=_("a table of parcels; - reads it from standard input"),
)
@click.option("--note", default="", help=_("a note beside it"))
@json_option
def command(
    folder: Path,
    action: str,
    words: tuple[str, ...],
    file: Path | None,
    note: str,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    check_words("followup", action, words, ACTIONS[action], ACTIONS[action])
    if file is not None:
        taken = _take(opened, file)
        talk(say("{count} {count:parcel|parcels} known now", count=len(taken.parcels)))
    if action == "approve":
        _approve(opened, words[0], as_json=as_json)
        return
    if action == "list":
        found = book.follow_up(opened)
    else:
        settled = {"sent": None, "done": True, "reopen": False}[action]
        found = book.mark_parcel(opened, words[0], sent=action == "sent", settled=settled, note=note)
    if as_json:
        emit_json(_data(found))
    else:
        _show(found)


def _take(opened: planning.OpenPlan, file: Path) -> FollowUp:
    """The table of a file, or what comes on standard input."""
    if str(file) == "-":
        return book.take_parcels(opened, sys.stdin.buffer.read(), PASTED)
    return book.import_parcels(opened, file)


def _approve(opened: planning.OpenPlan, text: str, *, as_json: bool) -> None:
    """Who may approve a sum."""
    try:
        yuan = float(text.strip().removeprefix("¥").replace(",", ""))
    except ValueError:
        yuan = -1.0
    if not 0 <= yuan < float("inf"):
        raise BadInput(say("“{read}” is no sum of money", read=text), say("write the yuan, such as 120"))
    approver = book.follow_up(opened).authority.approver(yuan)
    if as_json:
        emit_json({"yuan": yuan, "approver": approver.id, "who": str(approver.who)})
    else:
        click.echo(str(say("¥{yuan:g}: {who}", yuan=yuan, who=approver.who)))


def _show(found: FollowUp) -> None:
    click.echo(str(say("── parcels that do not move: {count} ──", count=len(found.open_parcels))))
    if found.open_parcels:
        headings = (
            say("order"),
            say("carrier"),
            say("hours"),
            say("promised"),
            say("script due"),
            say("sent"),
        )
        click.echo(table(headings, [_row(found, one) for one in found.open_parcels]))
    click.echo()
    click.echo(str(say("── open cases: {count} ──", count=len(found.open_cases))))
    if found.open_cases:
        click.echo(case_table(found.open_cases, found.now))
    alone, settled = found.completed_alone
    if settled:
        click.echo()
        click.echo(
            str(
                say(
                    "refunds finished without passing them on: {alone} of {settled} ({share:.0%})",
                    alone=alone,
                    settled=settled,
                    share=alone / settled,
                )
            )
        )
    for customer, tag in found.tags:
        click.echo(str(say("tag · {customer}: {tag}", customer=customer, tag=tag)))


def _row(found: FollowUp, one: Followed) -> list[object]:
    script, promised = found.due(one), one.parcel.promised
    late = f" {say('overdue')}" if one.is_overdue(found.now) else ""
    return [
        one.parcel.order,
        one.parcel.carrier,
        one.hours(found.now),
        f"{promised:%m-%d %H:%M}{late}" if promised else "",
        f"{script.id} {script.title}" if script else "",
        ", ".join(f"{hours} h" for hours in one.sent),
    ]


def _data(found: FollowUp) -> dict[str, Any]:
    alone, settled = found.completed_alone
    return {
        "now": found.now.isoformat(),
        "parcels": [_parcel_data(found, one) for one in found.parcels],
        "cases": [case_data(case, found.now) for case in found.open_cases],
        "refunds": {
            "completed_alone": alone,
            "settled": settled,
            "rate": alone / settled if settled else None,
        },
        "tags": [{"customer": customer, "tag": tag} for customer, tag in found.tags],
        "authority": [
            {"id": one.id, "who": str(one.who), "yuan": one.yuan} for one in found.authority.approvers
        ],
    }


def _parcel_data(found: FollowUp, one: Followed) -> dict[str, Any]:
    script = found.due(one)
    return {
        "order": one.parcel.order,
        "carrier": one.parcel.carrier,
        "last_scan": one.parcel.last_scan.isoformat(),
        "promised": one.parcel.promised.isoformat() if one.parcel.promised else None,
        "hours": one.hours(found.now),
        "overdue": one.is_overdue(found.now),
        "script_due": script.id if script else None,
        "text": script.filled(book.details_of(one)).text if script else None,
        "sent_hours": list(one.sent),
        "settled": one.settled,
        "note": one.note,
    }
