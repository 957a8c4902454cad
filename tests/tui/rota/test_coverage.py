from datetime import date, datetime, time, timedelta

from shiftplan.tui.rota.coverage import DayCoverage, QueueDay

DAY = date(2027, 11, 10)


def coverage(need: list[float], have: list[float], *, minutes: int = 360) -> DayCoverage:
    queue = QueueDay(queue="q", name="售前", need=tuple(need), have=tuple(have))
    return DayCoverage(day=DAY, minutes=minutes, queues=(queue,))


def test_the_worst_slot_is_the_one_that_misses_most():
    worst = coverage([10, 41, 41, 5], [10, 40, 38, 9]).worst
    assert worst is not None
    assert (worst.begin, worst.need, worst.have, worst.missing) == (
        datetime.combine(DAY, time(12)),
        41,
        38,
        3,
    )


def test_of_equals_the_earliest_is_worst():
    worst = coverage([5, 5, 5, 5], [4, 5, 4, 5]).worst
    assert worst is not None
    assert worst.begin == datetime.combine(DAY, time())


def test_nothing_needed_has_no_worst():
    assert coverage([0, 0, 0, 0], [1, 1, 0, 0]).worst is None


def test_a_rounding_crumb_is_no_shortage():
    day = coverage([1.0, 1, 1, 1], [0.996, 1, 1, 0.98])
    assert day.queues[0].missing[0] == 0
    assert day.queues[0].missing[3] > 0.01


def test_stretches_join_slots_in_a_row_dearest_first():
    found = coverage([2, 2, 2, 9], [1, 0, 2, 0], minutes=360).stretches
    assert [(s.begin.hour, s.missing, s.agent_hours) for s in found] == [(18, 9, 54), (0, 2, 18)]
    assert found[0].end == datetime.combine(DAY + timedelta(days=1), time())


def test_hours_missing_never_count_what_is_too_many():
    assert coverage([2, 2, 0, 0], [1, 9, 9, 9]).missing_hours == 6


def test_the_peak_is_never_zero():
    assert coverage([0, 0, 0, 0], [0, 0, 0, 0]).peak == 1
    assert coverage([3, 0, 0, 0], [0, 7, 0, 0]).peak == 7
