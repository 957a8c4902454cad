"""Relief: what could be done about a surge now, what it would change, and what it buys and costs.

A list of reliefs is made from the rota and the rules (who may, how long the law allows), ranked by what the
queue carried through time gives for each, and one of them is applied as an edit of the rota.
"""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.edit import Edit


class ReliefKind(StrEnum):
    BREAKS = "move_breaks"
    STANDBY = "standby_in"
    EXTEND = "extend_shift"
    LEND = "after_sale_helps"
    WINDOWS = "windows_up"
    BOT = "bot_first"
    CALL_BACK = "call_back"


class Effect(Frozen):
    """What changes on one queue between two moments of local wall time.

    `agents` are standard agents online, more or (below zero) fewer; `windows` more windows for everybody
    senior whose own limit allows them; `contacts` multiplies what arrives; `put_off` is the share of those
    who wait then, or find no free window, that is called back after `ends` instead.
    """

    queue: str
    begins: datetime
    ends: datetime
    agents: float = 0
    windows: int = 0
    contacts: float = Field(default=1, ge=0)
    put_off: float = Field(default=0, ge=0, le=1)


class Helper(Frozen):
    """Somebody who helps from `begins` to `ends` (local wall time); `yuan` is what it adds to the wages."""

    agent: str
    begins: datetime
    ends: datetime
    yuan: float = 0


class Relief(Frozen):
    """Something that is possible now for the queue it helps.

    `edit` is the change of the rota, already judged to break no law; None where the rota stays as it is
    (windows, bot, call-backs). With an edit the effects are those of `relief_effects.effects_of`. `yuan` is
    the whole price in pay.
    """

    id: str
    kind: ReliefKind
    queue: str
    effects: tuple[Effect, ...]
    helpers: tuple[Helper, ...] = ()
    yuan: float = 0
    edit: Edit | None = None


class Bought(Frozen):
    """Service points: of 100 contacts that come in the horizon, to all queues with somebody waiting, so many
    more are answered in time. `soon` counts those of the horizon, `later` those after it, in the same unit;
    `hours` of waiting are saved in all.
    """

    soon: float
    later: float = 0
    hours: float = 0

    @property
    def points(self) -> float:
        """Those of the horizon, less what it takes away after it, as breaks, people and contacts come back.

        What it gives after it is no reason to do it now.
        """
        return self.soon + min(self.later, 0.0)


class Ranked(Frozen):
    """A relief with what it buys on the expected course of the contacts, and on the low and the high one.

    `worth_yuan` is what these points are worth by the ladder's price of an answer, `pay_yuan` the part of the
    pay for help within the horizon; `put_off` are contacts of deferred work that wait longer for it.
    """

    relief: Relief
    expected: Bought
    low: Bought
    high: Bought
    worth_yuan: float
    pay_yuan: float = 0
    put_off: float = 0

    @property
    def net_yuan(self) -> float:
        return self.worth_yuan - self.pay_yuan

    @property
    def least(self) -> float:
        """Points on the course on which it buys least."""
        return min(one.points for one in (self.expected, self.low, self.high))

    @property
    def most(self) -> float:
        return max(one.points for one in (self.expected, self.low, self.high))

    @property
    def points_per_100_yuan(self) -> float | None:
        """By the pay within the horizon; None where it costs nothing then."""
        return 100 * self.expected.points / self.pay_yuan if self.pay_yuan > 0 else None


class Known(StrEnum):
    """Where the number of those waiting now comes from."""

    READ = "read"
    FIRST_REPLY = "first_reply"
    THREE_MINUTE = "three_minute"
    PLAN = "plan"


class Backlog(Frozen):
    """A queue as the ranking begins: contacts waiting, contacts served, standard agents online."""

    queue: str
    waiting: float
    served: float
    online: float
    known: Known


class Ranking(Frozen):
    """Reliefs in order, the best first; `begins` is local wall time.

    A contact is answered in time within `within_seconds`. `contacts` come in the horizon on the expected
    course, and `level` of them (`level_low`: on the high course, `level_high`: on the low one) are answered
    in time if nothing is done.
    """

    begins: datetime
    horizon_minutes: int
    later_minutes: int
    within_seconds: float
    contacts: float
    level: float
    level_low: float
    level_high: float
    yuan_per_point: float
    backlog: tuple[Backlog, ...] = ()
    ranked: tuple[Ranked, ...] = ()

    def of(self, relief: str) -> Ranked | None:
        return next((one for one in self.ranked if one.relief.id == relief), None)
