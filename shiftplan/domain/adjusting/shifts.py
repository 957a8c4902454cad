"""Shifts of a plan at other times."""

from shiftplan.domain.adjusting.people import known
from shiftplan.domain.adjusting.values import OtherStart
from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.language import say


def other_start(plan: Plan, asked: OtherStart) -> Plan:
    """Raises BadInput when the shift would begin on another day."""
    known(asked.shift, plan.shift, "shift")
    shift = plan.shift[asked.shift]
    last = shift.start_minute if shift.start_until is None else shift.start_until
    if not 0 <= shift.start_minute + asked.minutes <= last + asked.minutes < MINUTES_PER_DAY:
        raise BadInput(
            say("{shift} would begin on another day", shift=shift.name),
            say("it begins at {time}; move it so that it stays on its day", time=clock(shift.start_minute)),
        )
    until = None if shift.start_until is None else shift.start_until + asked.minutes
    new = shift.model_copy(update={"start_minute": shift.start_minute + asked.minutes, "start_until": until})
    return plan.model_copy(update={"shifts": tuple(new if one.id == new.id else one for one in plan.shifts)})
