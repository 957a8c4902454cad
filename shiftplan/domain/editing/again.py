"""An edit that fitted no longer, made again on what stands there now."""

from collections.abc import Collection, Sequence

from shiftplan.domain.edit import Edit, EditKind, claim_of, states
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota


def again(plan: Plan, rota: Rota, edits: Sequence[Edit], but: Collection[Cell] = ()) -> Edit:
    """What the edits, one after another, wanted in their cells, whatever stands there now; `but`: not these.

    Several kinds become a set.
    """
    wanted = {one.cell: one.after for edit in edits for one in edit.cells if one.cell not in but}
    kinds = {edit.kind for edit in edits}
    notes = dict.fromkeys(edit.note for edit in edits if edit.note)
    return Edit.between(
        kinds.pop() if len(kinds) == 1 else EditKind.SET,
        states(plan, rota, wanted),
        wanted,
        " ".join(notes),
        (claim_of(rota), None),
    )
