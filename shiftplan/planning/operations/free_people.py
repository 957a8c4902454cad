"""Who is free with a skill, and what they may still work: from the rota, judged by the judge."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from shiftplan.domain import work
from shiftplan.domain.free_person import FreePerson, Whereabouts
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import ShiftKind
from shiftplan.domain.spans import Activity, Span, spans
from shiftplan.domain.stretches import months_of_overtime, overtime, stretches
from shiftplan.domain.turns import can_work
from shiftplan.language import printable, say
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now, unknown
from shiftplan.planning.operations.trial import Allowed, Trial, longer, room, with_made

SERVING = frozenset({Activity.SERVE, Activity.STANDBY})
ORDER = tuple(Whereabouts)


def free_people(opened: OpenPlan, queue: str = "", now: datetime | None = None) -> tuple[FreePerson, ...]:
    """Everybody who may serve `queue` (an id or a name; "" everybody), those on shift first, then by how
    much they may still work. `now` is an instant. Raises `BadInput` for a queue that the plan has not.
    """
    local = opened.plan.grid.local(now or right_now(opened))
    skill = _queue(opened.plan, queue) if queue else ""
    trial = Trial(opened.plan, opened.rota or Rota())
    people = (one for one in opened.plan.agents if not skill or skill in one.queues)
    found = [_person(trial, agent, local) for agent in people if agent.employed_on(local.date())]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.where), -one.may_work_minutes)))


def shift_now(plan: Plan, works: tuple[Assignment, ...], local: datetime) -> Assignment | None:
    """The shift that runs, else the next that begins today, else the last that ended today."""
    known = [one for one in works if one.shift in plan.shift]
    begins = {one: plan.worked(one).begins(one.day) for one in known}
    ends = {one: plan.worked(one).ends(one.day) for one in known}
    running = [one for one in known if begins[one] <= local < ends[one]]
    later = [one for one in known if one.day == local.date() and begins[one] > local]
    done = [one for one in known if ends[one] <= local and ends[one].date() == local.date()]
    return next(iter(running or later or done[-1:]), None)


def _queue(plan: Plan, name: str) -> str:
    found = next((one.id for one in plan.settings.queues if name in (one.id, one.name)), None)
    if found is None:
        raise unknown(say("the plan has no such queue"), name, plan.queue)
    return found


def _person(trial: Trial, agent: Agent, local: datetime) -> FreePerson:
    works = trial.works.get(agent.id, ())
    one = shift_now(trial.plan, works, local)
    facts = {
        "agent": agent.id,
        "queues": agent.queues,
        "consent": agent.overtime_consent,
        "note": printable(agent.note),
        **_overtime(trial.plan, agent, works, local.date(), one),
    }
    if one is not None:
        return FreePerson(**facts, **_of_shift(trial, one, local))
    if not can_work(trial.plan, agent, local.date()):
        return FreePerson(**facts, where=Whereabouts.AWAY)
    return FreePerson(**facts, where=Whereabouts.OFF, **_of_day_off(trial, agent, local))


def _of_shift(trial: Trial, one: Assignment, local: datetime) -> dict[str, object]:
    """What today's shift makes of somebody."""
    plan = trial.plan
    shift = plan.worked(one)
    begins, ends = shift.begins(one.day), shift.ends(one.day)
    span = next((each for each in spans(plan, one) if each.begin <= local < each.end), None)
    where = _where(one, plan, span, (begins, ends), local)
    told = {"where": where, "shift": one.shift, "begins": begins, "until": ends}
    if where is Whereabouts.AWAY:
        return {"where": where, "shift": one.shift}
    if where is Whereabouts.DONE:
        return told
    if where is Whereabouts.STANDBY:
        return {**told, **_limits(call_in(trial, one, local))}
    if one.on_the_day.called_in:
        ends = begins + timedelta(minutes=shift.serving[1] - shift.start_minute)
    left = int((ends - max(local, begins)).total_seconds() // 60)
    return {
        **told,
        "until": ends,
        "left_minutes": left,
        "serves": span.what if span and span.activity is Activity.SERVE else "",
        "resting_until": span.end if span and span.activity not in SERVING else None,
        **_limits(trial.longest(lambda minutes: longer(one, minutes), room(plan, one))),
    }


def _where(
    one: Assignment, plan: Plan, span: Span | None, hours: tuple[datetime, datetime], local: datetime
) -> Whereabouts:
    if hours[1] <= local:
        return Whereabouts.DONE if one.on_the_day.left is None else Whereabouts.AWAY
    standby = plan.shift[one.shift].kind is ShiftKind.STANDBY
    if standby and (span is None or span.activity is Activity.STANDBY):
        return Whereabouts.STANDBY if hours[0] <= local else Whereabouts.LATER
    return Whereabouts.ON_SHIFT if hours[0] <= local else Whereabouts.LATER


def call_in(trial: Trial, one: Assignment, begin: datetime) -> Allowed:
    """How long somebody on standby may serve from `begin` on, the end of the standby being the last."""
    midnight = datetime.combine(one.day, datetime.min.time())
    first = int((begin - midnight).total_seconds() // 60)
    most = trial.plan.worked(one).end_minute - first
    return trial.longest(lambda minutes: with_made(one, called_in=(first, first + minutes)), most)


def _limits(allowed: Allowed) -> dict[str, object]:
    limit = allowed.limit
    return {
        "more_minutes": allowed.minutes,
        "limit": limit.message if limit else None,
        "source": limit.source if limit else "",
    }


def _of_day_off(trial: Trial, agent: Agent, local: datetime) -> dict[str, object]:
    """The shifts of today still to begin that the judge lets them work, and the hours of the longest."""
    possible = list(_to_begin(trial.plan, agent, local))
    refused = {one: trial.refusal(one) for one in possible}
    allowed = [one for one, finding in refused.items() if finding is None]
    hours = (trial.plan.worked(one).hours for one in allowed)
    why = next((finding for finding in refused.values() if finding is not None), None)
    return {
        "more_minutes": round(60 * max(hours, default=0.0)),
        "shifts": tuple(dict.fromkeys(one.shift for one in allowed)),
        "limit": why.message if why and not allowed else None,
        "source": why.source if why and not allowed else "",
    }


def _to_begin(plan: Plan, agent: Agent, local: datetime) -> Iterator[Assignment]:
    for template in plan.shifts:
        if template.kind is ShiftKind.STANDBY or not template.offered_on(local.date()):
            continue
        for start in template.starts:
            if template.at(start).begins(local.date()) >= local:
                told = start if template.start_until is not None else None
                yield Assignment(
                    agent=agent.id, day=local.date(), shift=template.id, queue=agent.queues[0], start=told
                )


def _overtime(
    plan: Plan, agent: Agent, works: tuple[Assignment, ...], day: date, one: Assignment | None
) -> dict[str, float]:
    """Overtime of today's shift, of its week and of its month, history counted in."""
    known = [each for each in works if each.shift in plan.shift]
    of_day = one.day if one else day
    if plan.grid.day_index(of_day) is None:
        return {}
    every = stretches(plan, agent)
    sums = [
        overtime(plan, stretch, [plan.worked(each) for each in known if each.day in stretch.days])
        for stretch in every
    ]
    here = next(index for index, stretch in enumerate(every) if of_day in stretch.days)
    month = next(
        each
        for each in months_of_overtime(plan, agent)
        if (each.year, each.month) == (of_day.year, of_day.month)
    )
    before = plan.before[agent.id].week_overtime if here == 0 else 0.0
    return {
        "overtime_today": work.daily_overtime(plan.worked(one), plan.settings.rules) if one else 0.0,
        "overtime_week": before + sums[here],
        "overtime_month": month.before + sum(sums[index] for index in month.stretches),
    }
