"""Sessions: held where they hurt least, for groups at one time, counted alike by solver and judge."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from shiftplan.checks import judge
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.shift import Break
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Force
from shiftplan.rota import Limits, backend, solve
from shiftplan.rota.assemble import model_of
from shiftplan.rota.backend import Rows
from shiftplan.rota.breaks.relaxation import bounding
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Problem
from shiftplan.rota.translate import draft_of
from tests import builders as b
from tests.rota.bench import quiet

SHORT = Limits(seconds=2, workers=1, seed=1)
TEAM = (b.agent("ann"), b.agent("bob"), b.agent("cid"))
DAY = b.shift("day", 9, 8.5, 4)
LATE = b.shift("late", 13, 8.5, 4)


def _plan(session: dict[str, Any], **values: Any) -> Plan:
    given = {"id": "brief", "minutes": 60, "days": (b.MONDAY,), "since": 540, "until": 1200} | session
    return b.plan(
        values.pop("agents", TEAM),
        days=values.pop("days", 1),
        shifts=values.pop("shifts", (DAY, LATE)),
        sessions=(Session.model_validate(given),),
        weights=Weights(undertime=0),
        **values,
    )


def _solved(plan: Plan, amounts: Any) -> tuple[Outcome, Need]:
    need = b.need(plan, amounts)
    outcome = solve(plan, need, None, SHORT, quiet, lambda: False)
    assert outcome.rota is not None
    judgement = judge(plan, need, outcome.rota)
    assert judgement.objective == pytest.approx(outcome.objective)
    assert outcome.bound is not None
    assert outcome.objective is not None
    assert outcome.bound <= outcome.objective + 1e-6
    return outcome, need


def _times(outcome: Outcome) -> dict[str, int]:
    assert outcome.rota is not None
    return {one.agent: visit.minute for one in outcome.rota.assignments for visit in one.sessions}


def test_a_group_meets_when_the_queue_is_quiet() -> None:
    """Three are needed all day but from 15:00 to 16:00: that is the hour of the briefing."""
    busy = [3.0 if 18 <= slot < 43 and slot not in {30, 31} else 0.0 for slot in range(48)]
    plan = _plan({"weight": 10}, shifts=(DAY,))
    outcome, need = _solved(plan, {"presale": busy})
    assert _times(outcome) == {"ann": 900, "bob": 900, "cid": 900}
    assert outcome.rota is not None
    assert not [
        f for f in judge(plan, need, outcome.rota).findings if f.code in {"sessions", "session_missed"}
    ]


def test_one_by_one_they_take_turns() -> None:
    """Two are needed throughout and three are there: nobody is short when each goes at another hour."""
    need = [2.0 if 18 <= slot < 35 else 0.0 for slot in range(48)]
    plan = _plan({"group": False, "since": 540, "until": 780, "weight": 10}, shifts=(b.shift("day", 9, 8),))
    outcome, _ = _solved(plan, {"presale": need})
    assert len(set(_times(outcome).values())) == 3


def test_a_session_never_meets_a_break_that_can_go_elsewhere() -> None:
    meal = Break(after_minutes=240, minutes=60, earliest=180, latest=300)
    shift = DAY.model_copy(update={"breaks": (meal,)})
    plan = _plan({"since": 780, "until": 840, "weight": 50}, shifts=(shift,), agents=TEAM[:1])
    outcome, need = _solved(plan, 1)
    assert outcome.rota is not None
    (one,) = outcome.rota.assignments
    assert one.sessions
    begin = 540 + one.breaks[0]
    assert begin + 60 <= 780 or begin >= 840
    assert not judge(plan, need, outcome.rota).hard_violations


def test_whoever_is_expected_at_a_rule_works_then_although_nobody_is_needed() -> None:
    plan = _plan({"force": Force.RULE})
    outcome, _ = _solved(plan, 0)
    assert set(_times(outcome)) == {"ann", "bob", "cid"}
    relaxed, _ = _solved(_plan({"weight": 0}), 0)
    assert relaxed.status is Status.OPTIMAL
    assert relaxed.rota is not None
    assert not relaxed.rota.assignments


def test_who_is_away_on_all_its_days_is_not_expected() -> None:
    away = (Availability(agent="ann", day=b.MONDAY, kind=AvailabilityKind.LEAVE),)
    plan = _plan({"force": Force.RULE}, availability=away)
    outcome, _ = _solved(plan, 0)
    assert set(_times(outcome)) == {"bob", "cid"}


def test_the_day_is_one_on_which_most_can_come() -> None:
    away = (Availability(agent="ann", day=b.MONDAY, kind=AvailabilityKind.LEAVE),)
    days = (b.MONDAY, b.MONDAY + timedelta(days=1))
    plan = _plan({"days": days, "weight": 10}, days=2, availability=away)
    outcome, _ = _solved(plan, 1)
    assert outcome.rota is not None
    assert {one.day for one in outcome.rota.assignments if one.sessions} == {days[1]}
    assert len(_times(outcome)) == 3


def test_whoever_is_missed_more_on_the_queue_than_at_the_briefing_stays_away() -> None:
    """An hour of one agent short costs 100; to miss the briefing less than that, or more."""
    need = [1.0 if 18 <= slot < 35 else 0.0 for slot in range(48)]
    shifts = (b.shift("day", 9, 8),)
    cheap, _ = _solved(_plan({"weight": 0.5}, agents=TEAM[:1], shifts=shifts), {"presale": need})
    assert not _times(cheap)
    dear, _ = _solved(_plan({"weight": 5}, agents=TEAM[:1], shifts=shifts), {"presale": need})
    assert set(_times(dear)) == {"ann"}


def _least_with(model: Model, chosen: Floats) -> float:
    """What the bound's rows cost at least with these choices."""
    rows = bounding(model)
    lower, upper = rows.lower.copy(), rows.upper.copy()
    lower[: model.whole] = upper[: model.whole] = chosen
    found = backend.solve(_without_rules(model, replace(rows, lower=lower, upper=upper, whole=0)), 20)
    assert found.optimal
    return found.bound + model.constant


