"""Pieces of the debrief's page: tables, names, numbers."""

from collections.abc import Iterable, Iterator

from shiftplan.domain.plan import Plan
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.language import Message, say

NOTHING = "–"
CLOCK = "%m-%d %H:%M"


def table(head: Iterable[Message], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = [str(name) for name in head]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def phase(plan: Plan, name: str | None) -> str:
    phases = {phase.id: phase.name for phase in plan.settings.event.phases}
    return str(say("ordinary days")) if name is None else safe(phases.get(name, name))


def queue(plan: Plan, name: str) -> str:
    return safe(plan.queue[name].name if name in plan.queue else name)


def share(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.1%}"


def signed(value: float | None) -> str:
    return NOTHING if value is None else f"{value:+.1%}"


def number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:,.0f}"
