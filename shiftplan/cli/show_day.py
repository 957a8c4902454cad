"""One day of the rota by half-hours as text: a bar for each person, and the cover in line with them."""

from collections.abc import Iterator

from shiftplan.cli.output import room
from shiftplan.cli.show_grid import heading
from shiftplan.domain.people import Agent
from shiftplan.domain.words import day_name
from shiftplan.language import printable, say, width
from shiftplan.tui.rota.cover_rows import cover_rows
from shiftplan.tui.rota.gantt import bar
from shiftplan.tui.rota.half_hours import PER_DAY
from shiftplan.tui.rota.square_text import square_text
from shiftplan.tui.rota.squares import Square
from shiftplan.tui.rota.view import GridView, PersonRow

WIDEST, USUAL = 3, 2
"""Columns of half an hour: at most, and where nobody says how many there are."""
WORD = 6
MARKS = frozenset("▪✓✗!*")


def day_lines(view: GridView) -> Iterator[str]:
    """The day, the hours, the bars, need and rota and what is missing by queue, what the signs mean."""
    left = _left_width(view)
    cell = _cell(left)
    yield f"{day_name(view.table.days[view.day])} · {heading(view)}"
    yield ""
    yield " " * left + _hours(cell)
    for row in view.rows:
        if isinstance(row, PersonRow):
            columns = bar(view.table, row.agent, view.day, PER_DAY * cell)
            yield (_label(view, row.agent, left) + "".join(column.sign for column in columns)).rstrip()
        else:
            yield f"{row.name} ({row.people})"
    yield from _cover(view, left, cell)
    yield ""
    yield str(
        say(
            "─ first queue, ═ another, ░ meal, · short rest, ≡ session, ◦ standby; « from the day before, "
            "» into the next"
        )
    )


def _left_width(view: GridView) -> int:
    agents = view.table.plan.agents
    names = max((width(printable(agent.name)) for agent in agents), default=0)
    queues = max((width(printable(queue.name)) for queue in view.table.plan.settings.queues), default=0)
    return max(names + len(" T0 ") + len(MARKS), queues + 1 + WORD)


def _cell(left: int) -> int:
    space = room()
    return USUAL if space == float("inf") else max(1, min(WIDEST, int(space - left) // PER_DAY))


def _hours(cell: int) -> str:
    """Every hour, on a narrow terminal every other one."""
    step = 1 if cell > 1 else 2
    return "".join(f"{hour:02d}".ljust(2 * cell * step) for hour in range(0, 24, step)).rstrip()


def _label(view: GridView, agent: Agent, left: int) -> str:
    marks = _marks(view.table.square(agent, view.table.days[view.day]))
    name = printable(agent.name)
    text = f"{name} {' ' * (left - len(MARKS) - len(' T0 ') - width(name))}{agent.tier} {marks}"
    return text + " " * (left - width(text))


def _marks(square: Square) -> str:
    """Its marks without what is worked, which the bar says."""
    bare = square._replace(text="", mark="", blocked=None, employed=False)
    return square_text(bare)


def _cover(view: GridView, left: int, cell: int) -> Iterator[str]:
    titles = (say("need"), say("rota"), say("short"))
    for queue in view.table.coverage[view.day].queues if view.table.coverage else ():
        yield ""
        for number, (title, texts) in enumerate(zip(titles, cover_rows(queue, cell), strict=True)):
            name = "" if number else printable(queue.name)
            word = str(title) + " " * max(0, WORD - width(str(title)))
            yield (name + " " * max(0, left - WORD - width(name)) + word + "".join(texts)).rstrip()
