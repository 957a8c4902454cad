"""`shiftplan checklist`: what is due before the sale, whose it is, and ticking it."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.checklist_text import checklist_data, checklist_lines, item_lines
from shiftplan.cli.output import emit_json
from shiftplan.domain.playbook import Role
from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.operations import StepView, Walk
from shiftplan.planning import operations as desk

ACTIONS = {
    "do": ItemState.DONE,
    "doing": ItemState.DOING,
    "undo": ItemState.OPEN,
    "skip": ItemState.SKIPPED,
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
    due: bool,  # noqa: FBT001 - click passes flags so
    role: str | None,
    reason: str,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    if action is not None:
        _set(opened, action, item, reason)
    view = desk.walked(opened, facts=desk.facts_of(opened))
    shown = view.only(due=due, role=Role(role) if role else None)
    if as_json:
        emit_json(checklist_data(shown, view))
    elif action is not None and item is not None:
        click.echo("\n".join(item_lines(_found(view, item))))
    else:
        click.echo("\n".join(checklist_lines(shown, view)))


def _set(opened: planning.OpenPlan, action: str, item: str | None, reason: str) -> None:
    if item is None:
        raise BadInput(
            say("{action} needs the name of an item", action=action),
            say("shiftplan checklist PLAN shows the names in front of the items"),
        )
    if reason and action != "skip":
        raise BadInput(say("only skip takes --reason"), say("leave --reason out, or write skip"))
    desk.set_step(opened, item, ACTIONS[action], said=reason)


def _found(view: Walk, item: str) -> StepView:
    return next(each for each in view.steps if each.item.id == item)
