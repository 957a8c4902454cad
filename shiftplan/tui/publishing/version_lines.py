"""Versions and whom they concern, as lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.content import Content

from shiftplan.domain.edit import Edit
from shiftplan.domain.plan import Plan
from shiftplan.domain.version_words import KEEPINGS
from shiftplan.language import Message, printable, say
from shiftplan.tui.publishing.lines import by_person, person

if TYPE_CHECKING:
    from shiftplan.planning.versions import Named, Version

MOST_LINES = 2000
DONE, OPEN = "✓", "○"


def line(plan: Plan, one: "Version") -> Content:
    """Number, when, who, how many have confirmed, what is wrong with it, the note."""
    parts = [(f"{one.name}  ", "bold"), (f"{_when(plan, one)}  ", ""), (_who(one), "$muted")]
    done, people = len(one.confirmed), len(one.people)
    style = "$text-success" if done == people else "$warning"
    parts.append((str(say("  confirmed {done}/{people}", done=done, people=people)), style))
    if one.keeping.value in KEEPINGS:
        parts.append((f"  {KEEPINGS[one.keeping.value]}", "$text-error bold"))
    if one.notice is not None:
        words = " · ".join(word for word in (one.notice.note, one.notice.reason) if word)
        parts.append((f"  {printable(words)}", ""))
    return Content.assemble(*parts)


def _when(plan: Plan, one: "Version") -> str:
    if one.notice is None:
        return "–"
    return f"{one.notice.published_at.astimezone(ZoneInfo(plan.grid.zone)):%Y-%m-%d %H:%M}"


def _who(one: "Version") -> str:
    return printable(one.notice.who) if one.notice else "–"


def trouble(one: "Version") -> Message | None:
    """What is to be known of a version that is not as it was published."""
    if one.keeping.value not in KEEPINGS:
        return None
    return say(
        "{file}: {trouble}; the rota cannot go back to it",
        file=f"published/{one.name}.csv",
        trouble=KEEPINGS[one.keeping.value],
    )


def people(one: "Version") -> tuple[str, ...]:
    """Whom it concerns, who has not confirmed first."""
    missing = one.missing
    return (*missing, *(agent for agent in one.people if agent not in set(missing)))


def person_line(plan: Plan, one: "Version", agent: str) -> Content:
    """Whether somebody has confirmed it, with who noted that and when."""
    found = next((each for each in one.confirmed if each.agent == agent), None)
    if found is None:
        return Content.assemble((f"{OPEN} ", "$warning bold"), person(plan, agent))
    at = f"{found.at.astimezone(ZoneInfo(plan.grid.zone)):%m-%d %H:%M}"
    noted = say("noted by {who} at {when}", who=printable(found.who), when=at)
    return Content.assemble((f"{DONE} ", "$text-success bold"), person(plan, agent), (f"  {noted}", "$muted"))


def compared(plan: Plan, before: "Named", after: "Named", edit: Edit) -> Content:
    """What differs, by person and by cell."""
    return Content("\n").join(_compared(plan, before, after, edit))


def _compared(plan: Plan, before: "Named", after: "Named", edit: Edit) -> Iterator[Content]:
    from shiftplan.domain.changes import works_otherwise  # noqa: PLC0415 - only once somebody compares

    for finding in (*before.findings, *after.findings):
        yield Content.styled(f"! {printable(str(finding.message))}", "$warning")
    new = [one for one in edit.cells if works_otherwise(plan, one.before.works, one.after.works)]
    told = say(
        "{cells} {cells:change|changes}, of {people} {people:person|people}",
        cells=len(new),
        people=len({one.agent for one in new}),
    )
    yield Content.styled(str(told), "bold")
    lines = [text for text, _ in by_person(plan, new)]
    yield from lines[:MOST_LINES]
    more, rested = len(lines) - MOST_LINES, len(edit.cells) - len(new)
    if more > 0:
        yield Content.styled(str(say("… {count} more {count:line|lines}", count=more)), "$muted")
    if rested:
        text = say("in {count} more {count:shift|shifts} only the breaks have moved", count=rested)
        yield Content.styled(str(text), "$muted")
