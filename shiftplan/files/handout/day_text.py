"""The printed day as plain text in columns: a sheet for the wall, and what a terminal shows of it."""

from collections.abc import Iterable, Iterator, Sequence

from shiftplan.files.handout.day_signs import explained, sign
from shiftplan.files.handout.day_view import Cover, DayRow, DayView
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.safe_text import visible
from shiftplan.files.handout.words import queue_name, team_name, title
from shiftplan.language import _, width

COLUMN = 3
MOST_NAME = 24


def day_lines(handout: Handout, view: DayView) -> Iterator[str]:
    """Title, hours, people by team, cover by queue, signs."""
    names = {row.agent.id: visible(f"{row.agent.name} {_shorts(handout, row)}") for row in view.rows}
    cover = [text for one in view.cover for text in _cover_names(handout, one)]
    room = min(MOST_NAME, max(map(width, [*names.values(), *cover]), default=0)) + 1
    yield visible(title(handout))
    yield ""
    yield (padded("", room) + "".join(f"{i // 2:02}".ljust(2 * COLUMN) for i in _hours(view))).rstrip()
    for row, head in _by_team(view.rows):
        if head:
            yield visible(team_name(row.agent.team))
        signs = [sign(handout.plan, cell) for cell in row.cells[view.first : view.last]]
        breaks = f"  ({_('breaks {times}').format(times=row.breaks)})" if row.breaks else ""
        yield _line(names[row.agent.id], signs, room) + f" {row.hours}{breaks}"
    if not view.rows:
        yield _("nobody works")
    for one in view.cover:
        for name, series in zip(_cover_names(handout, one), (one.needed, one.there), strict=True):
            yield _line(name, [f"{amount:.0f}" for amount in series[view.first : view.last]], room)
    yield ""
    yield "  ".join(f"{mark} {visible(meaning)}" for mark, meaning in explained(handout.plan))


def _shorts(handout: Handout, row: DayRow) -> str:
    return "+".join(handout.plan.shift[one.shift].short for one in row.shifts)


def _hours(view: DayView) -> Iterable[int]:
    return range(view.first, view.last, 2)


def _by_team(rows: Iterable[DayRow]) -> Iterator[tuple[DayRow, bool]]:
    """Each row, and whether a team begins with it."""
    team = None
    for row in rows:
        yield row, row.agent.team != team
        team = row.agent.team


def _cover_names(handout: Handout, cover: Cover) -> tuple[str, str]:
    name = visible(queue_name(handout.plan, cover.queue))
    return f"{name} {_('needed')}", f"{name} {_('on shift')}"


def _line(name: str, signs: Sequence[str], room: int) -> str:
    return padded(name, room) + "".join(padded(text, COLUMN) for text in signs)


def padded(text: str, room: int) -> str:
    """`text` in so many columns; what does not fit is cut."""
    kept = text
    while width(kept) > room - 1 and kept:
        kept = kept[:-1]
    return kept + " " * (room - width(kept))
