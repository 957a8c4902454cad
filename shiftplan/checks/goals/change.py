"""What differs from the rota that people were told: cells, and people with any such cell."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.goals.term import term
from shiftplan.domain.changes import changed_cells
from shiftplan.domain.outcome import Term


def count(case: Case) -> Iterator[Term]:
    if case.published is not None:
        cells = changed_cells(case.plan, case.published, case.rota)
        yield term(case, "change", len(cells), "cells")
        yield term(case, "disturbed", len({cell.agent for cell in cells}), "people")
