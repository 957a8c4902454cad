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

    `agents` are standard agents online, more or (below zero) fewer; `windows` more windows for the share
    `of_agents` of those online; `contacts` multiplies what arrives; `put_off` is the share of those waiting,
    and of those who would wait, that is called back later instead.
    """

    queue: str
    begins: datetime
    ends: datetime
    agents: float = 0
    windows: int = 0
    of_agents: float = Field(default=0, ge=0, le=1)
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
    (windows, bot, call-backs). `yuan` is the whole price in pay.
    """

    id: str
    kind: ReliefKind
    queue: str
    effects: tuple[Effect, ...]
    helpers: tuple[Helper, ...] = ()
    yuan: float = 0
    edit: Edit | None = None
