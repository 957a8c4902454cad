"""readiness.csv: headings of both languages, faults with line and column, read again when it changes."""

from datetime import date
from pathlib import Path

import pytest

from shiftplan.domain.readiness import ReadyFor
from shiftplan.files.readiness import parse_readiness, read_readiness
from tests.builders import agent, plan, queue

PLAN = plan(agents=(agent("a1"), agent("a2", queues=("presale", "after"))), queues=(queue(), queue("after")))


def faults(text: str) -> list[str]:
    found = parse_readiness(text, "readiness.csv", PLAN)[1]
    return [f"{one.place}: {one.message} {one.hint or ''}" for one in found]


def test_lines_in_both_languages() -> None:
    entries, found = parse_readiness(
        "工号,项目,通过,队列,日期,备注\na1,考试,是,,2027-11-03,86 分\na2,contract,no,after,,\n",
        "readiness.csv",
        PLAN,
    )
    assert found == ()
    first, second = entries
    assert (first.agent, first.item, first.passed, first.queue) == ("a1", ReadyFor.EXAM, True, None)
    assert (first.day, first.note) == (date(2027, 11, 3), "86 分")
    assert (second.item, second.passed, second.queue) == (ReadyFor.CONTRACT, False, "after")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a1,exm,yes", "readiness.csv:2:item"),
        ("a1,exam,perhaps", "readiness.csv:2:passed"),
        ("a1,exam,", "passed is empty"),
        ("ghost,exam,yes", "not in agents.csv: ghost (lines 2)"),
        (",exam,yes", "agent is empty"),
    ],
)
def test_faults_name_line_and_column(line: str, said: str) -> None:
    (found,) = faults(f"agent,item,passed\n{line}\n")
    assert said in found


def test_a_queue_or_a_day_that_is_none_is_told() -> None:
    found = faults("agent,item,passed,queue,date\na1,exam,yes,presal,2027-13-01\n")
    assert any("the nearest is presale" in one for one in found)
    assert any("readiness.csv:2:date" in one for one in found)


def test_no_file_is_no_fault_and_a_changed_one_is_read_again(tmp_path: Path) -> None:
    assert read_readiness(tmp_path, PLAN) is None
    path = tmp_path / "readiness.csv"
    path.write_text("agent,item,passed\na1,exam,yes\n", "utf-8")
    assert [one.passed for one in read_readiness(tmp_path, PLAN)[0]] == [True]
    path.write_text("agent,item,passed\na1,exam,no\na2,exam,yes\n", "utf-8")
    assert [one.passed for one in read_readiness(tmp_path, PLAN)[0]] == [False, True]
    path.write_bytes("工号,项目,通过\na1,考试,是\n".encode("gb18030"))
    assert len(read_readiness(tmp_path, PLAN)[0]) == 1
    path.write_bytes(b"\x00\xff\x00")
    assert read_readiness(tmp_path, PLAN)[1]
