import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from shiftplan import checks, language
from shiftplan.domain.finding import Severity
from shiftplan.domain.outcome import Term
from shiftplan.domain.rota import Rota, RotaFacts
from shiftplan.domain.rules import RuleKind
from shiftplan.domain.words import TERMS
from shiftplan.tui.checks.board import FairnessBoard, FindingsBoard, Nights, ValueBoard
from shiftplan.tui.checks.rule_names import RULE_NAMES, rule_name
from shiftplan.tui.checks.texts import (
    fairness_text,
    filter_line,
    finding_text,
    number,
    person_bar,
    term_lines,
    value_text,
)
from tests import builders
from tests.tui.rota import samples


@pytest.fixture(autouse=True)
def _english():
    before = language.current()
    language.use("en")
    yield
    language.use(before)


def test_a_finding_says_what_where_whom_when_and_the_mend():
    finding = samples.judgement().findings[0].model_copy(update={"kind": RuleKind.LAW})
    lines = finding_text(finding, samples.plan()).plain.splitlines()
    assert lines[0] == "✗ 王小明 rests 2 h"
    assert lines[1].startswith("  劳动法 §38 (law) · 王小明 · 11/01")
    assert lines[2] == "  → move one of the shifts"


def test_every_code_of_the_judge_has_a_name():
    """The codes stand in the source of the checks, each in quotes."""
    source = "\n".join(path.read_text("utf-8") for path in Path(checks.__file__).parent.glob("*.py"))
    quoted = re.findall(
        r'(?:breach\(\s*|code=|CODE = |_warning\(\s*|^\s+\()"([a-z_]+)"', source, re.MULTILINE
    )
    assert len(set(quoted)) > 20
    assert set(quoted) == set(RULE_NAMES)


def test_a_code_of_another_version_stands_for_itself():
    assert rule_name("rest_days_per_week") == "weekly rest"
    assert rule_name("x\x1b") == "x\\x1b"


def test_a_finding_about_everything_is_one_line():
    finding = samples.judgement().findings[2].model_copy(update={"days": ()})
    assert finding_text(finding, samples.plan()).plain == "! short"


def test_many_people_are_cut_and_strangers_shown_harmless():
    finding = samples.judgement().findings[0]
    many = finding.model_copy(update={"agents": ("ann", "bob", "dan", "gone\x1b[0m", "cat")})
    text = finding_text(many, samples.plan()).plain
    assert "…" in text
    assert "\x1b" not in text


def test_the_filter_line_counts():
    board = FindingsBoard(findings=samples.judgement().findings, severity=Severity.ERROR).only("x")
    assert filter_line(board).plain.split() == [
        "all",
        "4",
        "errors",
        "1",
        "warnings",
        "2",
        "notes",
        "1",
        "⊂",
        "x",
    ]


@pytest.mark.parametrize("width", [30, 52, 76])
def test_a_term_fits_the_width(width: int):
    term = Term(name="shortage", weight=100, amount=12.5, unit="agent-hours")
    head, how = term_lines(term, 1.0, width)
    assert head.cell_length == width
    assert "1,250" in head.plain
    assert "100 × 12.5 agent-hours" in how.plain


@pytest.mark.parametrize("name", sorted(TERMS))
def test_every_goal_fits_the_narrowest_board_unabridged(name: str):
    """Shortage that comes first has the longest numbers."""
    big = name in {"shortage", "deep_shortage"}
    term = Term(name=name, weight=2e6 if big else 20, amount=123.4, unit="scored agent-hours")
    head, how = term_lines(term, 1.0, 50)
    assert head.cell_length == 50
    assert how.cell_length <= 50
    assert "…" not in how.plain
    assert head.plain.startswith(str(TERMS[name])) or name == "undertime"


def test_an_unknown_term_still_shows():
    head, _ = term_lines(Term(name="novel", weight=1, amount=2, unit="things"), 0.5, 40)
    assert head.plain.startswith("novel")


def test_a_value_without_a_bound_says_why():
    text = value_text(ValueBoard(judgement=samples.judgement(), rota=Rota()), 60).plain
    assert "no bound holds" in text.replace("\n", " ")


def test_a_solve_that_proved_no_bound_is_no_edit() -> None:
    """Neither an old file with a bound of 0 nor one without any reads as changed by hand."""
    known = {"objective": 530, "seconds": 1, "need_digest": "", "rules_digest": "", "solved_at": "2027-01-01"}
    rota = Rota(facts=RotaFacts.model_validate({"status": "stopped", "bound": 0, **known}))
    text = value_text(ValueBoard(judgement=samples.judgement(), rota=rota), 60).plain
    assert "ended before a bound was proved" in text.replace("\n", " ")
    assert "changed after" not in text


def test_the_mean_is_marked_on_every_bar():
    plan = builders.plan((builders.agent("ann"), builders.agent("bob")))
    board = FairnessBoard(plan=plan, rota=Rota.of([builders.work("bob", 0, "night")]))
    lines = [
        person_bar(Nights(agent, n), board, 40).plain for agent, n in zip(plan.agents, (0, 1), strict=True)
    ]
    places = {cell_len(line.partition("┃")[0]) for line in lines}
    assert len(places) == 1
    assert lines[1].count("━") > lines[0].count("━") == 0


def test_no_nights_no_bars():
    board = FairnessBoard(plan=builders.plan(), rota=Rota())
    assert "━" not in fairness_text(board, 40).plain


def test_numbers_without_needless_decimals():
    assert (number(1200.0), number(0.25)) == ("1,200", "0.2")
