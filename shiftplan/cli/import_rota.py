"""`shiftplan import --as rota`: a rota edited elsewhere, shown, judged, and written once it is accepted."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from shiftplan import planning
from shiftplan.cli.certain import finding_data
from shiftplan.cli.edit_text import cell_row, data, effect_lines
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import emit_json, table, talk
from shiftplan.cli.waiting import need_of
from shiftplan.domain.effect import Effect
from shiftplan.language import _, say
from shiftplan.planning.handing_back import Back, handed_back

OPTIONS = (
    click.option(
        "--only",
        metavar="AGENT,…",
        help=_("rota, agents, availability: take only what these people's lines change"),
    ),
    click.option("--day", "days", metavar="DAYS", help=_("rota: take only what changes on these days")),
    click.option(
        "--gone",
        type=click.Choice(["keep", "remove"]),
        help=_("agents, availability: what becomes of those who are not in FILE"),
    ),
    click.option("--yes", is_flag=True, help=_("rota, agents, availability: write without asking")),
)


def with_parts(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with `only`, `days`, `gone` and `yes`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


class Wanted(NamedTuple):
    """A plan, the file to take back, and of whom and which days, as typed; None: of all."""

    plan: Path
    file: Path
    only: str | None
    days: str | None


class How(NamedTuple):
    """Whether to write without asking, or never; whether somebody can be asked; whether a program reads."""

    yes: bool
    dry_run: bool
    asks: bool
    as_json: bool


def take(wanted: Wanted, how: How) -> None:
    """Show what the file changes, and write it when it is accepted."""
    opened = planning.open_plan(wanted.plan)
    agents = planning.agents_named(opened.plan, wanted.only) if wanted.only else ()
    days = planning.days_named(opened.plan, wanted.days) if wanted.days else ()
    back = handed_back(opened, wanted.file, agents, days)
    edited = planning.try_out(opened, back.edit)
    effect = planning.effect(edited, need_of(opened.plan))
    if how.as_json:
        if how.yes and not how.dry_run:
            edited = planning.carry_out(opened, back.edit)
        emit_json(_data(back, edited, effect))
        return
    for line in finding_lines(back.findings):
        talk(line)
    click.echo("\n".join(_lines(back, edited, effect)))
    if not back.edit.cells:
        return
    if how.dry_run or not (how.yes or (how.asks and _agreed())):
        click.echo(str(nothing_written(how)))
        return
    done = planning.carry_out(opened, back.edit)
    numbers = ", ".join(map(str, done.numbers))
    click.echo(str(say("written as edit {numbers}; `shiftplan undo` takes it back", numbers=numbers)))


def _lines(back: Back, edited: planning.Edited, effect: Effect) -> Iterator[str]:
    """Every cell that differs, from what to what, then what that does to the rota."""
    cells = back.edit.cells
    if not cells:
        yield str(say("the file changes nothing: the rota stands so already"))
    else:
        headings = (say("person"), say("day"), say("before"), say("after"))
        yield str(say("the file changes {count} {count:cell|cells}:", count=len(cells)))
        yield table(headings, [cell_row(edited.opened.plan, one) for one in cells])
    if back.left:
        yield str(
            say(
                "{count} other {count:difference is|differences are} left out, as you asked",
                count=back.left,
            )
        )
    if cells:
        yield from effect_lines(effect)


def _agreed() -> bool:
    return click.confirm(_("Take this over into the rota?"), default=False, err=True)


def nothing_written(how: How) -> object:
    """That nothing was, and how it would be when nobody was asked."""
    told = how.dry_run or how.asks
    return say("nothing was written") if told else say("nothing was written; to take it over, add --yes")


def _data(back: Back, edited: planning.Edited, effect: Effect) -> dict[str, Any]:
    return {
        **data(edited, effect, written=True),
        "left_out": back.left,
        "findings": [finding_data(finding) for finding in back.findings],
    }
