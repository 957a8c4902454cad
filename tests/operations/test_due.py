from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.playbook import Anchor, Due, Edge
from shiftplan.operations import Facts, Run, walk
from shiftplan.operations.due import ShiftEdge, due_at, main_opening
from tests import builders
from tests.operations.books import card, item


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def sale(*openings: str) -> Event:
    phases = tuple(
        Phase(
            id=f"p{i}",
            name=f"p{i}",
            kind=PhaseKind.MAIN,
            start=moment(opening),
            end=moment(opening) + timedelta(minutes=1),
            opening=True,
        )
        for i, opening in enumerate(openings)
    )
    return Event(name="sale", day=date(2027, 11, 11), phases=phases)


EVENING = sale("2027-10-31 20:00", "2027-11-10 20:00")
MIDNIGHT = sale("2027-11-01 00:00", "2027-11-11 00:00")


@pytest.mark.parametrize(
    ("event", "opening"),
    [
        (EVENING, "2027-11-10 20:00"),
        (MIDNIGHT, "2027-11-11 00:00"),
        (sale("2027-11-11 10:00"), "2027-11-11 10:00"),
        (sale("2027-11-10 00:00"), "2027-11-10 00:00"),
        (sale("2027-11-09 23:59"), "2027-11-11 00:00"),
        (sale("2027-11-12 00:00"), "2027-11-11 00:00"),
        (sale(), "2027-11-11 00:00"),
        (sale("2027-11-10 20:00", "2027-11-11 20:00"), "2027-11-11 20:00"),
    ],
)
def test_the_main_opening_is_that_of_the_main_day_or_its_eve(event: Event, opening: str) -> None:
    assert main_opening(event) == moment(opening)


@pytest.mark.parametrize(
    ("due", "evening", "midnight"),
    [
        (Due(days=-30), "2027-10-12 18:00", "2027-10-12 18:00"),
        (Due(days=-3, at=time(9)), "2027-11-08 09:00", "2027-11-08 09:00"),
        (Due(minutes=-30), "2027-11-11 17:30", "2027-11-11 17:30"),
        (Due(anchor=Anchor.OPENING, minutes=-120), "2027-11-10 18:00", "2027-11-10 22:00"),
        (Due(anchor=Anchor.OPENING, minutes=-30), "2027-11-10 19:30", "2027-11-10 23:30"),
        (Due(anchor=Anchor.OPENING, minutes=180), "2027-11-10 23:00", "2027-11-11 03:00"),
        (Due(anchor=Anchor.OPENING, minutes=300), "2027-11-11 01:00", "2027-11-11 05:00"),
        (Due(anchor=Anchor.OPENING, days=-1, at=time(17)), "2027-11-09 17:00", "2027-11-10 17:00"),
    ],
)
def test_dues_across_both_openings(due: Due, evening: str, midnight: str) -> None:
    assert (due_at(due, EVENING), due_at(due, MIDNIGHT)) == (moment(evening), moment(midnight))


def test_an_incidents_dues_count_from_its_declaration() -> None:
    due = Due(anchor=Anchor.INCIDENT, minutes=15)
    assert due_at(due, EVENING, moment("2027-11-10 23:50")) == moment("2027-11-11 00:05")


def phase(kind: PhaseKind, start: str, end: str) -> Phase:
    name = f"{kind}{start[8:10]}"
    return Phase(id=name, name=name, kind=kind, start=moment(start), end=moment(end))


