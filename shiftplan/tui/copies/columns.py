"""The columns of the comparison: as many as there is room for, from the one that is walked to."""

from typing import NamedTuple

from textual.content import Content

from shiftplan.domain.figure_words import FIGURES, SERVICE, Figure, service_text
from shiftplan.language import printable, say
from shiftplan.planning.copies import Doing, Row
from shiftplan.tui.copies.state import Comparison
from shiftplan.tui.rota.layout import fit, fit_right

LEAST_NAME, MOST_NAME = 14, 34
EDGES = 4
"""For the mark in front and the sign behind that there is more."""
STALE, HERE, FAULT = "*", "●", "✗"
WIDTHS = {"short": 9, "value": 10, "gap": 8, "wages": 11, "overtime": 11, "nights": 9, "wishes": 9}
OTHER_WIDTH, SERVICE_WIDTH = 9, 13
SERVICE_PLACE = 3
"""The expected service stands behind so many figures: it is what copies are made for."""


class Column(NamedTuple):
    """`figure` None: the expected service."""

    name: str
    figure: Figure
    width: int


def every() -> tuple[Column, ...]:
    found = [Column(name, one, WIDTHS.get(name, OTHER_WIDTH)) for name, one in FIGURES.items()]
    found.insert(SERVICE_PLACE, Column("service", SERVICE, SERVICE_WIDTH))
    return tuple(found)


def shown(width: int, first: int) -> tuple[Column, ...]:
    """Those from `first` on for which there is room beside a short name."""
    room, found = width - LEAST_NAME - EDGES, []
    for column in every()[first:]:
        if column.width > room:
            break
        room -= column.width
        found.append(column)
    return tuple(found)


def last_first(width: int) -> int:
    """The furthest that one can walk: from there the last column is shown."""
    count = len(every())
    return next(first for first in range(count) if len(shown(width, first)) == count - first)


def name_width(width: int, columns: tuple[Column, ...]) -> int:
    return max(LEAST_NAME, min(MOST_NAME, width - EDGES - sum(column.width for column in columns)))


def heading(width: int, first: int) -> Content:
    columns = shown(width, first)
    left = "‹ " if first else "  "
    name = fit(f"{left}{say('what-if copy')}", name_width(width, columns) + 2)
    cells = [fit_right(str(column.figure.heading), column.width) for column in columns]
    more = " ›" if len(columns) + first < len(every()) else ""
    return Content.styled(name + "".join(cells) + more, "$muted")


def row(one: Row, comparison: Comparison, opened: bool, width: int, first: int) -> Content:  # noqa: FBT001 - said by name
    """A copy: its mark, its name, its figures; pale where they are out of date."""
    columns = shown(width, first)
    mark = FAULT if one.fault else HERE if opened else " "
    name = one.name or str(say("the plan"))
    left = f"{mark} {fit(printable(name), name_width(width, columns) - 1)} "
    cells = [fit_right(_cell(one, column), column.width) for column in columns]
    if one.figures is None and not one.fault:
        told = say("no rota yet; s solves it") if not one.has_rota else say("being worked out …")
        return Content(left) + Content.styled(f"  {_at_work(one, comparison) or told}", "$muted")
    pale = "$muted" if not one.fresh else ""
    working = _at_work(one, comparison)
    line = Content(left) + Content.styled("".join(cells), pale)
    return line + Content.styled(f"  {working}", "$accent") if working else line


def _cell(one: Row, column: Column) -> str:
    if column.name == "service":
        return "" if one.service is None else service_text(one.service) + ("" if one.service_fresh else STALE)
    if one.figures is None:
        return ""
    late = STALE if column.name == "short" and not one.fresh else ""
    return column.figure.text(one.figures) + late


def _at_work(one: Row, comparison: Comparison) -> str:
    moved = comparison.moved
    if moved is None or (moved.copy.folder if moved.copy else None) != (
        one.copy.folder if one.copy else None
    ):
        return ""
    return "◌" if moved.doing is Doing.FIGURES else f"◌ {moved.share:.0%}"
