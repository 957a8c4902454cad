"""The laws of counting that solver and judge share, against cases counted by hand."""

from datetime import date

import pytest
from hypothesis import given

from shiftplan.domain import work
from shiftplan.domain.people import Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import ShiftTemplate
from tests import builders as b
from tests.checks.bench import day, days, entry, one_person, rules
from tests.domain.strategies import plans_with_rotas, shifts

CHINA = b.china()
WEEK = days(*range(7))


@pytest.mark.parametrize(
    ("start", "hours", "minutes"),
    [
        (8, 8.5, 0),  # 08:00–16:30
        (14, 8, 0),  # until 22:00: reaches the night, does not enter it
        (14, 8.5, 30),  # until 22:30
        (22, 8.5, 480),  # 22:00–06:30: the whole night of 8 h
        (20, 14, 480),  # 20:00–10:00
        (0, 6, 360),  # the end of the night before
        (5, 8, 60),  # 05:00–13:00
        (6, 8, 0),  # from 06:00
        (3, 21, 300),  # 03:00–24:00: 3 h of one night and 2 h of the next
        (23, 23.5, 450),  # 23:00–22:30: 7 h, and half an hour of the night after
    ],
)
def test_minutes_in_the_night(start: float, hours: float, minutes: int) -> None:
    shift = b.shift("s", start, hours)
    assert work.night_minutes(shift, CHINA) == minutes
    assert work.touches_night(shift, CHINA) == (minutes > 0)
    assert work.is_night_shift(shift, CHINA) == (minutes >= 180)


def test_one_minute_of_the_night_touches_it() -> None:
    late = ShiftTemplate(id="s", short="S", name="s", start_minute=14 * 60 + 1, length_minutes=480)
    assert work.touches_night(late, CHINA)


def test_breaks_in_the_night_are_night() -> None:
    assert work.night_minutes(b.shift("s", 22, 8, meal_after=4), CHINA) == 480


def test_a_night_of_exactly_three_hours_counts_for_fairness() -> None:
    assert work.is_night_shift(b.shift("s", 17, 8), CHINA) is True
    assert work.is_night_shift(b.shift("s", 16.5, 8), CHINA) is False


def test_a_night_that_starts_after_midnight() -> None:
    """A rule book may say 00:00 to 05:00, written 24 to 5, or 0 to 5."""
    for begin in (24, 0):
        book = rules(night_from_hour=begin, night_to_hour=5)
        assert work.night_minutes(b.shift("s", 22, 8.5), book) == 300
        assert work.night_minutes(b.shift("s", 8, 8.5), book) == 0
        assert work.night_minutes(b.shift("s", 4, 8), book) == 60


@given(shifts())
def test_the_night_is_no_longer_than_the_shift(shift: ShiftTemplate) -> None:
    assert 0 <= work.night_minutes(shift, CHINA) <= min(shift.length_minutes, 16 * 60)


@given(shifts())
def test_night_minutes_are_the_minutes_on_a_clock_between_22_and_6(shift: ShiftTemplate) -> None:
    clock = [(shift.start_minute + i) % 1440 for i in range(shift.length_minutes)]
    assert work.night_minutes(shift, CHINA) == sum(m >= 22 * 60 or m < 6 * 60 for m in clock)


def test_weekends_are_saturday_and_sunday() -> None:
    assert [work.is_weekend(day(i)) for i in range(7)] == [False] * 5 + [True] * 2


def test_weeks_run_from_monday_to_sunday_and_are_cut_by_the_edges() -> None:
    """Thursday 4 to Wednesday 17 November."""
    plan = b.plan(grid=b.grid(14, date(2027, 11, 4)))
    assert [len(week) for week in work.weeks(plan)] == [4, 7, 3]
    assert work.weeks(plan)[1][0] == date(2027, 11, 8)
    assert [d for week in work.weeks(plan) for d in week] == list(plan.grid.dates)


def test_a_plan_of_one_sunday_is_one_week() -> None:
    assert work.weeks(b.plan(grid=b.grid(1, date(2027, 11, 7)))) == ((date(2027, 11, 7),),)


@pytest.mark.parametrize(("number", "hours"), [(7, 40), (5, 40), (4, 32), (1, 8)])
def test_a_part_of_a_week_has_8_normal_hours_a_day_and_40_at_most(number: int, hours: float) -> None:
    assert work.normal_hours(WEEK[:number], CHINA) == hours


def test_daily_overtime_is_what_is_beyond_8_hours() -> None:
    assert work.daily_overtime(b.shift("s", 8, 8.5, meal_after=4), CHINA) == 0
    assert work.daily_overtime(b.shift("s", 8, 11), CHINA) == 3


