"""`shiftplan cards`: the cards of everyday work, to read; `shiftplan checklist --book` walks them."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.cards_text import card_data, card_lines, shelf_data, shelf_lines
from shiftplan.cli.order_options import order_options, typed_details
from shiftplan.cli.output import emit_json
from shiftplan.cli.plan_options import json_option, plan_argument
from shiftplan.language import _
from shiftplan.planning.operations import cards_of_work as shelf
from shiftplan.planning.operations import scripts as library_of


@click.command(
    help=_(
        "Routine cards of PLAN: payment, changes, discounts, shipping, refunds, the complaint in ten steps, "
        "review replies, order states, after-sale problems. CARD is its code (R4) or id; without it all are "
        "listed."
    )
)
@plan_argument
@click.argument("name", metavar="[CARD]", required=False)
@order_options
@json_option
def command(
    folder: Path,
    name: str | None,
    fills: tuple[str, ...],
    order_text: str | None,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    details = {**library_of.scripts(opened).facts, **typed_details(fills, order_text)}
    if name is None:
        cards = shelf.work_cards(opened)
        emit_json(shelf_data(cards)) if as_json else click.echo("\n".join(shelf_lines(cards)))
        return
    card = shelf.work_card(opened, name)
    if as_json:
        emit_json(card_data(card, details))
    else:
        click.echo("\n".join(card_lines(card, details)))
