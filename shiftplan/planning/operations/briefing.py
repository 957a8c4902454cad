"""The brief of the kick-off meeting, made from the plan, its rota and its checklist."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from shiftplan.domain import work
from shiftplan.domain.brief import Away, Brief, Goal, Owner, PhaseLine, Risk, Said, TeamLine
from shiftplan.domain.event import Phase
from shiftplan.domain.explanation import SlotReasons
from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Role
from shiftplan.domain.rota import Rota
from shiftplan.domain.words import HINDRANCES
from shiftplan.language import Message, say
from shiftplan.operations import Facts, StepView, Walk
from shiftplan.planning.explaining import Explainer
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.books import walked
from shiftplan.planning.operations.brief_days import day_lines
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.knowing import facts_of
from shiftplan.planning.stages import need_of

WORST = 5
PROMISES = ("team_targets", "incentive", "fair_promise")
DECISIONS = ("shortage_decided", "gap_closed", "hiring_decided")
ONE_DAY = timedelta(days=1)


def brief(opened: OpenPlan, facts: Facts | None = None, now: datetime | None = None) -> Brief:
    """Everything that the meeting tells. Takes seconds: need, judgement and the reasons of the worst slots.

    The items of the checklist that it tells are found by their ids; a checklist without them tells none.
    """
    moment = now or right_now(opened)
    known = facts or facts_of(opened, moment)
    plan, need = opened.plan, known.need or need_of(opened.plan)
    view, event = walked(opened, facts=known, now=moment), plan.settings.event
    return Brief(
        plan=plan.settings.name,
        event=event.name,
        main_day=event.day,
        made=plan.grid.local(moment),
        zone=plan.grid.zone,
        scenario=need.scenario,
        goals=tuple(_goal(plan, need, one) for one in need.queues),
        teams=tuple(_teams(plan)),
        phases=tuple(_phase(plan, need, phase) for phase in event.phases),
        days=day_lines(plan, need, known.rota),
        risks=tuple(_risks(plan, need, known.rota)),
        short_hours=known.judgement.shortage_agent_hours if known.judgement else 0.0,
        broken=known.judgement.hard_violations if known.judgement else 0,
        away=tuple(_away(plan)),
        owners=tuple(_owners(plan)),
        promises=tuple(_said(view, PROMISES)),
        decided=tuple(one for one in _said(view, DECISIONS) if one.notes),
        overdue=tuple(_told(step) for step in view.overdue),
        has_rota=bool(known.rota and known.rota.assignments),
    )


def _goal(plan: Plan, need: Need, one: QueueNeed) -> Goal:
    """The busiest slot, and the contacts of the main day (of all days where it lies outside the plan)."""
    index = plan.grid.day_index(plan.settings.event.day)
    day = slice(None) if index is None else plan.grid.of_day(index)
    busiest = max(range(len(one.contacts)), key=one.contacts.__getitem__)
    return Goal(
        queue=plan.queue[one.queue],
        contacts=sum(one.contacts[day]),
        peak=one.contacts[busiest] / need.grid.hours,
        peak_at=need.grid.moment(busiest),
        most_needed=max(one.need),
    )


def _teams(plan: Plan) -> Iterator[TeamLine]:
    names = dict.fromkeys(agent.team for agent in plan.agents)
    for name in names:
        people = [agent for agent in plan.agents if agent.team == name]
        queues = dict.fromkeys(queue for agent in people for queue in agent.queues)
        yield TeamLine(
            name=name,
            people=len(people),
            tiers=dict(sorted(Counter(agent.tier for agent in people).items(), reverse=True)),
            queues=tuple(plan.queue[queue].name for queue in queues),
        )


def _phase(plan: Plan, need: Need, phase: Phase) -> PhaseLine:
    """With the contacts of the slots that begin in it; a phase outside the plan has none."""
    slots = [slot for slot in range(plan.grid.slots) if phase.start <= plan.grid.moment(slot) < phase.end]
    return PhaseLine(
        name=phase.name,
        kind=phase.kind,
        start=phase.start,
        end=phase.end,
        opening=phase.opening,
        contacts=sum(one.contacts[slot] for one in need.queues for slot in slots),
    )


def _risks(plan: Plan, need: Need, rota: Rota | None) -> Iterator[Risk]:
    """The stretches that are shortest of people, each with what would help most cheaply in its worst slot."""
    if rota is None or not rota.assignments:
        return
    explainer = Explainer(plan, need, rota)
    supply = work.supply(plan, rota)
    for short in explainer.short()[:WORST]:
        wanted = need.of(short.queue).need
        gaps = [wanted[slot] - supply[short.queue][slot] for slot in range(short.first, short.last + 1)]
        yield Risk(
            queue=plan.queue[short.queue].name,
            begin=plan.grid.moment(short.first),
            end=plan.grid.moment(short.last + 1),
            agent_hours=short.agent_hours,
            deepest=max(gaps),
            lever=_lever(plan, explainer.slot(short.queue, short.worst)),
        )


def _lever(plan: Plan, slot: SlotReasons) -> Message | None:
    """The move of one person that costs the rota least; without one, what keeps most people away."""
    moves = [reason for reason in slot.reasons if reason.move is not None and reason.price is not None]
    if moves:
        best = min(moves, key=lambda reason: (reason.price or 0.0, reason.agent))
        worked = best.move and plan.worked(best.move)
        return say(
            "cheapest: {name} takes {shift} (value {price:+z,.1f})",
            name=plan.agent[best.agent].name,
            shift=worked.name if worked else "",
            price=best.price or 0.0,
        )
    if not slot.counts:
        return None
    hindrance, count = slot.counts[0]
    return say(
        "nobody can move; most often: {why} ({count} {count:person|people})",
        why=HINDRANCES[hindrance],
        count=count,
    )


def _away(plan: Plan) -> Iterator[Away]:
    """Days in a row of one kind as one line, the earliest first."""
    entries = [entry for entry in plan.availability if entry.blocks and entry.agent in plan.agent]
    entries.sort(key=lambda entry: (entry.agent, entry.kind, entry.day))
    found = []
    for (agent, kind, _), group in groupby(enumerate(entries), key=_stretch):
        days = [entry.day for _, entry in group]
        person = plan.agent[agent]
        found.append(Away(name=person.name, team=person.team, kind=kind, first=days[0], last=days[-1]))
    yield from sorted(found, key=lambda away: (away.first, away.name))


def _stretch(numbered: tuple[int, Availability]) -> tuple[str, AvailabilityKind, date]:
    """The same for days on end of one person and kind."""
    number, entry = numbered
    return entry.agent, entry.kind, entry.day - number * ONE_DAY


def _owners(plan: Plan) -> Iterator[Owner]:
    for role in Role:
        name = plan.settings.owners.get(role, "").strip()
        if name:
            yield Owner(role=role, name=name)


def _said(view: Walk, names: Iterable[str]) -> Iterator[Said]:
    steps = (view.of(name) for name in names)
    return (_told(step) for step in steps if step is not None)


def _told(step: StepView) -> Said:
    """With the option chosen first among its notes."""
    answer = [str(step.answer.text)] if step.answer else []
    return Said(
        text=str(step.item.text),
        whose=step.whose,
        standing=step.standing_name,
        notes=(*answer, *(note.text for note in step.notes)),
    )