def test_agreed_hours_are_by_the_share_of_days_open() -> None:
    ann = b.agent("ann", hired=day(2))
    plan = b.plan((ann,), days=7, availability=(entry("ann", 6, "leave"), entry("ann", 5, "wish_off")))
    assert work.agreed_hours(plan, ann, WEEK) == pytest.approx(40 * 4 / 7)
    assert work.agreed_hours(plan, ann, WEEK[:2]) == 0


def test_a_whole_week_without_leave_agrees_the_contracts_hours() -> None:
    plan = one_person(7, agent={"contract": "part"})
    assert work.agreed_hours(plan, plan.agents[0], WEEK) == 20


@pytest.mark.parametrize(("contract", "hours"), [("full", 48), ("part", 24), ("temp", 48), ("intern", 40)])
def test_the_most_hours_of_a_week(contract: str, hours: float) -> None:
    plan = one_person(agent={"contract": contract})
    assert work.max_week_hours(plan, plan.agents[0]) == hours


@pytest.mark.parametrize(("agreed", "hours"), [(30, 24), (20, 20)])
def test_part_time_is_bound_by_the_law_and_by_a_stricter_contract(agreed: float, hours: float) -> None:
    part = Contract(id="full", kind=ContractKind.PART_TIME, max_hours_per_week=agreed)
    plan = one_person(contracts=(part,))
    assert work.max_week_hours(plan, plan.agents[0]) == hours


def test_the_rule_book_binds_above_a_loose_contract() -> None:
    loose = Contract(id="full", kind=ContractKind.FULL_TIME, max_hours_per_week=60)
    plan = one_person(contracts=(loose,))
    assert work.max_week_hours(plan, plan.agents[0]) == 48


def test_averaged_hours_are_bound_by_their_contract_alone() -> None:
    averaged = Contract(id="full", kind=ContractKind.SPECIAL, max_hours_per_week=60)
    plan = one_person(contracts=(averaged,))
    assert work.max_week_hours(plan, plan.agents[0]) == 60


def test_cover_is_productivity() -> None:
    plan = one_person(agent={"productivity": 0.53})
    assert work.cover(plan, plan.agents[0], b.SHIFTS[0]) == 0.53


def test_a_nursing_mother_is_away_for_an_hour_of_her_shift() -> None:
    plan = one_person(agent={"productivity": 1.15, "protection": "nursing"})
    ann = plan.agents[0]
    assert work.cover(plan, ann, b.shift("s", 8, 8.5, meal_after=4)) == pytest.approx(1.15 * 7 / 8, abs=1e-4)
    assert work.cover(plan, ann, b.shift("s", 8, 4)) == pytest.approx(1.15 * 3 / 4, abs=1e-4)
    assert work.cover(plan, ann, b.shift("s", 8, 0.5)) == 0


PROTECTED = {
    "pregnant": {"protection": "pregnant"},
    "nursing": {"protection": "nursing"},
    "minor": {"protection": "minor"},
    "intern": {"contract": "intern"},
}


@pytest.mark.parametrize("status", PROTECTED)
def test_protection_forbids_nights_and_overtime_until_its_rule_is_off(status: str) -> None:
    for what, may in (("night", work.may_work_nights), ("overtime", work.may_work_overtime)):
        plan = one_person(agent=PROTECTED[status])
        assert may(plan, plan.agents[0]) is False
        free = one_person(agent=PROTECTED[status], rules=rules(**{f"{status}_no_{what}": 0}))
        assert may(free, free.agents[0]) is True


def test_overtime_needs_consent_only_while_that_rule_is_on() -> None:
    refused = {"overtime_consent": False}
    plan = one_person(agent=refused)
    assert work.may_work_overtime(plan, plan.agents[0]) is False
    assert work.may_work_nights(plan, plan.agents[0]) is True
    free = one_person(agent=refused, rules=rules(overtime_needs_consent=0))
    assert work.may_work_overtime(free, free.agents[0]) is True


def test_an_intern_may_be_a_minor_too() -> None:
    plan = one_person(agent={"contract": "intern", "protection": "minor"})
    assert work.status_names(plan, plan.agents[0]) == ("intern", "minor")
    adult = one_person()
    assert work.status_names(adult, adult.agents[0]) == ()


def test_supply_of_a_day_shift_with_its_meal() -> None:
    """08:00–16:30, meal 12:00–12:30: slots 16 to 32 without 24."""
    plan = one_person(1, agent={"productivity": 0.7})
    supply = work.supply(plan, b.rota(b.work("ann", 0)))["presale"]
    assert [slot for slot, amount in enumerate(supply) if amount] == [*range(16, 24), *range(25, 33)]
    assert supply[16] == pytest.approx(0.7)


