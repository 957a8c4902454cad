"""agents.csv: how well somebody serves each queue, which shifts, which turn of days, which squad."""

import re
from collections.abc import Collection

from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Settings
from shiftplan.files.csv_text import number
from shiftplan.files.faults import cut, near_hint
from shiftplan.files.moments import plain
from shiftplan.files.row import SEPARATORS, Row
from shiftplan.files.shared import queue_names
from shiftplan.files.table import Column
from shiftplan.language import say

COLUMNS = (
    Column("proficiency", ("熟练度", "熟练系数")),
    Column("shifts", ("可上班次", "可排班次")),
    Column("pattern", ("轮班", "轮班规律")),
    Column("pattern_start", ("轮班起始", "轮班起始日")),
    Column("squad", ("小队", "战队")),
)
MOST = 3
FACTOR = re.compile(r"(.+?)\s*[:=]\s*(\d*\.?\d+)")


def work_values(row: Row, settings: Settings, shifts: Collection[str] | None) -> dict[str, object]:
    """The values of these columns by the names of `Agent`; `shifts` are the known ids, None: any."""
    pattern = _named(row, "pattern", [pattern.id for pattern in settings.patterns], "patterns")
    start = row.day("pattern_start")
    if start is not None and not row.text("pattern"):
        row.warn(
            "unused",
            "pattern_start",
            say("{column} is given, but no turn", column=row.heading("pattern_start")),
            say("name the turn in the column {column}, or leave both empty", column=row.heading("pattern")),
        )
    return {
        "proficiency": _proficiency(row, settings),
        "shifts": _shifts(row, shifts),
        "pattern": pattern,
        "pattern_start": start,
        "squad": _named(row, "squad", [squad.id for squad in settings.squads], "squads"),
    }


def _named(row: Row, column: str, known: list[str], table: str) -> str:
    """The id of a `[[table]]` of plan.toml, or ""."""
    read = row.text(column)
    if read and read not in known:
        row.error(
            f"unknown_{column}",
            column,
            say("there is no “{read}” among the [[{table}]] of plan.toml", read=cut(read), table=table),
            near_hint(read, known)
            if known
            else say(
                "add a table headed [[{table}]] to plan.toml; docs/files.md shows an example", table=table
            ),
        )
    return read


def _shifts(row: Row, known: Collection[str] | None) -> tuple[str, ...]:
    there = row.many("shifts")
    for shift in there:
        if known is not None and shift not in known:
            row.error(
                "unknown_shift",
                "shifts",
                say("there is no shift “{read}” in shifts.toml", read=cut(shift)),
                near_hint(shift, known),
            )
    return there


def _proficiency(row: Row, settings: Settings) -> dict[str, float]:
    """Factors by queue from `presale:1.0;aftersale:0.6`; queues by id or name."""
    found: dict[str, float] = {}
    names = queue_names(settings.queues)
    for part in _parts(plain(row.text("proficiency"))):
        read = FACTOR.fullmatch(part)
        queue = names.get(read[1].strip(), read[1].strip()) if read else ""
        factor = float(read[2]) if read else 0.0
        if read is None or not 0 < factor <= MOST:
            _unfit(row, part)
        elif queue not in {q.id for q in settings.queues}:
            _unknown_queue(row, queue, settings)
        elif queue in found:
            _twice(row, queue)
        else:
            found[queue] = factor
    return found


def _parts(text: str) -> list[str]:
    """The cell cut at its separators, but not at those in a queue's name before the colon."""
    cut_at = ";" if ";" in text else "," if "," in text else None
    parts = text.split(cut_at) if cut_at else [text] if text.count(":") <= 1 else SEPARATORS.split(text)
    return [part.strip() for part in parts if part.strip()]


def _unfit(row: Row, part: str) -> None:
    row.error(
        "proficiency",
        "proficiency",
        say(
            "{column} must be queue:factor with a factor above 0 and up to {most}; read “{read}”",
            column=row.heading("proficiency"),
            most=MOST,
            read=cut(part),
        ),
        say("write it like presale:1.0;aftersale:0.6"),
    )


def _unknown_queue(row: Row, queue: str, settings: Settings) -> None:
    row.error(
        "unknown_queue",
        "proficiency",
        say("there is no queue “{read}” in plan.toml", read=cut(queue)),
        near_hint(queue, [q.id for q in settings.queues]),
    )


def _twice(row: Row, queue: str) -> None:
    row.error(
        "duplicate_queue",
        "proficiency",
        say("the queue {queue} has two factors", queue=cut(queue)),
        say("keep one of them"),
    )


def work_cells(agent: Agent) -> dict[str, str]:
    """The cells of these columns by their names, "" where an agent says nothing."""
    return {
        "proficiency": ";".join(f"{queue}:{number(x)}" for queue, x in agent.proficiency.items()),
        "shifts": ";".join(agent.shifts),
        "pattern": agent.pattern,
        "pattern_start": str(agent.pattern_start or ""),
        "squad": agent.squad,
    }
