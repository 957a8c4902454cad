"""Edits from what somebody wants. A cell that would stay as it is is no part of an edit."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from shiftplan.domain.edit import CellState, Claim, Edit, EditKind, claim_of, states
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota

AWAY = {AvailabilityKind.LEAVE: EditKind.LEAVE, AvailabilityKind.ABSENT: EditKind.ABSENT}
Change = Callable[[Cell, CellState], CellState]


def set_shift(
    plan: Plan, rota: Rota, cells: Collection[Cell], shift: str, queue: str = "", start: int | None = None
) -> Edit:
    """Give each cell this shift, on `queue`, else on the queue of the shift there, else on their first.

    `start` is the minute of the day where the shift leaves it open. Breaks lie as the template has them.
    """

    def change(cell: Cell, state: CellState) -> CellState:
        there = state.works[-1].queue if state.works else ""
        first = plan.agent[cell.agent].queues[0]
        new = Assignment(
            agent=cell.agent, day=cell.day, shift=shift, queue=queue or there or first, start=start
        )
        return state.model_copy(update={"works": (new,)})

    return _each(EditKind.SET, plan, rota, cells, change)


def clear(plan: Plan, rota: Rota, cells: Collection[Cell]) -> Edit:
    """A day off in each cell."""
    return _each(EditKind.CLEAR, plan, rota, cells, lambda _, state: _off(state))


def give(plan: Plan, rota: Rota, cells: Collection[Cell], kind: AvailabilityKind, note: str = "") -> Edit:
    """Leave or absence on each cell: the shift goes, so that cover shows at once what is missing."""

    def change(cell: Cell, state: CellState) -> CellState:
        entry = Availability(agent=cell.agent, day=cell.day, kind=kind, note=note)
        told = any(one.kind is kind for one in state.away)
        return _off(state).model_copy(update={"away": state.away if told else (*state.away, entry)})

    return _each(AWAY[kind], plan, rota, cells, change, note)


def back(plan: Plan, rota: Rota, cells: Collection[Cell]) -> Edit:
    """Leave and absence taken back; the shifts that were there do not come by themselves."""

    def change(_: Cell, state: CellState) -> CellState:
        kept = tuple(one for one in state.away if one.kind not in AWAY)
        return state.model_copy(update={"away": kept})

    return _each(EditKind.BACK, plan, rota, cells, change)


def locking(plan: Plan, rota: Rota, cells: Collection[Cell], *, lock: bool) -> Edit:
    """A lock on each cell as it stands, or its lock opened."""
    kind = EditKind.LOCK if lock else EditKind.UNLOCK
    return _each(kind, plan, rota, cells, lambda _, state: state.model_copy(update={"locked": lock}))


def copied(plan: Plan, rota: Rota, kind: EditKind, pairs: Iterable[tuple[Cell, Cell]]) -> Edit:
    """The shift of the first cell of each pair also in the second; locks and absences stay where they are."""
    wanted = {target: source for source, target in pairs}
    before = states(plan, rota, {*wanted, *wanted.values()})
    after = {
        target: _with_shifts_of(plan, before[source], target, before) for target, source in wanted.items()
    }
    return Edit.between(kind, before, after, claims=_claims(rota))


def swap(plan: Plan, rota: Rota, pairs: Iterable[tuple[Cell, Cell]]) -> Edit:
    """The shifts of the two cells of each pair changed over."""
    both = [(one, other) for pair in pairs for one, other in (pair, pair[::-1])]
    return copied(plan, rota, EditKind.SWAP, both)


def swap_people(plan: Plan, rota: Rota, one: str, other: str, days: Sequence[date]) -> Edit:
    """What two people do on these days changed over."""
    return swap(plan, rota, [(Cell(one, day), Cell(other, day)) for day in days])


def taking(plan: Plan, rota: Rota, new: Rota, note: str = "") -> Edit:
    """Another rota in place of this one: solved, mended, imported, or a version brought back."""
    cells = {one.cell for one in (*rota.assignments, *new.assignments)} | rota.locks | new.locks
    claims = claim_of(rota), claim_of(new)
    before, after = states(plan, rota, cells), states(plan, new, cells)
    return Edit.between(EditKind.TAKE, before, after, note, claims)


def _each(
    kind: EditKind, plan: Plan, rota: Rota, cells: Collection[Cell], change: Change, note: str = ""
) -> Edit:
    before = states(plan, rota, cells)
    after = {cell: change(cell, state) for cell, state in before.items()}
    return Edit.between(kind, before, after, note, _claims(rota))


def _claims(rota: Rota) -> tuple[Claim | None, None]:
    return claim_of(rota), None


def _off(state: CellState) -> CellState:
    return state.model_copy(update={"works": ()})


def _with_shifts_of(plan: Plan, source: CellState, cell: Cell, before: dict[Cell, CellState]) -> CellState:
    works = tuple(moved(plan, one, cell) for one in source.works)
    return before[cell].model_copy(update={"works": works})


def moved(plan: Plan, one: Assignment, cell: Cell) -> Assignment:
    """A shift as another person or day has it: on a queue that is served there, without its sessions."""
    queues = plan.agent[cell.agent].queues
    queue = one.queue if one.queue in queues else queues[0]
    then = one.then if one.then in queues and one.then != queue else None
    place = {"agent": cell.agent, "day": cell.day, "queue": queue, "then": then, "sessions": ()}
    return one.model_copy(update=place)
