"""Who does a relief when, in few lines: people with the same hours together; how long they may stay."""

from collections.abc import Iterator

from shiftplan.domain.clock import clock
from shiftplan.domain.free_person import FreePerson
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Helper, Relief, ReliefKind
from shiftplan.language import Message, _, printable, say
from shiftplan.operations.relief_words import moved_breaks

MINUTES_PER_HOUR = 60


def by_hours(plan: Plan, relief: Relief) -> Iterator[Message]:
    """A line for each time, the earliest first: from when until when, or from when to when a break moves, and
    who. Nothing of a relief that leaves the rota as it is.
    """
    together: dict[Message, list[str]] = {}
    for helper in sorted(relief.helpers, key=lambda one: (one.begins, one.ends)) if relief.edit else ():
        names = together.setdefault(_when(plan, relief, helper), [])
        names.append(printable(plan.agent[helper.agent].name) if helper.agent in plan.agent else helper.agent)
    for when, names in together.items():
        yield say("{when}: {names}", when=when, names=_(", ").join(names))


def _when(plan: Plan, relief: Relief, helper: Helper) -> Message:
    cells = relief.edit.cells if relief.edit and relief.kind is ReliefKind.BREAKS else ()
    moved = next((moved_breaks(plan, one) for one in cells if one.agent == helper.agent), ())
    if moved:
        return say("break {old} → {new}", old=clock(moved[0][0]), new=clock(moved[0][1]))
    return say("{begins}–{ends}", begins=f"{helper.begins:%H:%M}", ends=f"{helper.ends:%H:%M}")


def allowed(person: FreePerson) -> Message:
    """How long law and contract still let somebody work today beyond what is planned."""
    if person.more_minutes <= 0:
        return say("the rules allow no more hours today")
    hours = f"{person.more_minutes / MINUTES_PER_HOUR:g}"
    return say("the rules allow {hours} h more today", hours=hours)
