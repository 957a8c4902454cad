"""Handling times learned from mean chat times by person, of sales made up chat by chat."""

from random import Random
from statistics import fmean

import pytest

from shiftplan import review
from shiftplan.domain.debrief import Span
from shiftplan.domain.lesson import Lesson
from tests.builders import CHAT_AHT, agent, need, plan, rota, work
from tests.review.sale import known

PEOPLE = tuple(f"s{i}" for i in range(8))
PLAN = plan(agents=tuple(agent(one, tier="T3", max_windows=3) for one in PEOPLE))
ROTA = rota(*(work(one, day) for one in PEOPLE for day in range(3)))
HOURS = 24.0
SEEDS = range(25)


def served(true: float, an_hour: float, random: Random) -> review.Done:
    """A day of one agent with three windows, chat by chat: each lasts as the plan says of as many as are held
    when it begins, times `true` and the person's own pace; who finds all windows taken goes elsewhere.
    """
    pace, now = random.lognormvariate(0, 0.05), 0.0
    held: list[float] = []
    times: list[float] = []
    while now < HOURS * 3600:
        now += random.expovariate(an_hour / 3600)
        held = [end for end in held if end > now]
        if len(held) < len(CHAT_AHT):
            took = random.expovariate(1 / (CHAT_AHT[len(held)] * true * pace))
            held.append(now + took)
            times.append(took)
    return review.Done(len(times), HOURS, fmean(times))


def learned(true: float, seed: int, an_hour: float = 14.0, people: int = len(PEOPLE)) -> Lesson | None:
    random = Random(seed)
    done = {one: served(true, an_hour, random) for one in PEOPLE[:people]}
    values = {"plan": PLAN, "need": need(PLAN, 2.0), "final": ROTA, "done": done}
    return review.debrief(known(**values), Span.T7).lesson("handling_presale")


@pytest.mark.parametrize("an_hour", [6.0, 14.0, 30.0])
def test_times_a_third_longer_are_recovered(an_hour: float) -> None:
    lessons = [one for seed in SEEDS if (one := learned(4 / 3, seed, an_hour))]
    assert len(lessons) >= 0.9 * len(SEEDS)
    assert fmean(one.evidence[0] for one in lessons) == pytest.approx(4 / 3, rel=0.05)
    assert sum(one.evidence[1] <= 4 / 3 <= one.evidence[2] for one in lessons) >= 0.9 * len(lessons)
    change = lessons[0].change
    assert change is not None
    assert change.path == ("queues", "presale", "aht_seconds")
    assert change.after == pytest.approx([time * lessons[0].evidence[0] for time in CHAT_AHT], abs=0.1)


def test_times_as_planned_teach_nothing() -> None:
    assert sum(learned(1.0, seed) is None for seed in SEEDS) >= 0.9 * len(SEEDS)


def test_two_people_are_too_few() -> None:
    assert learned(2.0, 1, people=2) is None
