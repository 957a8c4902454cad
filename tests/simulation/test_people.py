"""Duties are the shifts as they are worked, stretch by stretch in seconds of the plan."""

from collections import Counter
from dataclasses import replace

import numpy as np

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.session import Attended
from shiftplan.domain.shift import Break, BreakKind
from shiftplan.simulation.crew import Spell
from shiftplan.simulation.horizon import Horizon
from shiftplan.simulation.people import Duty, Roster, rota_crew
from tests import builders
from tests.files.particular_cases import template

HOUR = 3600.0
MEAL = Break(after_minutes=240, minutes=60, earliest=180, latest=300)
SHIFTS = (
    template("move", 480, 540, breaks=(MEAL,), start_until=600, switch=True),
    template("split", 540, 720, breaks=(Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)),
    template("home", 480, kind="standby"),
)
QUEUES = (builders.queue("presale"), builders.queue("aftersale"))


def plan() -> Plan:
    ann = builders.agent("ann", queues=("presale", "aftersale"), proficiency={"aftersale": 0.5})
    return builders.plan((ann,), days=1, queues=QUEUES, shifts=SHIFTS)


def duties(assignment: Assignment, *, breaks: bool = True, queues: tuple[str, ...] = ()) -> tuple[Duty, ...]:
    the_plan = plan()
    seen = [queue for queue in QUEUES if not queues or queue.id in queues]
    horizon = Horizon(the_plan.grid, 0, 0, the_plan.grid.slots)
    return Roster(the_plan, seen, horizon, breaks=breaks).duties(builders.rota(assignment))


def hours(duty: Duty) -> list[tuple[float, float]]:
    return [(begin / HOUR, end / HOUR) for begin, end in duty.stretches]


def on(shift: str, **values: object) -> Assignment:
    return builders.work("ann", 0, shift).model_copy(update=values)


def test_start_and_breaks_are_those_of_the_assignment() -> None:
    (duty,) = duties(on("move", start=570, breaks=(180,)))
    assert hours(duty) == [(9.5, 12.5), (13.5, 18.5)]


def test_nobody_serves_in_a_session() -> None:
    (duty,) = duties(on("move", sessions=(Attended(session="brief", minute=480, minutes=30),)))
    assert hours(duty) == [(8.5, 12), (13, 17)]


def test_without_breaks_the_hours_off_of_a_split_shift_stay_off() -> None:
    assert [hours(duty) for duty in duties(on("move"), breaks=False)] == [[(8, 17)]]
    assert [hours(duty) for duty in duties(on("split"), breaks=False)] == [[(9, 13), (17, 21)]]


def test_a_standby_is_nobody_on_duty() -> None:
    assert duties(on("home")) == ()


def test_who_changes_the_queue_has_a_duty_on_each_with_the_worth_there() -> None:
    first, second = duties(on("move", then="aftersale"))
    assert (hours(first), hours(second)) == ([(8, 12)], [(13, 17)])
    assert (first.person.queue, second.person.queue) == (0, 1)
    assert (first.worth, second.worth) == (1.0, 0.5)
    assert (first.who, first.day) == (second.who, second.day)


def test_only_the_part_on_a_queue_that_is_simulated_counts() -> None:
    (duty,) = duties(on("move", then="aftersale"), queues=("aftersale",))
    assert hours(duty) == [(13, 17)]


def test_who_is_absent_is_absent_before_and_after_the_meal() -> None:
    both = duties(on("move", then="aftersale"))
    many = [replace(duty, who=who) for who in range(200) for duty in both]
    present = {
        len(rota_crew(QUEUES, many, np.random.default_rng(seed), shrinkage=True).people) % 2
        for seed in range(8)
    }
    assert present == {0}
    crew = rota_crew(QUEUES, many, np.random.default_rng(1), shrinkage=True)
    assert 0 < len(crew.people) < len(many)
    assert [person.queue for person in crew.people] == [0, 1] * (len(crew.people) // 2)


def test_somebody_more_changes_nobody_else_s_lot() -> None:
    (one,) = duties(on("move"))
    few = [replace(one, who=who) for who in range(40) if who != 7]
    more = [*few, replace(one, who=7, day=0), replace(one, who=40, day=1)]
    without, joined = (
        rota_crew(QUEUES, all_of, np.random.default_rng(3), shrinkage=True) for all_of in (few, more)
    )
    before, after = (Counter(map(_when, crew.away)) for crew in (without, joined))
    assert before
    assert not before - after
    assert 0 <= len(joined.people) - len(without.people) <= 2


def _when(spell: Spell) -> tuple[float, float]:
    return spell.begin, spell.end
