"""The rota as a grid of text: as many days side by side as the terminal has room for, then the next ones."""

from collections.abc import Iterator, Sequence

from shiftplan.cli.output import room
from shiftplan.domain import words as domain_words
from shiftplan.language import printable, say, width
from shiftplan.tui.rota import words
from shiftplan.tui.rota.arranging import OF_A_DAY
from shiftplan.tui.rota.names import queue_names
from shiftplan.tui.rota.square_text import square_text
from shiftplan.tui.rota.view import GridView, GroupRow, PersonRow

GAP = " "
SIDES, HEAD = 2, 2
"""Columns of text beside the days, and lines over the people: dates, weekdays."""
Cells = list[str]


def grid_lines(view: GridView) -> Iterator[str]:
    """What is shown, the grid, what its marks mean."""
    yield heading(view)
    lefts, rights = _left(view), _right(view)
    columns = [_column(view, day) for day in view.days]
    for part in _parts(columns, _wide(lefts) + _wide(rights) + SIDES * len(GAP)):
        yield ""
        yield from _lines(view, lefts, part, rights)
    yield ""
    yield str(
        say(
            "▪ locked, ✓ ✗ wish met, missed, ! breaks a rule or comes near it, * not as published; › later, "
            "→ queue changes, ◦ standby"
        )
    )


def heading(view: GridView) -> str:
    """The plan, how many people and days are shown, what is short."""
    plan = view.table.plan
    shown = say("{shown} of {all} people", shown=len(view.people), all=len(plan.agents))
    days = say("{shown} of {all} days", shown=len(view.days), all=len(view.table.days))
    short = say("short {hours} agent-hours", hours=f"{sum(view.table.short_hours):,.1f}")
    parts = [printable(plan.settings.name), str(shown), str(days), str(short)]
    arranged = _arranged(view)
    return " · ".join([*parts, arranged] if arranged else parts)


def _arranged(view: GridView) -> str:
    """The day that the order speaks of, where it is sorted by one."""
    now = view.arrangement
    if now.sorting not in OF_A_DAY or view.by_slots:
        return ""
    return str(say("for {day}", day=domain_words.day_name(view.table.days[now.day])))


def _parts(columns: Sequence[Cells], beside: int) -> list[list[Cells]]:
    """Columns in as few parts as there is room for, each at least one column."""
    parts: list[list[Cells]] = [[]]
    space, used = room() - beside, 0
    for column in columns:
        wide = _wide(column) + len(GAP)
        if parts[-1] and used + wide > space:
            parts.append([])
            used = 0
        parts[-1].append(column)
        used += wide
    return parts


def _lines(view: GridView, left: Cells, columns: list[Cells], right: Cells) -> Iterator[str]:
    """Line by line; a group's heading stands alone on its line."""
    wides = [_wide(column) for column in (left, *columns, right)]
    headings = {number + HEAD: row for number, row in enumerate(view.rows) if isinstance(row, GroupRow)}
    for number in range(len(left)):
        if number in headings:
            row = headings[number]
            count = row.people if row.people == row.of else f"{row.people}/{row.of}"
            yield f"{row.name} ({count})"
            continue
        cells = (column[number] for column in (left, *columns, right))
        yield GAP.join(_padded(cell, wide) for cell, wide in zip(cells, wides, strict=True)).rstrip()


def _left(view: GridView) -> Cells:
    names = [printable(agent.name) for agent in view.table.plan.agents]
    queues = [queue_names(view.table.plan, agent.queues) for agent in view.table.plan.agents]
    name, queue = max(map(width, names), default=0), max(map(width, queues), default=0)
    return [
        str(say("name")),
        "",
        *(
            f"{_padded(printable(row.agent.name), name)} {row.agent.tier} "
            f"{_padded(queue_names(view.table.plan, row.agent.queues), queue)}"
            if isinstance(row, PersonRow)
            else ""
            for row in view.rows
        ),
        str(say("short, h")),
    ]


def _column(view: GridView, day: int) -> Cells:
    """Date, weekday, what each does, and the agent-hours short."""
    on, short = view.table.days[day], view.table.short_hours[day]
    cells = (
        square_text(view.table.square(row.agent, on)) if isinstance(row, PersonRow) else ""
        for row in view.rows
    )
    sign = words.SHORT_DAY if short > 0 else ""
    return [f"{on.month}/{on.day}{sign}", words.weekday(on), *cells, words.amount(short) if short > 0 else ""]


def _right(view: GridView) -> Cells:
    """Hours, nights and wishes met."""
    texts = []
    for row in view.rows:
        totals = view.table.totals(row.agent) if isinstance(row, PersonRow) else None
        wishes = f"{totals.wishes_met}/{totals.wishes}" if totals and totals.wishes else ""
        texts.append(f"{words.amount(totals.hours):>6} {totals.nights:>3} {wishes:>4}" if totals else "")
    titles = (say("hrs"), say("nt"), say("wish"))
    head = GAP.join(
        " " * (wide - width(str(text))) + str(text) for text, wide in zip(titles, (6, 3, 4), strict=True)
    )
    return [head, "", *texts, ""]


def _wide(cells: Sequence[str]) -> int:
    return max(map(width, cells), default=0)


def _padded(text: str, wide: int) -> str:
    return text + " " * max(0, wide - width(text))
