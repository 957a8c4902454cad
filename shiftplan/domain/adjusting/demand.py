"""What a plan must serve otherwise: another scenario, more contacts, another opening, another target."""

from collections.abc import Callable
from datetime import timedelta

from pydantic import ValidationError

from shiftplan.domain.adjusting.people import known
from shiftplan.domain.adjusting.values import OtherContacts, OtherPhase, OtherScenario, OtherTarget
from shiftplan.domain.event import Event, Phase
from shiftplan.domain.plan import Plan
from shiftplan.domain.traffic import Fine, Series
from shiftplan.errors import BadInput
from shiftplan.language import Message, _, say

RUSH = timedelta(hours=4)
"""What comes along when an opening moves."""


def other_scenario(plan: Plan, asked: OtherScenario) -> Plan:
    """Raises BadInput for a scenario that neither plan nor forecast knows."""
    names = dict.fromkeys((*plan.settings.scenarios, *plan.forecast.contacts))
    if asked.name not in names:
        raise BadInput(
            say("there is no scenario {read} of the forecast", read=asked.name),
            say("there are: {known}", known=_(", ").join(names)),
        )
    return plan.model_copy(update={"settings": plan.settings.model_copy(update={"scenario": asked.name})})


def other_contacts(plan: Plan, asked: OtherContacts) -> Plan:
    def times(series: Series) -> Series:
        return tuple(value * asked.factor for value in series)

    return _with_series(plan, times, lambda fine: {slot: times(steps) for slot, steps in fine.items()})


def _with_series(plan: Plan, change: Callable[[Series], Series], within: Callable[[Fine], Fine]) -> Plan:
    """The plan with every series of its forecast changed, and what is known inside of slots."""
    before = plan.forecast
    contacts = {
        name: {queue: change(series) for queue, series in one.items()}
        for name, one in before.contacts.items()
    }
    fine = {name: {queue: within(steps) for queue, steps in one.items()} for name, one in before.fine.items()}
    forecast = before.model_copy(update={"contacts": contacts, "fine": fine})
    return plan.model_copy(update={"forecast": forecast})


def other_phase(plan: Plan, asked: OtherPhase) -> Plan:
    """The phase begins then, and the one that ended at its start ends there.

    At an opening the contacts of its first hours, `RUSH` at most, change places with those of the new hours.
    Raises BadInput when the phases would overlap, or the time lies outside the plan or inside a slot.
    """
    known(asked.phase, [one.id for one in plan.settings.event.phases], "phase")
    phase = next(one for one in plan.settings.event.phases if one.id == asked.phase)
    event = _event(plan.settings.event, phase, asked)
    moved = plan.model_copy(update={"settings": plan.settings.model_copy(update={"event": event})})
    return _with_rush_moved(moved, phase, asked) if phase.opening else moved


def _event(event: Event, phase: Phase, asked: OtherPhase) -> Event:
    def with_start(one: Phase) -> dict[str, object]:
        times = {"start": asked.start} if one.id == phase.id else {}
        if one.id != phase.id and one.end == phase.start:
            times = {"end": asked.start}
        return one.model_dump() | times

    try:
        return Event(name=event.name, day=event.day, phases=[with_start(one) for one in event.phases])
    except ValidationError as error:
        raise BadInput(_reason(error), say("move the phase less far, or the others first")) from error


def _reason(error: ValidationError) -> Message:
    told = error.errors()[0].get("ctx", {}).get("error")
    return told.args[0] if told is not None and told.args else say("the phases do not fit together")


def _with_rush_moved(plan: Plan, phase: Phase, asked: OtherPhase) -> Plan:
    grid = plan.grid
    here, there = grid.slot_at(phase.start), grid.slot_at(asked.start)
    if here is None or there is None or grid.moment(there) != asked.start:
        raise BadInput(
            say("{read} is not the start of a slot of the plan", read=f"{asked.start:%Y-%m-%d %H:%M}"),
            say("write a time of the plan that is on its grid of {minutes} minutes", minutes=grid.minutes),
        )
    most = RUSH // timedelta(minutes=grid.minutes)
    count = min(most, abs(there - here), grid.slots - max(here, there))
    place = {here + i: there + i for i in range(count)}
    place |= {there + i: here + i for i in range(count)}
    source = {new: old for old, new in place.items()}
    return _with_series(
        plan,
        lambda series: tuple(series[source.get(slot, slot)] for slot in range(len(series))),
        lambda fine: {place.get(slot, slot): steps for slot, steps in sorted(fine.items())},
    )


def other_target(plan: Plan, asked: OtherTarget) -> Plan:
    known(asked.queue, plan.queue, "queue")
    queue = plan.queue[asked.queue]
    said = asked.model_dump(include={"share", "within_seconds"}, exclude_none=True)
    target = queue.target.model_copy(update=said)
    new = queue.model_copy(update={"target": target})
    queues = tuple(new if one.id == queue.id else one for one in plan.settings.queues)
    return plan.model_copy(update={"settings": plan.settings.model_copy(update={"queues": queues})})
