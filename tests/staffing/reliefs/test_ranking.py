"""Reliefs in order of what they are worth, less what they cost."""

import pytest

from shiftplan.staffing.reliefs import rank
from tests.staffing.reliefs import shops
from tests.staffing.reliefs.shops import effect, relief


def ranked(*reliefs, situation=None, yuan=20.0, **values):
    return rank(situation or shops.situation(), reliefs, yuan, **values)


def names(ranking):
    return [one.relief.id for one in ranking.ranked]


def test_more_people_buy_more_points():
    one = relief("one", effect(0, 120, agents=1))
    three = relief("three", effect(0, 120, agents=3))
    late = relief("late", effect(60, 120, agents=1))
    told = ranked(one, three, late)
    assert names(told) == ["three", "one", "late"]
    assert all(one.least <= one.expected.points <= one.most for one in told.ranked)


def test_pay_counts_against_the_points():
    free = relief("free", effect(0, 120, agents=1))
    dear = relief("dear", effect(0, 120, agents=1.5), yuan=800)
    assert names(ranked(free, dear)) == ["free", "dear"]
    told = ranked(free, dear, yuan=200)
    assert names(told) == ["dear", "free"]
    dear_one = told.of("dear")
    assert dear_one.worth_yuan == pytest.approx(dear_one.expected.points * told.yuan_per_point)
    assert dear_one.net_yuan == pytest.approx(dear_one.worth_yuan - 800)
    assert dear_one.points_per_100_yuan == pytest.approx(dear_one.expected.points / 8)
    assert told.of("free").points_per_100_yuan is None


def test_a_point_is_a_hundredth_of_the_contacts_of_the_horizon():
    told = ranked(relief("one", effect(0, 120, agents=1)))
    assert told.contacts == pytest.approx(800)
    assert told.yuan_per_point == pytest.approx(20 * 8)
    base, after = told.level, told.level + told.ranked[0].expected.soon / 100
    assert 0 < base < after <= 1


def test_what_comes_back_later_counts_against_it():
    moved = relief("moved", effect(0, 30, agents=2), effect(150, 180, agents=-2))
    kept = relief("kept", effect(0, 30, agents=2))
    bought = ranked(moved, kept).of("moved").expected
    assert bought.soon == pytest.approx(ranked(kept).of("kept").expected.soon)
    assert bought.later < 0


def test_what_it_gives_after_the_horizon_is_no_reason_to_do_it_now():
    long = relief("long", effect(60, 180, agents=2), yuan=400)
    short = relief("short", effect(60, 120, agents=2), yuan=200)
    told = ranked(long, short)
    for one in (told.of("long"), told.of("short")):
        assert one.expected.points == pytest.approx(one.expected.soon)
        assert one.pay_yuan == pytest.approx(200)
    assert told.of("long").expected.later > told.of("short").expected.later
    late = ranked(relief("late", effect(130, 180, agents=2), yuan=100)).ranked[0]
    assert (late.pay_yuan, late.points_per_100_yuan) == (0, None)
    assert late.expected.points == pytest.approx(0, abs=1e-6)


def test_people_lent_are_missing_where_they_come_from():
    other = shops.now(people=5, per_hour=150, waiting=None, of=shops.queue("aftersale"))
    shop = shops.situation(shops.now(), other)
    free = relief("free", effect(0, 120, agents=2))
    lent = relief("lent", effect(0, 120, agents=2), effect(0, 120, "aftersale", agents=-2))
    told = ranked(lent, free, situation=shop)
    assert names(told) == ["free", "lent"]
    assert told.contacts == pytest.approx(1100)


def test_of_equals_the_one_that_saves_more_waiting_stands_first():
    """With a fifth of those needed nobody is in time, with one more neither; but waits get shorter."""
    shop = shops.situation(shops.now(people=4, per_hour=2000, waiting=400), within_seconds=20)
    told = ranked(
        relief("some", effect(0, 120, agents=1)), relief("more", effect(0, 120, agents=2)), situation=shop
    )
    assert [round(one.net_yuan, 1) for one in told.ranked] == [0, 0]
    assert names(told) == ["more", "some"]


def test_the_low_and_the_high_course_bound_the_level():
    shop = shops.situation(shops.now(low=0.8, high=1.2))
    told = ranked(relief("one", effect(0, 120, agents=1)), situation=shop)
    assert told.level_low < told.level < told.level_high
    assert told.ranked[0].least < told.ranked[0].most


def test_deferred_work_is_counted_by_contacts_not_by_points():
    lent = relief("lent", effect(0, 120, agents=2), effect(0, 120, "letters", agents=-2))
    told = ranked(lent, put_off=lambda one: -one.agents * 6 if one.queue == "letters" else 0)
    assert told.ranked[0].put_off == 12


def test_it_says_how_far_it_is():
    seen = []
    ranked(*(relief(name, effect(0, 60, agents=1)) for name in "abc"), report=lambda *done: seen.append(done))
    assert seen == [(0, 3), (1, 3), (2, 3)]


def test_hours_that_are_not_scored_weigh_less():
    def shop(weight):
        given = shops.now()
        rates = tuple(one._replace(weight=weight if one.begins >= shops.HOUR else 1) for one in given.rates)
        return shops.situation(shops.now(rates=rates))

    late = relief("late", effect(60, 120, agents=2))
    assert ranked(late, situation=shop(0.1)).contacts == pytest.approx(440)
    weak, strong = (ranked(late, situation=shop(weight)).ranked[0].expected.soon for weight in (0.1, 1))
    assert weak < strong


def test_what_holds_already_is_no_gain_any_more():
    wide = effect(-30, 60, windows=1)
    plain, held = ranked(relief("wide", wide)), ranked(relief("wide", wide), holding=[wide])
    assert held.level == pytest.approx(plain.level + plain.ranked[0].expected.soon / 100, abs=1e-4)
    assert held.ranked[0].expected.points == pytest.approx(0, abs=0.01)
