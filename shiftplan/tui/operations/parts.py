"""The parts of the live screen, each a function of what goes on now and of the columns there are.

To add a part:
1. Its value: one field of `live.Live` with a default, read by one function of `planning.operations` in
   `running._read`.
2. Its rows or lines: a function in a module of its own (`<part>_texts.py`), here one name in `SECTIONS`
   (rows of the board, nothing when there is nothing to say) or in `HEAD` (lines above the board).
3. What enter and a click do on one of its rows: a function in `OPENERS` under the beginning of the row's id.
4. Its keys: a class between `StageScreen` and `LiveScreen` as `FigureKeys` is, with `KEYS` and an
   `action_<id>` for each; `LiveScreen` lists it among its bases and its `KEYS`.
5. When it has the next thing to do: a step in `Live._steps`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import say
from shiftplan.tui.figures.texts import followed_lines
from shiftplan.tui.handover import keys as handover
from shiftplan.tui.measures import texts as measures
from shiftplan.tui.measures.keys import open_choice
from shiftplan.tui.operations import live_texts as texts
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live
from shiftplan.tui.outlook.texts import outlook_lines

if TYPE_CHECKING:
    from shiftplan.tui.operations.live_screen import LiveScreen

Section = Callable[[Live, int], list[Row]]
Lines = Callable[[Live, int], list[Content]]


def open_incidents(live: Live, width: int) -> list[Row]:
    """The incidents that run, each with its timer."""
    if not live.open_incidents:
        return []
    title = texts.title_row(str(say("Incidents open: {count}", count=len(live.open_incidents))), width)
    return [title, *(_incident(live, view.id, width) for view in live.open_incidents)]


def actions(live: Live, width: int) -> list[Row]:
    """What to do at this level: what is possible now, the ladder's own words until that is worked out."""
    if live.weighed is not None:
        return [*measures.measure_rows(live, width), *measures.in_force_rows(live, width)]
    waiting = say("Do now · the points are being worked out …")
    return [
        texts.title_row(str(waiting), width),
        *(
            Row(f"{texts.ACTION}{view.action.id}", texts.action_row(i, view, width))
            for i, view in enumerate(live.surge.actions, 1)
        ),
        *measures.in_force_rows(live, width),
    ]


def other_incidents(live: Live, width: int) -> list[Row]:
    """That none is open, and those closed."""
    found: list[Row] = []
    if not live.open_incidents:
        none = Content.styled(f"{marks.INDENT}{say('none; o opens a card')}", "$muted")
        found += [texts.title_row(str(say("Incidents open: {count}", count=0)), width), Row("", none)]
    closed = [view for view in live.incidents if not view.open]
    if closed:
        found.append(texts.title_row(str(say("Incidents closed: {count}", count=len(closed))), width))
        found += [_incident(live, view.id, width) for view in closed]
    return found


def _incident(live: Live, number: int, width: int) -> Row:
    view = live.incident(number)
    return Row(f"{texts.INCIDENT}{number}", texts.incident_row(view, live, width) if view else Content(""))


HEAD: tuple[Lines, ...] = (followed_lines, outlook_lines)
"""Lines between the queues and the board, such as the outlook."""
SECTIONS: tuple[Section, ...] = (handover.handover_rows, open_incidents, actions, other_incidents)
"""The board from top to bottom: alerts stand first."""


def rows(live: Live, width: int) -> list[Row]:
    return [row for section in SECTIONS for row in section(live, width)]


def head_lines(live: Live, width: int) -> Content:
    return Content("\n").join([line for lines in HEAD for line in lines(live, width)])


def _open_incident(screen: "LiveScreen", live: Live, rest: str) -> None:
    view = live.incident(int(rest))
    if view is not None:
        screen.walk(view)


def _open_action(screen: "LiveScreen", live: Live, rest: str) -> None:
    if open_choice(screen, live, rest):
        return
    view = next((view for view in live.surge.actions if view.action.id == rest), None)
    if view is not None:
        screen.show_action(view)


OPENERS: dict[str, Callable[["LiveScreen", Live, str], None]] = {
    texts.INCIDENT: _open_incident,
    texts.ACTION: _open_action,
    handover.HANDOVER: handover.open_row,
    handover.CASES: handover.open_cases,
    measures.MEASURE: lambda screen, *_: screen.action_stand_down(),
}
"""What opens on a row, by the beginning of its id; the function is given the rest of the id."""
