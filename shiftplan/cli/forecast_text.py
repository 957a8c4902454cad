"""What `shiftplan forecast` prints: steps with their numbers, contacts by day, JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from shiftplan.cli.output import table
from shiftplan.domain.derivation import Step
from shiftplan.domain.finding import Finding
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.domain.words import day_name
from shiftplan.language import printable, say

INDENT = "  "
BASE = "base"


def step_lines(steps: Iterable[Step]) -> Iterator[str]:
    """Every step on a line, numbered, its parts under it."""
    for number, step in enumerate(steps, start=1):
        yield from _lines(step, f"{number}. ", "")


def _lines(step: Step, head: str, indent: str) -> Iterator[str]:
    line = str(say("{what}: {working}", what=step.what, working=step.working))
    note = str(say(" ({note})", note=step.note)) if step.note else ""
    yield f"{indent}{head}{line}{note}"
    for part in step.parts:
        yield from _lines(part, "", indent + INDENT + " " * len(head) if head else indent + INDENT)


def day_table(settings: Settings, forecast: Forecast) -> str:
    """Contacts of each day, a column a queue, base scenario before the bot."""
    rows = forecast.contacts[BASE]
    queues = [queue for queue in settings.queues if queue.id in rows]
    head = [say("day"), *(printable(queue.name) for queue in queues), say("total")]
    lines: list[list[object]] = []
    for index, day in enumerate(forecast.grid.dates):
        sums = [_of_day(forecast.grid, rows[queue.id], index) for queue in queues]
        lines.append([day_name(day), *(f"{value:,.0f}" for value in sums), f"{sum(sums):,.0f}"])
    every = [sum(rows[queue.id]) for queue in queues]
    lines.append([say("total"), *(f"{value:,.0f}" for value in every), f"{sum(every):,.0f}"])
    return table(head, lines)


def _of_day(grid: TimeGrid, series: tuple[float, ...], day: int) -> float:
    return sum(series[grid.of_day(day)])


def record(
    forecast: Forecast, kind: str | None, steps: Iterable[Step], findings: Iterable[Finding]
) -> dict[str, Any]:
    """All of it as plain data; figures in full, texts in the reader's language."""
    return {
        "kind": kind,
        "steps": [_step(step) for step in steps],
        "days": [
            {"date": str(day), "queue": queue, "contacts": _of_day(forecast.grid, series, index)}
            for index, day in enumerate(forecast.grid.dates)
            for queue, series in forecast.contacts[BASE].items()
        ],
        "findings": [_finding(finding) for finding in findings],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "what": str(step.what),
        "working": str(step.working),
        "operands": [
            {
                "sign": operand.sign,
                "label": None if operand.figure.label is None else str(operand.figure.label),
                "value": operand.figure.value,
                "unit": operand.figure.unit.value,
                "default": operand.figure.ours,
            }
            for operand in step.operands
        ],
        "result": step.result.value,
        "unit": step.result.unit.value,
        "phase": step.phase,
        "queue": step.queue,
        "note": None if step.note is None else str(step.note),
        "parts": [_step(part) for part in step.parts],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": None if finding.place is None else str(finding.place),
        "message": str(finding.message),
        "hint": None if finding.hint is None else str(finding.hint),
    }
