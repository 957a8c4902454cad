"""The moment for which reliefs are looked for: who is on duty, and when each kind of relief could begin."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from shiftplan.domain.plan import Plan
from shiftplan.domain.posts import Post, posts
from shiftplan.domain.relief import ReliefKind
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftKind, ShiftTemplate
from shiftplan.domain.surge import Ladder
from shiftplan.planning.operations.trial import Trial

STEP = timedelta(minutes=5)
USUAL_LASTS = timedelta(minutes=120)
"""How long people are called in or lent when the ladder does not say: our default."""
Changes = Mapping[str, Assignment]
"""By person the shift that would stand in place of the one there."""


@dataclass(frozen=True)
class Duty:
    """Somebody's shift near now, with its moments of local wall time."""

    one: Assignment
    shift: ShiftTemplate
    posts: tuple[Post, ...]
    standby: bool

    @property
    def agent(self) -> str:
        return self.one.agent

    @property
    def begins(self) -> datetime:
        return self.shift.begins(self.one.day)

    @property
    def ends(self) -> datetime:
        return self.shift.ends(self.one.day)

    @property
    def comes(self) -> datetime:
        """When they begin to serve: somebody on standby when they were called in."""
        return self._moment(self.posts[0].begin)

    @property
    def goes(self) -> datetime:
        return self._moment(self.posts[-1].end)

    def _moment(self, minute: int) -> datetime:
        return datetime.combine(self.one.day, time()) + timedelta(minutes=minute)

    def minute(self, moment: datetime) -> int:
        """A moment in minutes from 00:00 of the day to which the shift belongs."""
        return int((moment - datetime.combine(self.one.day, time())).total_seconds() // 60)

    def queue_at(self, moment: datetime) -> str:
        """The queue of that moment, breaks included; "" when there is none."""
        minute = self.minute(moment)
        return next((post.queue for post in self.posts if post.begin <= minute < post.end), "")


@dataclass(frozen=True, eq=False)
class Scene:
    """`local` is now, in local wall time, up to the next five minutes."""

    trial: Trial
    ladder: Ladder
    local: datetime

    @property
    def plan(self) -> Plan:
        return self.trial.plan

    def begin(self, kind: ReliefKind) -> datetime:
        """When a relief of this kind works if it is begun now."""
        action = self.ladder.action(kind)
        return rounded_up(self.local + timedelta(minutes=action.takes_minutes if action else 0))

    def lasts(self, kind: ReliefKind) -> timedelta:
        action = self.ladder.action(kind)
        return timedelta(minutes=action.lasts_minutes) if action and action.lasts_minutes else USUAL_LASTS

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every shift that runs now or begins within half a day, by person."""
        until = self.local + timedelta(hours=12)
        known = (one for works in self.trial.works.values() for one in works if _may_run(one, self.local))
        duties = (self._duty(one) for one in known if one.shift in self.plan.shift)
        return tuple(duty for duty in duties if duty.ends > self.local and duty.begins < until)

    @property
    def running(self) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.begins <= self.local)

    def _duty(self, one: Assignment) -> Duty:
        shift = self.plan.worked(one)
        standby = self.plan.shift[one.shift].kind is ShiftKind.STANDBY
        return Duty(one, shift, posts(shift, one), standby)


def rounded_up(moment: datetime) -> datetime:
    """The moment, up to the next five minutes."""
    over = (moment - datetime.combine(moment.date(), time())) % STEP
    return moment + (STEP - over) if over else moment


def _may_run(one: Assignment, local: datetime) -> bool:
    return abs((one.day - local.date()).days) <= 1
