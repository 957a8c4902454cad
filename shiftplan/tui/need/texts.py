"""The words of the need screen above its picture: heading and legend."""

from textual.content import Content

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.picture import queue_colour, queues_of
from shiftplan.tui.need.picture import Lowest, lowest, worst
from shiftplan.tui.place import Place


def heading(plan: Plan, need: Need, place: Place) -> Content:
    """The day's agent-hours, and the worst instant of the plan."""
    queues, day = queues_of(plan, place), plan.grid.of_day(place.day)
    hours = sum(sum(need.of(queue).need[day]) for queue in queues) * plan.grid.hours
    title = Content.styled(words.day(plan.grid.dates[place.day]), "$primary bold")
    text = say("{hours:,.0f} agent-hours", hours=hours)
    return Content.assemble(title, "  ", str(text), "  ") + worst_text(plan, need, place.queue)


def worst_text(plan: Plan, need: Need, queue: str | None) -> Content:
    """When most agents are needed, and what the rule of thumb would say then."""
    peak = worst(plan, need, queue)
    index, queues = peak.index(plan.grid), queues_of(plan, peak)
    text = say(
        "most {need:,.1f} at {moment}, rule of thumb {thumb}",
        moment=words.moment(plan.grid.moment(index)),
        need=sum(need.of(each).need[index] for each in queues),
        thumb=sum(need.of(each).rule_of_thumb[index] for each in queues),
    )
    return Content.styled("▲ " + str(text), "$warning")


def legend(plan: Plan, need: Need, place: Place) -> Content:
    """What the colours are, and the worst instant of the day looked at."""
    parts = [
        Content.assemble(("█ ", queue_colour(plan, queue)), printable(plan.queue[queue].name))
        for queue in queues_of(plan, place)
    ]
    parts.append(Content.assemble(("─ ", "$low-line"), str(say("rule of thumb"))))
    day = plan.grid.of_day(place.day)
    found = lowest(plan, need, queues_of(plan, place), range(day.start, day.stop))
    parts += [] if found is None else [_lowest_text(plan, found)]
    parts.append(Content.styled(str(say("standard agents on shift")), "$muted"))
    return Content("  ").join(parts)


def _lowest_text(plan: Plan, found: Lowest) -> Content:
    text = say(
        "worst instant {share} at {moment:%H:%M}, {queue}",
        share=words.percent(found.share, 1),
        moment=plan.grid.moment(found.slot),
        queue=plan.queue[found.queue].name,
    )
    return Content.styled(f"▼ {text}", "$warning")
