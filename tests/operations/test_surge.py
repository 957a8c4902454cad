from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.actuals import Actual, ActualRecord
from shiftplan.domain.by_slot import by_slot
from shiftplan.domain.plan import Plan
from shiftplan.domain.surge import Colour, Ladder, Measure
from shiftplan.domain.traffic import Traffic
from shiftplan.files.playbooks import read_ladder
from shiftplan.operations import SurgeView, counting
from shiftplan.operations import surge as climbed
from shiftplan.operations.surge import course
from tests.builders import MONDAY, plan, queue

LADDER = read_ladder()
PLAN = plan(queues=(queue(), queue("aftersale")), owners={"duty_lead": "李娜"})
TRAFFIC = Traffic(
    grid=PLAN.grid,
    scenario="base",
    contacts={"presale": (100.0,) * PLAN.grid.slots, "aftersale": (4.0,) * PLAN.grid.slots},
)
TEN = 20  # the slot that begins at 10:00
NOON = datetime(2027, 11, 1, 4, tzinfo=UTC)  # 12:00 in Shanghai

CALM = {"contacts": 100, "first_reply_seconds": 15}
BUSY = {"contacts": 121, "first_reply_seconds": 20}
SLOW = {"contacts": 100, "first_reply_seconds": 61}
LATE = {"contacts": 100, "first_reply_seconds": 20, "three_minute_rate": 0.89}
MIDDLING = {"contacts": 115, "first_reply_seconds": 20}


def record(slot: int, name: str = "presale", **values) -> ActualRecord:
    actual = Actual(queue=name, start=PLAN.grid.moment(slot), **values)
    typed = PLAN.grid.instant(slot) + timedelta(minutes=30)
    return ActualRecord(actual=actual, who="li", at=typed)


def surge(
    ladder: Ladder, the_plan: Plan, traffic: Traffic, records: Sequence[ActualRecord], now: datetime
) -> SurgeView:
    """The level from records, in the order they were written."""
    known = by_slot(the_plan.grid, counting(the_plan, records, now))
    return climbed(ladder, the_plan, traffic, known, now)


def seen(*values: dict, first: int = TEN, now: datetime = NOON, ladder: Ladder = LADDER) -> SurgeView:
    """The view after readings of slots running from `first`; an empty dict leaves a slot unread."""
    records = [record(first + i, **v) for i, v in enumerate(values) if v]
    return surge(ladder, PLAN, TRAFFIC, records, now)


def level(*values: dict, **more) -> Colour:
    return seen(*values, **more).level


def test_without_a_reading_it_is_green_and_says_so() -> None:
    view = seen()
    assert (view.level, view.as_of, view.stale, view.reasons) == (Colour.GREEN, None, False, ())
    assert [a.action.id for a in view.actions] == ["read_every_slot", "keep_breaks"]


def test_work_with_a_deadline_has_no_level() -> None:
    tickets = queue("tickets", model="deferred", aht_seconds=(300,), patience_seconds=None, deadline_hours=24)
    traffic = TRAFFIC.model_copy(
        update={"contacts": {**TRAFFIC.contacts, "tickets": (4.0,) * PLAN.grid.slots}}
    )
    slow = record(TEN, "tickets", **SLOW)
    view = surge(
        LADDER, plan(queues=(queue(), tickets)), traffic, [slow, record(TEN + 1, "tickets", **SLOW)], NOON
    )
    assert [each.queue for each in view.queues] == ["presale"]
    alone = surge(LADDER, plan(queues=(tickets,)), traffic, [slow], NOON)
    assert (alone.level, alone.queues) == (Colour.GREEN, ())


def test_yellow_needs_two_slots_running_above_120_percent() -> None:
    at_the_limit = {**BUSY, "contacts": 120}
    assert level(BUSY) is Colour.GREEN
    assert level(BUSY, BUSY) is Colour.YELLOW
    assert level(at_the_limit, at_the_limit) is Colour.GREEN
    assert level(BUSY, at_the_limit) is Colour.GREEN
    assert level(BUSY, {}, BUSY) is Colour.GREEN


def test_orange_needs_one_slot_below_90_percent() -> None:
    assert level(LATE) is Colour.ORANGE
    assert level({**LATE, "three_minute_rate": 0.90}) is Colour.GREEN
    assert level({**LATE, "three_minute_rate": None}) is Colour.GREEN


def test_red_needs_two_slots_running_above_60_seconds() -> None:
    at_the_limit = {**SLOW, "first_reply_seconds": 60}
    assert level(SLOW) is Colour.GREEN
    assert level(SLOW, SLOW) is Colour.RED
    assert level(at_the_limit, at_the_limit) is Colour.GREEN


