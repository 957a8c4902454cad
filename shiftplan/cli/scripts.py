"""`shiftplan scripts`: find what to write to a customer, with the order's details in it."""

from collections.abc import Mapping
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.order_options import order_options, typed_details
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.scripts_text import script_lines, scripts_data, title_line
from shiftplan.domain.blanks import GAPS
from shiftplan.domain.script import Library, Script, ScriptKind
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning.operations import scripts as library_of


@click.command(
    help=_(
        "Find scripts of PLAN by words, their initials or a script's name, filled with an order's details. "
        "Details are used once and kept nowhere."
    )
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option("--kind", type=click.Choice([kind.value for kind in ScriptKind]), help=_("only this kind"))
@order_options
@click.option("--use", is_flag=True, help=_("print the one script found, whole, and note that it was used"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    words: tuple[str, ...],
    kind: str | None,
    fills: tuple[str, ...],
    order_text: str | None,
    use: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    library = library_of.scripts(opened)
    details = typed_details(fills, order_text)
    found = _found(library, words, ScriptKind(kind) if kind else None)
    if use:
        _use(opened, library, found, details)
    elif as_json:
        emit_json(scripts_data(library, found, details))
    elif not found:
        talk(say("no script has all of these words: {words}", words=" ".join(words)))
    elif words or len(found) == 1:
        click.echo("\n".join(line for script in found for line in script_lines(library, script, details)))
    else:
        click.echo("\n".join(title_line(library, script) for script in found))


def _found(library: Library, words: tuple[str, ...], kind: ScriptKind | None) -> tuple[Script, ...]:
    """The script whose name was typed, else all that have the words."""
    named = library.script(words[0]) if len(words) == 1 else None
    return (named,) if named else library_of.find_scripts(library, " ".join(words), kind)


def _use(
    opened: planning.OpenPlan, library: Library, found: tuple[Script, ...], details: Mapping[str, str]
) -> None:
    """Print one script and nothing else; refused while a gap is open, for nobody sends half a text."""
    if len(found) != 1:
        raise BadInput(
            say("--use takes one script; {count} were found", count=len(found)),
            say("name one of: {names}", names=", ".join(script.id for script in found[:8]))
            if found
            else say("shiftplan scripts PLAN shows all of them"),
        )
    filled = library_of.filled(library, found[0], details)
    if not filled.whole:
        missing = ", ".join(f"{gap} ({GAPS[gap]})" for gap in filled.missing)
        raise BadInput(
            say("{script} still lacks: {missing}", script=found[0].id, missing=missing),
            say("add --fill {gap}=…", gap=filled.missing[0]),
        )
    for caution in library_of.cautions(filled.text):
        talk(caution)
    library_of.note_script(opened, found[0].id)
    click.echo(filled.text)
