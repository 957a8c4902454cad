"""Rules of hours and rest read the shift as it is worked: its start, its parts, at home or at work."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break, BreakKind
from tests import builders as b
from tests.checks.bench import day, entry, found, one_person, rules
from tests.files.particular_cases import template

GAP = (Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)
SHIFTS = (
    template("free", 480, start_until=1200),
    template("split", 540, 720, breaks=GAP),
    template("home", 1200, 600, kind="standby", standby_share=0.25),
    template("nothing", 1200, 600, kind="standby"),
    template("evening", 840, 480),
)


def plan(days: int = 14, **values: object) -> Plan:
    return one_person(days, shifts=SHIFTS, **values)


def on(index: int, shift: str, start: int | None = None) -> Assignment:
    return b.work("ann", index, shift).model_copy(update={"start": start})


@pytest.mark.parametrize(("start", "faults"), [(540, 0), (539, 1), (None, 1)])
def test_rest_is_measured_to_the_start_that_is_worked(start: int | None, faults: int) -> None:
    """22:00 to 09:00 is eleven hours."""
    assert len(found(plan(), "rest_hours_between_shifts", on(0, "evening"), on(1, "free", start))) == faults


def test_rest_is_measured_from_the_end_that_is_worked() -> None:
    late = on(0, "free", 1200)
    (finding,) = found(plan(), "rest_hours_between_shifts", late, on(1, "free", 480))
    assert "rests 3.5 h" in str(finding.message)


def test_hours_off_between_two_parts_are_no_daily_rest() -> None:
    """14 to 17 is off, and rest counts from 21:00 all the same."""
    (finding,) = found(plan(), "rest_hours_between_shifts", on(0, "split"), on(1, "free", 450))
    assert "rests 10.5 h" in str(finding.message)
    assert found(plan(), "one_shift_a_day", on(0, "split")) == []


def test_a_day_with_a_split_shift_is_no_rest_day() -> None:
    book = {"rules": rules(consecutive_days=7)}
    six = [on(index, "split") for index in range(6)]
    assert found(plan(7, **book), "rest_days_per_week", *six) == []
    assert len(found(plan(7, **book), "rest_days_per_week", *six, on(6, "split"))) == 1


def test_hours_off_are_no_hours_of_work() -> None:
    """8 h a day: no overtime, though eleven and more lie between start and end."""
    assert found(plan(), "overtime_hours_per_day_usual", on(0, "split")) == []
    assert found(plan(), "max_hours_per_week", *(on(index, "split") for index in range(6))) == []


def test_a_standby_holds_its_person_like_a_shift() -> None:
    assert len(found(plan(), "rest_hours_between_shifts", on(0, "home"), on(1, "free", 600))) == 1
    assert len(found(plan(), "one_shift_a_day", on(0, "home"), on(0, "free"))) == 1
    week = [on(index, "home") for index in range(7)]
    assert len(found(plan(7, rules=rules(consecutive_days=7)), "rest_days_per_week", *week)) == 1


def test_a_standby_counts_its_share_of_hours() -> None:
    """2.5 h each: sixteen fit into 40 h where six whole ones would not."""
    contract = {"agent": {"contract": "part"}}
    assert found(plan(**contract), "part_time_hours_per_day", on(0, "home")) == []
    assert len(found(plan(**contract), "part_time_hours_per_day", on(0, "free", 480))) == 1
    judgement = judge(plan(), b.need(plan(), 0), b.rota(on(0, "home"), on(1, "nothing")))
    hours = {term.name: term.amount for term in judgement.terms}
    assert hours["undertime"] == pytest.approx(80 - 2.5)


def test_a_standby_serves_nobody() -> None:
    need = b.need(plan(), 1)
    bare, home = (judge(plan(), need, b.rota(*work)) for work in ((), (on(0, "home"),)))
    assert home.shortage_agent_hours == bare.shortage_agent_hours


def test_a_standby_without_hours_is_nobody_to_divide_by() -> None:
    nursing = plan(agent={"protection": "nursing"})
    assert found(nursing, "overtime", on(0, "nothing")) == []


@pytest.mark.parametrize(("start", "nights"), [(480, 0), (1200, 0), (1320, 1)])
def test_whether_a_shift_is_a_night_depends_on_its_start(start: int, nights: int) -> None:
    """20:00 to 04:30 has six and a half hours in the night; a night shift of this rule book needs eight."""
    shifts = (template("free", 480, start_until=1380),)
    the_plan = one_person(4, shifts=shifts, rules=rules(night_shift_hours=8))
    work = [on(index, "free", start) for index in (0, 2)]
    terms = judge(the_plan, b.need(the_plan, 0), b.rota(*work)).terms
    assert next(term.amount for term in terms if term.name == "nights") == nights


def test_the_law_on_nights_reads_the_start() -> None:
    pregnant = plan(agent={"protection": "pregnant"})
    assert found(pregnant, "night", on(0, "free", 810)) == []
    assert len(found(pregnant, "night", on(0, "free", 840))) == 1


def test_hours_off_in_the_night_are_no_night() -> None:
    """18 to 22 and 6 to 8: nothing between is worked."""
    gap = (Break(after_minutes=240, minutes=480, kind=BreakKind.GAP),)
    the_plan = one_person(
        shifts=(template("apart", 1080, 840, breaks=gap),), agent={"protection": "pregnant"}
    )
    assert found(the_plan, "night", on(0, "apart")) == []


def test_leave_after_midnight_reads_the_start() -> None:
    away = (entry("ann", 1, "leave"),)
    assert found(plan(availability=away), "availability", on(0, "free", 900)) == []
    (finding,) = found(plan(availability=away), "availability", on(0, "free", 1200))
    assert finding.days == (day(0), day(1))
