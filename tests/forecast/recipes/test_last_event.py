"""Last event × growth, phase by phase onto another calendar."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from shiftplan.domain.derivation import Derived, Records
from shiftplan.domain.event import Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.recipe import Growth, LastEventRecipe
from shiftplan.errors import BadInput
from shiftplan.forecast import derive
from shiftplan.forecast.recipes.last_event import growth_of
from shiftplan.forecast.recipes.stretching import Laying, laid, total_for
from tests.forecast.recipes import sale

SETTINGS = sale.settings()
YEAR = timedelta(days=365)
SAME = tuple(
    phase.model_copy(update={"start": phase.start - YEAR, "end": phase.end - YEAR}) for phase in sale.PHASES
)
CURVE = [100.0 + 7 * (i % 48) for i in range(4 * 48)]
"""Half-hours from 2026-11-01 (a year before the plan), so that every one of a day is told apart."""


def past(**series: list[float]) -> Records:
    return sale.records("2026-11-01 00:00", 30, **(series or {"presale": CURVE}))


def derived(phases: tuple[Phase, ...] = SAME, table: Records | None = None, **values: Any) -> Derived:
    recipe = LastEventRecipe(file="last.csv", phases=phases, **values)
    return derive(SETTINGS, recipe, {"last.csv": table or past()})


def test_the_same_calendar_gives_the_same_curve() -> None:
    made = derived()
    assert made.forecast.contacts["base"]["presale"] == pytest.approx(CURVE, abs=1e-3)
    assert sale.codes(made) == {"table_without_queue"}


def test_growth_the_most_particular_one_counts() -> None:
    growth = (
        Growth(factor=1.3),
        Growth(factor=1.5, queue="presale"),
        Growth(factor=2, phase="main"),
        Growth(factor=3, phase="main", queue="presale"),
    )
    assert growth_of(growth, "main", "presale") == 3
    assert growth_of(growth, "main", "aftersale") == 2
    assert growth_of(growth, "warm", "presale") == 1.5
    assert growth_of(growth, None, "aftersale") == 1.3
    assert growth_of((), "main", "presale") is None
    made = derived(growth=growth)
    main = sum(CURVE[88:144])
    assert sale.in_phase(made, sale.PHASES[1], "presale") == pytest.approx(3 * main, rel=1e-6)
    told = next(part for part in sale.step(made, "presale").parts if part.phase == "main")
    assert (
        str(told.working) == f"last event's main {main:,.0f} contacts × growth 3 = {3 * main:,.0f} contacts"
    )


def test_no_growth_given_is_said_to_be_one_by_default() -> None:
    assert "growth 1 (our default)" in str(sale.step(derived(), "main").working)


def test_an_opening_at_midnight_moves_to_eight_in_the_evening_and_nights_stay_nights() -> None:
    """28 hours from 00:00 there, 28 hours from 20:00 here."""
    rush = [900.0, 700.0, 500.0, 400.0, 300.0, 250.0, 220.0, 200.0]
    night_and_day = [10.0 if 2 <= (i / 2) % 24 < 8 else 100.0 for i in range(96)]
    curve = [*rush, *night_and_day[8:56]]
    main = sale.phase("main", PhaseKind.MAIN, "2026-11-11 00:00", "2026-11-12 04:00", opening=True)
    table = sale.records("2026-11-11 00:00", 30, presale=curve)
    made = derived((main,), table)
    series = made.forecast.contacts["base"]["presale"]
    opening = SETTINGS.grid.slot_at(sale.PHASES[1].start)
    assert opening is not None
    scale = series[opening] / 900
    assert series[opening : opening + 8] == pytest.approx([value * scale for value in rush], rel=1e-3)
    after_midnight = series[opening + 8 : opening + 56]
    for index, value in enumerate(after_midnight):
        clock = index / 2 % 24
        assert value == pytest.approx(scale * (10 if 2 <= clock < 8 else 100), rel=1e-3)
    assert sale.in_phase(made, sale.PHASES[1], "presale") == pytest.approx(sum(curve), rel=1e-6)


@pytest.mark.parametrize(
    ("days_then", "by_hand"), [(1, 100 + 4 * 100 / 24), (2, 100 + 4 * 200 / 24), (3, 100 + 4 * 200 / 24)]
)
def test_a_longer_past_is_cut_and_a_shorter_one_goes_on_by_its_last_day(
    days_then: int, by_hand: float
) -> None:
    """Days of 100, 200, 300 contacts there, 28 hours here."""
    days = [100.0, 200.0, 300.0][:days_then]
    steps = [amount / 288 for amount in days for _ in range(288)]
    assert total_for(steps, 28 * 12) == pytest.approx(by_hand)


def test_the_length_is_told() -> None:
    longer = SAME[1].model_copy(update={"end": SAME[1].end + timedelta(hours=4)})
    shifted = (SAME[0], longer)
    note = sale.step(derived(shifted), "main").note
    assert str(note).startswith("32 h there with ")
    assert str(note).endswith("the first 28 h of them here")
    shorter = SAME[1].model_copy(update={"end": SAME[1].end - timedelta(hours=4)})
    assert str(sale.step(derived((SAME[0], shorter)), "main").note).endswith(
        "28 h here: its last day goes on"
    )


def test_a_phase_that_reaches_out_of_the_plan_is_named() -> None:
    recipe = LastEventRecipe(file="last.csv", phases=SAME)
    made = derive(sale.settings(days=3), recipe, {"last.csv": past()})
    assert "phase_outside_plan" in sale.codes(made)
    assert sale.total(made, "presale") == pytest.approx(sum(CURVE[:144]), rel=1e-6)


def test_a_phase_without_counterpart_follows_one_like_it_and_that_is_said() -> None:
    made = derived(SAME[:2])
    (finding,) = [found for found in made.findings if found.code == "no_counterpart"]
    assert "no phase like after; it follows" in str(finding.message)
    assert sale.in_phase(made, sale.PHASES[2], "presale") > 0


def test_an_opening_then_unknown_and_days_missing_are_said() -> None:
    closed = SAME[1].model_copy(update={"opening": False})
    assert "opening_not_known" in sale.codes(derived((SAME[0], closed, SAME[2])))
    short = past(presale=CURVE[:160])
    (finding,) = [found for found in derived(table=short).findings if found.code == "last_event_incomplete"]
    assert str(finding.message) == "the file lacks 16.0 h of last event's after; they count as 0"


def test_days_outside_the_phases_follow_usual_days() -> None:
    plan = sale.settings(phases=(sale.PHASES[1],))
    recipe = LastEventRecipe(file="last.csv", phases=(SAME[1],))
    made = derive(plan, recipe, {"last.csv": past(presale=[10.0] * 192)})
    series = made.forecast.contacts["base"]["presale"]
    assert series[:80] == pytest.approx([10.0] * 80, abs=1e-3)
    assert "no_usual_day" not in sale.codes(made)
    bare = derive(plan, recipe, {"last.csv": sale.records("2026-11-02 20:00", 30, presale=[10.0] * 56)})
    assert "no_usual_day" in sale.codes(bare)
    assert set(bare.forecast.contacts["base"]["presale"][:80]) == {0.0}


def test_a_table_that_runs_for_years_is_refused() -> None:
    rows = sale.records("2026-11-01 00:00", 30, presale=[1.0])
    far = {**rows.amounts["presale"], rows_start(rows) + timedelta(days=900): 1.0}
    with pytest.raises(BadInput, match="runs from 2026-11-01 to 2029"):
        derived(table=rows.model_copy(update={"amounts": {"presale": far}}))


def rows_start(records: Records) -> Any:
    return next(iter(records.amounts["presale"]))


@runs(max_examples=60)
@given(
    past_steps=st.lists(st.floats(0, 1e4), min_size=1, max_size=700),
    clock_then=st.integers(0, 287),
    clock_now=st.integers(0, 287),
    length=st.integers(1, 900),
    rush=st.sampled_from([0, 12, 48]),
)
def test_mapping_keeps_the_sum(
    past_steps: list[float], clock_then: int, clock_now: int, length: int, rush: int
) -> None:
    now = laid(past_steps, Laying(clock_then, clock_now, length, rush))
    assert len(now) == length
    assert min(now) >= 0
    assert sum(now) == pytest.approx(total_for(past_steps, length), rel=1e-9, abs=1e-6)
    if length == len(past_steps):
        assert sum(now) == pytest.approx(sum(past_steps), rel=1e-9, abs=1e-6)


@runs(max_examples=40)
@given(
    past_steps=st.lists(st.floats(0, 1e4), min_size=1, max_size=700),
    clock=st.integers(0, 287),
    rush=st.sampled_from([0, 48]),
)
def test_the_same_place_on_the_clock_changes_nothing(past_steps: list[float], clock: int, rush: int) -> None:
    now = laid(past_steps, Laying(clock, clock, len(past_steps), rush))
    assert now == pytest.approx(past_steps, rel=1e-9, abs=1e-9)
