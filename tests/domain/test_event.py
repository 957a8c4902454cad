from datetime import date, datetime, timedelta

import pytest
from pydantic import ValidationError

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind

at = datetime.fromisoformat


def phase(name: str, start: int, end: int, *, opening: bool = False) -> Phase:
    """From hour to hour of 10 November; 24 and more is the next day."""
    midnight = at("2027-11-10")
    begin, finish = midnight + timedelta(hours=start), midnight + timedelta(hours=end)
    return Phase(id=name, name=name, kind=PhaseKind.SPOT, start=begin, end=finish, opening=opening)


def event(*phases: Phase) -> Event:
    return Event(name="sale", day=date(2027, 11, 11), phases=phases)


def test_phases_are_half_open_and_may_leave_gaps() -> None:
    sale = event(phase("warm", 0, 18), phase("main", 20, 30))
    found = [sale.phase_at(at(f"2027-11-10 {hour:02d}:00")) for hour in (0, 17, 18, 20)]
    assert [each.id if each else None for each in found] == ["warm", "warm", None, "main"]
    assert sale.phase_at(at("2027-11-11 06:00")) is None


def test_openings_come_in_order() -> None:
    sale = event(phase("main", 20, 30, opening=True), phase("deposit", 0, 5, opening=True), phase("x", 6, 7))
    assert sale.openings == (at("2027-11-10"), at("2027-11-10 20:00"))


def test_phases_may_touch_but_not_overlap() -> None:
    assert len(event(phase("b", 5, 9), phase("a", 0, 5)).phases) == 2
    with pytest.raises(ValidationError, match="phases a and b overlap"):
        event(phase("b", 4, 9), phase("a", 0, 5))


@pytest.mark.parametrize("end", [5, 4])
def test_a_phase_ends_after_it_starts(end: int) -> None:
    with pytest.raises(ValidationError, match="not after its start"):
        phase("p", 5, end)
