"""The outlook of a queue as two pictures on one axis of time: contacts, and people."""

from datetime import timedelta

from shiftplan.domain.open_work import OpenWork
from shiftplan.domain.outlook import Outlook, QueueOutlook
from shiftplan.domain.plan import Plan
from shiftplan.tui.drawing.chart import Area, Curve, Picture
from shiftplan.tui.drawing.day_chart import DayPicture
from shiftplan.tui.forecast.picture import queue_colour

LOOK_BACK = timedelta(hours=4)
"""So much of what came is drawn before now."""
TICK_HOURS = 3


def contacts_picture(outlook: Outlook, one: QueueOutlook, plan: Plan) -> DayPicture:
    """What came, then the interval of what is expected; plan and expectation as lines."""
    past = _past(outlook)
    came = [value or 0.0 for value in one.came_before[len(one.came_before) - past :]]
    nothing = (0.0,) * past
    band = tuple(high - low for low, high in zip(one.low, one.high, strict=True))
    areas = (
        Area((*came, *one.low), queue_colour(plan, one.queue)),
        Area((*nothing, *band), "$band"),
    )
    planned = (*one.planned_before[len(one.planned_before) - past :], *one.planned)
    curves = (Curve((*nothing, *one.expected), "$accent", dotted=True), Curve(planned, "$low-line"))
    return _day(outlook, Picture(areas, curves, mark=past), past)


def people_picture(outlook: Outlook, one: QueueOutlook, plan: Plan) -> DayPicture | None:
    """People on shift, need of the expected and of the high course; None without a rota."""
    if one.cover is None:
        return None
    past = _past(outlook)
    nothing, cover = (0.0,) * past, one.cover
    areas = (Area((*nothing, *cover.on_shift), queue_colour(plan, one.queue)),)
    curves = (
        Curve((*nothing, *cover.need), "$accent", dotted=True),
        Curve((*nothing, *cover.need_high), "$low-line"),
    )
    return _day(outlook, Picture(areas, curves, mark=past), past)


def open_picture(outlook: Outlook, one: OpenWork, plan: Plan) -> DayPicture:
    """What is open after each slot, and what comes in it as planned."""
    areas = (Area(one.open_after, queue_colour(plan, one.queue)),)
    return _day(outlook, Picture(areas, (Curve(one.planned, "$low-line"),), mark=0), 0)


def open_people_picture(outlook: Outlook, one: OpenWork, plan: Plan) -> DayPicture:
    """People on shift and their need."""
    curves = () if one.need is None else (Curve(one.need, "$accent", dotted=True),)
    areas = (Area(one.on_shift, queue_colour(plan, one.queue)),)
    return _day(outlook, Picture(areas, curves, mark=0), 0)


def _past(outlook: Outlook) -> int:
    """Slots drawn before the first of the outlook."""
    back = LOOK_BACK // timedelta(minutes=outlook.grid.minutes)
    since = (outlook.since - outlook.grid.begin) // timedelta(minutes=outlook.grid.minutes)
    return min(back, outlook.first_slot - since)


def _day(outlook: Outlook, picture: Picture, past: int) -> DayPicture:
    first = outlook.first_slot - past
    starts = [outlook.grid.moment(first + index) for index in range(picture.slots)]
    ticks = tuple(
        (index, f"{start:%H:%M}")
        for index, start in enumerate(starts)
        if not start.minute and not start.hour % TICK_HOURS
    )
    return DayPicture(
        outlook.grid, starts[past].date(), picture, ticks=ticks or ((past, f"{starts[past]:%H:%M}"),)
    )
