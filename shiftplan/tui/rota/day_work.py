"""One day of one person from minute to minute, with what began the day before."""

from datetime import datetime, timedelta
from enum import IntEnum

from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.spans import Span, spans
from shiftplan.tui.rota.table import RotaTable

DAY = timedelta(days=1)


class Duty(IntEnum):
    """Whether somebody is there on a day, in the order of a day's list."""

    ON = 0
    FREE = 1
    AWAY = 2


def midnight(table: RotaTable, index: int) -> datetime:
    """The beginning of a day of the plan."""
    return table.plan.grid.begin + index * DAY


def worked_on(table: RotaTable, agent: Agent, index: int) -> tuple[Assignment, ...]:
    """What reaches into a day: the shift of the day before when it runs past midnight, then the day's own."""
    begin = midnight(table, index)
    days = (begin.date() - DAY, begin.date())
    found = (table.rota.at(agent.id, day) for day in days)
    known = [one for one in found if one is not None and table.worked(one) is not None]
    return tuple(one for one in known if one.day == begin.date() or _runs_over(table, one))


def _runs_over(table: RotaTable, found: Assignment) -> bool:
    shift = table.worked(found)
    return shift is not None and shift.crosses_midnight


def day_spans(table: RotaTable, agent: Agent, index: int) -> tuple[Span, ...]:
    """What somebody does on a day, in order; the first span may begin and the last end on another day."""
    begin = midnight(table, index)
    found = (span for one in worked_on(table, agent, index) for span in spans(table.plan, one))
    return tuple(span for span in found if span.end > begin and span.begin < begin + DAY)


def first_minute(table: RotaTable, agent: Agent, index: int) -> int | None:
    """The minute of the day at which the first of a day's shifts begins, below 0 for the day before."""
    found = worked_on(table, agent, index)
    shift = table.worked(found[0]) if found else None
    if shift is None:
        return None
    return round((shift.begins(found[0].day) - midnight(table, index)).total_seconds() / 60)


def duty(table: RotaTable, agent: Agent, index: int) -> Duty:
    """Whether somebody works on a day, could, or is away."""
    if worked_on(table, agent, index):
        return Duty.ON
    day = table.days[index]
    away = Cell(agent.id, day) in table.plan.blocked or not agent.employed_on(day)
    return Duty.AWAY if away else Duty.FREE
