"""What the conditions of a checklist may look at, and what they answer."""

from datetime import datetime

from pydantic import Field

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.readiness import Readiness
from shiftplan.domain.rota import Rota
from shiftplan.language import Message


class Told(Frozen):
    """The rota published last: whom it concerns, who has confirmed it, on how many cells the rota of today
    says otherwise.
    """

    version: str
    people: tuple[str, ...]
    confirmed: frozenset[str]
    news: int


class Facts(Frozen):
    """The plan and what has been computed from it so far; None where nothing is known yet.

    `readiness` is None without a readiness.csv, `readiness_fault` the first thing wrong in it. `told` is None
    while nothing was published. `now` is local wall time of the plan.
    """

    plan: Plan
    need: Need | None = None
    rota: Rota | None = None
    judgement: Judgement | None = None
    readiness: tuple[Readiness, ...] | None = None
    readiness_fault: Finding | None = None
    told: Told | None = None
    actuals: BySlot = Field(default_factory=dict)
    now: datetime | None = None


class Verdict(Frozen):
    """`met` is None when it cannot be told yet; `evidence` is the number that was read, or why none was."""

    met: bool | None
    evidence: Message
