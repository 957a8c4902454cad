"""Shops in a surge at random, what can be done in each, and what that gives by model and by simulation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from random import Random

import numpy as np

from shiftplan.domain.actuals import SlotFigures
from shiftplan.domain.editing import taking
from shiftplan.domain.estimate import SimulationOptions
from shiftplan.domain.on_the_day import Lent, OnTheDay
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue, Shrinkage
from shiftplan.domain.relief import Ranking, Relief, ReliefKind
from shiftplan.domain.relief_effects import effects_of
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.serving import serving
from shiftplan.domain.shift import Break, ShiftKind, ShiftTemplate
from shiftplan.domain.surge import RankBy
from shiftplan.domain.traffic import Traffic
from shiftplan.files.playbooks import read_ladder
from shiftplan.operations.at_hand import at_hand
from shiftplan.planning.operations.expected import Expected
from shiftplan.planning.operations.situation import people_around, people_with, situation_of
from shiftplan.simulation.from_now import FromNow, Heard
from shiftplan.simulation.horizon import Horizon
from shiftplan.simulation.measures import Measure, Start
from shiftplan.staffing.reliefs import rank
from shiftplan.staffing.reliefs.crew import end_rates
from tests import builders

FACTORS = (1, 1.7, 2.5, 2.9, 3.5)
TIERS = {
    Tier.T0: (0.40, 2), Tier.T1: (0.53, 2), Tier.T2: (0.70, 3), Tier.T3: (1.0, 5), Tier.T4: (1.15, 6),
}  # fmt: skip
WEIGHTS = (1, 2, 3, 3, 1)
WAGE = 25.0
MEAL = 30
TODAY = builders.MONDAY


@dataclass(frozen=True)
class Case:
    """A shop at `now`: people on shift and on standby, contacts to come, contacts waiting. A relief takes up
    to `most` people.
    """

    plan: Plan
    rota: Rota
    traffic: Traffic
    now: datetime
    waiting: int
    served: dict[str, int]
    rank_by: RankBy
    dice: Random
    most: int

    @property
    def slot(self) -> int:
        found = self.plan.grid.slot_at(self.now)
        assert found is not None
        return found

    @cached_property
    def reliefs(self) -> tuple[tuple[Relief, Rota], ...]:
        """What can be done, each with the rota after it."""
        found = [*self._by_edit(), *((relief, self.rota) for relief in self._at_hand())]
        return tuple(one for one in found if self.dice.random() < 0.9) or tuple(found)

    def _at_hand(self) -> tuple[Relief, ...]:
        ladder = read_ladder().model_copy(update={"rank": self.rank_by})
        there = people_around(self.plan, self.rota, self.now, ladder)
        return at_hand(ladder, self.plan, there, ("presale",), self.now)

    def _by_edit(self) -> Iterator[tuple[Relief, Rota]]:
        running = [one for one in self.rota.assignments if self._on_shift(one)]
        own = [one for one in running if one.queue == "presale"]
        yield from self._edited(ReliefKind.BREAKS, 5, [self._later_meal(one) for one in own])
        ending = [one for one in own if self._end(one) <= self.now + timedelta(minutes=90)]
        longer = self.dice.choice((60, 120))
        yield from self._edited(
            ReliefKind.EXTEND, 5, [(one, _made(one, OnTheDay(longer=longer))) for one in ending],
            yuan=1.5 * WAGE * longer / 60,
        )  # fmt: skip
        minute = self.now.hour * 60 + self.now.minute
        home = [one for one in self.rota.assignments if one.shift == "home"]
        called = OnTheDay(called_in=(minute + 30, minute + 210))
        yield from self._edited(
            ReliefKind.STANDBY, 30, [(one, _made(one, called)) for one in home], yuan=1.5 * WAGE * 3
        )
        lent = OnTheDay(lent=(Lent(queue="presale", begin=minute + 10, end=minute + 130),))
        able = [
            one
            for one in running
            if one.queue != "presale" and "presale" in self.plan.agent[one.agent].queues
        ]
        yield from self._edited(ReliefKind.LEND, 10, [(one, _made(one, lent)) for one in able])

    def _edited(
        self,
        kind: ReliefKind,
        takes: int,
        changes: list[tuple[Assignment, Assignment] | None],
        yuan: float = 0.0,
    ) -> Iterator[tuple[Relief, Rota]]:
        made = [change for change in changes if change is not None]
        if not made:
            return
        rota = self.rota
        chosen = self.dice.sample(made, self.dice.randint(1, min(self.most, len(made))))
        for one, after in chosen:
            rota = rota.put(one.cell, after)
        edit = taking(self.plan, self.rota, rota)
        effects = effects_of(self.plan, self.rota, edit, self.now + timedelta(minutes=takes))
        if effects:
            relief = Relief(
                id=kind.value, kind=kind, queue="presale", effects=effects, yuan=yuan * len(chosen), edit=edit
            )
            yield relief, rota

    def _later_meal(self, one: Assignment) -> tuple[Assignment, Assignment] | None:
        begins = self.plan.worked(one).begins(one.day) + timedelta(minutes=one.breaks[0])
        if not self.now + timedelta(minutes=10) <= begins <= self.now + timedelta(minutes=60):
            return None
        return one, one.model_copy(update={"breaks": (one.breaks[0] + 60,)})

    def _on_shift(self, one: Assignment) -> bool:
        shift = self.plan.worked(one)
        return shift.serves and shift.begins(one.day) <= self.now < self._end(one)

    def _end(self, one: Assignment) -> datetime:
        return self.plan.worked(one).ends(one.day)

    def ranking(self, yuan_per_answer: float | None = None) -> Ranking:
        """By the model."""
        told = SlotFigures(
            queue="presale",
            slot=self.slot - 1,
            start=self.plan.grid.moment(self.slot - 1),
            minutes=30,
            whole=True,
            waiting=self.waiting,
        )
        ladder = read_ladder().model_copy(update={"rank": self.rank_by})
        situation = situation_of(
            self.plan,
            self.rota,
            ladder,
            self.traffic,
            {"presale": {self.slot - 1: told}},
            Expected(),
            self.now,
        )
        value = self.rank_by.yuan_per_answer if yuan_per_answer is None else yuan_per_answer
        there = people_around(self.plan, self.rota, self.now, ladder)
        people = {
            relief.id: people_with(self.plan, self.rota, there, relief, self.now, ladder)
            for relief, _ in self.reliefs
            if relief.edit is not None
        }
        return rank(situation, [relief for relief, _ in self.reliefs], value, people=people)

    def simulated(self, replications: int, seed: int = 1) -> dict[str, "Gain"]:
        """By discrete events: the same customers and people, with each relief and without."""
        base = self._played(self.rota, (), replications, seed)
        return {
            relief.id: gain(base, self._played(after, self._measures(relief), replications, seed))
            for relief, after in self.reliefs
        }

    def _played(self, rota: Rota, measures: tuple[Measure, ...], replications: int, seed: int) -> Heard:
        soon, later = self.rank_by.horizon_minutes, self.rank_by.later_minutes
        return FromNow(
            plan=self.plan,
            traffic=self.traffic,
            rota=rota,
            horizon=Horizon(self.plan.grid, self.slot, self.slot, self.slot + (soon + later) // 30),
            edges=(0.0, soon * 60.0, (soon + later) * 60.0),
            within_seconds=self.rank_by.within_seconds,
            start=Start({"presale": self.waiting}, self.served),
            measures=measures,
            options=SimulationOptions(replications=replications, seed=seed, cross_trained=False),
        ).play()

    def _measures(self, relief: Relief) -> tuple[Measure, ...]:
        if relief.edit is not None:
            return ()
        [effect] = relief.effects
        queue = self.plan.queue[effect.queue]
        rates = end_rates(queue.aht_seconds, queue.windows + 1, self.rank_by.next_window_gain)
        begins, ends = ((moment - self.now).total_seconds() for moment in (effect.begins, effect.ends))
        wider = frozenset(helper.agent for helper in relief.helpers) if effect.windows else frozenset()
        return (
            Measure(
                queue=effect.queue,
                begins=begins,
                ends=ends,
                wider=wider,
                pace=float(rates[-1] / rates[-2]),
                contacts=effect.contacts,
                put_off=effect.put_off,
                back=self.rank_by.call_back_minutes * 60.0,
            ),
        )


@dataclass(frozen=True)
class Gain:
    """Points and their standard error; `each` (replications,) are the parts that each replication adds."""

    points: float
    error: float
    each: np.ndarray

    def behind(self, other: "Gain") -> tuple[float, float]:
        """How far it is behind another, and the standard error of that."""
        apart = other.each - self.each
        return other.points - self.points, float(apart.std(ddof=1) / np.sqrt(len(apart)))


def gain(base: Heard, after: Heard) -> Gain:
    """Points as the ranking counts them: those of the horizon, less what is lost after it."""
    one, other = (_parts(heard) for heard in (after, base))
    soon, later = (_of_period(*pair) for pair in zip(one, other, strict=True))
    weight = other[1][1].mean() / other[0][1].mean()
    each = soon + weight * later if later.mean() < 0 else soon
    return Gain(float(each.mean()), float(each.std(ddof=1) / np.sqrt(len(each))), each)


def _of_period(one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Points by replication; their mean is the difference of the ratios of sums."""
    each = np.zeros(len(one[0]))
    for (in_time, came), sign in ((one, 1), (other, -1)):
        level = in_time.sum() / came.sum()
        each += 100 * sign * (level + (in_time - level * came) / came.mean())
    return each