def _without_rules(model: Model, rows: Rows) -> Rows:
    """Random choices do not keep them."""
    rules = np.zeros(len(rows.low), dtype=bool)
    rules[: model.rows] = np.array(model.codes)[model.code] != ""
    return replace(rows, low=np.where(rules, -np.inf, rows.low), high=np.where(rules, np.inf, rows.high))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("group", [True, False])
def test_no_rota_costs_less_than_the_bound_allows_it_whenever_its_sessions_are(
    seed: int, group: bool
) -> None:
    """Days and times are drawn freely among those allowed, who attends too."""
    days = (b.MONDAY, b.MONDAY + timedelta(days=1))
    plan = _plan({"group": group, "days": days, "weight": 1.5}, days=2)
    need = b.need(plan, 1)
    random = np.random.default_rng(seed)
    meeting = (int(random.integers(2)), 60 * int(random.integers(9, 19)))
    worked = []
    for agent in TEAM:
        for number in range(len(days)):
            shift = (DAY, LATE, None)[random.integers(3)]
            if shift is None:
                continue
            asked = meeting if group else (int(random.integers(2)), 60 * int(random.integers(9, 19)))
            begin, end = asked[1] - shift.start_minute, asked[1] + 60 - shift.start_minute
            fits = begin >= 0 and end <= shift.length_minutes and (end <= 240 or begin >= 270)
            there = asked[0] == number and fits and random.random() < 0.7
            visit = (Attended(session="brief", minute=asked[1], minutes=60),) if there else ()
            worked.append(b.work(agent.id, number, shift.id).model_copy(update={"sessions": visit}))
    rota = Rota.of(worked)
    problem = Problem(plan, need, Rota())
    model = model_of(problem)
    told = judge(plan, need, rota).objective
    assert told is not None
    assert _least_with(model, draft_of(problem, model, rota).chosen) <= told + 1e-6
