"""What stands in the publish window: the head, then what is in the way, then what is new to whom."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from shiftplan.domain.finding import Finding
from shiftplan.language import Message, say
from shiftplan.tui import words
from shiftplan.tui.checks.texts import finding_text
from shiftplan.tui.publishing.lines import by_person, shifts_of

if TYPE_CHECKING:
    from shiftplan.planning import ToTell

MOST_LINES = 1000


class Row(NamedTuple):
    """A line of the list; `target`, a person and a day, is where enter goes."""

    text: Content
    target: tuple[str | None, date | None] | None = None


def head(asked: "ToTell") -> Content:
    """Which version it would be, what is new since which, and what is in the way."""
    return Content("\n").join([Content.styled(str(text), style) for text, style in _head(asked)])


def _head(asked: "ToTell") -> Iterator[tuple[Message, str]]:
    yield _title(asked), "$text-primary bold"
    if asked.skipped:
        names = words.listed(asked.skipped)
        yield (
            say("{versions}: edited outside, or past reading; not compared with", versions=names),
            "$warning",
        )
    if asked.law:
        yield lawless(len(asked.law)), "$text-error bold"
    elif asked.policy:
        count = len(asked.policy)
        yield (
            say("It breaks rules in {count} {count:place|places}: say why, it is logged.", count=count),
            "$warning",
        )
    short = words.agent_hours(asked.hours_short)
    yield say("short {hours}", hours=short), "$warning" if asked.hours_short else "$text-success"


def _title(asked: "ToTell") -> Message:
    cells, people = len(asked.news), len(asked.people)
    if asked.nothing_new and asked.since:
        return say(
            "Nothing has changed since {version}: there is nothing to publish.", version=asked.since.name
        )
    if asked.since is None:
        return say(
            "Publish {name}: {cells} {cells:shift|shifts} of {people} {people:person|people}, all new",
            name=asked.name,
            cells=cells,
            people=people,
        )
    return say(
        "Publish {name}: {cells} {cells:change|changes} since {version}, of {people} {people:person|people}",
        name=asked.name,
        version=asked.since.name,
        cells=cells,
        people=people,
    )


def lawless(count: int) -> Message:
    return say(
        "It breaks the law in {count} {count:place|places} and cannot be published: mend it first.",
        count=count,
    )


def rows(asked: "ToTell") -> list[Row]:
    """The list, the worst first; what does not fit into it is counted."""
    found = [*_violations(asked), *_news(asked)]
    more = len(found) - MOST_LINES
    if more > 0:
        text = say("… {count} more {count:line|lines}", count=more)
        found[MOST_LINES:] = [Row(Content.styled(str(text), "$muted"))]
    return found


def _violations(asked: "ToTell") -> Iterator[Row]:
    told: tuple[tuple[Message, Sequence[Finding]], ...] = (
        (say("Against the law"), asked.law),
        (say("Against contract or policy"), asked.policy),
    )
    for title, findings in told:
        if findings:
            yield Row(Content.styled(f"{title} ({len(findings)})", "$text-primary bold"))
            yield from (Row(finding_text(one, asked.plan), _target(one)) for one in findings)


def _target(finding: Finding) -> tuple[str | None, date | None]:
    """The first person and the last day that it names: the day on which it came to break."""
    return (finding.agents[0] if finding.agents else None, finding.days[-1] if finding.days else None)


def _news(asked: "ToTell") -> Iterator[Row]:
    if asked.news:
        yield Row(Content.styled(str(say("Told to whom")), "$text-primary bold"))
    lines = by_person if asked.since else shifts_of
    yield from (Row(text, (cell.agent, cell.day)) for text, cell in lines(asked.plan, asked.news))
    if asked.rested:
        text = say("in {count} more {count:shift|shifts} only the breaks have moved", count=asked.rested)
        yield Row(Content.styled(str(text), "$muted"))
