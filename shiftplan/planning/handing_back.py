"""A rota edited elsewhere, as one edit of the plan's rota."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from shiftplan.domain.edit import Edit, EditKind, claim_of
from shiftplan.domain.finding import Finding
from shiftplan.domain.rota import Cell, Rota
from shiftplan.files.handback.sheet import read_back
from shiftplan.planning.opening import OpenPlan


class Back(NamedTuple):
    """The edit that a file amounts to, as far as it is accepted; `left` of its cells were not."""

    edit: Edit
    left: int
    findings: tuple[Finding, ...]


def handed_back(
    opened: OpenPlan, path: Path, agents: Collection[str] = (), days: Collection[date] = ()
) -> Back:
    """What the file changes, of these people and days (none named: of all); nothing is written.

    Raises as `files.handback.sheet.read_back`.
    """
    rota = opened.rota or Rota()
    read = read_back(path, opened.plan, rota)

    def accepted(cell: Cell) -> bool:
        return (not agents or cell.agent in agents) and (not days or cell.day in days)

    whole = Edit.between(EditKind.TAKE, read.before, read.after, path.name, (claim_of(rota), None))
    cells = tuple(one for one in whole.cells if accepted(one.cell))
    part = whole.model_copy(update={"cells": cells})
    return Back(part, len(whole.cells) - len(cells), read.findings)
