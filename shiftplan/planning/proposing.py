"""Proposals: a rota that was found lies beside the plan's own until somebody takes it, whole or in part."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from shiftplan import files
from shiftplan.domain.edit import Edit, states
from shiftplan.domain.editing import taking
from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.files.proposal import Source
from shiftplan.language import Message, say
from shiftplan.planning.editing import Edited, carry_out
from shiftplan.planning.opening import OpenPlan

NAMES: dict[Source, Message] = {Source.SOLVE: say("solve"), Source.REPAIR: say("repair")}


@dataclass(frozen=True)
class Proposal:
    """A rota beside the plan's own. `edit` leads from the rota as it is now to it; its cells of `met` were
    edited by somebody since the search began, and stay unless they are named.
    """

    rota: Rota
    about: files.About
    edit: Edit
    met: tuple[Cell, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def gap(self) -> float | None:
        """Of the search, which looked at its scope only."""
        return self.about.gap

    @property
    def free(self) -> Edit:
        """The edit less the cells that somebody edited since."""
        return self.edit.only({one.cell for one in self.edit.cells} - set(self.met))


def proposal(opened: OpenPlan) -> Proposal | None:
    """What is proposed beside the rota, None for nothing; raises `BadPlan` when it cannot be read."""
    read = files.read_proposal(opened.folder, opened.plan)
    return None if read is None else beside(opened, read)


def beside(opened: OpenPlan, read: files.Proposed) -> Proposal:
    """A proposal against the rota as it is now."""
    now = opened.rota or Rota()
    rota = with_locks_of(now, read.before, read.rota)
    edit = taking(opened.plan, now, rota, f"{NAMES[read.about.source]} {read.about.scope.words}".rstrip())
    met = tuple(_met(opened.plan, read.before, now, edit))
    return Proposal(rota, read.about, edit, met, read.findings)


def with_locks_of(now: Rota, before: Rota, new: Rota) -> Rota:
    """`new` with the locks that stand now, but for those that it opened or set itself since `before`."""
    locks = (now.locks - (before.locks - new.locks)) | (new.locks - before.locks)
    return Rota.of(new.assignments, locks, new.facts)


def _met(plan: Plan, before: Rota, now: Rota, edit: Edit) -> Iterator[Cell]:
    """The cells of the edit that are not as they were, or on which their person is away."""
    earlier = states(plan, before, (one.cell for one in edit.cells))
    today = states(plan, now, earlier)
    for one in edit.cells:
        if today[one.cell] != earlier[one.cell] or (one.after.away and one.after.works):
            yield one.cell


def take(opened: OpenPlan, found: Proposal, cells: Collection[Cell] | None = None) -> Edited:
    """Make the proposal the rota, as one edit; with `cells` those of its cells, the others stay proposed.

    Whole is all but the cells of `met`. It brings the status, value and bound that were found with it, where
    the rota then is as proposed. Raises as `carry_out`.
    """
    edit = found.free if cells is None else found.edit.only(cells)
    edited = carry_out(opened, edit)
    if cells is None or len(edit.cells) == len(found.edit.cells):
        drop(edited.opened)
    return edited


def drop(opened: OpenPlan) -> bool:
    """Throw the proposal away; whether there was one. Raises `StorageFailed`."""
    return files.drop_proposal(opened.folder)