def test_one_step_down_after_two_good_slots_running() -> None:
    assert level(SLOW, SLOW, CALM) is Colour.RED
    assert level(SLOW, SLOW, CALM, CALM) is Colour.ORANGE
    assert level(SLOW, SLOW, CALM, CALM, CALM) is Colour.ORANGE
    assert level(SLOW, SLOW, *[CALM] * 4) is Colour.YELLOW
    assert level(SLOW, SLOW, *[CALM] * 6) is Colour.GREEN
    assert level(SLOW, SLOW, *[CALM] * 9) is Colour.GREEN


NEARLY = {"contacts": 119, "first_reply_seconds": 19, "three_minute_rate": 0.90}
JUST_SLOW = {"contacts": 100, "first_reply_seconds": 60}


def test_values_that_swing_about_a_limit_change_the_level_once() -> None:
    """Up at the limit of entry, down only by the stricter rule of the exit: no level comes and goes."""
    for over, under, expected in (
        (BUSY, NEARLY, Colour.YELLOW),
        (LATE, NEARLY, Colour.ORANGE),
        (SLOW, JUST_SLOW, Colour.RED),
    ):
        levels = [level(over, over, *[under, over] * n) for n in range(6)]
        levels += [level(over, over, *[under] * n) for n in range(6)]
        assert set(levels) == {expected}


def test_one_good_slot_in_two_never_leads_down() -> None:
    assert level(SLOW, SLOW, *[CALM, MIDDLING] * 8) is Colour.RED
    assert level(SLOW, SLOW, *[CALM, CALM, BUSY] * 2) is Colour.YELLOW


def test_a_slot_between_good_and_bad_holds_the_level() -> None:
    assert level(BUSY, BUSY, MIDDLING, MIDDLING, MIDDLING) is Colour.YELLOW
    assert level(BUSY, BUSY, CALM, MIDDLING, CALM) is Colour.YELLOW
    assert level(BUSY, BUSY, CALM, CALM) is Colour.GREEN


def test_a_slot_nobody_read_breaks_the_run_of_good_ones() -> None:
    assert level(BUSY, BUSY, CALM, {}, CALM) is Colour.YELLOW
    assert level(BUSY, BUSY, CALM, {}, CALM, CALM) is Colour.GREEN


def test_good_means_load_reply_and_rate_together() -> None:
    almost = ({"contacts": 111}, {"first_reply_seconds": 18.1})
    at_the_limit = {"contacts": 110, "first_reply_seconds": 18, "three_minute_rate": 0.9}
    assert level(BUSY, BUSY, at_the_limit, at_the_limit) is Colour.GREEN
    for change in almost:
        worse = {**CALM, **change}
        assert level(BUSY, BUSY, worse, worse) is Colour.YELLOW


def test_a_correction_of_a_slot_replaces_its_reading() -> None:
    records = [record(TEN, **SLOW), record(TEN + 1, **SLOW), record(TEN + 1, **CALM)]
    assert surge(LADDER, PLAN, TRAFFIC, records, NOON).level is Colour.GREEN
    assert surge(LADDER, PLAN, TRAFFIC, records[:2], NOON).level is Colour.RED


def test_after_long_silence_it_starts_at_green_again() -> None:
    slots = PLAN.grid.per_day // 2
    for silent, expected in ((slots - 1, Colour.RED), (slots, Colour.GREEN)):
        records = [record(0, **SLOW), record(1, **SLOW), record(1 + silent, **MIDDLING)]
        assert surge(LADDER, PLAN, TRAFFIC, records, NOON).level is expected


def test_quiet_slots_say_nothing_about_the_load() -> None:
    records = [record(TEN + i, "aftersale", contacts=9, first_reply_seconds=5) for i in range(2)]
    assert surge(LADDER, PLAN, TRAFFIC, records, NOON).level is Colour.GREEN
    loud = [record(TEN + i, "aftersale", contacts=10, first_reply_seconds=5) for i in range(2)]
    assert surge(LADDER, PLAN, TRAFFIC, loud, NOON).level is Colour.YELLOW


def test_contacts_where_none_were_planned() -> None:
    nothing = TRAFFIC.model_copy(update={"contacts": dict.fromkeys(TRAFFIC.contacts, (0.0,) * 144)})
    view = surge(LADDER, PLAN, nothing, [record(TEN + i, **CALM) for i in range(2)], NOON)
    assert view.level is Colour.YELLOW
    assert str(view.reasons[0]) == "100 contacts where none were planned, 2 slots running"


def test_the_shop_stands_where_its_worst_queue_stands() -> None:
    records = [record(TEN, **CALM), record(TEN, "aftersale", **LATE)]
    view = surge(LADDER, PLAN, TRAFFIC, records, NOON)
    assert view.level is Colour.ORANGE
    assert (view.of("presale").level, view.of("aftersale").level) == (Colour.GREEN, Colour.ORANGE)
    assert [str(reason) for reason in view.reasons] == ["three-minute reply rate 89.0%; limit 90%"]


