"""What was made of a file before, for its next reading: most of its lines are as they were."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from shiftplan.domain.actuals import Actual
from shiftplan.files.measured.mapping import Places
from shiftplan.files.tabular.remembered import Remembered
from shiftplan.files.tabular.sheet import Rows, Value

Cells = tuple[Value, ...]


@dataclass
class Memory:
    """`rows` and `actuals` have what was made of raw cells and of figures; `lines` what was made of a row of
    cells, under the circumstances `under`; others begin anew. `heading` is the position of the headings by
    the first rows of a sheet, `places` are the columns found for a row of headings.
    """

    rows: Rows = field(default_factory=Remembered)
    actuals: Remembered[tuple[Any, ...], Actual] = field(default_factory=Remembered)
    under: Any = None
    lines: Remembered[Cells, Any] = field(default_factory=Remembered)
    heading: tuple[Any, int | None] | None = None
    places: tuple[Any, Places] | None = None

    def begin(self) -> None:
        """Another reading begins."""
        for one in (self.rows, self.actuals, self.lines):
            one.begin()

    def lines_under(self, under: Any) -> Remembered[Cells, Any]:
        """What is known of rows of cells under these circumstances."""
        if self.under != under:
            self.under, self.lines = under, Remembered()
        return self.lines

    def heading_for(self, under: Any, find: Callable[[], int | None]) -> int | None:
        """The position of the headings, found once for the same first rows."""
        if self.heading is None or self.heading[0] != under:
            self.heading = (under, find())
        return self.heading[1]

    def places_for(self, under: Any, find: Callable[[], Places]) -> Places:
        """The columns, found once for a row of headings; as long as not all are known, found anew."""
        if self.places is None or self.places[0] != under:
            found = find()
            if not found.when or not found.figures:
                return found
            self.places = (under, found)
        return self.places[1]
