from datetime import date, datetime, time, timedelta

import pytest

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.playbook import Anchor, Due
from shiftplan.operations.due import due_at, main_opening


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
