"""Solving in this process: what `shiftplan solve` runs; the app starts that command as a child."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota, RotaFacts

if TYPE_CHECKING:
    from shiftplan.rota import Limits


def solve(
    plan: Plan,
    need: Need,
    start: Rota | None,
    limits: "Limits",
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
    *,
    published: Rota | None = None,
) -> Outcome:
    """Solve the rota; the one that comes back carries the facts of its making.

    With `published`, what people were told, each change of it costs.
    """
    from shiftplan import rota  # noqa: PLC0415 - ortools takes a third of a second to load

    began_from = start or Rota()
    outcome = rota.solve(plan, need, began_from, limits, report, stop, published=published)
    if outcome.rota is None:
        return outcome
    facts = facts_of(plan, need, outcome, began_from)
    return outcome.model_copy(update={"rota": outcome.rota.model_copy(update={"facts": facts})})


def facts_of(plan: Plan, need: Need, outcome: Outcome, began_from: Rota) -> RotaFacts:
    """How this outcome's rota came about."""
    return RotaFacts(
        status=outcome.status.value,
        objective=outcome.objective or 0.0,
        bound=outcome.bound,
        seconds=outcome.seconds,
        need_digest=need.digest(),
        rules_digest=plan.rules_digest(),
        solved_at=datetime.now(UTC).replace(microsecond=0),
        version=began_from.facts.version if began_from.facts else 0,
    )


def export_model(plan: Plan, need: Need, start: Rota | None, path: Path) -> None:
    """Write the solver's model as free MPS, so that any other solver can check the bound."""
    from shiftplan import rota  # noqa: PLC0415 - see above

    rota.export_model(plan, need, start or Rota(), path)
