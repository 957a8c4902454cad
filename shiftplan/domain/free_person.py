"""Who is there, who could come, and how long each may still work today."""

from datetime import datetime
from enum import StrEnum

from shiftplan.domain.base import Frozen
from shiftplan.language import Message, say


class Whereabouts(StrEnum):
    ON_SHIFT = "on_shift"
    STANDBY = "standby"
    LATER = "later"  # the shift begins later today
    OFF = "off"  # no shift today
    DONE = "done"  # the shift is over
    AWAY = "away"  # leave, absence, training


class FreePerson(Frozen):
    """One person as they are now; moments are local wall time, hours of overtime those with what is planned.

    `begins` and `until` are of today's shift, None without one. `more_minutes` may be worked beyond what is
    planned: after the end of the shift, on standby from now on, off duty in one of `shifts`. `limit` says
    what forbids more (None: nothing does within the day), `source` its article or origin. `resting_until`
    is the end of a break that runs now. `serves` is the queue they are on now.
    """

    agent: str
    where: Whereabouts
    queues: tuple[str, ...]
    shift: str = ""
    serves: str = ""
    begins: datetime | None = None
    until: datetime | None = None
    resting_until: datetime | None = None
    left_minutes: int = 0
    more_minutes: int = 0
    shifts: tuple[str, ...] = ()
    limit: Message | None = None
    source: str = ""
    overtime_today: float = 0
    overtime_week: float = 0
    overtime_month: float = 0
    consent: bool = True
    note: str = ""

    @property
    def may_work_minutes(self) -> int:
        """What is left of the shift and what may come on top."""
        return self.left_minutes + self.more_minutes

    @property
    def here(self) -> bool:
        return self.where is Whereabouts.ON_SHIFT


WHEREABOUTS: dict[Whereabouts, Message] = {
    Whereabouts.ON_SHIFT: say("on shift"),
    Whereabouts.STANDBY: say("on standby"),
    Whereabouts.LATER: say("comes later"),
    Whereabouts.OFF: say("off today"),
    Whereabouts.DONE: say("shift over"),
    Whereabouts.AWAY: say("away"),
}
