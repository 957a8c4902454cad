"""Carrying an edit out: the plan and the rota after it."""

from collections import Counter
from collections.abc import Iterable

from shiftplan.domain.edit import Edit, fingerprint
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota, RotaFacts


def applied(edit: Edit, plan: Plan, rota: Rota) -> tuple[Plan, Rota]:
    """The plan (its availability) and the rota after an edit that fits."""
    gone, new = _entries(edit)
    if gone or new:
        entries = (*without(plan.availability, gone), *new)
        plan = plan.model_copy(update={"availability": tuple(entries)})
    return plan, _rota(edit, rota)


def _entries(edit: Edit) -> tuple[tuple[Availability, ...], tuple[Availability, ...]]:
    """The entries of availability.csv that the edit takes out, and those that it brings in."""
    gone, new = [], []
    for one in edit.cells:
        gone += list(without(one.before.away, one.after.away))
        new += list(without(one.after.away, one.before.away))
    return tuple(gone), tuple(new)


def without(entries: Iterable[Availability], gone: Iterable[Availability]) -> tuple[Availability, ...]:
    """Entries less those gone, each taken out as often as it is named, the last of equal ones first."""
    left = Counter(gone)
    kept = []
    for entry in reversed(tuple(entries)):
        if left[entry]:
            left[entry] -= 1
        else:
            kept.append(entry)
    return tuple(reversed(kept))


def _rota(edit: Edit, rota: Rota) -> Rota:
    cells = {one.cell: one.after for one in edit.cells}
    kept = (one for one in rota.assignments if one.cell not in cells)
    works = (work for state in cells.values() for work in state.works)
    locked = {cell for cell, state in cells.items() if state.locked}
    after = Rota.of([*kept, *works], (rota.locks - cells.keys()) | locked)
    return after.model_copy(update={"facts": _facts(edit, rota, after)})


def _facts(edit: Edit, before: Rota, after: Rota) -> RotaFacts | None:
    """Facts hold for the assignments of which they were told, and for no others."""
    if after.assignments == before.assignments:
        return before.facts
    claim = edit.claim_after
    return claim.facts if claim and claim.of == fingerprint(after) else None
