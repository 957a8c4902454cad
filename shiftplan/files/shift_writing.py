"""The shift templates as text: what a key's absence means is not written."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import tomli_w

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.shift import Break, BreakKind, ShiftTemplate

ALWAYS = {"after_minutes", "minutes", "paid"}
NARROWED = {"kind", "standby_share", "weekdays", "days", "switch"}


def shifts_toml(shifts: Iterable[ShiftTemplate]) -> bytes:
    """The templates as a shifts.toml that reads back to equal ones; breaks by length are written out."""
    return tomli_w.dumps({"shifts": [table_of(shift) for shift in shifts]}).encode()


def table_of(shift: ShiftTemplate) -> dict[str, Any]:
    """One template as the table that says it."""
    told = shift.model_dump(mode="python", include=NARROWED, exclude_defaults=True)
    return {
        "id": shift.id,
        "short": shift.short,
        "name": shift.name,
        **dict(_hours(shift)),
        **{key: list(value) if isinstance(value, tuple) else value for key, value in told.items()},
        "breaks": [_break(pause) for pause in shift.breaks if pause.kind is not BreakKind.GAP],
    }


def _hours(shift: ShiftTemplate) -> Iterator[tuple[str, Any]]:
    parts = _parts(shift)
    if len(parts) > 1:
        yield "parts", parts
    else:
        yield from parts[0].items()
    if shift.start_until is not None:
        yield "start_until", clock(shift.start_until)
        yield "start_step", shift.start_step


def _parts(shift: ShiftTemplate) -> list[dict[str, str]]:
    """Start and end of each stretch between hours off."""
    gaps = [pause for pause in shift.breaks if pause.kind is BreakKind.GAP]
    edges = [0, *(edge for gap in gaps for edge in (gap.after_minutes, gap.after_minutes + gap.minutes))]
    minutes = [shift.start_minute + edge for edge in (*edges, shift.length_minutes)]
    return [
        {"start": clock(begin % MINUTES_PER_DAY), "end": clock(end)}
        for begin, end in list(pairwise(minutes))[::2]
    ]


def _break(pause: Break) -> dict[str, Any]:
    told = pause.model_dump(mode="python")
    fields = Break.model_fields
    return {k: v for k, v in told.items() if k in ALWAYS or v != fields[k].default}