def test_reasons_show_the_number_read_against_the_limit() -> None:
    view = seen(BUSY, BUSY)
    assert [str(r) for r in view.reasons] == [
        "121 contacts against 100 planned, 121%; limit 120%, 2 slots running"
    ]
    assert str(seen(SLOW, SLOW).reasons[0]) == "first reply 61 s; limit 60 s, 2 slots running"
    assert view.of("presale").latest.values[Measure.LOAD] == 1.21
    assert view.of("presale").since == PLAN.grid.moment(TEN + 1)


def test_actions_of_the_level_come_first_then_those_below_it() -> None:
    view = seen(SLOW, SLOW)
    colours = [action.level for action in view.actions]
    assert colours == sorted(colours, key=lambda colour: -colour.rank)
    assert {*colours} == {Colour.RED, Colour.ORANGE, Colour.YELLOW}
    red = LADDER.level(Colour.RED).actions
    assert tuple(a.action for a in view.actions[: len(red)]) == red
    assert view.actions[0].owner == "李娜"
    assert "own order" in str(view.ranking)


def test_an_old_reading_is_called_old() -> None:
    ends = datetime(2027, 11, 1, 2, 30, tzinfo=UTC)  # 10:30 in Shanghai, when the slot of 10:00 ends
    assert not seen(CALM, now=ends + timedelta(minutes=60)).stale
    old = seen(CALM, now=ends + timedelta(minutes=61))
    assert old.stale
    assert old.as_of == datetime.combine(MONDAY, datetime.min.time()) + timedelta(hours=10, minutes=30)


@given(st.lists(st.sampled_from([CALM, BUSY, SLOW, LATE, MIDDLING]), max_size=30))
def test_it_never_falls_by_more_than_one_level_at_a_time(values: list[dict]) -> None:
    """Law of the ladder: down by single steps, each after two good slots; and calm long enough ends green."""
    levels = [level(*values[:n]) for n in range(len(values) + 1)]
    falls = [n for n in range(1, len(levels)) if levels[n].rank < levels[n - 1].rank]
    for n in falls:
        assert levels[n].rank == levels[n - 1].rank - 1
        assert values[n - 1] == values[n - 2] == CALM
    assert level(*values, *[CALM] * 6) is Colour.GREEN


def test_a_rule_that_holds_but_not_long_enough_looms() -> None:
    (queue_view,) = (q for q in seen(SLOW).queues if q.queue == "presale")
    assert [str(text) for text in queue_view.looming] == [
        "first reply 61 s; limit 60 s: red if it holds 2 slots running"
    ]
    assert seen(SLOW, SLOW).of("presale").looming == ()
    assert str(seen(SLOW, SLOW, CALM).of("presale").way_down) == "1 of 2 good slots towards one level down"
    assert seen(CALM).of("presale").way_down is None
    assert seen(CALM).of("presale").looming == ()


def test_a_rehearsal_counts_before_the_plan_begins_and_never_after() -> None:
    eve = datetime(2027, 10, 31, 15, 59, tzinfo=UTC)  # one minute before the plan's first day in Shanghai
    drill = [record(TEN + i, **SLOW).model_copy(update={"at": eve}) for i in range(2)]
    view = surge(LADDER, PLAN, TRAFFIC, drill, eve)
    assert (view.level, view.rehearsal) == (Colour.RED, True)
    view = surge(LADDER, PLAN, TRAFFIC, drill, eve + timedelta(minutes=1))
    assert (view.level, view.rehearsal, view.as_of) == (Colour.GREEN, False, None)
    both = [*drill, record(TEN, **CALM)]
    assert surge(LADDER, PLAN, TRAFFIC, both, NOON).of("presale").latest.figures.contacts == 100
    assert surge(LADDER, PLAN, TRAFFIC, both, NOON).level is Colour.GREEN


def test_the_rules_of_lower_levels_that_hold_too_are_told_after_those_of_the_level() -> None:
    both = {**SLOW, "contacts": 200}
    assert [str(reason) for reason in seen(both, both).reasons] == [
        "first reply 61 s; limit 60 s, 2 slots running",
        "200 contacts against 100 planned, 200%; limit 120%, 2 slots running",
    ]


def test_a_queue_that_nobody_reads_any_more_is_called_old_beside_one_that_is_read() -> None:
    records = [record(TEN, "aftersale", **LATE), *(record(TEN + i, **CALM) for i in range(4))]
    view = surge(LADDER, PLAN, TRAFFIC, records, NOON)
    assert (view.level, view.stale) == (Colour.ORANGE, True)
    assert (view.of("aftersale").stale, view.of("presale").stale) == (True, False)


def test_the_course_is_the_level_after_each_slot() -> None:
    records = [record(TEN, **SLOW), record(TEN + 1, **SLOW), record(TEN + 2, **CALM), record(TEN + 3, **CALM)]
    levels = course(LADDER, PLAN, TRAFFIC, by_slot(PLAN.grid, records))["presale"]
    assert list(levels.values()) == [Colour.GREEN, Colour.RED, Colour.RED, Colour.ORANGE]
    assert list(levels) == [PLAN.grid.moment(TEN + i) for i in range(4)]
