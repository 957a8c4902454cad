"""The copies of a plan as the app knows them, and the run over them: one frozen value, owned by the app."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

    from shiftplan.planning.copies import Doing, Moved, Row


@dataclass(frozen=True, eq=False)
class Comparison:
    """`rows` of the plan in `folder`, its own first (empty: not read yet). `doing` is what a run is at (None:
    there is none), `moved` how far it is with one, `through` of `count` are done.
    """

    folder: Path | None = None
    rows: tuple[Row, ...] = ()
    doing: Doing | None = None
    moved: Moved | None = None
    through: int = 0
    count: int = 0
    stopping: bool = False

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def with_row(self, row: Row) -> Self:
        """With one row as it is now."""
        rows = tuple(row if one.folder == row.folder else one for one in self.rows)
        return replace(self, rows=rows)
