"""Who probably signs a handover: offered to be chosen, never assumed."""

from collections.abc import Iterator

from shiftplan.domain.handover import Side
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Role
from shiftplan.journal import login_name
from shiftplan.operations.handover import HandoverView, Turn
from shiftplan.planning.operations.handover import Handovers

MOST_BY_ROTA = 6


def signers(found: Handovers, shown: HandoverView, plan: Plan, side: Side) -> tuple[str, ...]:
    """Names for a side, the likeliest first: who took the shift over, who leads by the rota, the login.

    Whoever signed the other side is left out: that would need a reason.
    """
    other = shown.marks.of(Side.TAKING if side is Side.GIVING else Side.GIVING)
    taken = {other.signature.name.casefold()} if other else set()
    names = dict.fromkeys(_names(found, shown, plan, side))
    return tuple(name for name in names if name and name.casefold() not in taken)


def _names(found: Handovers, shown: HandoverView, plan: Plan, side: Side) -> Iterator[str]:
    boundary, lead = shown.boundary, plan.settings.owners.get(Role.DUTY_LEAD, "")
    leaders = boundary.giving if side is Side.GIVING else boundary.taking
    by_rota = [plan.agent[agent].name for agent in leaders if agent in plan.agent]
    if side is Side.GIVING:
        yield _took_over(found, shown)
    if lead in by_rota:
        yield lead
    yield from by_rota[:MOST_BY_ROTA]
    yield lead
    yield login_name()


def _took_over(found: Handovers, shown: HandoverView) -> str:
    """Who took over at the handover before this one: their shift it is that ends."""
    before: Turn | None = next((one for one in found.turns if one.boundary.at == shown.turn.begins), None)
    signed = before.marks.of(Side.TAKING) if before else None
    return signed.signature.name if signed else ""
