"""What a running day makes of a shift: hours, presence, nights, pay and spans count what is really worked."""

from datetime import datetime

import pytest

from shiftplan.domain import head_counts, pay, work
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.on_the_day import Lent, OnTheDay
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break, ShiftKind, ShiftTemplate
from shiftplan.domain.spans import Activity, spans
from tests import builders as b

HOME = ShiftTemplate(
    id="home",
    short="H",
    name="home",
    start_minute=1080,
    length_minutes=360,
    kind=ShiftKind.STANDBY,
    standby_share=0.25,
)
PAID = tuple(one.model_copy(update={"hourly_wage": 20}) for one in b.CONTRACTS)
PLAN = b.plan(
    (b.agent("a1", queues=("presale", "aftersale")), b.agent("a2")),
    queues=(b.queue("presale"), b.queue("aftersale")),
    shifts=(*b.SHIFTS, HOME),
    contracts=PAID,
)


def made(shift: str = "early", **values: object) -> Assignment:
    return b.work("a1", 0, shift).model_copy(update={"on_the_day": OnTheDay.model_validate(values)})


def present(one: Assignment, plan: Plan = PLAN) -> dict[tuple[str, str], float]:
    """Share of each slot served, by queue and time; days after the first carry a +1."""
    return {
        (queue, f"{plan.grid.moment(slot):%H:%M}"): share
        for queue, slot, share in work.served(plan, one)
        if share
    }


def test_a_longer_shift_ends_later_and_counts_its_hours() -> None:
    shift = PLAN.worked(made(longer=90))
    assert (shift.start_minute, shift.end_minute, shift.hours) == (480, 1080, 9.5)
    assert work.daily_overtime(shift, PLAN.settings.rules) == 1.5
    slots = present(made(longer=90)).keys() - present(made()).keys()
    assert slots == {("presale", "16:30"), ("presale", "17:00"), ("presale", "17:30")}


def test_an_earlier_begin_leaves_the_breaks_at_their_times() -> None:
    shift = PLAN.worked(made(earlier=60))
    assert (shift.start_minute, shift.end_minute, shift.hours) == (420, 990, 9.0)
    assert [shift.start_minute + pause.after_minutes for pause in shift.breaks] == [720]


def test_a_longer_shift_may_become_a_night() -> None:
    rules = PLAN.settings.rules
    assert not work.touches_night(PLAN.worked(made("late")), rules)
    assert work.touches_night(PLAN.worked(made("late", longer=60)), rules)


def test_overtime_is_paid_at_its_rate() -> None:
    agent, day = PLAN.agent["a1"], made().day
    usual = pay.of_shift(PLAN, agent, day, PLAN.worked(made()))
    assert pay.of_shift(PLAN, agent, day, PLAN.worked(made(longer=60))) == pytest.approx(usual + 1.5 * 20)


def test_standby_that_is_called_in_serves_from_then_on() -> None:
    one = made("home", called_in=(1200, 1290))
    shift = PLAN.worked(one)
    assert shift.serves
    assert shift.hours == 0.25 * 4.5 + 1.5
    assert present(one) == {("presale", "20:00"): 1, ("presale", "20:30"): 1, ("presale", "21:00"): 1}
    assert [(span.activity, f"{span.begin:%H:%M}", f"{span.end:%H:%M}") for span in spans(PLAN, one)] == [
        (Activity.STANDBY, "18:00", "20:00"),
        (Activity.SERVE, "20:00", "21:30"),
        (Activity.STANDBY, "21:30", "00:00"),
    ]


def test_a_call_in_the_middle_of_a_slot_counts_its_share() -> None:
    assert present(made("home", called_in=(1210, 1230))) == {("presale", "20:00"): pytest.approx(2 / 3)}


def test_nobody_on_a_serving_shift_is_called_in() -> None:
    assert PLAN.worked(made(called_in=(600, 700))) == PLAN.worked(made())


def test_whoever_is_lent_serves_there_and_comes_back() -> None:
    one = made(lent=(Lent(queue="aftersale", begin=615, end=690),))
    slots = present(one)
    assert slots["aftersale", "10:30"] == 1
    assert ("presale", "10:30") not in slots
    assert slots["presale", "10:00"] == slots["aftersale", "10:00"] == 0.5
    assert slots["presale", "11:30"] == 1
    served = [(span.what, f"{span.begin:%H:%M}") for span in spans(PLAN, one) if span.what]
    assert served == [
        ("presale", "08:00"),
        ("aftersale", "10:15"),
        ("presale", "11:30"),
        ("presale", "12:30"),
    ]


def test_the_worth_on_the_other_queue_is_that_of_the_other_queue() -> None:
    agent = b.agent("a1", queues=("presale", "aftersale"), proficiency={"aftersale": 0.5})
    plan = b.plan((agent,), queues=(b.queue("presale"), b.queue("aftersale")))
    one = made(lent=(Lent(queue="aftersale", begin=600, end=660),))
    supply = work.supply(plan, b.rota(one))
    slot = plan.grid.slot_at(datetime.combine(one.day, datetime.min.time()).replace(hour=10))
    assert slot is not None
    assert (supply["presale"][slot], supply["aftersale"][slot]) == (0, 0.5)


def heads(one: Assignment, *, standby: bool, held: bool = True) -> list[str]:
    rule = CoverRule(id="x", least=1, standby=standby)
    counted = head_counts.people(head_counts.present(PLAN, b.rota(one), held=held), rule, PLAN.grid.slots)
    return [f"{PLAN.grid.moment(slot):%H:%M}" for slot, count in enumerate(counted) if count]


def test_called_in_they_hold_a_seat_and_stay_the_standby_they_are() -> None:
    one = made("home", called_in=(1200, 1260))
    assert heads(one, standby=False) == heads(one, standby=False, held=False) == ["20:00", "20:30"]
    assert heads(one, standby=True) == heads(made("home"), standby=True)
    assert len(heads(one, standby=True)) == 12


def test_people_on_the_day_are_counted_on_the_queue_they_serve() -> None:
    one = made(lent=(Lent(queue="aftersale", begin=600, end=720),), longer=30)
    for held in (True, False):
        there = head_counts.present(PLAN, b.rota(one), held=held)
        totals = {queue: sum(series) for (_, _, queue), series in there.items()}
        assert totals == {"presale": 18 - 4 - (0 if held else 1), "aftersale": 4}


def test_a_called_in_shift_that_ends_later_keeps_its_break() -> None:
    meal = Break(after_minutes=60, minutes=30)
    shift = HOME.model_copy(update={"breaks": (meal,)}).on_the_day(OnTheDay(earlier=30, longer=30))
    assert [(pause.after_minutes, shift.length_minutes) for pause in shift.breaks] == [(90, 420)]


def test_an_end_before_its_beginning_is_refused() -> None:
    with pytest.raises(ValueError, match="the end lies before the beginning"):
        Lent(queue="presale", begin=60, end=60)
