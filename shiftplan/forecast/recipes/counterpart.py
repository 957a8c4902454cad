"""Which phase of the last event a phase of the plan follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from shiftplan.domain.event import Phase
from shiftplan.domain.phase_kind import PhaseKind

KIN: dict[PhaseKind, tuple[PhaseKind, ...]] = {
    PhaseKind.ORDINARY: (PhaseKind.WARM_UP, PhaseKind.AFTER_SALE),
    PhaseKind.WARM_UP: (PhaseKind.ORDINARY, PhaseKind.DEPOSIT),
    PhaseKind.DEPOSIT: (PhaseKind.WARM_UP, PhaseKind.SPOT),
    PhaseKind.SPOT: (PhaseKind.MAIN, PhaseKind.DEPOSIT),
    PhaseKind.MAIN: (PhaseKind.SPOT, PhaseKind.ENCORE),
    PhaseKind.ENCORE: (PhaseKind.AFTER_SALE, PhaseKind.WARM_UP),
    PhaseKind.AFTER_SALE: (PhaseKind.ENCORE, PhaseKind.ORDINARY),
}
"""The kinds most like each kind, for a phase that the last event did not have."""


@dataclass(frozen=True)
class Counterpart:
    """`sure` when kind and position agree; else the phase stands in for one that was not there."""

    phase: Phase
    sure: bool


def counterparts(plan: Sequence[Phase], past: Sequence[Phase]) -> dict[str, Counterpart]:
    """For each phase of the plan its counterpart: the same id and kind, else the n-th of its kind, else the
    last of its kind, else the first of a kind like it, else the first of all.
    """
    ordered = sorted(past, key=lambda phase: phase.start)
    return {phase.id: _of(phase, _position(phase, plan), ordered) for phase in plan}


def _position(phase: Phase, plan: Sequence[Phase]) -> int:
    """How many phases of its kind come before it."""
    return sum(one.kind is phase.kind and one.start < phase.start for one in plan)


def _of(phase: Phase, position: int, past: Sequence[Phase]) -> Counterpart:
    alike = [one for one in past if one.kind is phase.kind]
    same = next((one for one in alike if one.id == phase.id), None)
    if same is not None:
        return Counterpart(same, sure=True)
    if alike:
        return Counterpart(alike[min(position, len(alike) - 1)], sure=position < len(alike))
    kin = (one for kind in KIN[phase.kind] for one in past if one.kind is kind)
    return Counterpart(next(kin, past[0]), sure=False)
