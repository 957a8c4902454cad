"""Chats served by person, from a table of a performance tool (千牛 客服绩效, 京东咚咚 and the like)."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from shiftplan.domain.finding import Finding
from shiftplan.domain.list_changes import ListKind
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.files.faults import BadPlan, cut
from shiftplan.files.people_lists.lines import ListFaults, Whose, lines
from shiftplan.files.people_lists.reading import layout_for, open_list
from shiftplan.files.people_lists.spells import HOUR, SECOND, spell
from shiftplan.files.row import Row
from shiftplan.files.tabular.days import calendar_of
from shiftplan.language import say

MOST_CONTACTS, MOST_HOURS = 1e7, 24.0 * 62
SECONDS = (5.0, 7200.0)
"""Between which a mean chat lasts; beyond it is no time in seconds."""


class Served(NamedTuple):
    """Chats of a person, hours online and the mean seconds of a chat where the table has them.

    Of several lines the sums, and the mean by their chats.
    """

    contacts: float
    hours: float | None
    seconds: float | None = None


def read_performance(path: Path, plan: Plan) -> tuple[dict[str, Served], tuple[Finding, ...]]:
    """Chats by the plan's people, and warnings; strangers to the plan are left out with one.

    Raises `BadInput` for a file that is no such table, `BadPlan` with every fault of its lines.
    """
    book = open_list(path)
    layout = layout_for(book, ListKind.PERFORMANCE, {}, ())
    faults = ListFaults(book, layout)
    whose = Whose.of(plan.agents, layout)
    contacts: dict[str, float] = defaultdict(float)
    hours: dict[str, list[float | None]] = defaultdict(list)
    seconds: dict[str, list[float | None]] = defaultdict(list)
    for line in lines(layout, calendar_of(plan.settings), faults):
        row = Row(line, faults)
        agent, count, online = whose.find(row), _count(row), spell(row, "hours", HOUR, 0, MOST_HOURS)
        mean = spell(row, "seconds", SECOND, *SECONDS)
        if agent is None and row.sound:
            _stranger(row)
        elif agent is not None and count is not None:
            contacts[agent] += count
            hours[agent].append(online)
            seconds[agent].append(None if mean is None else mean * count)
    if faults.broken:
        raise BadPlan(faults.findings)
    if not contacts and not faults.findings:
        raise BadInput(
            say("{file} names nobody and no chats", file=path.name),
            say("export the table again, with a line for each person"),
        )
    return {
        agent: Served(count, _sum(hours[agent]), _mean(_sum(seconds[agent]), count))
        for agent, count in contacts.items()
    }, tuple(faults.findings)


def _count(row: Row) -> float | None:
    count = row.number("contacts", 0, MOST_CONTACTS)
    if count is None and row.sound:
        row.warn("no_contacts", "contacts", say("no chats are told: the line is left out"))
    return count


def _stranger(row: Row) -> None:
    name = " ".join(filter(None, (row.text("agent"), row.text("name"))))
    row.warn(
        "not_in_plan",
        None,
        say("“{read}” is nobody of this plan: the line is left out", read=cut(name)),
        say("write the name or id as agents.csv has it"),
    )


def _mean(whole: float | None, count: float) -> float | None:
    return whole / count if whole is not None and count else None


def _sum(told: list[float | None]) -> float | None:
    known = [one for one in told if one is not None]
    return sum(known) if len(known) == len(told) else None
