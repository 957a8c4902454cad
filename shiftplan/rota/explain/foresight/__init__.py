"""What is certain before any search: demands that nobody can meet, counted, with the people and the rule."""

from collections.abc import Callable, Iterable

from shiftplan.domain.finding import Finding, Severity
from shiftplan.rota.explain.foresight import (
    bonds,
    contracts,
    cover,
    locks,
    patterns,
    queues,
    seats,
    sessions,
    shifts,
    together,
    turns,
    weeks,
)
from shiftplan.rota.explain.scene import Scene

CHECKS: tuple[Callable[[Scene], Iterable[Finding]], ...] = (
    locks.check,
    contracts.check,
    bonds.check,
    patterns.check,
    cover.check,
    turns.check,
    seats.check,
    sessions.check,
    shifts.check,
    queues.check,
    together.check,
    weeks.check,
)


def foresee(scene: Scene) -> tuple[Finding, ...]:
    """Every finding, errors before warnings."""
    found = [finding for check in CHECKS for finding in check(scene)]
    return tuple(sorted(found, key=lambda finding: list(Severity).index(finding.severity)))
