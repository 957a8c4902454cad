"""A calendar for each person (RFC 5545), in the plan's zone, that a later one brings up to date."""

from collections.abc import Iterator, Sequence
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from shiftplan.__about__ import VERSION
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.people import Agent
from shiftplan.domain.spans import Activity
from shiftplan.files.handout.agent_days import Entry, Part, entries
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.safe_text import visible
from shiftplan.files.handout.words import activity_words, hours, queue_name
from shiftplan.files.safe_names import distinct_names
from shiftplan.language import current

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ENDING = ".ics"
A_YEAR = timedelta(days=366)
"""The zone's rules are told for so long around the plan: an entry may be moved by hand later."""


def ics_files(handout: Handout) -> dict[str, bytes]:
    """The calendars by name of file, of those who have anything in theirs."""
    people = handout.plan.agents
    names = distinct_names([f"{agent.id}-{agent.name}" for agent in people], "agent")
    zone = _zone(handout.plan.grid)
    found: dict[str, bytes] = {}
    for agent, name in zip(people, names, strict=True):
        own = tuple(entries(handout, agent.id))
        if own:
            found[f"{handout.stem}-{name}{ENDING}"] = _calendar(handout, agent, own, zone)
    return found


def _calendar(handout: Handout, agent: Agent, own: Sequence[Entry], zone: "Timezone") -> bytes:
    from icalendar import Calendar  # noqa: PLC0415 - 0.2 s that only this format needs

    made = Calendar()
    made.add("prodid", f"-//shiftplan//shiftplan {VERSION}//{current().upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", visible(f"{handout.plan.settings.name} · {agent.name}"))
    made.add("x-wr-timezone", handout.plan.grid.zone)
    made.add_component(zone)
    for entry in own:
        made.add_component(_event(handout, entry))
    return bytes(made.to_ical())


def _zone(grid: TimeGrid) -> "Timezone":
    from icalendar import Timezone  # noqa: PLC0415 - see above

    first, last = grid.start - A_YEAR, grid.end.date() + A_YEAR
    return Timezone.from_tzinfo(ZoneInfo(grid.zone), grid.zone, first, last)


def _event(handout: Handout, entry: Entry) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - see above

    zone, part = ZoneInfo(handout.plan.grid.zone), entry.part
    made = Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", handout.now.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", entry.sequence)
    made.add("dtstart", part.begin.replace(tzinfo=zone))
    made.add("dtend", part.end.replace(tzinfo=zone))
    made.add("summary", visible(_summary(handout, part)))
    made.add("description", "\n".join(visible(line) for line in _description(handout, part)))
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if entry.cancelled or _standby(part) else "OPAQUE")
    return made


def _standby(part: Part) -> bool:
    """At home the whole time; whoever is called in works."""
    doing = {span.activity for span in part.spans}
    return Activity.STANDBY in doing and Activity.SERVE not in doing


def _summary(handout: Handout, part: Part) -> str:
    name = handout.plan.shift[part.assignment.shift].name
    if _standby(part):
        return name
    served = [span.what for span in part.spans if span.activity is Activity.SERVE]
    queues = "→".join(queue_name(handout.plan, one) for one in dict.fromkeys(served))
    return f"{name} · {queues}" if queues else name


def _description(handout: Handout, part: Part) -> Iterator[str]:
    """What is done from when to when, a line each."""
    for span in part.spans:
        yield f"{hours(span.begin, span.end)} {activity_words(handout, span)}"
