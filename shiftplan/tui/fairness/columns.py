"""The columns of the table: what stands in them, how wide, and by which key of sorting they are clicked."""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.fairness import Standing
from shiftplan.language import Message, printable, say
from shiftplan.planning.fairness import Order
from shiftplan.planning.fairness_words import MEAN as SIGN
from shiftplan.planning.fairness_words import bar, figure, signed
from shiftplan.tui.fairness.view import View
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.rota.layout import fit, fit_right

WIDE = 120
LEAST_BAR = 8


class Column(NamedTuple):
    """`order`: the order that a click on the heading chooses; `wide`: only where there is room."""

    heading: Message
    width: int
    text: Callable[[View, Standing], str]
    order: Order | None = None
    wide: bool = False
    left: bool = False

    def fit(self, text: str) -> str:
        """The text in the column, cut where it must be, with a gap before it, a text also behind it."""
        if self.left:
            return f" {fit(text, self.width - 2)} "
        return fit_right(text if cell_len(text) < self.width else fit(text, self.width - 1), self.width)


def _have(view: View, one: Standing) -> str:
    if view.measure is Measure.WISHES:
        return f"{one.asked - round(one.have.now)}/{one.asked}"
    return figure(one.have.now)


def _rank(view: View, one: Standing) -> str:
    return str(view.tally.ranks[one.agent.id]) if view.tally else ""


RANK = Column(say("rank"), 5, _rank, Order.OVER)
NAME = Column(say("name"), 14, lambda _, one: printable(one.agent.name), Order.NAME, left=True)
TEAM = Column(say("team"), 14, lambda _, one: printable(one.agent.team), Order.TEAM, wide=True, left=True)
TIER = Column(say("tier"), 6, lambda _, one: one.agent.tier.value, Order.TIER, left=True)
CONTRACT = Column(say("contract"), 12, lambda _, one: printable(one.agent.contract), wide=True, left=True)
DAYS = Column(say("days"), 6, lambda _, one: str(one.days), wide=True)
CAN = Column(say("can have"), 9, lambda _, one: str(one.chances), wide=True)
EARLIER = Column(say("earlier"), 8, lambda _, one: figure(one.have.before))
NOW = Column(say("this rota"), 10, _have)
MET = Column(say("met"), 8, _have)
TOTAL = Column(say("total"), 8, lambda _, one: figure(one.have.total), Order.TOTAL, wide=True)
MEAN = Column(say("mean"), 7, lambda _, one: figure(one.mean.total))
SHARE = Column(say("share"), 7, lambda _, one: figure(one.share.total))
OVER = Column(say("±"), 8, lambda _, one: signed(one.over), Order.OVER)


def columns(measure: Measure, width: int) -> tuple[Column, ...]:
    """Those there is room for."""
    own = (MET,) if measure is Measure.WISHES else (EARLIER, NOW)
    every = (RANK, NAME, TEAM, TIER, CONTRACT, DAYS, CAN, *own, TOTAL, MEAN, SHARE, OVER)
    return tuple(column for column in every if width >= WIDE or not column.wide)


def heading(view: View, width: int) -> Content:
    """The headings; a click on one sorts by it."""
    return Content("").join([_head(view, column) for column in columns(view.measure, width)])


def _head(view: View, column: Column) -> Content:
    here = column.order is view.chosen.order and column is not RANK
    text = Content.styled(column.fit(str(column.heading)), "$text-accent bold" if here else "$muted")
    return clickable(text, f"screen.sort('{column.order}')") if column.order else text


def row(view: View, one: Standing, width: int) -> Content:
    """A person: the numbers, then a bar for what they have with the mean as a line on it."""
    cells = [column.fit(column.text(view, one)) for column in columns(view.measure, width)]
    line = Content.styled("".join(cells), "$warning" if one.agent.id in view.over else "")
    room = width - line.cell_length - 1
    return line + Content(" ") + _bar(view, one, room) if room >= LEAST_BAR else line


def _bar(view: View, one: Standing, room: int) -> Content:
    """What is from before is pale; who is above the mean by what could be passed on stands out."""
    drawn, mark = bar(one.have.total, one.mean.total, view.most, room)
    earlier = len(bar(one.have.before, 0, view.most, room)[0].rstrip())
    now = "$warning" if one.agent.id in view.over else "$queue-1"
    whole = Content.styled(drawn[:earlier], "$muted") + Content.styled(drawn[earlier:], now)
    return whole[:mark] + Content.styled(SIGN, "$foreground bold") + whole[mark + 1 :]
