"""The debrief's page on the days themselves: what came, who was there, how quickly they answered."""

from collections.abc import Iterable, Iterator

from shiftplan.domain.accuracy import Portion
from shiftplan.domain.debrief import Debrief, Point
from shiftplan.domain.plan import Plan
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.language import say
from shiftplan.operations.names import colour_name
from shiftplan.planning.debriefing.report_parts import (
    CLOCK,
    NOTHING,
    number,
    phase,
    queue,
    share,
    signed,
    table,
)

WORST_SLOTS = 5
STAFFED = (
    say("phase"),
    say("queue"),
    say("need h"),
    say("scheduled h"),
    say("worked h"),
    say("short h"),
    say("present"),
)


def demand(view: Debrief, plan: Plan) -> Iterator[str]:
    yield f"## {say('Forecast and what came')}"
    yield ""
    found = view.demand
    if found is None:
        yield str(say("No contacts were read: type, paste or follow them on the live desk."))
        return
    yield from table(
        (say("phase"), say("forecast"), say("came"), say("WAPE"), say("bias"), say("peak")),
        (
            *(_portion(phase(plan, one.phase), one) for one in found.phases),
            *(_portion(queue(plan, one.queue or ""), one) for one in found.queues),
            (
                str(say("all")),
                f"{found.whole.forecast:,.0f}",
                f"{found.whole.actual:,.0f}",
                share(found.whole.wape),
                signed(found.whole.bias),
                signed(found.peak.size),
            ),
        ),
    )
    yield ""
    yield str(
        say(
            "Contacts that reached people, base forecast, by slot. Peak forecast {forecast:,.0f} at "
            "{forecast_at}, came {actual:,.0f} at {actual_at}. {left_out:,} slots were not read.",
            forecast=found.peak.forecast,
            forecast_at=f"{found.peak.forecast_at:{CLOCK}}",
            actual=found.peak.actual,
            actual_at=f"{found.peak.actual_at:{CLOCK}}",
            left_out=found.left_out,
        )
    )


def _portion(name: str, one: Portion) -> tuple[str, ...]:
    errors = one.errors
    size = one.peak.size if one.peak else None
    return (
        name,
        f"{errors.forecast:,.0f}",
        f"{errors.actual:,.0f}",
        share(errors.wape),
        signed(errors.bias),
        signed(size),
    )


def staffed(view: Debrief, plan: Plan) -> Iterator[str]:
    yield f"## {say('Needed, scheduled, worked')}"
    yield ""
    yield from table(
        STAFFED,
        (
            (
                phase(plan, one.phase),
                queue(plan, one.queue),
                f"{one.need:,.1f}",
                f"{one.scheduled:,.1f}",
                f"{one.worked:,.1f}",
                f"{one.short:,.1f}",
                NOTHING if one.heads is None or not one.heads[0] else f"{one.heads[1] / one.heads[0]:.0%}",
            )
            for one in view.staffed
        ),
    )
    yield ""
    yield str(
        say(
            "Hours of a standard agent (T3). Scheduled: as people had been told when the shop opened. "
            "Present: people counted against people on shift, where that was read."
        )
    )


def replies(view: Debrief, plan: Plan) -> Iterator[str]:
    if not view.points:
        return
    yield f"## {say('Replies and surge levels')}"
    yield ""
    yield from table(
        (say("level"), say("slots"), say("first reply s"), say("three-minute rate")),
        (
            (
                str(colour_name(one.level)),
                str(one.slots),
                number(one.first_reply_seconds),
                share(one.three_minute_rate),
            )
            for one in view.levels
        ),
    )
    yield ""
    for point in _slowest(view.points):
        yield "- " + str(
            say(
                "{at} {queue}: first reply {seconds:.0f} s, {contacts} contacts against {planned:,.0f} "
                "planned",
                at=f"{point.start:{CLOCK}}",
                queue=queue(plan, point.queue),
                seconds=point.first_reply_seconds or 0.0,
                contacts=number(point.contacts),
                planned=point.planned,
            )
        )
    if view.deeds:
        yield ""
        yield f"### {say('What was done about it')}"
        yield ""
        yield from (f"- {deed.at:{CLOCK}} {safe(deed.who)} {safe(deed.text)}" for deed in view.deeds)


def _slowest(points: Iterable[Point]) -> list[Point]:
    told = [point for point in points if point.first_reply_seconds]
    return sorted(told, key=lambda point: -(point.first_reply_seconds or 0.0))[:WORST_SLOTS]
