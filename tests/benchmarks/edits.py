"""How long an edit takes until it is judged and written: `python -m tests.benchmarks.edits [AGENTS DAYS]`.

Judged: the edit made, carried out on values, and judged by following the judgement before, with its cover
and its cost. The judge from the start is there to compare with. Written: files and journal, each synced.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from shiftplan import planning
from shiftplan.checks import Judging, judge
from shiftplan.domain import editing
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from tests.benchmarks.teams import team
from tests.checks.cases import random_rota

ROUNDS = 40


def main(agents: int, days: int) -> None:
    plan, need = team(agents, days, seed=1)
    rota = random_rota(plan, seed=1, share=0.7)
    print(f"{agents} people x {days} days; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    judging = Judging.of(plan, need, rota)
    len(judging.judgement.findings)
    random, judged, whole = Random(1), [], []
    for _ in range(ROUNDS):
        begin = perf_counter()
        plan, rota = one_edit(plan, rota, random)
        judging = judging.after(plan, rota)
        len(judging.judgement.findings)
        judged.append(perf_counter() - begin)
        whole.append(seconds(lambda: judge(plan, need, rota)))  # noqa: B023 - called at once
    print(told("edit to judgement", judged))
    print(told("the judge from the start", whole))
    with TemporaryDirectory() as folder:
        print(told("written, small plan", written(Path(folder))))


def one_edit(plan: Plan, rota: Rota, random: Random) -> tuple[Plan, Rota]:
    """A shift set, a swap, or leave."""
    cells = [Cell(random.choice(plan.agents).id, random.choice(plan.grid.dates)) for _ in range(2)]
    edit = random.choice(
        [
            lambda: editing.set_shift(plan, rota, cells[:1], random.choice(sorted(plan.shift))),
            lambda: editing.swap(plan, rota, [(cells[0], cells[1])]),
            lambda: editing.give(plan, rota, cells[:1], AvailabilityKind.LEAVE),
        ]
    )()
    return editing.applied(edit, plan, rota)


def written(folder: Path) -> list[float]:
    """Edits of the sample plan, each on the disk before the next."""
    opened, random, took = planning.open_plan(planning.make_plan("double11", folder / "plan")), Random(1), []
    for _ in range(ROUNDS):
        cell = Cell(random.choice(opened.plan.agents).id, random.choice(opened.plan.grid.dates))
        shift = random.choice(sorted(opened.plan.shift))
        edit = editing.set_shift(opened.plan, opened.rota or Rota(), [cell], shift)
        begin = perf_counter()
        opened = planning.carry_out(opened, edit).opened
        took.append(perf_counter() - begin)
    return took


def seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def told(what: str, took: list[float]) -> str:
    ranked = sorted(took)
    at = {
        name: ranked[int(share * (len(ranked) - 1))] * 1000
        for name, share in (("median", 0.5), ("p95", 0.95))
    }
    return f"  {what}: median {at['median']:.1f} ms, p95 {at['p95']:.1f} ms"


if __name__ == "__main__":
    size = [int(word) for word in sys.argv[1:]]
    main(*(size or (100, 14)))
