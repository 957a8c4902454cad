"""What agents.csv and availability.csv say of shifts, skills, turns and squads: read, written, refused."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import AvailabilityKind, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.files.agents import agents_csv, read_agents
from shiftplan.files.availability import availability_csv, read_availability
from shiftplan.files.text import decode
from tests.files import folders

SAID = """
[[patterns]]
id = "four_two"
turn = ["*", "*", "early", "night", "-", "-"]
force = "rule"

[[squads]]
id = "s1"
tier = "T3"
"""
HEAD = "id,queues,proficiency,shifts,pattern,pattern_start,squad\n"
ANN = "a1,presale;aftersale,presale:1;aftersale:0.6,early;night,four_two,2027-10-30,s1\n"


@dataclass(frozen=True)
class Refused:
    """A line instead of Ann's, where it is refused and how."""

    line: str
    column: str
    sentence: str


def read(tmp_path: Path, agents: str, availability: str = "agent,date,kind\n", said: str = SAID) -> Plan:
    folder = folders.write(
        tmp_path, plan_toml=folders.PLAN + said, agents_csv=agents, availability_csv=availability
    )
    return files.read_plan(folder).plan


def faults(tmp_path: Path, agents: str, said: str = SAID) -> list[Finding]:
    try:
        folder = folders.write(
            tmp_path,
            plan_toml=folders.PLAN + said,
            agents_csv=agents,
            availability_csv="agent,date,kind\n",
        )
        found = files.read_plan(folder).findings
    except files.BadPlan as error:
        found = error.findings
    return [finding for finding in found if finding.code not in {"no_protection", "no_consent"}]


def test_skills_shifts_turn_and_squad_are_read_and_written_again(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + ANN)
    (ann,) = plan.agents
    assert ann.proficiency == {"presale": 1.0, "aftersale": 0.6}
    assert (ann.shifts, ann.pattern, ann.squad) == (("early", "night"), "four_two", "s1")
    assert ann.pattern_start == date(2027, 10, 30)
    text = decode(agents_csv(plan.agents, plan.settings), "x")
    assert text.startswith(
        "id,name,team,tier,contract,queues,productivity,max_windows,hired,leaves,protection,"
    )
    assert read_agents(text, "x", plan.settings, plan.shift)[0] == plan.agents


def test_in_chinese(tmp_path: Path) -> None:
    head = "工号,队列,熟练度,可上班次,轮班,轮班起始,小队,合同\n"
    said = folders.PLAN + SAID + '[[contracts]]\nid = "hours"\nkind = "special"\n'
    folder = folders.write(
        tmp_path,
        plan_toml=said,
        agents_csv=head + "a1,售前,售前：0.8,早、夜,,,s1,综合工时\n".replace("早、夜", "early、night"),
        availability_csv="工号,日期,类型,班次\na1,2027-11-01,只上,early\na1,2027-11-02,不上,night\n",
    )
    plan = files.read_plan(folder).plan
    (ann,) = plan.agents
    assert (ann.proficiency, ann.shifts, ann.squad) == ({"presale": 0.8}, ("early", "night"), "s1")
    assert plan.contract_of(ann).kind is ContractKind.SPECIAL
    assert [(entry.kind, entry.shift) for entry in plan.availability] == [
        (AvailabilityKind.ONLY_SHIFT, "early"),
        (AvailabilityKind.NOT_SHIFT, "night"),
    ]


def test_columns_of_which_nobody_says_anything_are_not_written(tmp_path: Path) -> None:
    plan = read(tmp_path, folders.AGENTS)
    assert (
        decode(agents_csv(plan.agents, plan.settings), "x").splitlines()[0] == folders.AGENTS.splitlines()[0]
    )
    plan = read(tmp_path / "b", HEAD + "a1,presale,,,,,s1\n")
    head = decode(agents_csv(plan.agents, plan.settings), "x").splitlines()[0]
    assert head.endswith("overtime_consent,squad,note")


REFUSED = [
    Refused("presale:0", "proficiency", "above 0 and up to 3; read “presale:0”"),
    Refused("presale:3.5", "proficiency", "above 0 and up to 3; read “presale:3.5”"),
    Refused("presale:-1", "proficiency", "above 0 and up to 3; read “presale:-1”"),
    Refused("0.8", "proficiency", "write it like presale:1.0;aftersale:0.6"),
    Refused("presal:1", "proficiency", "there is no queue “presal” in plan.toml → the nearest is presale"),
    Refused("presale:1;presale:0.5", "proficiency", "the queue presale has two factors"),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.line)
def test_factors_that_cannot_be_meant(case: Refused, tmp_path: Path) -> None:
    (finding,) = faults(tmp_path, HEAD + ANN.replace("presale:1;aftersale:0.6", case.line))
    assert str(finding.place) == f"agents.csv:2:{case.column}"
    assert case.sentence in f"{finding.message} → {finding.hint}"


@pytest.mark.parametrize(
    ("old", "new", "column", "sentence"),
    [
        ("early;night", "early;nigth", "shifts", "no shift “nigth” in shifts.toml → the nearest is night"),
        ("four_two", "four_tow", "pattern", "no “four_tow” among the [[patterns]]"),
        ("2027-10-30", "2027-10-32", "pattern_start", "a date such as"),
        (",s1", ",s2", "squad", "no “s2” among the [[squads]] of plan.toml → the nearest is s1"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(
    old: str, new: str, column: str, sentence: str, tmp_path: Path
) -> None:
    (finding,) = faults(tmp_path, HEAD + ANN.replace(old, new))
    assert str(finding.place) == f"agents.csv:2:{column}"
    assert sentence in f"{finding.message} → {finding.hint}"


def test_a_turn_without_any_in_the_plan_says_what_to_add(tmp_path: Path) -> None:
    (finding,) = faults(tmp_path, HEAD + ANN.replace(",s1", ","), said="")
    assert "add a table headed [[patterns]]" in str(finding.hint)


def test_a_first_day_without_a_turn_is_a_warning(tmp_path: Path) -> None:
    (finding,) = faults(tmp_path, HEAD + ANN.replace("four_two", ""))
    assert finding.severity is Severity.WARNING
    assert "pattern_start is given, but no turn" in str(finding.message)


@pytest.mark.parametrize("kind", ["only_shift", "not_shift"])
def test_a_day_of_one_shift_needs_the_shift(kind: str, tmp_path: Path) -> None:
    plan = read(tmp_path, folders.AGENTS)
    line = f"agent,date,kind,shift\na1,2027-11-01,{kind},\n"
    entries, found = read_availability(line, "x", plan.grid, plan.agent, plan.shift)
    assert entries == ()
    assert f"{kind} needs a shift, and shift is empty" in str(found.findings[0].message)
    text = line.replace(f"{kind},", f"{kind},early")
    entries, found = read_availability(text, "x", plan.grid, plan.agent, plan.shift)
    assert found.findings == []
    again = decode(availability_csv(entries), "x")
    assert read_availability(again, "x", plan.grid, plan.agent, plan.shift)[0] == entries
    assert plan.model_copy(update={"availability": entries}).narrowed == {
        ("a1", entries[0].day): frozenset({"early"} if kind == "only_shift" else {"night"})
    }
