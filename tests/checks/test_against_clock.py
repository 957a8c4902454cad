"""The judge against a second opinion that walks over the clock minute by minute, on rotas made at random."""

from collections.abc import Iterator
from datetime import date

import pytest

from shiftplan.checks import judge
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.work import cover
from tests.checks.cases import random_need, random_plan, random_rota

DAY = 1440
SEEDS = range(60)


class Clock:
    """One agent's time: which minutes of the plan, and a day beyond, lie in a shift."""

    def __init__(self, plan: Plan, rota: Rota, agent: str) -> None:
        self.plan = plan
        self.busy = [False] * ((plan.grid.days + 1) * DAY)
        self.shifts = [(a.day, plan.shift[a.shift]) for a in rota.assignments if a.agent == agent]
        for day, shift in self.shifts:
            begin = self.midnight(day) + shift.start_minute
            self.busy[begin : begin + shift.length_minutes] = [True] * shift.length_minutes

    def midnight(self, day: date) -> int:
        return (day - self.plan.grid.start).days * DAY

    def breaks_rest(self) -> bool:
        """Any two shifts of different days, not only neighbours, with less than 11 h between them."""
        spans = [
            (self.midnight(day) + shift.start_minute, self.midnight(day) + shift.end_minute)
            for day, shift in self.shifts
        ]
        return any(begin - end < 11 * 60 for i, (_, end) in enumerate(spans) for begin, _ in spans[i + 1 :])

    def breaks_run(self) -> bool:
        """Seven days in a row with a shift."""
        worked = [any(day == d for day, _ in self.shifts) for d in self.plan.grid.dates]
        return any(all(worked[i : i + 7]) for i in range(len(worked) - 6))

    def breaks_rest_day(self) -> bool:
        """A whole week without a day on which nothing starts and that lies in 24 free hours."""
        dates = self.plan.grid.dates
        mondays = [i for i, d in enumerate(dates) if d.weekday() == 0 and i + 7 <= len(dates)]
        return any(not any(self._rests(d) for d in dates[i : i + 7]) for i in mondays)

    def _rests(self, day: date) -> bool:
        starts = any(day == d for d, _ in self.shifts)
        return not starts and self._free_around(self.midnight(day) + DAY - 1) >= DAY

    def _free_around(self, minute: int) -> float:
        first = last = minute
        while not self.busy[first - 1]:
            first -= 1
            if first == 0:
                return float("inf")
        while not self.busy[last + 1]:
            last += 1
            if last == len(self.busy) - 1:
                return float("inf")
        return last - first + 1

    def serving(self) -> Iterator[tuple[str, int]]:
        """(shift, minute) of every minute in the plan outside breaks."""
        for day, shift in self.shifts:
            away = {m for p in shift.breaks for m in range(p.after_minutes, p.after_minutes + p.minutes)}
            for m in range(shift.length_minutes):
                minute = self.midnight(day) + shift.start_minute + m
                if m not in away and minute < self.plan.grid.days * DAY:
                    yield shift.id, minute


@pytest.mark.parametrize("seed", SEEDS)
def test_rest_and_days_off_are_seen_alike(seed: int) -> None:
    plan = random_plan(seed)
    rota = random_rota(plan, seed, share=0.4 + 0.6 * (seed % 4) / 3)
    findings = judge(plan, random_need(plan, seed), rota).findings
    for agent in plan.agents:
        clock = Clock(plan, rota, agent.id)
        codes = {finding.code for finding in findings if agent.id in finding.agents}
        assert ("rest_hours_between_shifts" in codes) == clock.breaks_rest(), agent.id
        assert ("consecutive_days" in codes) == clock.breaks_run(), agent.id
        assert ("rest_days_per_week" in codes) == clock.breaks_rest_day(), agent.id


def test_the_random_rotas_break_and_keep_each_of_these_rules() -> None:
    """Otherwise the test above would say nothing."""
    seen = set()
    for seed in SEEDS:
        plan = random_plan(seed)
        rota = random_rota(plan, seed, share=0.4 + 0.6 * (seed % 4) / 3)
        for agent in plan.agents:
            clock = Clock(plan, rota, agent.id)
            seen |= {("rest", clock.breaks_rest()), ("run", clock.breaks_run())}
            seen |= {("day", clock.breaks_rest_day())}
    assert seen == {(rule, broken) for rule in ("rest", "run", "day") for broken in (True, False)}


@pytest.mark.parametrize("seed", SEEDS[:15])
def test_cover_is_counted_alike(seed: int) -> None:
    plan = random_plan(seed)
    need, rota = random_need(plan, seed), random_rota(plan, seed)
    have = {queue.id: [0.0] * plan.grid.slots for queue in plan.settings.queues}
    for agent in plan.agents:
        for queue, present in have.items():
            alone = Rota.of(a for a in rota.assignments if (a.agent, a.queue) == (agent.id, queue))
            for shift, minute in Clock(plan, alone, agent.id).serving():
                present[minute // 30] += cover(plan, agent, plan.shift[shift]) / 30
    pairs = [pair for row in need.queues for pair in zip(row.need, have[row.queue], strict=True)]
    short = [max(0.0, n - h) for n, h in pairs]
    deep = [max(0.0, 0.9 * n - h) for n, h in pairs]
    amounts = {term.name: term.amount for term in judge(plan, need, rota).terms}
    assert amounts["deep_shortage"] == pytest.approx(sum(deep) / 2)
    assert amounts["shortage"] == pytest.approx(sum(short) / 2 - sum(deep) / 2)
    assert amounts["surplus"] == pytest.approx(sum(max(0.0, h - n) for n, h in pairs) / 2)
