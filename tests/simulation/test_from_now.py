"""A stretch played from what there is now: against the carried queue, and against itself."""

import numpy as np
import pytest

from shiftplan.domain.estimate import SimulationOptions
from shiftplan.domain.queue import Model, Shrinkage
from shiftplan.domain.traffic import Traffic
from shiftplan.queueing import Goal
from shiftplan.queueing.transient import Line, Piece, State, advance
from shiftplan.simulation.from_now import FromNow, Heard
from shiftplan.simulation.horizon import Horizon
from shiftplan.simulation.measures import Measure, Start
from tests import builders

PEOPLE, PER_HOUR, WAITING = 8, 330.0, 20
AHT = (240.0, 282.0, 288.0)
PATIENCE = 120.0
HALF = 1800.0
NOBODY_AWAY = Shrinkage(absence=0, system=0, handover=0, personal=0)
MANY = 60


def queue(**values: object):
    given = {"aht_seconds": AHT, "patience_seconds": PATIENCE, "shrinkage": NOBODY_AWAY}
    return builders.queue(**{**given, **values})


def played(*measures: Measure, waiting: int = WAITING, replications: int = MANY, **values: object) -> Heard:
    """From 10:00 for two half-hours, eight people alike."""
    one = values.pop("queue", None) or queue()
    people = tuple(builders.agent(f"a{i}", max_windows=one.windows) for i in range(PEOPLE))
    plan = builders.plan(people, days=1, queues=(one,))
    rate = values.pop("per_hour", PER_HOUR)
    traffic = Traffic(grid=plan.grid, scenario="base", contacts={one.id: (rate / 2,) * plan.grid.slots})
    rota = builders.rota(*(builders.work(f"a{i}", 0) for i in range(PEOPLE)))
    return FromNow(
        plan=plan,
        traffic=traffic,
        rota=rota,
        horizon=Horizon(plan.grid, 20, 20, 22),
        edges=(0.0, HALF, 2 * HALF),
        within_seconds=60.0,
        start=Start({one.id: waiting}, {one.id: 10}),
        measures=measures,
        options=SimulationOptions(replications=replications, cross_trained=False, **values),
    ).play()


def levels(heard: Heard) -> tuple[np.ndarray, np.ndarray]:
    """The share in time of both half-hours, and three standard errors of each."""
    came, in_time = heard.came[:, 0, :], heard.in_time[:, 0, :]
    means = in_time.mean(axis=0) / came.mean(axis=0)
    errors = (in_time - means * came).std(axis=0, ddof=1) / came.mean(axis=0) / np.sqrt(len(came))
    return means, 3 * errors


def carried(*lines: Line, start: int, rates: tuple[float, float] = (PER_HOUR, PER_HOUR)) -> list[float]:
    state, found = State(start, np.ones(1)), []
    for line, rate in zip(lines, rates, strict=True):
        passed = advance(line, state, PEOPLE, [Piece(HALF, rate, rate)])
        found.append(passed.level(Goal(0.8, 60.0)))
        state = passed.end
    return found


LINE = Line(AHT, PATIENCE)
WIDE_AHT = (*AHT, 4 / (3 / 288 * 1.1))


@pytest.mark.parametrize(
    ("waiting", "there"), [(20, PEOPLE * 3 + 20), (0, 10)], ids=["with a backlog", "half empty"]
)
def test_it_begins_with_those_who_are_there(waiting: int, there: int) -> None:
    means, errors = levels(played(waiting=waiting))
    truth = carried(LINE, LINE, start=there)
    assert (abs(means - truth) < errors + 0.005).all()


def test_a_telephone_queue_with_a_backlog() -> None:
    phone = queue(model=Model.ERLANG_A, aht_seconds=(240.0,))
    means, errors = levels(played(queue=phone, per_hour=110.0))
    line = Line((240.0,), PATIENCE)
    truth = carried(line, line, start=PEOPLE + WAITING, rates=(110.0, 110.0))
    assert (abs(means - truth) < errors + 1e-9).all()


def test_fewer_reach_people() -> None:
    half = Measure("presale", HALF, 2 * HALF, contacts=0.7)
    heard, plain = played(half), played()
    assert (heard.came[:, 0, 0] == plain.came[:, 0, 0]).all()
    assert heard.came[:, 0, 1].mean() == pytest.approx(0.7 * PER_HOUR / 2, rel=0.05)
    means, errors = levels(heard)
    truth = carried(LINE, LINE, start=PEOPLE * 3 + WAITING, rates=(PER_HOUR, 0.7 * PER_HOUR))
    assert (abs(means - truth) < errors + 0.005).all()


def test_one_window_more() -> None:
    everybody = frozenset(f"a{i}" for i in range(PEOPLE))
    wide = Measure("presale", HALF, 2 * HALF, wider=everybody, pace=1.1)
    means, errors = levels(played(wide))
    truth = carried(LINE, Line(WIDE_AHT, PATIENCE), start=PEOPLE * 3 + WAITING)
    assert (abs(means - truth) < errors + 0.005).all()
    assert truth[1] > carried(LINE, LINE, start=PEOPLE * 3 + WAITING)[1]


def test_put_off_when_nobody_is_free() -> None:
    calls = Measure("presale", 0.0, 2 * HALF, put_off=0.4)
    means, errors = levels(played(calls, waiting=0))
    line = Line(AHT, PATIENCE, joins=0.6)
    truth = carried(line, line, start=10)
    assert (abs(means - truth) < errors + 0.005).all()


def test_who_waits_as_call_backs_begin_is_put_off_and_comes_again() -> None:
    calls = Measure("presale", 1.0, 2.0, put_off=1.0, back=600.0)
    heard, plain = played(calls, per_hour=1.0, waiting=60), played(per_hour=1.0, waiting=60)
    assert (heard.came == plain.came).all()  # calls are not counted as new
    soon = Measure("presale", 1.0, 2.0, put_off=1.0, back=2 * HALF)
    late = Measure("presale", 1.0, 2.0, put_off=1.0, back=1000 * HALF)
    means = [played(*one, waiting=300).in_time[:, 0, 0].mean() for one in ((soon,), (), (late,))]
    assert means == sorted(means)


def test_the_same_replication_differs_only_where_something_is_done() -> None:
    shrunk = queue(shrinkage=builders.queue().shrinkage)
    plain = played(queue=shrunk, replications=3)
    late = played(Measure("presale", HALF + 60, 2 * HALF, contacts=0.5), queue=shrunk, replications=3)
    assert (played(queue=shrunk, replications=3).in_time == plain.in_time).all()
    assert (late.came[:, :, 0] == plain.came[:, :, 0]).all()
    early = abs(late.in_time[:, :, 0] - plain.in_time[:, :, 0])
    assert early.max() <= 5  # who came last in the first half-hour may be answered in the second
    assert (late.came[:, :, 1] < plain.came[:, :, 1]).all()


def test_the_first_reply_counts_the_typing() -> None:
    slow = queue(reply_seconds=(61.0, 61.0, 61.0))
    assert played(queue=slow, replications=2).in_time.sum() == 0
