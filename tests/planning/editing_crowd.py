"""One of several that edit a plan at once: `python -m tests.planning.editing_crowd FOLDER NAME EDITS`.

It edits what it believes is there, as an app does that has not looked again yet, undoes and redoes at times,
and tells the number of every edit and what became of it once that is written.
"""

import sys
from pathlib import Path
from random import Random

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput


def crowd_in(folder: Path, name: str, edits: int) -> None:
    random = Random(name)
    opened = planning.open_plan(folder)
    for _ in range(edits):
        try:
            what, done = _step(opened, name, random)
        except planning.FitsNoLonger as error:
            opened = error.opened
            say("met", 0)
        except BadInput:
            continue  # nothing to undo yet
        else:
            opened = done.opened
            for number in done.numbers:
                say(what, number)


def _step(opened: planning.OpenPlan, name: str, random: Random) -> tuple[str, planning.Edited]:
    chance = random.random()
    if chance < 0.15:
        return "undo", planning.undo(opened, who=name)
    if chance < 0.25:
        return "redo", planning.redo(opened, who=name)
    plan, rota = opened.plan, opened.rota or Rota()
    cells = [Cell(random.choice(plan.agents[:4]).id, random.choice(plan.grid.dates)) for _ in range(2)]
    made = random.choice(
        [
            editing.set_shift(plan, rota, cells, random.choice(sorted(plan.shift))),
            editing.give(plan, rota, cells[:1], AvailabilityKind.ABSENT, name),
            editing.back(plan, rota, cells),
            editing.locking(plan, rota, cells, lock=random.random() < 0.5),
        ]
    )
    return "do", planning.carry_out(opened, made, name)


def say(what: str, number: int) -> None:
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    crowd_in(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
