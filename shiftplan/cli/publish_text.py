"""What publishing would tell, as text and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.certain import finding_data
from shiftplan.cli.edit_text import cell_data
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import emit_json, listed
from shiftplan.cli.versions_text import changes_table
from shiftplan.domain.finding import Finding
from shiftplan.language import Message, say

SHOWN = 10


def look(asked: planning.ToTell, *, as_json: bool) -> None:
    """Print what would be told and what stands in the way."""
    if as_json:
        emit_json(_data(asked))
    else:
        click.echo("\n".join(_lines(asked)))


def _lines(asked: planning.ToTell) -> Iterator[str]:
    yield from map(str, headlines(asked))
    if asked.since is not None and asked.news:
        yield changes_table(asked.plan, asked.news)
    if asked.law:
        yield str(say("it cannot be published, these break the law ({count}):", count=len(asked.law)))
        yield from _findings(asked.law)
    if asked.policy:
        yield str(say("it needs a --reason, these break rules ({count}):", count=len(asked.policy)))
        yield from _findings(asked.policy)


def headlines(asked: planning.ToTell) -> Iterator[Message]:
    """Which version it would be, and how much is new to how many since which."""
    if asked.skipped:
        yield say(
            "{versions}: edited outside, or past reading; not compared with", versions=listed(asked.skipped)
        )
    if asked.nothing_new and asked.since:
        yield say("nothing has changed since {version}", version=asked.since.name)
        return
    cells, people = len(asked.news), len(asked.people)
    if asked.since is None:
        yield say(
            "would be {name}, the first to compare with: {cells} {cells:shift|shifts} of {people} "
            "{people:person|people}; nothing was written",
            name=asked.name,
            cells=cells,
            people=people,
        )
        return
    yield say(
        "would be {name}: since {version} {cells} {cells:change|changes}, of {people} "
        "{people:person|people}; nothing was written",
        name=asked.name,
        version=asked.since.name,
        cells=cells,
        people=people,
    )
    if asked.rested:
        yield say("in {count} more {count:shift|shifts} only the breaks have moved", count=asked.rested)


def _findings(found: Sequence[Finding]) -> Iterator[str]:
    yield from finding_lines(found[:SHOWN])
    if found[SHOWN:]:
        yield str(say("and {count} more", count=len(found) - SHOWN))


def _data(asked: planning.ToTell) -> dict[str, Any]:
    return {
        "version": asked.number,
        "name": asked.name,
        "since": asked.since and asked.since.name,
        "skipped": list(asked.skipped),
        "changes": [cell_data(one) for one in asked.news],
        "people": list(asked.people),
        "breaks_only": asked.rested,
        "hours_short": asked.hours_short,
        "law": [finding_data(one) for one in asked.law],
        "policy": [finding_data(one) for one in asked.policy],
        "written": False,
    }
