"""A crew as one server: the same pace at every number of chats as the people it is made of."""

import numpy as np
import pytest

from shiftplan.queueing.transient import Line
from shiftplan.staffing.reliefs.crew import NO_CHANGE, Change, crew, end_rates
from shiftplan.staffing.reliefs.situation import Head

AHT = (240.0, 282.0, 288.0)


def people(*kinds):
    return [Head(0, 1, worth, windows) for worth, windows in kinds]


def paces(made, most):
    return made.line(120.0, 0.0).departures(made.agents, 0, most)


def made_of(heads, online=1.0, change=NO_CHANGE, gain=0.5):
    return crew(heads, online, AHT, change, gain)


@pytest.mark.parametrize("count", [1, 7])
def test_people_who_are_alike_are_the_agents_of_the_formulas(count):
    plain = Line(AHT, 120.0).departures(count, 0, 3 * count + 9)
    assert paces(made_of(people(*[(1.0, 3)] * count)), 3 * count + 9) == pytest.approx(plain)


def test_somebody_with_few_windows_is_so_much_quicker_in_each():
    made = made_of(people((0.5, 2)))
    full = 0.5 * 3 / 288
    assert made.windows == 2
    assert paces(made, 3) == pytest.approx([0, full * (1 / 240) / (2 / 282), full])


def test_everybody_holds_one_before_anybody_holds_two():
    made = made_of(people((1.0, 3), (0.5, 2)))
    full = 1.5 * 3 / 288
    one_each = 1 / 240 + 0.5 * 3 / 288 * (1 / 240) / (2 / 282)
    assert made.windows == 5
    assert paces(made, 8)[[2, 5]] == pytest.approx([one_each, full])


def test_the_pace_when_all_is_taken_is_kept_where_quick_people_have_few_windows():
    made = made_of(people((1.0, 1), (0.4, 3)))
    assert paces(made, 5)[4] == pytest.approx(1.4 * 3 / 288)


def test_whose_share_is_online_has_that_share_of_windows_and_pace():
    made = made_of(people(*[(1.0, 3)] * 20), online=0.85)
    assert (made.windows, made.worth) == (51, pytest.approx(17))
    assert paces(made, 52)[51] == pytest.approx(17 * 3 / 288)


def test_one_window_more_brings_half_the_least_that_a_window_told_of_brings():
    rates = end_rates(AHT, 5, 0.5)
    least = min(1 / 240, 2 / 282 - 1 / 240, 3 / 288 - 2 / 282)
    assert rates[4] - rates[3] == pytest.approx(least / 2)
    assert rates[5] - rates[4] == pytest.approx(least / 2)
    assert end_rates((240.0, 480.0), 3, 0.5)[3] == pytest.approx(1 / 240)


def test_windows_open_for_those_who_have_room():
    heads = [Head(0, 1, 1.0, 3, room=2), *people((0.5, 3), (0.5, 3))]
    made = made_of(heads, change=Change(windows=1))
    assert made.windows == 10
    rates = end_rates(AHT, 4, 0.5)
    assert paces(made, 11)[10] == pytest.approx(rates[4] + rates[3])
    assert made_of(heads, change=Change(windows=3)).windows == 11


def test_agents_more_are_like_those_there_and_too_many_fewer_leave_nobody():
    heads = people((1.0, 3), (1.0, 3))
    assert made_of(heads, change=Change(agents=1.0)).windows == 9
    assert made_of(heads, change=Change(agents=-5.0)).agents == 0
    assert made_of([], change=Change(agents=2.0)).windows == 6
    assert made_of([]).agents == 0
    assert made_of([]).line(60.0, 0.0).departures(0, 0, 2) == pytest.approx([0, 1 / 60])


def test_a_crew_never_gets_slower_with_more_chats():
    made = made_of(people((0.4, 1), (1.2, 3), (0.53, 2)), change=Change(windows=1))
    assert (np.diff(paces(made, made.windows + 1)) >= -1e-12).all()
