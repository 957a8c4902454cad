"""What the conditions of a checklist may look at, and what they answer."""

from shiftplan.domain.base import Frozen
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.language import Message


class Facts(Frozen):
    """The plan and what has been computed from it so far; None where nothing is known yet."""

    plan: Plan
    need: Need | None = None
    rota: Rota | None = None
    judgement: Judgement | None = None


class Verdict(Frozen):
    """`met` is None when it cannot be told yet; `evidence` is the number that was read, or why none was."""

    met: bool | None
    evidence: Message
