"""The outlook from a plan folder: the day it is about, what it reads, people against need."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from shiftplan.cli.outlook_text import outlook_data, outlook_lines
from shiftplan.domain import work
from shiftplan.domain.actuals import Actual
from shiftplan.errors import BadInput
from shiftplan.files.stamps import Stamps
from shiftplan.journal import Journal
from shiftplan.planning import OpenPlan
from shiftplan.planning.operations import record_reading
from shiftplan.planning.operations.outlook import outlook
from shiftplan.planning.operations.outlook_day import day_of
from tests import builders

ZONE = ZoneInfo("Asia/Shanghai")
DAY = builders.MONDAY + timedelta(days=1)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def opened(tmp_path: Path) -> OpenPlan:
    plan = builders.plan()
    rota = builders.rota(*(builders.work(f"a{i}", 1, "late") for i in range(1, 7)))
    return OpenPlan(tmp_path, plan, rota, (), Stamps(digests={}))


@pytest.fixture
def tell(opened: OpenPlan) -> Callable[..., None]:
    """Writes what was measured of a slot (30 contacts are planned for each)."""

    def tell(start: datetime, written: datetime, **figures: float) -> None:
        actual = Actual(queue="presale", start=start.replace(tzinfo=None), **figures)
        Journal(opened.folder, lambda: written).actuals.add([actual], "li")

    return tell


def test_there_is_none_before_and_after_the_plan(opened: OpenPlan):
    assert outlook(opened, at(12, day=builders.MONDAY - timedelta(days=3))) is None
    assert outlook(opened, at(0, day=builders.MONDAY + timedelta(days=3))) is None


@pytest.mark.parametrize(
    ("hour", "since", "end"),
    [
        (12, (1, 6), (2, 6)),
        (1, (0, 6), (1, 6)),
        (2, (0, 6), (1, 6)),
        (4, (0, 6), (2, 6)),
        (6, (1, 6), (2, 6)),
    ],
)
def test_the_day_is_from_six_to_six_and_never_nearly_over(hour: int, since: tuple, end: tuple):
    grid = builders.grid(3)
    slots = day_of(grid, at(hour).replace(tzinfo=None))
    assert slots == tuple(day * 48 + of_day * 2 for day, of_day in (since, end))


def test_it_ends_with_the_plan():
    grid = builders.grid(3)
    assert day_of(grid, at(20, day=DAY + timedelta(days=1)).replace(tzinfo=None)) == (108, 144)


def test_many_contacts_raise_what_is_expected_and_needed(opened: OpenPlan, tell: Callable):
    calm = outlook(opened, at(14)).of("presale")
    for hour in range(8, 14):
        for minute in (0, 30):
            tell(at(hour, minute), at(14), contacts=60)
    busy = outlook(opened, at(14)).of("presale")
    assert busy.factor.mid > 1.5
    assert busy.made.seen == 12 * 60
    assert busy.cover.need[2] > calm.cover.need[2]
    assert busy.cover.service_level[2] < calm.cover.service_level[2]
    assert busy.came_before[-1] == 60
    assert len(busy.came_before) == len(busy.planned_before) == 16


def test_a_long_queue_needs_more_people_now(opened: OpenPlan, tell: Callable):
    calm = outlook(opened, at(14)).of("presale").cover
    tell(at(13, 30), at(14), contacts=30, waiting=80)
    full = outlook(opened, at(14)).of("presale").cover
    assert full.waiting[0] == pytest.approx(80)
    assert full.need[0] > calm.need[0]


def test_a_slow_first_reply_tells_of_a_queue_too(opened: OpenPlan, tell: Callable):
    tell(at(13, 30), at(14), contacts=30, first_reply_seconds=600)
    assert outlook(opened, at(14)).of("presale").cover.waiting[0] == pytest.approx(10)


def test_people_on_shift_are_those_of_the_rota(opened: OpenPlan):
    found = outlook(opened, at(14))
    cover = found.of("presale").cover
    supply = work.supply(opened.plan, opened.rota)["presale"]
    assert cover.on_shift == tuple(supply[found.first_slot : found.end_slot])
    assert cover.gap[0] == cover.on_shift[0] - cover.need[0]
    assert cover.on_shift[-1] == 0
    assert found.worst().agents == pytest.approx(-min(cover.gap))


def test_without_a_rota_there_are_contacts_alone(opened: OpenPlan):
    bare = OpenPlan(opened.folder, opened.plan, None, (), opened.stamps)
    found = outlook(bare, at(14))
    assert found.of("presale").cover is None
    assert found.worst() is None
    assert "no rota" in "\n".join(outlook_lines(found, opened.plan))


def test_it_is_kept_while_nothing_changes(opened: OpenPlan, tell: Callable):
    first = outlook(opened, at(14, 1))
    assert outlook(opened, at(14, 4)) is first
    tell(at(13, 30), at(14, 4), contacts=45)
    assert outlook(opened, at(14, 4)) is not first
    assert outlook(opened, at(14, 6)) is not first


def test_days_before_this_one_are_learned_from(opened: OpenPlan, tell: Callable):
    for hour in range(8, 20):
        tell(at(hour, day=builders.MONDAY), at(20, day=builders.MONDAY), contacts=45)
    found = outlook(opened, at(9)).of("presale")
    assert found.made.days == 1
    assert found.factor.mid > 1.03


def test_lines_and_data_say_the_same(opened: OpenPlan, tell: Callable):
    tell(at(13, 30), at(14), contacts=45)
    found = outlook(opened, at(14))
    data, text = outlook_data(found), "\n".join(outlook_lines(found, opened.plan))
    assert f"{data['rest']['mid']:.2f} × plan" in text
    assert data["queues"][0]["cover"]["gap"] == found.queues[0].cover.gap
    assert data["starts"][0] == "2027-11-02T14:00:00"
    assert outlook_data(None) is None
    assert "no outlook" in "".join(outlook_lines(None, opened.plan))


@pytest.fixture
def with_tickets(tmp_path: Path) -> OpenPlan:
    """Four come in a slot, each takes an hour of one of six people, who are there late on the second day."""
    tickets = builders.queue(
        "tickets", model="deferred", aht_seconds=(3600,), patience_seconds=None, deadline_hours=24, backlog=30
    )
    people = tuple(builders.agent(f"a{i}", queues=("tickets",)) for i in range(1, 7))
    plan = builders.plan(queues=(builders.queue(), tickets), agents=people)
    rota = builders.rota(*(builders.work(f"a{i}", 1, "late", "tickets") for i in range(1, 7)))
    return OpenPlan(tmp_path, plan, rota, (), Stamps(digests={}))


def test_work_with_a_deadline_is_in_it_and_goes_on_from_what_somebody_counted(with_tickets: OpenPlan):
    assert not outlook(replace(with_tickets, rota=None), at(18)).open_work
    (one,) = outlook(with_tickets, at(18)).open_work
    assert one.counted_at is None
    record_reading(with_tickets, "tickets", waiting=50, now=at(18))  # of the slot that ended at 18:00
    (one,) = outlook(with_tickets, at(18)).open_work
    assert (one.counted_at, one.open_now) == (at(18).replace(tzinfo=None), pytest.approx(50))
    queue, agents = with_tickets.plan.queue["tickets"], one.on_shift[0]
    done = agents * (1 - queue.shrinkage.total) * queue.occupancy_cap / 2
    assert one.open_after[0] == pytest.approx(50 + one.planned[0] - done)


def test_it_is_told_in_words_and_as_data(with_tickets: OpenPlan):
    record_reading(with_tickets, "tickets", waiting=500, now=at(18))
    found = outlook(with_tickets, at(18))
    told = "\n".join(outlook_lines(found, with_tickets.plan))
    assert "500 open now" in told
    assert "will be late" in told
    assert "agent-hours more are needed before" in told
    data = outlook_data(found)
    assert data["open_work"][0]["hours_short"] > 0
    assert len(data["open_work"][0]["open_after"]) == len(data["starts"])


def test_of_work_with_a_deadline_only_what_is_open_is_told(with_tickets: OpenPlan):
    with pytest.raises(BadInput, match="nobody waits there"):
        record_reading(with_tickets, "tickets", contacts=5, waiting=5, now=at(18))
