"""What a lever saves: the difference of two rotas by the judge."""

from dataclasses import dataclass
from time import monotonic

from shiftplan.domain.explanation import Lever
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.stages import judge


@dataclass(frozen=True)
class Solved:
    """A rota and what the judge says of it."""

    rota: Rota
    judgement: Judgement

    @property
    def wages(self) -> float | None:
        """Yuan; None when no contract names a wage."""
        told = [term.amount for term in self.judgement.terms if term.name == "labour_cost"]
        return told[0] if told else None


def passed(began: float, until: float) -> tuple[int, int]:
    """How much of the time is over, in hundredths; all of it only when the answer is there."""
    whole = max(0.1, until - began)
    return max(0, min(99, int(100 * (monotonic() - began) / whole))), 100


def solved(plan: Plan, need: Need, rota: Rota) -> Solved:
    return Solved(rota, judge(plan, need, rota))


def confirmed(lever: Lever, before: Solved, after: Solved) -> Lever:
    """The lever with what it saves: the fall of the value, of the shortage, and the rise of the wages."""
    hours = before.judgement.shortage_agent_hours - after.judgement.shortage_agent_hours
    wages = None if after.wages is None or before.wages is None else after.wages - before.wages
    saved = before.judgement.objective - after.judgement.objective
    return lever.model_copy(
        update={
            "saved": round(saved, 4),
            "saved_hours": round(hours, 4),
            "wages": None if wages is None else round(wages, 2),
        }
    )
