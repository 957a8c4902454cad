"""A plan of four days with a spot opening, a main day and an after-sale day, and helpers to read steps."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shiftplan.domain.derivation import Derived, Records, Step
from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.plan import Settings
from tests import builders

START = builders.MONDAY


def phase(id: str, kind: PhaseKind, start: str, end: str, *, opening: bool = False) -> Phase:  # noqa: A002 - the field's own name
    moments = {"start": datetime.fromisoformat(start), "end": datetime.fromisoformat(end)}
    return Phase(id=id, name=id, kind=kind, opening=opening, **moments)


PHASES = (
    phase("warm", PhaseKind.WARM_UP, "2027-11-01 00:00", "2027-11-02 20:00"),
    phase("main", PhaseKind.MAIN, "2027-11-02 20:00", "2027-11-04 00:00", opening=True),
    phase("after", PhaseKind.AFTER_SALE, "2027-11-04 00:00", "2027-11-05 00:00"),
)


def settings(phases: tuple[Phase, ...] = PHASES, days: int = 4, minutes: int = 30) -> Settings:
    event = Event(name="sale", day=START + timedelta(days=2), phases=phases)
    queues = (builders.queue("presale"), builders.queue("aftersale"))
    return builders.plan(grid=builders.grid(days, minutes=minutes), event=event, queues=queues).settings


def total(derived: Derived, queue: str | None = None) -> float:
    rows = derived.forecast.contacts["base"]
    return sum(sum(series) for name, series in rows.items() if queue in (None, name))


def in_phase(derived: Derived, phase: Phase, queue: str) -> float:
    grid = derived.forecast.grid
    series = derived.forecast.contacts["base"][queue]
    return sum(value for slot, value in enumerate(series) if phase.start <= grid.moment(slot) < phase.end)


def every(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from every(step.parts)


def step(derived: Derived, what: str) -> Step:
    return next(found for found in every(derived.steps) if str(found.what) == what)


def codes(derived: Derived) -> set[str]:
    return {finding.code for finding in derived.findings}


def records(start: str, minutes: int, **series: list[float]) -> Records:
    """Rows of each queue every so many minutes; `all` for a table without queues."""
    begin = datetime.fromisoformat(start)
    return Records(
        minutes=minutes,
        amounts={
            "" if queue == "all" else queue: {
                begin + timedelta(minutes=minutes * i): value for i, value in enumerate(values)
            }
            for queue, values in series.items()
        },
    )
