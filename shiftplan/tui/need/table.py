"""The table of slots beside the picture: one line a slot and queue, as much as there is room for."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.content import Content

from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.staffing import Method
from shiftplan.domain.words import BINDINGS
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.picture import queue_colour, queues_of
from shiftplan.tui.place import Place

NOBODY = "–"
WHOLE = 100


@dataclass(frozen=True)
class Column:
    """A column of the table; numbers stand to the right, `spare` columns stay free beside its text."""

    heading: Message
    width: int
    right: bool = True
    spare: int = 1

    def cell(self, text: str, style: str = "") -> Content:
        content = Content.styled(text, style).truncate(self.width - self.spare, ellipsis=True)
        gap = self.width - content.cell_length
        return content.pad_left(gap) if self.right else content.pad_right(gap)


@dataclass(frozen=True)
class Number:
    """A column of numbers; `rank` says how soon it is left out when the table is narrow, 0 never.

    What is `promised` to somebody who waits says nothing about work with a deadline; what is said of an
    `instant` is not known where each slot is taken as a steady state.
    """

    column: Column
    text: Callable[[QueueNeed, int], str]
    style: str = ""
    rank: int = 0
    promised: bool = False
    instant: bool = False


def agents(number: float) -> str:
    """One digit after the point while it says something."""
    return f"{number:,.0f}" if number >= WHOLE else f"{number:,.1f}"


def _share(series: str, digits: int = 1) -> Callable[[QueueNeed, int], str]:
    def text(one: QueueNeed, index: int) -> str:
        served = one.online[index] > 0
        return words.percent(getattr(one, series)[index], digits) if served else NOBODY

    return text


TIME = Column(say("time"), 6, right=False)
QUEUE = Column(say("queue"), 8, right=False)
WHY = Column(say("why"), 14, right=False, spare=0)
NUMBERS = (
    Number(Column(say("contacts"), 9), lambda one, at: f"{one.contacts[at]:,.0f}"),
    Number(Column(say("need"), 6), lambda one, at: agents(one.need[at]), "bold"),
    Number(Column(say("online"), 7), lambda one, at: f"{one.online[at]}"),
    Number(Column(say("in time"), 8), _share("service_level"), promised=True),
    Number(Column(say("worst"), 7), _share("worst_instant"), rank=1, promised=True, instant=True),
    Number(Column(say("waiting"), 8), lambda one, at: agents(one.waiting[at]), rank=2),
    Number(Column(say("gone"), 6), _share("abandon"), rank=3, promised=True),
    Number(Column(say("busy"), 6), _share("occupancy", 0), rank=4),
    Number(
        Column(say("reply"), 7),
        lambda one, at: words.seconds(one.first_reply_seconds[at]),
        rank=5,
        promised=True,
    ),
    Number(Column(say("thumb"), 6), lambda one, at: f"{one.rule_of_thumb[at]}", "$muted", rank=6),
)
FIXED = TIME.width + QUEUE.width + 1 + WHY.width


def numbers(width: int) -> tuple[Number, ...]:
    """The columns for which a table of `width` has room, the least telling left out first."""
    shown = list(NUMBERS)
    while FIXED + sum(number.column.width for number in shown) > width:
        worst = max(shown, key=lambda number: number.rank)
        if worst.rank == 0:
            break
        shown.remove(worst)
    return tuple(shown)


def table(plan: Plan, need: Need, place: Place, size: tuple[int, int]) -> Content:
    """The slots of the day around the cursor, one line a queue, as many as `size` (width, height) holds."""
    width, height = size
    queues, columns = queues_of(plan, place), numbers(width)
    room = max(1, (height - 1) // len(queues))
    first = max(0, min(place.slot - room // 2, plan.grid.per_day - room))
    shown = range(first, min(first + room, plan.grid.per_day))
    why = _why(columns, width)
    cells = (column.cell(str(column.heading), "$muted") for column in (TIME, QUEUE, *_columns(columns)))
    heads = Content("").join([*cells, Content(" "), why.cell(str(why.heading), "$muted")])
    places = [replace(place, slot=slot, queue=queue) for slot in shown for queue in queues]
    lines = [_row(plan, need, each, columns, why) for each in places]
    lit = [
        line.stylize("on $cursor-shade bold") if each.slot == place.slot else line
        for line, each in zip(lines, places, strict=True)
    ]
    return Content("\n").join(line.truncate(width) for line in (heads, *lit))


def _columns(chosen: tuple[Number, ...]) -> tuple[Column, ...]:
    return tuple(number.column for number in chosen)


def _why(chosen: tuple[Number, ...], width: int) -> Column:
    """The last column, as wide as the others leave room."""
    taken = FIXED - WHY.width + sum(number.column.width for number in chosen)
    return replace(WHY, width=max(WHY.width, width - taken))


def _text(number: Number, plan: Plan, need: Need, queue: str, index: int) -> str:
    unknown = number.instant and need.method is Method.SIPP
    if unknown or (number.promised and plan.queue[queue].deferred):
        return NOBODY
    return number.text(need.of(queue), index)


def _row(plan: Plan, need: Need, place: Place, columns: tuple[Number, ...], why: Column) -> Content:
    queue = str(place.queue)
    index, one = place.index(plan.grid), need.of(queue)
    cells = [
        TIME.cell(f"{plan.grid.moment(index):%H:%M}"),
        QUEUE.cell(printable(plan.queue[queue].name), queue_colour(plan, queue)),
        *(n.column.cell(_text(n, plan, need, queue, index), n.style) for n in columns),
        Content(" "),
        why.cell(str(BINDINGS[one.binding[index]]), "$muted"),
    ]
    return Content("").join(cells)
