"""An edit of the rota by hand, as a value: what stood in each cell before, and what stands there after."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from hashlib import sha256

from shiftplan.domain.base import Frozen
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts


class EditKind(StrEnum):
    """What somebody did. BACK: leave or absence taken back; TAKE: a rota taken over as a whole;
    RELIEF: what a running day asked for.
    """

    SET = "set"
    CLEAR = "clear"
    SWAP = "swap"
    COPY = "copy"
    FILL = "fill"
    LEAVE = "leave"
    ABSENT = "absent"
    BACK = "back"
    LOCK = "lock"
    UNLOCK = "unlock"
    TAKE = "take"
    RELIEF = "relief"


class CellState(Frozen):
    """What stands in a cell: the shift (two where a file has two), the lock, why its person is away."""

    works: tuple[Assignment, ...] = ()
    locked: bool = False
    away: tuple[Availability, ...] = ()


EMPTY = CellState()


class CellEdit(Frozen):
    agent: str
    day: date
    before: CellState = EMPTY
    after: CellState = EMPTY

    @property
    def cell(self) -> Cell:
        return Cell(self.agent, self.day)


class Claim(Frozen):
    """How a rota came about, with the fingerprint of the assignments of which alone that holds."""

    facts: RotaFacts
    of: str


class Edit(Frozen):
    """Cells by person and day, each of which the edit changes; `note` is what whoever made it wrote."""

    kind: EditKind
    cells: tuple[CellEdit, ...] = ()
    note: str = ""
    claim_before: Claim | None = None
    claim_after: Claim | None = None

    @classmethod
    def between(
        cls,
        kind: EditKind,
        before: Mapping[Cell, CellState],
        after: Mapping[Cell, CellState],
        note: str = "",
        claims: tuple[Claim | None, Claim | None] = (None, None),
    ) -> "Edit":
        """The edit that leads from one state of these cells to the other."""
        cells = tuple(
            CellEdit(agent=cell.agent, day=cell.day, before=before[cell], after=after[cell])
            for cell in sorted(after)
            if before[cell] != after[cell]
        )
        return cls(kind=kind, cells=cells, note=note, claim_before=claims[0], claim_after=claims[1])

    @property
    def back(self) -> "Edit":
        """The edit that takes this one back."""
        cells = tuple(one.model_copy(update={"before": one.after, "after": one.before}) for one in self.cells)
        claims = {"claim_before": self.claim_after, "claim_after": self.claim_before}
        return self.model_copy(update={"cells": cells, **claims})

    def only(self, cells: Collection[Cell]) -> "Edit":
        """The part of it on these cells."""
        wanted = frozenset(cells)
        kept = tuple(one for one in self.cells if one.cell in wanted)
        return self.model_copy(update={"cells": kept})

    @property
    def agents(self) -> tuple[str, ...]:
        """The people of its cells, in order."""
        return tuple(dict.fromkeys(one.agent for one in self.cells))

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(sorted({one.day for one in self.cells}))

    def misfits(self, plan: Plan, rota: Rota) -> tuple[Cell, ...]:
        """The cells that do not stand as the edit found them: it fits no longer."""
        now = states(plan, rota, (one.cell for one in self.cells))
        return tuple(one.cell for one in self.cells if now[one.cell] != one.before)


def states(plan: Plan, rota: Rota, cells: Iterable[Cell]) -> dict[Cell, CellState]:
    """What stands in these cells of a plan and its rota."""
    wanted = set(cells)
    works: dict[Cell, list[Assignment]] = {cell: [] for cell in wanted}
    away: dict[Cell, list[Availability]] = {cell: [] for cell in wanted}
    for one in rota.assignments:
        if one.cell in wanted:
            works[one.cell].append(one)
    for entry in plan.availability:
        cell = Cell(entry.agent, entry.day)
        if entry.blocks and cell in wanted:
            away[cell].append(entry)
    return {
        cell: CellState(works=tuple(works[cell]), locked=cell in rota.locks, away=tuple(away[cell]))
        for cell in wanted
    }


def claim_of(rota: Rota) -> Claim | None:
    """What is said of how a rota came about, tied to it."""
    return Claim(facts=rota.facts, of=fingerprint(rota)) if rota.facts else None


def fingerprint(rota: Rota) -> str:
    """A short name of the assignments of a rota; locks do not count."""
    text = "\n".join(one.model_dump_json(exclude_defaults=True) for one in rota.assignments)
    return sha256(text.encode()).hexdigest()[:16]
