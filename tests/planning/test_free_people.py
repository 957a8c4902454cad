"""Who is free with a skill, and what they may still work: the judge's word, person by person."""

from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.free_person import FreePerson, Whereabouts
from shiftplan.errors import BadInput
from shiftplan.planning.operations.free_people import free_people
from tests.planning import relief_case as case
from tests.planning.relief_case import at, wall


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    history = "agent,month_overtime,week_overtime\np2,35,0\n"
    away = "agent,date,kind,shift,weight,note\nh3,2027-11-02,leave,,,\n"
    rota = case.ROTA.replace("h3,2027-11-02,early,aftersale,\n", "")
    return case.shop(tmp_path / "plan", told=False, history_csv=history, availability_csv=away, rota_csv=rota)


def people(opened: planning.OpenPlan, hour: int, queue: str = "") -> dict[str, FreePerson]:
    return {one.agent: one for one in free_people(opened, queue, at(hour, 2))}


def test_everybody_is_somewhere(opened: planning.OpenPlan) -> None:
    found = people(opened, 10)
    assert {one: found[one].where for one in ("p1", "s1", "l1", "off", "h3")} == {
        "p1": Whereabouts.ON_SHIFT,
        "s1": Whereabouts.STANDBY,
        "l1": Whereabouts.LATER,
        "off": Whereabouts.OFF,
        "h3": Whereabouts.AWAY,
    }
    assert people(opened, 17)["p1"].where is Whereabouts.DONE
    assert (found["p1"].serves, found["p1"].until, found["p1"].note) == ("presale", wall(16, 30), "138-0000")


def test_on_shift_they_may_stay_as_long_as_the_law_allows(opened: planning.OpenPlan) -> None:
    found = people(opened, 10)
    assert {one: found[one].more_minutes for one in ("p1", "p2", "p3", "p4", "p5")} == {
        "p1": 180,  # three hours a day
        "p2": 60,  # an hour of the month is left
        "p3": 0,  # pregnant
        "p4": 0,  # no consent
        "p5": 0,  # an intern
    }
    assert found["p1"].source == found["p2"].source == "劳动法 §41"
    assert "36 h" in str(found["p2"].limit)
    assert (found["p2"].overtime_month, found["p4"].consent) == (35, False)
    assert found["p1"].may_work_minutes == 180 + found["p1"].left_minutes == 180 + 388


def test_on_standby_they_may_come_until_it_ends(opened: planning.OpenPlan) -> None:
    assert people(opened, 10)["s1"].more_minutes == 450  # in slots, until 18:00 at the latest
    assert people(opened, 10)["s1"].left_minutes == 0


def test_off_duty_they_may_work_what_begins_later(opened: planning.OpenPlan) -> None:
    free = people(opened, 10)["off"]
    assert (free.shifts, free.more_minutes) == (("late",), 480)
    assert people(opened, 15)["off"].shifts == ()


def test_a_break_that_runs_is_told(opened: planning.OpenPlan) -> None:
    assert people(opened, 12)["p1"].resting_until == wall(12, 30)


def test_only_those_with_the_skill(opened: planning.OpenPlan) -> None:
    assert set(people(opened, 10, "售后")) == {"s1", "s2", "h1", "h2", "h3"}
    with pytest.raises(BadInput, match="the plan has no such queue: presal"):
        free_people(opened, "presal", at(10))


def test_those_on_shift_stand_first(opened: planning.OpenPlan) -> None:
    found = free_people(opened, "", at(10, 2))
    places = [list(Whereabouts).index(one.where) for one in found]
    assert places == sorted(places)
    here = [one.may_work_minutes for one in found if one.here]
    assert here == sorted(here, reverse=True)
