"""Lines of a solve: what is written is what is read."""

import json
from datetime import UTC, datetime

import pytest

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import RotaFacts
from shiftplan.domain.session import Attended
from shiftplan.language import say
from shiftplan.planning.solve_protocol import outcome_line, progress_line, read_line
from tests import builders as b

FACTS = RotaFacts(
    status="optimal",
    objective=2.0,
    bound=1.0,
    seconds=3.0,
    need_digest="n",
    rules_digest="r",
    solved_at=datetime(2027, 10, 1, tzinfo=UTC),
)
OPEN = {
    "start": 570,
    "breaks": (180, 360),
    "then": "aftersale",
    "sessions": (Attended(session="brief", minute=600, minutes=15),),
}
ROTA = b.rota(
    b.work("安\u202e", 0), b.work("bob", 1, "night"), b.work("cat", 0, "late").model_copy(update=OPEN)
)


@pytest.mark.parametrize("rota", [None, ROTA])
def test_progress_comes_back(rota: b.Rota | None) -> None:
    progress = Progress(seconds=1.5, phase="improve", best=2.0, bound=1.0, rota=rota)
    line = progress_line(progress)
    assert "\n" not in line
    assert read_line(line) == progress
    assert ("rota" in json.loads(line)) is (rota is not None)
    assert json.loads(line)["gap"] == 0.5


def test_an_outcome_comes_back_with_locks_and_facts() -> None:
    rota = ROTA.lock(ROTA.assignments[0].cell).model_copy(update={"facts": FACTS})
    outcome = Outcome(status=Status.STOPPED, seconds=2.0, bound=1.0, rota=rota, objective=2.0)
    assert read_line(outcome_line(outcome, {"hard_violations": 0})) == outcome


def test_an_outcome_without_a_rota_brings_its_findings() -> None:
    finding = Finding(
        code="locks",
        severity=Severity.ERROR,
        message=say(
            "{name}: the locked shifts on {days} leave no way to keep all rules", name="安", days="11-01"
        ),
        agents=("a",),
        days=b.grid(1).dates,
    )
    outcome = Outcome(status=Status.INFEASIBLE, seconds=0.1, findings=(finding,))
    assert read_line(outcome_line(outcome, {})) == outcome


@pytest.mark.parametrize("text", ["", "hello", "[]", "3", '{"kind": "dance"}', '{"kind": "progress"}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_line(text)
