"""A debrief put together from what is known of a sale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.debrief import Debrief, Deed, IncidentTold, Miss, Span
from shiftplan.domain.lesson import Lesson
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.traffic import Traffic
from shiftplan.review.burden import fairness, overtime
from shiftplan.review.curve import Course, levels, points
from shiftplan.review.demand import BASE, demand
from shiftplan.review.handling import handling
from shiftplan.review.lessons import lessons, merged
from shiftplan.review.opening import sharpness
from shiftplan.review.staffed import staffed
from shiftplan.review.worth import Done, worth


@dataclass(frozen=True)
class Known:
    """What is known of a sale. `now` is local wall time; `traffic` by scenario, after the bot, with base.

    `scheduled` is the rota that people had been told, `final` the one that was worked; `done` are chats by
    person where a table of them was given; `decided` the lessons that somebody decided, by id. `quarters` are
    the contacts of quarters of an hour (`opening.quarters`), as far as they were read so finely.
    """

    plan: Plan
    now: datetime
    traffic: Mapping[str, Traffic]
    need: Need
    scheduled: Rota
    final: Rota
    actuals: BySlot
    quarters: BySlot
    course: Course
    deeds: Sequence[Deed] = ()
    incidents: Sequence[IncidentTold] = ()
    misses: Sequence[Miss] = ()
    questions: Sequence[tuple[str, int]] = ()
    done: Mapping[str, Done] = field(default_factory=dict)
    decided: Mapping[str, Lesson] = field(default_factory=dict)


def debrief(known: Known, span: Span) -> Debrief:
    """The debrief of the plan's days up to the end of `span`."""
    plan, settings = known.plan, known.plan.settings
    end = min(span.end(settings.event.day), plan.grid.end.date())
    slots = range(max(0, (end - plan.grid.start).days) * plan.grid.per_day)
    read = points(known.traffic[BASE], known.actuals, known.course, slots)
    came = demand(settings, known.traffic, known.actuals, slots)
    hours = staffed(plan, known.need, known.scheduled, known.final, known.actuals, slots)
    real = worth(plan, known.done, known.final, known.actuals)
    over = known.now.date() > settings.event.day
    sharp = sharpness(settings, known.traffic[BASE], known.quarters, slots)
    took = handling(plan, known.done, known.final)
    found = lessons(settings, came, sharp, hours, took, real, known.misses if over else ())
    return Debrief(
        name=settings.name,
        span=span,
        written_at=known.now,
        begin=plan.grid.start,
        end=end,
        zone=plan.grid.zone,
        scenario=settings.scenario,
        demand=came,
        staffed=hours,
        points=read,
        levels=levels(read),
        deeds=tuple(known.deeds),
        incidents=tuple(known.incidents),
        overtime=overtime(plan, known.final),
        fairness=fairness(plan, known.final),
        misses=tuple(known.misses),
        worth=real,
        questions=tuple(known.questions),
        lessons=merged(found, known.decided),
    )