def _parts(heard: Heard) -> list[tuple[np.ndarray, np.ndarray]]:
    """In time and came by period, summed over queues; shape (replications,)."""
    return [
        (heard.in_time[:, :, period].sum(axis=1), heard.came[:, :, period].sum(axis=1)) for period in (0, 1)
    ]


def _made(one: Assignment, day: OnTheDay) -> Assignment:
    return one.model_copy(update={"on_the_day": day})


def case(seed: int, people: tuple[int, int] = (8, 40), most: int = 40) -> Case:
    """The shop of a seed, with so many people from … to; fewer of them in a relief make reliefs alike."""
    dice = Random(seed)
    while True:
        found = _tried(dice, dice.randint(*people), most)
        if found is not None and len(found.reliefs) >= 3:
            return found


def _tried(dice: Random, count: int, most: int) -> Case | None:
    queues = (_queue(dice, "presale", dice.choice((3, 3, 4, 5))), _queue(dice, "aftersale", 3))
    agents, works = [], []
    for number in range(count + max(2, count // 8)):
        standby = number >= count
        after = not standby and dice.random() < 0.25
        both = after and dice.random() < 0.7
        tier = dice.choices(tuple(TIERS), WEIGHTS)[0]
        worth, windows = TIERS[tier]
        names = ("aftersale", "presale") if both else ("aftersale",) if after else ("presale",)
        agents.append(
            builders.agent(f"p{number}", tier=tier, productivity=worth, max_windows=windows, queues=names)
        )
        start = dice.choice((9, 11, 13, 15))
        meal = dice.choice((210, 240, 270, 300))
        works.append(
            Assignment(agent=f"p{number}", day=TODAY, shift="home", queue="presale")
            if standby
            else Assignment(agent=f"p{number}", day=TODAY, shift=f"s{start}", queue=names[0], breaks=(meal,))
        )
    plan = builders.plan(tuple(agents), days=2, queues=queues, shifts=_shifts())
    rota = Rota.of(works)
    now = datetime.combine(TODAY, time(dice.randint(12, 19), dice.choice((0, 30))))
    rates = {queue.id: _full_rate(plan, rota, queue, now) for queue in queues}
    if min(rates.values()) <= 0:
        return None
    load = dice.uniform(0.9, 1.5)
    contacts = {
        "presale": _contacts(dice, plan, now, rates["presale"] * load),
        "aftersale": _contacts(dice, plan, now, rates["aftersale"] * dice.uniform(0.5, 0.9)),
    }
    windows = sum(
        min(plan.agent[one.agent].max_windows, plan.queue["presale"].windows)
        for one in rota.assignments
        if one.queue == "presale" and plan.worked(one).serves
    )
    share = 0.8
    return Case(
        plan=plan,
        rota=rota,
        traffic=Traffic(grid=plan.grid, scenario="base", contacts=contacts),
        now=now,
        waiting=round(windows * dice.choice((0.05, 0.3, 0.6, 1.0)) * dice.uniform(0.5, 1.5)) + 1,
        served={"aftersale": round(share * contacts["aftersale"][0] * 2 / 3600 * queues[1].aht_seconds[1])},
        rank_by=RankBy(
            within_seconds=dice.choice((60.0, 180.0, 180.0, 300.0)), bot_step=dice.choice((0.03, 0.05, 0.1))
        ),
        dice=dice,
        most=most,
    )


def _queue(dice: Random, name: str, windows: int) -> Queue:
    alone = dice.uniform(180, 420)
    away = dice.uniform(0, 0.2)
    return builders.queue(
        name,
        aht_seconds=tuple(round(alone * j / FACTORS[j - 1], 1) for j in range(1, windows + 1)),
        patience_seconds=dice.uniform(60, 400),
        shrinkage=Shrinkage(absence=away / 3, system=away / 3, handover=0, personal=away / 3),
        bot_share=0.2,
    )


def _shifts() -> tuple[ShiftTemplate, ...]:
    meal = Break(after_minutes=240, minutes=MEAL, earliest=180, latest=420)
    served = (
        ShiftTemplate(
            id=f"s{hour}", short=str(hour), name=f"s{hour}", start_minute=hour * 60, length_minutes=510,
            breaks=(meal,),
        )
        for hour in (9, 11, 13, 15)
    )  # fmt: skip
    home = ShiftTemplate(
        id="home", short="H", name="home", start_minute=720, length_minutes=840, kind=ShiftKind.STANDBY
    )
    return (*served, home)


def _full_rate(plan: Plan, rota: Rota, queue: Queue, now: datetime) -> float:
    """Contacts an hour that those on shift in half an hour end when all is full."""
    soon = now + timedelta(minutes=30)
    worth = sum(
        one.worth
        for work in rota.assignments
        for one in serving(plan, work)
        if one.queue == queue.id and one.begins <= soon < one.ends
    )
    return worth * (1 - queue.shrinkage.total) * queue.windows / queue.aht_seconds[-1] * 3600


def _contacts(dice: Random, plan: Plan, now: datetime, per_hour: float) -> tuple[float, ...]:
    """A surge about now that fades, or grows, over the next hours."""
    first = plan.grid.slot_at(now) or 0
    fades, swing = dice.choice((0.0, 0.05, 0.1, -0.03)), dice.uniform(0.0, 0.1)
    return tuple(
        per_hour / 2 * max(0.2, 1 - fades * (slot - first)) * dice.uniform(1 - swing, 1 + swing)
        if slot >= first
        else per_hour / 2
        for slot in range(plan.grid.slots)
    )
