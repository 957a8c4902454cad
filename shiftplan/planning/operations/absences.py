"""Who is missing today: noted, and told in the incident, before the rota is repaired for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from shiftplan.domain.incident_events import Missing
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import printable, say
from shiftplan.planning.editing import carry_out
from shiftplan.planning.naming import agent_named
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.incident_words import missing_words
from shiftplan.planning.operations.incidents import still_open
from shiftplan.planning.operations.leaving import leavers, leaving_edit, refuse_gone, require_leavers
from shiftplan.planning.repairing import note_absences

AHEAD = timedelta(hours=16)
LOG = "log"


class Rostered(NamedTuple):
    """Somebody whose shift runs or begins soon; times are local wall time, `day` is that of the shift."""

    agent: str
    name: str
    day: date
    begins: datetime
    ends: datetime
    shift: str


class Away(NamedTuple):
    """What was noted: the plan as it is now, and who is missing, by day."""

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
    left: datetime | None = None,
    whole: bool = False,
    reason: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> Away:
    """Note who is missing, each by id or name; on return it is on the disk and in the log.

    Whoever is on shift has left it now, or at `left` (local wall time): rota.csv counts what was worked until
    then. Whoever comes later, everybody with a `day`, and with `whole` also those who are on shift by the
    rota are missing for that day in availability.csv; without a `day` it is that of the shift which runs or
    comes next, so that a night shift belongs to the day on which it began. `number` is the incident to which
    it belongs. Raises BadInput, and as `files.add_absences` and `carry_out`.
    """
    if number is not None:
        still_open(opened, number, now)
    agents = list(dict.fromkeys(agent_named(opened.plan, word) for word in people))
    if not agents:
        raise BadInput(say("nobody was named"), say("name those who are missing, by id or name"))
    local = opened.plan.grid.local(now or right_now(opened))
    moment = (left or local).replace(second=0, microsecond=0)
    gone = _gone(opened, agents, moment, said=left is not None) if not (day or whole) else {}
    days = _days(opened, [one for one in agents if one not in gone], day, now)
    note = " ".join(reason.split())
    missing = (*_missing(days, note), *_left(gone, moment, note))
    again = note_absences(opened, [Cell(*one) for one in days.items()], reason.strip())
    if gone:
        again = carry_out(again, leaving_edit(again, gone, moment, note), who).opened
    for one in missing:
        _tell(again, number, one, who or login_name(), now)
    return Away(again, missing)


def _gone(opened: OpenPlan, agents: Sequence[str], at: datetime, *, said: bool) -> dict[str, Assignment]:
    """The shifts that are left; `said`: all are said to have left, else those who are there."""
    if said:
        return require_leavers(opened, agents, at)
    refuse_gone(opened, agents, at)
    return leavers(opened, agents, at)


def _days(opened: OpenPlan, agents: Sequence[str], day: date | None, now: datetime | None) -> dict[str, date]:
    """On which day each of them is missing."""
    local = opened.plan.grid.local(now or right_now(opened))
    shifts = {one.agent: one for one in rostered(opened, now)}
    days = {one: day or (shifts[one].day if one in shifts else local.date()) for one in agents}
    _require_inside(opened, days.values())
    return days


def _missing(days: Mapping[str, date], note: str) -> Iterator[Missing]:
    for each in sorted(set(days.values())):
        agents = tuple(agent for agent, day in days.items() if day == each)
        yield Missing(agents=agents, day=each, note=note)


def _left(gone: Mapping[str, Assignment], at: datetime, note: str) -> Iterator[Missing]:
    for each in sorted({one.day for one in gone.values()}):
        agents = tuple(agent for agent, one in gone.items() if one.day == each)
        yield Missing(agents=agents, day=each, since=at, note=note)


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
