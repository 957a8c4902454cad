"""A program that edits a plan until it is killed: `python -m tests.planning.editing_child FOLDER SEED`."""

import sys
from pathlib import Path
from random import Random

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell, Rota


def edit_on(folder: Path, seed: int) -> None:
    """Edit without end; tell the number of each edit on stdout once it is written."""
    random = Random(seed)
    opened = planning.open_plan(folder)
    while True:
        plan, rota = opened.plan, opened.rota or Rota()
        cell = Cell(random.choice(plan.agents).id, random.choice(plan.grid.dates))
        made = random.choice(
            [
                editing.set_shift(plan, rota, [cell], random.choice(sorted(plan.shift))),
                editing.give(plan, rota, [cell], AvailabilityKind.ABSENT, "ill"),
                editing.back(plan, rota, [cell]),
            ]
        )
        done = planning.carry_out(opened, made, "child")
        opened = done.opened
        for number in done.numbers:
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    edit_on(Path(sys.argv[1]), int(sys.argv[2]))
