"""Bonds, squads and turns of plan.toml: against each other, and against the people and shifts there are."""

from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.domain.finding import Finding, Severity
from tests.files import folders


def faults(tmp_path: Path, said: str) -> list[Finding]:
    try:
        folder = folders.write(tmp_path, plan_toml=folders.PLAN + said)
        return list(files.read_plan(folder).findings)
    except files.BadPlan as error:
        return list(error.findings)


def bond(kind: str, *agents: str, force: str = "rule") -> str:
    names = ", ".join(f'"{name}"' for name in agents)
    return f'\n[[bonds]]\nkind = "{kind}"\nagents = [{names}]\nforce = "{force}"\n'


def test_sound_ties_have_no_fault(tmp_path: Path) -> None:
    said = bond("together", "a1", "a2") + bond("apart", "a1", "a3") + bond("carpool", "a2", "a3")
    assert faults(tmp_path, said + '\n[[patterns]]\nid = "p"\nturn = ["*", "early", "-"]\n') == []


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        (bond("mentor", "a1", "a7"), "agents", "there is nobody “a7” in agents.csv"),
        (bond("together", "a1", "a1"), "agents", "a1 is named twice in one bond"),
        (bond("together", "a1"), "agents", "agents needs at least 2 entries"),
        (bond("nearby", "a1", "a2"), "kind", "kind must be one of together, apart, mentor, carpool"),
        ('\n[[patterns]]\nid = "p"\nturn = ["erly", "-"]\n', "turn", "no shift “erly” in shifts.toml"),
        ('\n[[patterns]]\nid = "p"\nturn = ["-", "-"]\n', "turn", "the turn p has no working day"),
        ('\n[[patterns]]\nid = "p"\nturn = ["*"]\n', "turn", "turn needs at least 2 entries"),
        ('\n[[squads]]\nid = "s"\ntier = "T7"\n', "tier", "tier must be one of T0"),
    ],
)
def test_ties_that_cannot_be_meant(said: str, column: str, sentence: str, tmp_path: Path) -> None:
    (finding,) = faults(tmp_path, said)
    assert finding.severity is Severity.ERROR
    assert finding.place is not None
    assert (finding.place.file, finding.place.column) == ("plan.toml", column)
    assert finding.place.line is not None
    assert finding.place.line > folders.PLAN.count("\n")
    assert sentence in str(finding.message)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (bond("apart", "a1", "a2"), bond("together", "a2", "a1"), True),
        (bond("mentor", "a1", "a2", "a3"), bond("apart", "a3", "a1"), True),
        (bond("mentor", "a1", "a2", "a3"), bond("apart", "a3", "a2"), False),
        (bond("apart", "a1", "a2"), bond("together", "a2", "a1", force="wish"), False),
        (bond("apart", "a1", "a2", force="wish"), bond("together", "a2", "a1"), False),
        (bond("apart", "a1", "a2"), bond("carpool", "a2", "a1"), False),
    ],
)
def test_bonds_that_exclude_each_other(first: str, second: str, clash: bool, tmp_path: Path) -> None:
    found = faults(tmp_path, first + second)
    assert [finding.code for finding in found] == (["contradiction"] if clash else [])
    assert all("must be apart by one bond and meet by another" in str(finding.message) for finding in found)


def test_a_squad_short_of_seniors_is_a_warning(tmp_path: Path) -> None:
    people = "id,queues,tier,squad,protection,overtime_consent\na1,presale,T4,s,,\na2,presale,T3,s,,\n"
    said = '\n[[squads]]\nid = "s"\ntier = "T4"\nleast = {least}\n'
    for least, codes in ((1, []), (2, ["few_seniors"])):
        folder = folders.write(
            tmp_path / str(least), plan_toml=folders.PLAN + said.format(least=least), agents_csv=people
        )
        findings = files.read_plan(folder).findings
        assert [finding.code for finding in findings] == codes
    assert "the squad s has 1 of T4 or above, and 2 are to be there at a time" in str(findings[0].message)


def test_a_squad_of_seniors_alone_needs_nobody(tmp_path: Path) -> None:
    people = "id,queues,tier,squad,protection,overtime_consent\na1,presale,T4,s,,\na2,presale,T4,,,\n"
    said = '\n[[squads]]\nid = "s"\nleast = 2\n'
    folder = folders.write(tmp_path, plan_toml=folders.PLAN + said, agents_csv=people)
    assert files.read_plan(folder).findings == ()
