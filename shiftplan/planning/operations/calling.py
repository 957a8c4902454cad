"""What is written to a colleague who is asked to work: from when, for how long, and that no is fine."""

from datetime import datetime, timedelta

from shiftplan.domain.free_person import FreePerson, Whereabouts
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, say

OURS = "shiftplan"
"""The source of a rule that no law has."""


def limit_text(person: FreePerson) -> Message:
    """What forbids them more, with its article."""
    if person.limit is None:
        return say("nothing within the day")
    source = say("a default of ours") if person.source in ("", OURS) else person.source
    return say("{limit} ({source})", limit=person.limit, source=source)


def call_text(plan: Plan, person: FreePerson, now: datetime) -> Message | None:
    """The text to paste, with name and hours; None when they may work no more today.

    `now` is local wall time. Beyond a shift it asks from the shift's end on; off duty and on standby from
    now on.
    """
    if person.more_minutes <= 0:
        return None
    name = plan.agent[person.agent].name
    begins = person.until if person.where in _AFTER and person.until else now
    ends = begins + timedelta(minutes=person.more_minutes)
    values = {"name": name, "begin": f"{begins:%H:%M}", "end": f"{ends:%H:%M}"}
    if person.where is Whereabouts.STANDBY:
        return say(
            "{name}, you are on standby: please come on line now, until {end} at the latest.", **values
        )
    if person.where is Whereabouts.OFF:
        hours = person.more_minutes / 60
        shifts = ", ".join(plan.shift[shift].name for shift in person.shifts)
        return say(
            "{name}, we are short today. Could you come for {shifts}, {hours:g} h at most? "
            "No is a fine answer.",
            name=name,
            shifts=shifts,
            hours=hours,
        )
    return say(
        "{name}, we are short. Could you stay from {begin} to {end} at the latest? "
        "Whatever is beyond the hours of the day is overtime. No is a fine answer.",
        **values,
    )


_AFTER = frozenset({Whereabouts.ON_SHIFT, Whereabouts.LATER})
