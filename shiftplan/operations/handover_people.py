"""People at a handover: who goes, comes, is missing, stays longer, was called in or is owed a break."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta

from shiftplan.domain.clock import clock
from shiftplan.domain.day_log import as_typed
from shiftplan.domain.handover import Boundary
from shiftplan.domain.leaving import stayed
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.language import Message, say
from shiftplan.operations.handover_points import Said

MOST_NAMES = 8
ONE_DAY = timedelta(days=1)


def of_people(plan: Plan, rota: Rota | None, boundary: Boundary, until: datetime) -> tuple[Said, ...]:
    """What the next shift has to know of people from the boundary until `until`, local wall time."""
    absent = _absent(plan, boundary, until)
    return (*_leads(plan, boundary), *absent, *_on_the_day(plan, rota or Rota(), boundary, until))


def _leads(plan: Plan, boundary: Boundary) -> Iterator[Said]:
    if boundary.giving:
        yield Said("go", say("seniors who go: {names}", names=names(plan, boundary.giving)))
    if boundary.taking:
        yield Said("come", say("seniors who go on: {names}", names=names(plan, boundary.taking)))
    else:
        yield Said("come", say("nobody of the seniors goes on"))


def _absent(plan: Plan, boundary: Boundary, until: datetime) -> Iterator[Said]:
    days = {boundary.takes_at.date(), max(boundary.takes_at, until - timedelta(minutes=1)).date()}
    for day in sorted(days):
        away = [
            entry.agent
            for entry in plan.availability
            if entry.day == day and entry.kind is AvailabilityKind.ABSENT
        ]
        if away:
            text = say("absent on {day}: {names}", day=f"{day:%m-%d}", names=names(plan, away, most=None))
            yield Said(f"absent_{day:%m%d}", text)


def _on_the_day(plan: Plan, rota: Rota, boundary: Boundary, until: datetime) -> Iterator[Said]:
    days = (boundary.at.date() - ONE_DAY, boundary.at.date(), until.date())
    known = [one for one in rota.assignments if one.day in days and one.shift in plan.shift]
    for one in known:
        if _has_left(plan, one, boundary.at):
            yield Said(f"left_{one.agent}_{one.day:%m%d}", _left(plan, one))
    told = [one for one in known if one.on_the_day.left is None]
    kinds: tuple[tuple[str, Callable[[Plan, Assignment, datetime], Message | None]], ...] = (
        ("extended", _extended),
        ("called_in", _called_in),
        ("owed", _owed),
        ("lent", _lent),
    )
    for kind, read in kinds:
        for one in told:
            text = read(plan, one, boundary.at)
            if text is not None:
                yield Said(f"{kind}_{one.agent}_{one.day:%m%d}", text)


def _has_left(plan: Plan, one: Assignment, at: datetime) -> bool:
    """Whether somebody is gone whose shift would go on, or end now."""
    left = one.on_the_day.left
    if left is None:
        return False
    return _moment(one, left) <= at <= plan.worked(stayed(one)).ends(one.day)


def _left(plan: Plan, one: Assignment) -> Message:
    shift = plan.worked(one)
    return say("{name} left at {time}", name=_name(plan, one), time=f"{shift.ends(one.day):%H:%M}")


def _extended(plan: Plan, one: Assignment, at: datetime) -> Message | None:
    ends = plan.worked(one).ends(one.day)
    if not one.on_the_day.longer or ends <= at:
        return None
    return say("{name} stays until {time}", name=_name(plan, one), time=f"{ends:%H:%M}")


def _called_in(plan: Plan, one: Assignment, at: datetime) -> Message | None:
    called = one.on_the_day.called_in
    if called is None or _moment(one, called[1]) <= at:
        return None
    facts = {"begin": clock(called[0]), "end": clock(called[1])}
    return say("{name} is called in from standby, {begin}–{end}", name=_name(plan, one), **facts)


def _owed(plan: Plan, one: Assignment, at: datetime) -> Message | None:
    """The first break that was put off and lies ahead."""
    if not one.on_the_day.late_breaks:
        return None
    shift = plan.worked(one)
    begins = shift.begins(one.day)
    ahead = [
        pause for pause in shift.breaks if begins + timedelta(minutes=pause.after_minutes) >= at > begins
    ]
    if not ahead:
        return None
    first = ahead[0]
    time_of = f"{begins + timedelta(minutes=first.after_minutes):%H:%M}"
    return say(
        "{name} is owed a break of {minutes} min, planned at {time}",
        name=_name(plan, one),
        minutes=first.minutes,
        time=time_of,
    )


def _lent(plan: Plan, one: Assignment, at: datetime) -> Message | None:
    last = next((lent for lent in reversed(one.on_the_day.lent) if _moment(one, lent.end) > at), None)
    if last is None:
        return None
    queue = plan.queue[last.queue].name if last.queue in plan.queue else last.queue
    return say(
        "{name} helps on {queue} until {time}", name=_name(plan, one), queue=queue, time=clock(last.end)
    )


def _moment(one: Assignment, minute: int) -> datetime:
    return datetime.combine(one.day, time()) + timedelta(minutes=minute)


def _name(plan: Plan, one: Assignment) -> str:
    return plan.agent[one.agent].name if one.agent in plan.agent else one.agent


def names(plan: Plan, agents: Iterable[str], most: int | None = MOST_NAMES) -> Message:
    """Names one after another, in whatever language they are read; beyond `most` only their number."""
    found = [plan.agent[agent].name if agent in plan.agent else agent for agent in agents]
    shown = found if most is None or len(found) <= most else found[:most]
    text = as_typed(shown[0] if shown else "")
    for name in shown[1:]:
        text = say("{names}, {name}", names=text, name=name)
    more = len(found) - len(shown)
    return say("{names} and {count} more", names=text, count=more) if more else text