def test_supply_goes_on_after_midnight_and_ends_with_the_plan() -> None:
    plan = one_person(2)
    supply = work.supply(plan, b.rota(b.work("ann", 0, "night")))["presale"]
    assert (supply[43], supply[44], supply[48], supply[60]) == (0, 1, 1, 1)
    assert supply[61] == 0
    last = work.supply(plan, b.rota(b.work("ann", 1, "night")))["presale"]
    assert sum(last) == 4


def test_heads_count_people_there_for_half_a_slot_or_more() -> None:
    odd = ShiftTemplate(id="odd", short="O", name="odd", start_minute=495, length_minutes=50)
    plan = one_person(1, shifts=(odd,), agent={"productivity": 0.4})
    heads = work.heads(plan, b.rota(b.work("ann", 0, "odd")))["presale"]
    assert {slot: n for slot, n in enumerate(heads) if n} == {16: 1, 17: 1}


def test_heads_from_the_first_slot_of_the_plan_to_its_last() -> None:
    plan = one_person(2, shifts=(*b.SHIFTS, b.shift("small", 0, 6)))
    heads = work.heads(plan, b.rota(b.work("ann", 0, "small"), b.work("ann", 1, "night")))["presale"]
    assert [slot for slot, n in enumerate(heads) if n] == [*range(12), *range(92, 96)]


@given(plans_with_rotas())
def test_supply_is_the_sum_over_people(case: tuple[Plan, Rota]) -> None:
    plan, rota = case
    whole = work.supply(plan, rota)
    alone = [work.supply(plan, Rota.of(a for a in rota.assignments if a.agent == x.id)) for x in plan.agents]
    for queue, series in whole.items():
        assert series == pytest.approx([sum(slot) for slot in zip(*(s[queue] for s in alone), strict=True)])


@given(plans_with_rotas())
def test_supply_is_each_shifts_served_time_worth_its_person(case: tuple[Plan, Rota]) -> None:
    """Counted by the minute, on a clock of the whole plan, without slots."""
    plan, rota = case
    expected = 0.0
    for a in rota.assignments:
        shift, midnight = plan.shift[a.shift], (a.day - plan.grid.start).days * 1440
        away = {m for p in shift.breaks for m in range(p.after_minutes, p.after_minutes + p.minutes)}
        inside = plan.grid.days * 1440 - midnight - shift.start_minute
        served = sum(m not in away for m in range(min(shift.length_minutes, inside)))
        expected += served / 60 * work.cover(plan, plan.agent[a.agent], shift)
    supplied = sum(map(sum, work.supply(plan, rota).values())) * plan.grid.hours
    assert supplied == pytest.approx(expected)


def test_what_the_plan_does_not_know_supplies_nothing() -> None:
    plan = one_person(1)
    strangers = (
        b.work("gone", 0),
        b.work("ann", 0, "noon"),
        b.work("ann", 0, "early", "lost"),
        b.work("ann", 1),
    )
    rota = b.rota(*strangers)
    assert work.known(plan, rota) == []
    assert sum(work.supply(plan, rota)["presale"]) == 0
    assert sum(work.heads(plan, rota)["presale"]) == 0


@pytest.mark.parametrize(
    ("kind", "shift", "worked", "met"),
    [
        ("wish_on", None, "early", True),
        ("wish_on", None, None, False),
        ("wish_on", "early", "early", True),
        ("wish_on", "early", "late", False),
        ("wish_off", None, None, True),
        ("wish_off", None, "early", False),
        ("wish_off", "night", "night", False),
        ("wish_off", "night", "early", True),
    ],
)
def test_wishes_met(kind: str, shift: str | None, worked: str | None, *, met: bool) -> None:
    assignment = b.work("ann", 0, worked) if worked else None
    assert work.wish_met(entry("ann", 0, kind, shift=shift), assignment) is met


def test_only_wishes_that_a_rota_can_answer_are_open() -> None:
    ann = b.agent("ann", leaves=day(4))
    entries = (
        entry("ann", 0, "wish_on"),
        entry("ann", 1, "leave"),
        entry("ann", 1, "wish_on"),
        entry("ann", 5, "wish_off"),
        entry("ann", 9, "wish_on"),
        entry("gone", 0, "wish_on"),
    )
    plan = b.plan((ann,), days=7, availability=entries)
    assert work.open_wishes(plan) == entries[:1]
