"""Measures the rota engine: value, bound and gap on templates and random teams.

    python -m tests.benchmarks.rota [--seconds 60] [--workers 2] [--seed 1] [--work N] CASE …

A CASE is the id of a template, a plan folder, or AGENTSxDAYSxSEED for a random team (`60x14x1`). One JSON
line a case; `first_seconds` is when the first rota was there, `gaps` the last gap before ten times of the
search, `judged` what the independent judge makes of the rota, `peak_mb` the most memory of all processes
together, `processor_seconds` what the workers had: much less than workers × seconds on a busy machine.
"""

import argparse
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from shiftplan import planning
from shiftplan.checks import judge
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.plan import Plan
from shiftplan.rota import Limits, solve
from tests.benchmarks.teams import team


@dataclass
class Watch:
    """Notes when the first rota came and how the gap fell."""

    seconds: float
    first: float | None = None
    gaps: dict[int, float] = field(default_factory=dict)
    peak_mb: int = 0

    def see(self, progress: Progress) -> None:
        if progress.best is not None and self.first is None:
            self.first = progress.seconds
        if progress.gap is not None:
            tenth = self.seconds / 10
            self.gaps[round((progress.seconds // tenth + 1) * tenth)] = round(progress.gap, 4)
        self.peak_mb = max(self.peak_mb, memory_mb())


def memory_mb() -> int:
    """What this process and its children hold now, in MB (Linux)."""
    ours, pages = os.getpid(), 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                state = (entry / "stat").read_text().rpartition(")")[2].split()
                pages += int(state[21]) * (ours in {int(entry.name), int(state[1])})
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def case(name: str) -> tuple[Plan, Need]:
    """The plan and need of a case."""
    if name[0].isdigit():
        agents, days, seed = map(int, name.split("x"))
        return team(agents, days, seed)
    if Path(name).is_dir():
        plan = planning.open_plan(Path(name)).plan
        return plan, planning.need_of(plan)
    with TemporaryDirectory() as folder:
        plan = planning.open_plan(planning.make_plan(name, Path(folder) / "plan")).plan
    return plan, planning.need_of(plan)


def measure(name: str, limits: Limits) -> dict[str, Any]:
    plan, need = case(name)
    watch = Watch(limits.seconds)
    before = _processor_seconds()
    outcome = solve(plan, need, None, limits, watch.see, lambda: False)
    seen = {
        "first_seconds": watch.first,
        "gaps": watch.gaps,
        "peak_mb": watch.peak_mb,
        "processor_seconds": round(_processor_seconds() - before, 1),
    }
    return {"case": name, **_facts(outcome), **seen, **_judged(plan, need, outcome)}


def _processor_seconds() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _facts(outcome: Outcome) -> dict[str, Any]:
    named = ("status", "seconds", "objective", "bound", "gap", "parts")
    return {name: getattr(outcome, name) for name in named}


def _judged(plan: Plan, need: Need, outcome: Outcome) -> dict[str, Any]:
    if outcome.rota is None:
        return {}
    found = judge(plan, need, outcome.rota)
    return {
        "judged": found.objective,
        "hard_violations": found.hard_violations,
        "shortage_agent_hours": found.shortage_agent_hours,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="+", metavar="CASE")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=int)
    asked = parser.parse_args()
    limits = Limits(seconds=asked.seconds, workers=asked.workers, seed=asked.seed, work=asked.work)
    for name in asked.cases:
        print(json.dumps(measure(name, limits)), flush=True)


if __name__ == "__main__":
    main()
