"""`shiftplan import --as agents|availability`: a list shown beside the plan, judged, written if accepted."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.import_list_text import data, lines, ways_back
from shiftplan.cli.import_rota import How, nothing_written
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.waiting import need_of
from shiftplan.domain.list_changes import ListKind
from shiftplan.language import _
from shiftplan.planning.list_importing import after_list, changed_named, list_effect, read_list, take_list

REMOVE = "remove"


class Wanted(NamedTuple):
    """A plan, the list, how it is read, whose changes to take (None: all), what of those not in it."""

    plan: Path
    file: Path
    kind: ListKind
    corrections: Mapping[str, str]
    only: str | None
    gone: str | None


def take(wanted: Wanted, how: How) -> None:
    """Show what the list changes, and write it when it is accepted."""
    remove = None if wanted.gone is None else wanted.gone == REMOVE
    whole = read_list(wanted.plan, wanted.file, wanted.kind, wanted.corrections, remove=remove)
    found = whole.only(changed_named(whole, wanted.only)) if wanted.only else whole
    after = after_list(found)
    effect = list_effect(found, after, need_of(found.plan)) if found.changes else None
    left = len(whole.changes) - len(found.changes)
    if how.as_json:
        written = how.yes and not how.dry_run and bool(after.contents)
        kept = take_list(wanted.plan, found, after) if written else {}
        emit_json(data(found, after, effect, kept, left, written=written))
        return
    for line in finding_lines(found.findings):
        talk(line)
    click.echo("\n".join(lines(found, effect, left)))
    if not after.contents:
        return
    if how.dry_run or not (how.yes or (how.asks and _agreed())):
        click.echo(str(nothing_written(how)))
        return
    kept = take_list(wanted.plan, found, after)
    click.echo("\n".join(ways_back(wanted.plan, found, after, kept)))


def _agreed() -> bool:
    return click.confirm(_("Take this over into the plan?"), default=False, err=True)
