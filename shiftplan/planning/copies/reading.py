"""Changes of a what-if copy as somebody types them, for the command line and the app alike."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from shiftplan.domain.adjusting import (
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
from shiftplan.domain.base import Frozen
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.files.moments import parse_clock, parse_moment, plain
from shiftplan.language import Message, _, say
from shiftplan.planning.naming import agent_named, days_named, queue_named, shift_named
from shiftplan.planning.variants import read_variant

NUMBER = re.compile(r"\d+(?:\.\d+)?")
Made = TypeVar("Made", bound=Frozen)


class Way(NamedTuple):
    """A kind of change: what it is called, an example of what is typed, and how that is read."""

    label: Message
    example: str
    read: Callable[[Plan, str], Adjustment]


def read_change(plan: Plan, kind: str, text: str) -> Adjustment:
    """The change of a kind (a key of `WAYS`) that `text` stands for; raises `BadInput` with an example."""
    return WAYS[kind].read(plan, plain(text))


def _scenario(plan: Plan, text: str) -> Adjustment:
    names = dict.fromkeys((*plan.settings.scenarios, *plan.forecast.contacts))
    if text not in names:
        raise BadInput(
            say("there is no scenario {read} of the forecast", read=text),
            say("there are: {known}", known=_(", ").join(names)),
        )
    return OtherScenario(name=text)


def _contacts(_plan: Plan, text: str) -> Adjustment:
    variant = read_variant(f"contacts={text}")
    return OtherContacts(factor=variant.factor or 1.0)


def _people(plan: Plan, text: str) -> Adjustment:
    """`2`, `2:temp`, `2:temp:T1`, `2:temp:T1:presale+refund`; a part may be left empty."""
    count, *rest = (part.strip() for part in text.split(":"))
    contract, tier, queues, *more = [*rest, "", "", ""]
    if not count.isdecimal() or any(more) or (tier and tier.upper() not in tuple(Tier)):
        raise _unread(text, "people")
    return _made(
        MorePeople,
        text,
        "people",
        count=int(count[:9]),
        contract=contract or None,
        tier=Tier(tier.upper()) if tier else None,
        queues=tuple(queue_named(plan, one.strip()) for one in queues.split("+") if one.strip()),
    )


def _phase(plan: Plan, text: str) -> Adjustment:
    """`0:00` moves the opening of the sale, `main=2027-11-11 00:00` any phase."""
    name, equals, time = (part.strip() for part in text.rpartition("="))
    phases = plan.settings.event.phases
    those = [one for one in phases if (name in (one.id, one.name) if equals else one.opening)]
    if len(those) != 1:
        known = _(", ").join(f"{one.id} {one.start:%m-%d %H:%M}" for one in phases)
        raise BadInput(
            say("{read} does not say which phase is to begin at another time", read=text),
            say("write PHASE=TIME; the phases are: {known}", known=known or "–"),
        )
    return OtherPhase(phase=those[0].id, start=_moment(time, those[0].start, text))


def _moment(time: str, before: datetime, text: str) -> datetime:
    """A date and time, or a time of day, which is meant as near to `before` as it can be."""
    try:
        return parse_moment(time)
    except ValueError:
        pass
    try:
        minutes = parse_clock(time)
    except ValueError as error:
        raise _unread(text, "phase") from error
    midnight = before.replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [midnight + timedelta(days=days, minutes=minutes) for days in (-1, 0, 1)]
    return min(moments, key=lambda one: abs(one - before))


def _target(plan: Plan, text: str) -> Adjustment:
    """`presale=90%`, `presale=90%/30`, `presale=/30`."""
    name, equals, told = (part.strip() for part in text.partition("="))
    share, _slash, seconds = (part.strip() for part in told.partition("/"))
    percent = share.removesuffix("%").strip()
    given = [part for part in (percent, seconds.removesuffix("s").strip()) if part]
    if not equals or not given or any(NUMBER.fullmatch(part) is None for part in given):
        raise _unread(text, "target")
    value = float(percent) / (100 if share.endswith("%") else 1) if percent else None
    within = float(seconds.removesuffix("s").strip()) if seconds else None
    queue = queue_named(plan, name)
    return _made(OtherTarget, text, "target", queue=queue, share=value, within_seconds=within)


def _hours(plan: Plan, text: str) -> Adjustment:
    """`4` for everybody, `A01=8` for one."""
    name, equals, told = (part.strip() for part in text.rpartition("="))
    hours = told.removeprefix("+").removesuffix("h").strip()
    if NUMBER.fullmatch(hours) is None:
        raise _unread(text, "hours")
    agent = agent_named(plan, name) if equals else ""
    return _made(MoreHours, text, "hours", agent=agent, hours=float(hours))


def _training(plan: Plan, text: str) -> Adjustment:
    name, queue = _pair(text, "training")
    return MoreSkill(agent=agent_named(plan, name), queue=queue_named(plan, queue))


def _wish(plan: Plan, text: str) -> Adjustment:
    name, told = _pair(text, "wish")
    day, _colon, shift = (part.strip() for part in told.partition(":"))
    agent, days = agent_named(plan, name), days_named(plan, day)
    if len(days) != 1:
        raise _unread(text, "wish")
    return WishGivenUp(agent=agent, day=days[0], shift=shift_named(plan, shift) if shift else None)


def _start(plan: Plan, text: str) -> Adjustment:
    name, time = _pair(text, "start")
    shift = shift_named(plan, name)
    try:
        minutes = parse_clock(time) - plan.shift[shift].start_minute
    except ValueError as error:
        raise _unread(text, "start") from error
    return _made(OtherStart, text, "start", shift=shift, minutes=minutes)


def _pair(text: str, kind: str) -> tuple[str, str]:
    name, _equals, told = (part.strip() for part in text.partition("="))
    if not name or not told:
        raise _unread(text, kind)
    return name, told


def _made(kind: type[Made], text: str, way: str, **values: object) -> Made:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise _unread(text, way) from error


def _unread(text: str, kind: str) -> BadInput:
    return BadInput(
        say("“{read}” cannot be read as {what}", read=text, what=WAYS[kind].label),
        say("write it such as {example}", example=WAYS[kind].example),
    )


WAYS: dict[str, Way] = {
    "scenario": Way(say("another scenario of the forecast"), "high", _scenario),
    "contacts": Way(say("more or fewer contacts"), "+20%", _contacts),
    "people": Way(say("more people"), "2:temp", _people),
    "phase": Way(say("an opening or phase at another time"), "0:00", _phase),
    "target": Way(say("another service target"), "presale=90%/30", _target),
    "hours": Way(say("longer weeks, overtime"), "4", _hours),
    "training": Way(say("somebody learns a queue"), "A01=refund", _training),
    "wish": Way(say("a wish for a day off given up"), "A01=2027-11-11", _wish),
    "start": Way(say("a shift at another time"), "early=07:30", _start),
}
"""In the order in which they are offered."""
