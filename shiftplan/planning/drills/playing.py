"""What has happened in a drill up to a moment: its plan, rotas and measures played by the simulation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from shiftplan.domain.drill import STEP_MINUTES, Course, Drill, Happening, HappeningKind, Interval, Scenario
from shiftplan.domain.estimate import SimulationOptions
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.traffic import Traffic
from shiftplan.planning.stages import traffic_of

if TYPE_CHECKING:
    from shiftplan.simulation.drilled import Drilled, Played
    from shiftplan.simulation.measures import Measure

RUN_IN = timedelta(hours=2)
"""Played before the drill begins, so that it finds the queue of that hour."""
STEP = timedelta(minutes=STEP_MINUTES)
RotaAt = tuple[datetime, Rota]


@dataclass(frozen=True)
class Replay:
    """A drill to be played; `rotas` are those that counted from a moment on (local wall time), the first from
    the beginning; `measures` those taken without a change of the rota.
    """

    plan: Plan
    drill: Drill
    scenario: Scenario
    rotas: tuple[RotaAt, ...]
    measures: tuple["Measure", ...] = ()

    @property
    def first_slot(self) -> int:
        grid = self.plan.grid
        begin = max(grid.begin, self.drill.begins - RUN_IN)
        return (begin - grid.begin) // timedelta(minutes=grid.minutes)

    def second(self, moment: datetime) -> float:
        """Seconds from the beginning of what is played."""
        return (moment - self.plan.grid.moment(self.first_slot)).total_seconds()

    @property
    def end_slot(self) -> int:
        grid = self.plan.grid
        return -((grid.begin - self.drill.ends) // timedelta(minutes=grid.minutes))

    @cached_property
    def traffic(self) -> Traffic:
        """The plan's contacts with what more comes."""
        traffic, grid = traffic_of(self.plan), self.plan.grid
        fine = {queue: dict(slots) for queue, slots in traffic.fine.items()}
        contacts = {queue: list(series) for queue, series in traffic.contacts.items()}
        for queue, series in contacts.items():
            for slot in range(self.first_slot, self.end_slot):
                steps = traffic.steps(queue, slot)
                moments = [grid.moment(slot) + index * STEP for index in range(len(steps))]
                raised = tuple(
                    step * self._times(queue, moment) for step, moment in zip(steps, moments, strict=True)
                )
                if raised != steps:
                    fine.setdefault(queue, {})[slot] = raised
                    series[slot] = sum(raised)
        whole = {queue: tuple(series) for queue, series in contacts.items()}
        return Traffic(grid=grid, scenario=traffic.scenario, contacts=whole, fine=fine)

    def _times(self, queue: str, moment: datetime) -> float:
        found = 1.0
        for one in self._of(HappeningKind.CONTACTS):
            begin = self.drill.moment(one)
            if begin <= moment < begin + timedelta(minutes=one.minutes) and _concerns(one, queue):
                found *= one.times
        return found

    def _of(self, kind: HappeningKind) -> list[Happening]:
        return [one for one in self.scenario.happenings if one.kind is kind]

    def _stretch(self, one: Happening) -> tuple[float, float]:
        begin = self.second(self.drill.moment(one))
        return begin, begin + one.minutes * 60.0

    def drilled(self, until: datetime) -> "Drilled":
        """As the simulation takes it, told in steps from the drill's beginning until a moment."""
        from shiftplan.simulation.drilled import Drilled, Slow  # noqa: PLC0415 - numpy is loaded when something is computed
        from shiftplan.simulation.horizon import Horizon  # noqa: PLC0415 - see above
        from shiftplan.simulation.spliced import Missing, RotaFrom  # noqa: PLC0415 - see above

        first = self.second(self.drill.begins)
        count = int((until - self.drill.begins) / STEP)
        return Drilled(
            plan=self.plan,
            traffic=self.traffic,
            rota=self.rotas[0][1],
            horizon=Horizon(self.plan.grid, self.first_slot, self.first_slot, self.end_slot),
            edges=tuple(first + index * STEP.total_seconds() for index in range(count + 1)),
            within_seconds=180.0,
            measures=self.measures,
            options=SimulationOptions(replications=1, seed=self.drill.seed, cross_trained=False),
            rotas=tuple(RotaFrom(self.second(at), rota) for at, rota in self.rotas),
            missing=tuple(Missing(*self._stretch(one), one.share) for one in self._of(HappeningKind.MISSING)),
            stops=tuple(self._stretch(one) for one in self._of(HappeningKind.STOP)),
            slow=tuple(
                Slow(*self._stretch(one), one.times, one.queues) for one in self._of(HappeningKind.SLOW)
            ),
        )


def _concerns(one: Happening, queue: str) -> bool:
    return not one.queues or queue in one.queues


@dataclass(frozen=True)
class Happened:
    """What the simulation gave, step by step from the drill's beginning."""

    drill: Drill
    drilled: "Drilled"
    played: "Played"

    @property
    def steps(self) -> int:
        return len(self.drilled.edges) - 1

    def start(self, step: int) -> datetime:
        return self.drill.begins + step * STEP

    def intervals(self) -> tuple[Interval, ...]:
        """The steps in order of time, each queue by queue."""
        return tuple(
            self._interval(step, number)
            for step in range(self.steps)
            for number in range(len(self.drilled.queues))
        )

    def _interval(self, step: int, number: int) -> Interval:
        rate, reply = self.answered((number,), step, step + 1)
        return Interval(
            queue=self.drilled.queues[number].id,
            start=self.start(step),
            contacts=float(self.played.came[number, step]),
            first_reply_seconds=reply,
            three_minute_rate=rate,
            waiting=float(self.played.waiting[number, step]),
            present=float(self.played.present[number, step]),
        )

    def answered(self, numbers: Sequence[int], begin: int, end: int) -> tuple[float | None, float | None]:
        """Three-minute rate and average reply of these queues over the steps [begin, end)."""
        series = (self.played.answered, self.played.gone, self.played.in_time, self.played.seconds)
        answered, gone, quick, seconds = (float(each[list(numbers), begin:end].sum()) for each in series)
        rate = quick / (answered + gone) if answered + gone else None
        return rate, seconds / answered if answered else None

    def courses(self) -> tuple[Course, ...]:
        """How each queue did over all of it."""
        found = []
        for number, queue in enumerate(self.drilled.queues):
            rate, reply = self.answered((number,), 0, self.steps)
            found.append(
                Course(
                    queue=queue.id,
                    contacts=float(self.played.came[number].sum()),
                    three_minute_rate=rate,
                    first_reply_seconds=reply,
                    longest_queue=float(self.played.waiting[number].max(initial=0.0)),
                )
            )
        return tuple(found)


def csv_lines(some: Sequence[Interval]) -> str:
    """Lines of actuals.csv; nothing where nothing was answered."""
    return "".join(
        f"{one.start:%Y-%m-%d %H:%M},{STEP_MINUTES},{one.queue},{one.contacts:g},"
        f"{_told(one.first_reply_seconds, 1)},{_told(one.three_minute_rate, 4)},"
        f"{one.waiting:g},{one.present:g}\n"
        for one in some
    )


def _told(value: float | None, digits: int) -> str:
    return "" if value is None else f"{round(value, digits):g}"
