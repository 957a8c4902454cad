"""What it costs that somebody misses a session."""

from shiftplan.domain.plan import Plan
from shiftplan.domain.session import Session
from shiftplan.domain.when import Force


def absence_price(plan: Plan, session: Session) -> float | None:
    """The cost of each who misses it; None where nobody may."""
    if session.force is Force.RULE:
        return None
    return plan.settings.weights.sessions * session.weight
