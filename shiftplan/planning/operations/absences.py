"""Who is missing today: noted as an absence and told in the incident, before the rota is repaired for it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from shiftplan.domain.incident_events import Missing
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import printable, say
from shiftplan.planning.naming import agent_named
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.incident_words import missing_words
from shiftplan.planning.operations.incidents import still_open
from shiftplan.planning.repairing import note_absences

AHEAD = timedelta(hours=16)
LOG = "log"
WHOLE_SHIFTS = say(
    "The rota knows whole shifts only: it counts all of the shift as lost, and the log says from when."
)
"""What whoever notes that somebody has left is told."""


class Rostered(NamedTuple):
    """Somebody whose shift runs or begins soon; times are local wall time, `day` is that of the shift."""

    agent: str
    name: str
    day: date
    begins: datetime
    ends: datetime
    shift: str


class Away(NamedTuple):
    """What was noted: the plan read again, and the absences by day."""

    opened: OpenPlan
    missing: tuple[Missing, ...]


def rostered(opened: OpenPlan, now: datetime | None = None) -> tuple[Rostered, ...]:
    """Who is on shift now or within the next sixteen hours, those on shift first, then by begin.

    Everybody stands there once, with the shift that comes first.
    """
    local = opened.plan.grid.local(now or right_now(opened))
    found = [one for one in _shifts(opened) if one.ends > local and one.begins <= local + AHEAD]
    ordered = sorted(found, key=lambda one: (one.begins > local, one.begins, one.name))
    first: dict[str, Rostered] = {}
    for one in ordered:
        first.setdefault(one.agent, one)
    return tuple(first.values())


def _shifts(opened: OpenPlan) -> Iterator[Rostered]:
    plan = opened.plan
    for one in (opened.rota or Rota()).assignments:
        if one.cell not in plan.blocked and one.agent in plan.agent and one.shift in plan.shift:
            worked, agent = plan.worked(one), plan.agent[one.agent]
            yield Rostered(
                agent=agent.id,
                name=printable(agent.name),
                day=one.day,
                begins=worked.begins(one.day),
                ends=worked.ends(one.day),
                shift=printable(plan.shift[one.shift].name),
            )


def absent(
    opened: OpenPlan,
    people: Sequence[str],
    *,
    number: int | None = None,
    day: date | None = None,
    left: bool = False,
    reason: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> Away:
    """Note who is missing, each by id or name; on return it is in availability.csv and in the log.

    Without a `day` that of the shift which runs or comes next, so that a night shift belongs to the day on
    which it began. `left`: they were there until now. `number` is the incident to which it belongs. Raises
    BadInput, and as `files.add_absences`.
    """
    if number is not None:
        still_open(opened, number, now)
    agents = list(dict.fromkeys(agent_named(opened.plan, word) for word in people))
    if not agents:
        raise BadInput(say("nobody was named"), say("name those who are missing, by id or name"))
    local = opened.plan.grid.local(now or right_now(opened))
    shifts = {one.agent: one for one in rostered(opened, now)}
    if left:
        _require_there(opened, agents, shifts, local)
    days = {one: day or (shifts[one].day if one in shifts else local.date()) for one in agents}
    _require_inside(opened, days.values())
    missing = tuple(
        Missing(
            agents=tuple(one for one in agents if days[one] == each),
            day=each,
            since=local if left else None,
            note=" ".join(reason.split()),
        )
        for each in sorted(set(days.values()))
    )
    again = note_absences(opened, [Cell(one, days[one]) for one in agents], reason.strip())
    for one in missing:
        _tell(again, number, one, who or login_name(), now)
    return Away(again, missing)


def _require_there(
    opened: OpenPlan, agents: Sequence[str], shifts: dict[str, Rostered], now: datetime
) -> None:
    for one in agents:
        if one not in shifts or shifts[one].begins > now:
            raise BadInput(
                say("{name} is not on shift now, so nobody left", name=opened.plan.agent[one].name),
                say("note them as missing for the day"),
            )


def _require_inside(opened: OpenPlan, days: Iterable[date]) -> None:
    grid = opened.plan.grid
    for day in days:
        if grid.day_index(day) is None:
            raise BadInput(
                say("{day} lies outside the plan", day=str(day)),
                say(
                    "choose a day from {first} to {last}", first=str(grid.dates[0]), last=str(grid.dates[-1])
                ),
            )


def _tell(opened: OpenPlan, number: int | None, missing: Missing, who: str, now: datetime | None) -> None:
    """Into the incident's log, else into that of the day."""
    journal = journal_of(opened, now)
    if number is None:
        journal.events.add(LOG, "", str(missing_words(missing, opened.plan)), who)
    else:
        journal.incidents.tell(number, missing, who)
