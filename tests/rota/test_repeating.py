"""The same seed, one worker and the same work give the same rota, whatever the clock says."""

import subprocess
import sys

import pytest

from shiftplan.domain.outcome import Status
from shiftplan.rota import Limits, solve
from tests.benchmarks.teams import team
from tests.rota.bench import quiet

AGAIN = """
from shiftplan.rota import Limits, solve
from tests.benchmarks.teams import team
if __name__ == "__main__":
    plan, need = team({agents}, 14, 5)
    limits = Limits(seconds=0.1, workers=1, seed=7, work={work})
    outcome = solve(plan, need, None, limits, lambda progress: None, lambda: False)
    print(outcome.objective, outcome.bound)
    print(sorted((a.agent, str(a.day), a.shift, a.queue) for a in outcome.rota.assignments))
"""


def in_a_fresh_process(agents: int, work: int) -> str:
    text = AGAIN.format(agents=agents, work=work)
    run = [sys.executable, "-c", text]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
def test_two_processes_find_the_same_rota_of_thirty_people() -> None:
    first, again = (in_a_fresh_process(30, 150_000) for _ in range(2))
    assert len(first) > 1000
    assert first == again


def test_work_ends_a_search_and_seconds_do_not() -> None:
    plan, need = team(8, 5, 1)
    outcome = solve(plan, need, None, Limits(seconds=0.01, workers=1, work=3_000), quiet, lambda: False)
    assert outcome.status is Status.FEASIBLE
    assert outcome.rota is not None
    assert outcome.rota.assignments
