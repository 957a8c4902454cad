"""What was made of a file before, for its next reading: most of its lines are as they were."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from shiftplan.files.measured.mapping import Places
from shiftplan.files.tabular.sheet import Value

Cells = tuple[Value, ...]


@dataclass
class Memory:
    """`lines` has what was made of a row of cells, under the circumstances `under`; others begin anew.

    `places` are the columns found for a row of headings.
    """

    under: Any = None
    lines: dict[Cells, Any] = field(default_factory=dict)
    places: tuple[Any, Places] | None = None

    def lines_under(self, under: Any) -> dict[Cells, Any]:
        """What is known of rows of cells under these circumstances."""
        if self.under != under:
            self.under, self.lines = under, {}
        return self.lines

    def places_for(self, under: Any, find: Callable[[], Places]) -> Places:
        """The columns, found once for a row of headings; as long as not all are known, found anew."""
        if self.places is None or self.places[0] != under:
            found = find()
            if not found.when or not found.figures:
                return found
            self.places = (under, found)
        return self.places[1]
