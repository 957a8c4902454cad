"""What was measured so far, taken in bit by bit, is what a reading of everything gives."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan.domain.actuals import Actual
from shiftplan.domain.by_slot import by_slot
from shiftplan.files.stamps import Stamps
from shiftplan.journal import Journal
from shiftplan.operations import counting
from shiftplan.planning import OpenPlan
from shiftplan.planning.operations.read_so_far import known_at, known_ever, records_of
from tests import builders

NOON = datetime(2027, 11, 1, 4, tzinfo=UTC)  # 12:00 in Shanghai, on the first day
EVE = NOON - timedelta(days=1)


@pytest.fixture
def opened(tmp_path: Path) -> OpenPlan:
    return OpenPlan(tmp_path, builders.plan(), None, (), Stamps(digests={}))


def tell(opened: OpenPlan, slot: int, contacts: float, at: datetime = NOON, minutes: int = 0) -> None:
    start = opened.plan.grid.moment(slot)
    told = Actual(queue="presale", start=start, contacts=contacts, minutes=minutes)
    Journal(opened.folder, lambda: at).actuals.add([told], "li")


def same_as_read_anew(opened: OpenPlan) -> None:
    records = Journal(opened.folder).actuals.all()
    grid = opened.plan.grid
    assert records_of(opened) == records
    assert known_ever(opened) == by_slot(grid, records)
    for now in (EVE, NOON):
        assert known_at(opened, now) == by_slot(grid, counting(opened.plan, records, now))


def test_what_comes_is_added_and_corrections_count(opened: OpenPlan):
    same_as_read_anew(opened)
    for slot, contacts, minutes in ((20, 10, 5), (21, 30, 0), (20, 12, 5), (20, 90, 0), (3, 1, 0)):
        tell(opened, slot, contacts, minutes=minutes)
        same_as_read_anew(opened)
    assert known_at(opened, NOON)["presale"][20].contacts == 90


def test_a_rehearsal_counts_before_the_plan_alone(opened: OpenPlan):
    tell(opened, 20, 99, at=EVE)
    assert known_at(opened, EVE)["presale"][20].contacts == 99
    assert known_at(opened, NOON) == {}
    same_as_read_anew(opened)


def test_it_is_the_same_object_until_something_comes(opened: OpenPlan):
    tell(opened, 20, 10)
    before = known_at(opened, NOON)
    assert known_at(opened, NOON) is before
    tell(opened, 21, 10)
    assert known_at(opened, NOON) is not before
    assert set(before["presale"]) == {20}


def test_another_journal_in_its_place_is_read_from_its_beginning(opened: OpenPlan):
    for slot in (18, 19, 20):
        tell(opened, slot, 10)
    same_as_read_anew(opened)
    for file in opened.folder.glob("journal.db*"):
        file.unlink()
    same_as_read_anew(opened)
    for slot in (1, 2, 3, 4):
        tell(opened, slot, 5)
    same_as_read_anew(opened)
