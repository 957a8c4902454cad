"""What the keys of a shift say about each other, and shifts about shifts."""

from collections.abc import Collection, Iterable
from typing import Any

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.shift import ShiftKind, ShiftTemplate
from shiftplan.domain.when import Weekday
from shiftplan.files.faults import Faults
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import say


def makes_sense(source: TomlSource, path: KeyPath, shift: ShiftTemplate, keys: Collection[str]) -> bool:
    """Whether the shift can be meant as it is written with these `keys`; if not, faults are recorded."""
    _steps_reach_the_end(source, path, shift, keys)
    sound = (
        _has_work(source, path, shift),
        _standby_serves_nobody(source, path, shift, keys),
        _has_a_meal_to_switch_at(source, path, shift),
        _is_ever_offered(source, path, shift),
    )
    return all(sound)


def _has_work(source: TomlSource, path: KeyPath, shift: ShiftTemplate) -> bool:
    if shift.length_minutes > sum(pause.minutes for pause in shift.breaks if not pause.paid):
        return True
    source.error(
        "zero_length",
        (*path, "breaks"),
        say("shift {id} has no working time: its breaks fill it", id=shift.id),
        say("shorten the breaks, or make the shift longer"),
    )
    return False


def _standby_serves_nobody(
    source: TomlSource, path: KeyPath, shift: ShiftTemplate, keys: Collection[str]
) -> bool:
    if shift.kind is ShiftKind.STANDBY and shift.switch:
        source.error(
            "standby",
            (*path, "switch"),
            say("shift {id} is standby, which serves nobody: it has no queue to change", id=shift.id),
            say('take switch out, or kind = "standby"'),
        )
        return False
    if shift.kind is ShiftKind.WORK and "standby_share" in keys:
        source.error(
            "standby",
            (*path, "standby_share"),
            say("shift {id} has a standby_share, but is no standby", id=shift.id),
            say('add kind = "standby", or take standby_share out; a working shift counts in full'),
        )
        return False
    return True


def _has_a_meal_to_switch_at(source: TomlSource, path: KeyPath, shift: ShiftTemplate) -> bool:
    if not shift.switch or shift.switch_after is not None:
        return True
    source.error(
        "switch",
        (*path, "switch"),
        say("shift {id} has no meal at which the queue could change", id=shift.id),
        say('add a break of kind = "meal", or take switch out'),
    )
    return False


def _is_ever_offered(source: TomlSource, path: KeyPath, shift: ShiftTemplate) -> bool:
    if not shift.days or any(shift.offered_on(day) for day in shift.days):
        return True
    source.error(
        "never_offered",
        (*path, "days"),
        say(
            "shift {id} is never offered: none of its days is one of {weekdays}",
            id=shift.id,
            weekdays=", ".join(shift.weekdays),
        ),
        say(
            "give days or weekdays, or make them agree; {day} is {weekday}",
            day=str(shift.days[0]),
            weekday=Weekday.of(shift.days[0]).value,
        ),
    )
    return False


def _steps_reach_the_end(
    source: TomlSource, path: KeyPath, shift: ShiftTemplate, keys: Collection[str]
) -> None:
    if shift.start_until is None and "start_step" in keys:
        source.warn(
            "start_step",
            (*path, "start_step"),
            say("start_step says nothing without start_until"),
            say("add the latest start as start_until, or take start_step out"),
        )
    elif shift.start_until is not None and shift.starts[-1] != shift.start_until:
        source.warn(
            "start_step",
            (*path, "start_until"),
            say(
                "steps of {step} min never reach {until}; the last start is {last}",
                step=shift.start_step,
                until=clock(shift.start_until),
                last=clock(shift.starts[-1]),
            ),
            say("set start_until to a start that the steps reach"),
        )


def shorts_differ(source: TomlSource, tables: list[Any]) -> None:
    """Warn of shifts that look alike in the rota."""
    seen: set[str] = set()
    for i, table in enumerate(tables):
        short = table.get("short") if isinstance(table, dict) else None
        if isinstance(short, str) and short in seen:
            source.warn(
                "same_short",
                ("shifts", i, "short"),
                say("two shifts have the short name “{short}”; they look alike in the rota", short=short),
                say("give each shift its own short name"),
            )
        seen.add(str(short))


def offered_in(shifts: Iterable[ShiftTemplate], grid: TimeGrid, file: str) -> Faults:
    """Warnings about shifts that no day of the plan offers."""
    faults = Faults(file)
    for shift in shifts:
        if not any(shift.offered_on(day) for day in grid.dates):
            faults.warn(
                "never_offered",
                say(
                    "shift {id} is offered on no day of the plan, {first} to {last}",
                    id=shift.id,
                    first=str(grid.dates[0]),
                    last=str(grid.dates[-1]),
                ),
                say("mend its days or weekdays, or take it out"),
            )
    return faults
