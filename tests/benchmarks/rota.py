"""Measures the rota engine: value, bound and gap on templates and random teams.

    python -m tests.benchmarks.rota [--seconds 60] [--workers 2] [--seed 1] CASE …

A CASE is the id of a template, or AGENTSxDAYSxSEED for a random team (`60x14x1`). One JSON line a case;
`first_seconds` is when the first rota was there, `judged` what the independent judge makes of the last.
"""

import argparse
import json
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

    first: float | None = None
    gaps: dict[int, float] = field(default_factory=dict)

    def see(self, progress: Progress) -> None:
        if progress.best is not None and self.first is None:
            self.first = progress.seconds
        if progress.gap is not None:
            self.gaps[int(progress.seconds) // 10 * 10] = round(progress.gap, 4)


def case(name: str) -> tuple[Plan, Need]:
    """The plan and need of a case."""
    if name[0].isdigit():
        agents, days, seed = map(int, name.split("x"))
        return team(agents, days, seed)
    with TemporaryDirectory() as folder:
        plan = planning.open_plan(planning.make_plan(name, Path(folder) / "plan")).plan
    return plan, planning.need_of(plan)


def measure(name: str, limits: Limits) -> dict[str, Any]:
    plan, need = case(name)
    watch = Watch()
    outcome = solve(plan, need, None, limits, watch.see, lambda: False)
    return {"case": name, **_facts(outcome), "first_seconds": watch.first, "gaps": watch.gaps} | _judged(
        plan, need, outcome
    )


def _facts(outcome: Outcome) -> dict[str, Any]:
    named = ("status", "seconds", "objective", "bound", "gap")
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
    asked = parser.parse_args()
    limits = Limits(seconds=asked.seconds, workers=asked.workers, seed=asked.seed)
    for name in asked.cases:
        print(json.dumps(measure(name, limits)), flush=True)


if __name__ == "__main__":
    main()
