"""Adjustments in words, with the names that a plan has for their ids."""

from collections.abc import Mapping
from typing import assert_never

from shiftplan.domain.adjusting.values import (
    Adjustment,
    MoreHours,
    MorePeople,
    MoreSkill,
    OtherContacts,
    OtherPhase,
    OtherScenario,
    OtherStart,
    OtherTarget,
    WishGivenUp,
)
from shiftplan.domain.clock import clock
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import SCENARIOS
from shiftplan.language import Message, _, say


def sentence(plan: Plan, one: Adjustment) -> Message:  # noqa: C901, PLR0911 - one line a kind
    """What is otherwise; an id that the plan does not know stays an id."""
    match one:
        case OtherScenario():
            return say("forecast: scenario {scenario}", scenario=SCENARIOS.get(one.name, one.name))
        case OtherContacts():
            return say("contacts {percent:+g} %", percent=round(100 * (one.factor - 1), 4))
        case MorePeople():
            return _people(plan, one)
        case OtherPhase():
            names = {each.id: each.name for each in plan.settings.event.phases}
            name = names.get(one.phase, one.phase)
            return say("{phase} from {start}", phase=name, start=f"{one.start:%m-%d %H:%M}")
        case OtherTarget():
            return _target(plan, one)
        case MoreHours():
            return _hours(plan, one)
        case MoreSkill():
            name, queue = _name(plan.agent, one.agent), _name(plan.queue, one.queue)
            return say("{name} learns {queue}", name=name, queue=queue)
        case WishGivenUp():
            return say(
                "{name} gives up the wish for {day} off", name=_name(plan.agent, one.agent), day=one.day
            )
        case OtherStart():
            return _start(plan, one)
        case _:
            assert_never(one)


def _people(plan: Plan, one: MorePeople) -> Message:
    told = [one.contract or "", one.tier.value if one.tier else ""]
    told.append("/".join(_name(plan.queue, queue) for queue in one.queues))
    kind = " ".join(part for part in told if part)
    on = _(", ").join(_name(plan.shift, shift) for shift in one.shifts)
    if kind and on:
        return say("{count} more {kind} on {shifts}", count=one.count, kind=kind, shifts=on)
    if kind:
        return say("{count} more {kind}", count=one.count, kind=kind)
    return say("{count} more {count:temp|temps}", count=one.count)


def _target(plan: Plan, one: OtherTarget) -> Message:
    queue = _name(plan.queue, one.queue)
    if one.share is None:
        return say("{queue}: answered within {seconds:g} s", queue=queue, seconds=one.within_seconds)
    percent = round(100 * one.share, 4)
    if one.within_seconds is None:
        return say("{queue}: {percent:g} % in time", queue=queue, percent=percent)
    return say(
        "{queue}: {percent:g} % within {seconds:g} s",
        queue=queue,
        percent=percent,
        seconds=one.within_seconds,
    )


def _hours(plan: Plan, one: MoreHours) -> Message:
    if one.agent:
        return say(
            "{name} may work {hours:g} h more a week", name=_name(plan.agent, one.agent), hours=one.hours
        )
    return say("everybody may work {hours:g} h more a week", hours=one.hours)


def _start(plan: Plan, one: OtherStart) -> Message:
    shift = plan.shift.get(one.shift)
    if shift is None:
        return say("{shift} {minutes:+d} minutes", shift=one.shift, minutes=one.minutes)
    return say(
        "{shift} starts at {new} instead of {old}",
        shift=shift.name,
        new=clock(shift.start_minute + one.minutes),
        old=clock(shift.start_minute),
    )


def _name(there: Mapping[str, object], name: str) -> str:
    return str(getattr(there.get(name), "name", name))
