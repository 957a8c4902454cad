"""How soon a part gets better: `python -m tests.benchmarks.resolve FOLDER [SECONDS] [NAME=WORDS …]`.

FOLDER is a plan with a rota; the names are those of `planning.scope_of`: `team=… week=2027-11-08`, `fill=1`.
Without any a team of the plan is solved for the week of its first day. Nothing is written.
"""

import os
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from shiftplan import planning
from shiftplan.domain.outcome import Progress
from shiftplan.domain.rota import Rota
from shiftplan.rota import Limits


def main(folder: Path, seconds: float, words: dict[str, Any]) -> None:
    opened = planning.open_plan(folder)
    need, start = planning.need_of(opened.plan), opened.rota or Rota()
    scope = planning.scope_of(opened.plan, **words)
    cells = len(scope.open_cells(opened.plan, start))
    print(f"{cells} cells open; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    before = planning.judge(opened.plan, need, start)
    begin, worked, seen = perf_counter(), process_time(), []

    def report(progress: Progress) -> None:
        if progress.rota is not None and progress.rota.assignments != start.assignments:
            seen.append((perf_counter() - begin, process_time() - worked))

    told = planning.published(opened) if scope.told else None
    limits = Limits(seconds=seconds)
    outcome = planning.solve_within(opened.plan, need, start, scope, limits, report, lambda: False, told=told)
    after = planning.judge(opened.plan, need, outcome.rota or start)
    first = "after {:.1f} s, {:.1f} s of them worked by this process".format(*seen[0]) if seen else "none"
    print(f"first better rota: {first}; end after {perf_counter() - begin:.1f} s ({outcome.status.value})")
    print(f"value {before.objective:,.1f} -> {after.objective:,.1f}, bound within {outcome.bound or 0:,.1f}")
    print(f"hours short {before.shortage_agent_hours:.1f} -> {after.shortage_agent_hours:.1f}")
    print(f"violations {before.hard_violations} -> {after.hard_violations}")


def words_of(words: list[str]) -> dict[str, Any]:
    named = dict(word.split("=", 1) for word in words)
    return {name: True if name in {"fill", "told"} else word for name, word in named.items()}


def usual(folder: Path) -> dict[str, Any]:
    """The first team, in the week of the first day."""
    plan = planning.open_plan(folder).plan
    team = next((agent.team for agent in plan.agents if agent.team), "")
    return {"team": team, "week": str(plan.grid.dates[0])}


if __name__ == "__main__":
    own, *others = sys.argv[1:]
    time = float(others.pop(0)) if others and "=" not in others[0] else 5.0
    main(Path(own), time, words_of(others) or usual(Path(own)))
