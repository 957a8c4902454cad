"""`shiftplan history`: the edits of a rota, with who made them and what became of them."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from shiftplan import planning
from shiftplan.cli.edit_text import edit_data
from shiftplan.cli.output import emit_json, table
from shiftplan.domain.edit import EditKind
from shiftplan.domain.edit_history import History, Step
from shiftplan.domain.edit_words import FATES, KINDS, edit_text
from shiftplan.domain.plan import Plan
from shiftplan.language import _, printable, say


@click.command(
    help=_("The edits of PLAN's rota, the oldest first: number, when, who, what, and whether it holds."),
    epilog=_("shiftplan goto PLAN NUMBER goes to one of them; undo and redo go step by step."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--agent", metavar="ID", help=_("only those about this person"))
@click.option("--day", metavar="DAY", help=_("only those about this day"))
@click.option("--who", metavar="LOGIN", help=_("only those made, undone or redone by this login"))
@click.option(
    "--kind", type=click.Choice([kind.value for kind in EditKind]), help=_("only those of this kind")
)
@click.option("--last", metavar="N", type=click.IntRange(min=1), help=_("only the last N of them"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    agent: str | None,
    day: str | None,
    who: str | None,
    kind: str | None,
    last: int | None,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    plan, history = opened.plan, planning.history(opened)
    steps = history.only(
        agent and planning.agent_named(plan, agent),
        planning.days_named(plan, day)[0] if day else None,
        who,
        EditKind(kind) if kind else None,
    )[-(last or 0) :]
    if as_json:
        emit_json(_data(history, steps))
    elif steps:
        headings = (say("no."), say("when"), say("who"), say("what"), say("cells"), say("state"))
        click.echo(table(headings, [_row(plan, step) for step in steps]))
    else:
        click.echo(say("no edits"))


def _row(plan: Plan, step: Step) -> list[object]:
    when = f"{step.at.astimezone(ZoneInfo(plan.grid.zone)):%m-%d %H:%M}"
    state = [str(FATES[step.fate]), *[f"{move.who}" for move in step.moves[1:][-1:]]]
    what = f"{KINDS[step.edit.kind]} · {edit_text(plan, step.edit)}"
    return [step.number, when, printable(step.who), what, len(step.edit.cells), " ".join(state)]


def _data(history: History, steps: tuple[Step, ...]) -> dict[str, Any]:
    return {
        "at": history.line.done[-1] if history.line.done else 0,
        "undo": len(history.line.done),
        "redo": len(history.line.undone),
        "edits": [_step(step) for step in steps],
    }


def _step(step: Step) -> dict[str, Any]:
    moves = [{"what": move.what, "who": move.who, "at": move.at.isoformat()} for move in step.moves]
    return {
        "number": step.number,
        "who": step.who,
        "at": step.at.isoformat(),
        "state": step.fate,
        **edit_data(step.edit),
        "moves": moves,
    }
