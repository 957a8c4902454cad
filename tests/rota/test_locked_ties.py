"""Locks that break a rule among people are named before any search."""

import pytest

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.people import Tier
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.teamwork import Bond, BondKind, Squad
from shiftplan.domain.when import Force
from tests import builders as b
from tests.rota.bench import EIGHT, solved

LATE = b.shift("late", 14, 8)
PEOPLE = (b.agent("ann", name="Ann", tier=Tier.T4, squad="s"), b.agent("bob", name="Bob", squad="s"))


def locked(*assignments: Assignment, off: tuple[str, ...] = (), **values: object) -> Outcome:
    start = b.rota(*assignments)
    for cell in (*(one.cell for one in assignments), *(Cell(name, b.MONDAY) for name in off)):
        start = start.lock(cell)
    return solved(b.plan(PEOPLE, days=2, shifts=(EIGHT, LATE), **values), start)


def tie(kind: str) -> dict[str, object]:
    return {"bonds": (Bond(kind=BondKind(kind), agents=("ann", "bob")),)}


@pytest.mark.parametrize("kind", ["together", "apart", "mentor", "carpool"])
def test_two_locked_shifts_against_a_bond(kind: str) -> None:
    outcome = locked(b.work("ann", 0, "eight"), b.work("bob", 0, "late"), **tie(kind))
    (finding,) = outcome.findings
    assert (outcome.status, finding.code, finding.days) == (Status.INFEASIBLE, "bonds", (b.MONDAY,))
    assert set(finding.agents) <= {"ann", "bob"}
    assert "the locked shifts on 11-01 break the rule: who works together" in str(finding.message)


def test_a_locked_day_off_against_a_bond() -> None:
    outcome = locked(b.work("bob", 0, "eight"), off=("ann",), **tie("together"))
    (finding,) = outcome.findings
    assert (finding.code, finding.agents) == ("bonds", ("bob",))


def test_a_locked_day_off_of_a_senior() -> None:
    own = {"squads": (Squad(id="s", force=Force.RULE),)}
    (finding,) = locked(b.work("bob", 0, "eight"), off=("ann",), **own).findings
    assert (finding.code, finding.agents) == ("squads", ("bob",))


def test_more_locked_than_there_are_seats() -> None:
    seats = {"cover": (CoverRule(id="c", most=1, force=Force.RULE),)}
    (finding,) = locked(b.work("ann", 0, "eight"), b.work("bob", 0, "eight"), **seats).findings
    assert (finding.code, set(finding.agents)) == ("cover_rules", {"ann", "bob"})


def test_locks_that_keep_the_bond_are_no_fault() -> None:
    outcome = locked(b.work("ann", 0, "eight"), b.work("bob", 0, "eight"), **tie("together"))
    assert outcome.status is Status.OPTIMAL
    assert locked(b.work("ann", 0, "eight"), **tie("together")).status is Status.OPTIMAL
