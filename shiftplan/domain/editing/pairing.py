"""Which cell goes where when a block is copied or filled down."""

from collections.abc import Iterator, Sequence
from datetime import date

from shiftplan.domain.rota import Cell

Pairs = list[tuple[Cell, Cell]]


def copy_pairs(
    people: Sequence[str], days: Sequence[date], block: tuple[Sequence[str], Sequence[date]], to: Cell
) -> Pairs:
    """Each cell of a block with the cell that its copy goes to, the block's first cell to `to`.

    `people` and `days` are those there are, in the order on the screen; what would fall over the edge is
    left out.
    """
    down, right = people.index(to.agent), days.index(to.day)
    rows = list(zip(block[0], people[down:], strict=False))
    columns = list(zip(block[1], days[right:], strict=False))
    return [(Cell(a, x), Cell(b, y)) for a, b in rows for x, y in columns]


def fill_pairs(people: Sequence[str], days: Sequence[date]) -> Pairs:
    """The first person's cells with those of all the others below."""
    return list(_filled(people, days))


def _filled(people: Sequence[str], days: Sequence[date]) -> Iterator[tuple[Cell, Cell]]:
    first, *others = people
    return ((Cell(first, day), Cell(other, day)) for other in others for day in days)
