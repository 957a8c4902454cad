"""The judgement as a whole: order, independence, and a rota that is clean."""

import ast
from pathlib import Path

import shiftplan.checks
from shiftplan.checks import judge
from shiftplan.checks.judge import CHECKS
from shiftplan.domain.finding import Severity
from tests import builders as b
from tests.checks.bench import entry

ROOM = Path(shiftplan.checks.__file__).parent
NO_RULE = {
    "by_person",
    "judging",
    "of_person",
    "resupply",
    "__init__",
    "judge",
    "case",
    "breach",
    "protected",
    "terms",
    "contract",
    "runs",
    "ties",
    "cell_fault",
}


def test_a_good_rota_has_no_findings() -> None:
    plan = b.plan()
    judgement = judge(plan, b.need(plan, 0), b.rota(b.work("a1", 0), b.work("a2", 1, "night")))
    assert judgement.findings == ()
    assert judgement.hard_violations == 0
    assert judgement.shortage_agent_hours == 0


def test_errors_come_before_warnings_before_notes() -> None:
    plan = b.plan(availability=(entry("a1", 0, "wish_off"), entry("a2", 0, "leave")))
    rota = b.rota(b.work("a1", 0), b.work("a2", 0))
    judgement = judge(plan, b.need(plan, 3), rota)
    order = [list(Severity).index(finding.severity) for finding in judgement.findings]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}
    assert judgement.hard_violations == 1


def test_every_rule_has_a_file_a_place_in_the_judge_and_a_test_file() -> None:
    names = {path.stem for path in ROOM.glob("*.py")} - NO_RULE
    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == names
    assert names <= {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}


def test_the_judge_never_imports_the_solver() -> None:
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [alias.name for alias in getattr(node, "names", [])] if isinstance(node, ast.Import) else []
            )
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.startswith(("shiftplan.rota", "ortools")) for name in names), path


def test_judging_changes_nothing_and_says_the_same_twice() -> None:
    plan = b.plan(days=7)
    rota = b.rota(*(b.work("a1", i, "long") for i in range(7)))
    assert judge(plan, b.need(plan, 2), rota) == judge(plan, b.need(plan, 2), rota)