CALENDAR = Event(
    name="sale",
    day=date(2027, 11, 11),
    phases=(
        phase(PhaseKind.DEPOSIT, "2027-10-24 20:00", "2027-10-31 20:00"),
        phase(PhaseKind.DEPOSIT, "2027-11-04 20:00", "2027-11-10 20:00"),
        phase(PhaseKind.MAIN, "2027-11-10 20:00", "2027-11-12 02:00"),
    ),
)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (Due(anchor=Anchor.PHASE, phase=PhaseKind.DEPOSIT), "2027-10-24 20:00"),
        (Due(anchor=Anchor.PHASE, phase=PhaseKind.DEPOSIT, edge="end", minutes=-30), "2027-11-10 19:30"),
        (Due(anchor=Anchor.PHASE, phase=PhaseKind.MAIN, edge="end"), "2027-11-12 02:00"),
        (Due(anchor=Anchor.PHASE, phase=PhaseKind.MAIN, edge="end", days=1, at=time(10)), "2027-11-13 10:00"),
        (Due(anchor=Anchor.PHASE, phase=PhaseKind.MAIN, minutes=300), "2027-11-11 01:00"),
        (Due(anchor=Anchor.PHASE, phase=PhaseKind.AFTER_SALE), "2027-11-11 00:00"),
    ],
)
def test_a_phase_counts_from_its_first_start_or_its_last_end(due: Due, expected: str) -> None:
    """A calendar without the phase counts from the opening."""
    assert due_at(due, CALENDAR) == moment(expected)


EDGES = (
    ShiftEdge(moment("2027-11-10 22:00"), Edge.START, "night"),
    ShiftEdge(moment("2027-11-11 00:00"), Edge.END, "late"),
    ShiftEdge(moment("2027-11-11 06:30"), Edge.END, "night"),
    ShiftEdge(moment("2027-11-11 08:00"), Edge.START, "early"),
)


@pytest.mark.parametrize(
    ("values", "began", "expected"),
    [
        ({}, "2027-11-10 23:50", "2027-11-11 00:00"),
        ({"minutes": -15}, "2027-11-10 23:50", "2027-11-10 23:45"),
        ({"shift": "night"}, "2027-11-10 23:50", "2027-11-11 06:30"),
        ({"edge": "start"}, "2027-11-10 23:50", "2027-11-11 08:00"),
        ({}, "2027-11-11 00:00", "2027-11-11 00:00"),
        ({}, "2027-11-11 09:00", "2027-11-11 09:00"),
        ({}, None, "2027-11-11 00:00"),
    ],
)
def test_a_shift_boundary_is_the_next_one_over_midnight_too(
    values: dict, began: str | None, expected: str
) -> None:
    """After the last boundary it is the moment itself; a checklist looks from the opening on."""
    due = Due(anchor=Anchor.SHIFT, **values)
    begun = moment(began) if began else None
    assert due_at(due, MIDNIGHT, begun, EDGES) == moment(expected)


def test_boundaries_are_those_of_the_rota_and_in_the_plans_own_zone() -> None:
    """A night shift belongs to the day on which it starts and ends on the next."""
    worked = builders.rota(builders.work("a1", 0, "night"))
    facts = Facts(plan=builders.plan(), rota=worked)
    book = card(item("sign", due=Due(anchor=Anchor.SHIFT, minutes=-10)))
    began = datetime(2027, 11, 1, 16, 5, tzinfo=UTC)  # 00:05 on the 2nd in Shanghai
    view = walk(book, facts, {}, began, Run(number=1, title="", began=began))
    assert view.of("sign").due == moment("2027-11-02 06:20")
    offered = walk(book, Facts(plan=builders.plan()), {}, began, Run(number=1, title="", began=began))
    assert offered.of("sign").due == moment("2027-11-02 06:20")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Europe/London"])
def test_a_run_counts_from_its_beginning_wherever_the_plan_lies(zone: str) -> None:
    began = datetime(2027, 11, 1, 23, 58, tzinfo=ZoneInfo(zone))
    the_plan = builders.plan(grid=TimeGrid(start=date(2027, 11, 1), days=3, zone=zone))
    book = card(item("first"))
    view = walk(book, Facts(plan=the_plan), {}, began.astimezone(UTC), Run(number=1, title="", began=began))
    assert (view.now, view.of("first").due) == (moment("2027-11-01 23:58"), moment("2027-11-02 00:03"))
