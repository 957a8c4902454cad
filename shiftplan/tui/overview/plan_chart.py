"""The need of the whole plan under the line of the sale, and the rota over it; for screens with room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from shiftplan.language import printable, say
from shiftplan.tui.drawing.chart import Area, Curve, Picture, draw
from shiftplan.tui.drawing.phases import shades
from shiftplan.tui.forecast.picture import queue_colour
from shiftplan.tui.overview.shortages import Present
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.domain.need import Need
    from shiftplan.domain.plan import Plan


class PlanChart(Widget):
    """Set `shown`; the columns stand under those of the sale line."""

    shown: reactive[Workspace | None] = reactive(None)

    def render(self) -> Content:
        if self.shown is None or self.shown.need is None or self.content_size.height < 3:  # noqa: PLR2004 - lines for a curve and its axis
            return Content("")
        plan, need, size = self.shown.plan, self.shown.need, self.content_size
        present = self.shown.present if self.shown.judgement else None
        picture = plan_picture(plan, need, present)
        lines = draw(picture, size.width, size.height - 1, picture.top())
        return Content("\n").join([caption(plan, picture.top(), rota=present is not None), *lines])


def plan_picture(plan: Plan, need: Need, present: Present | None) -> Picture:
    """Queues on each other over all slots; the line is what the rota puts on shift."""
    areas = tuple(Area(one.need, queue_colour(plan, one.queue)) for one in need.queues)
    shade = tuple(colour for day in range(plan.grid.days) for colour in shades(plan, day))
    if present is None:
        return Picture(areas, (), shade)
    there = tuple(map(sum, zip(*(present[one.queue] for one in need.queues), strict=True)))
    return Picture(areas, (Curve(there, "$low-line", least=True),), shade)


def caption(plan: Plan, top: float, *, rota: bool) -> Content:
    """What the picture shows, and what its upper edge stands for."""
    title = Content.styled(str(say("Need of the whole plan")), "$primary bold")
    queues = [
        Content.assemble(("█ ", queue_colour(plan, queue.id)), printable(queue.name))
        for queue in plan.settings.queues
    ]
    line = [Content.assemble(("─ ", "$low-line"), str(say("rota")))] if rota else []
    edge = Content.styled(str(say("upper edge: {agents:,.0f} agents", agents=top)), "$muted")
    return Content("  ").join([title, *queues, *line, edge])
