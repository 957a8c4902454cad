"""The pictures of the live screen: contacts and people of one queue, or of all where there is room."""

from textual.content import Content

from shiftplan.tui.forecast.picture import queue_colour
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.now_picture import PEOPLE, Drawing, contacts_of, legend, picture

SMALL = 4
"""Lines of the one picture on a small screen."""
HEIGHTS = {1: (14, 10), 2: (9, 6)}
"""Lines of the pictures of contacts and of people by the number of queues; more have the first alone."""
LOW = (7, 0)


def pictures(live: Live, only: str, width: int) -> Content:
    """The contacts of one queue, or of all with the people there."""
    view = live.desk
    if view is None:
        return Content("")
    queues = [queue for queue in view.queues if queue.queue == only or not only]
    high, low = (SMALL, 0) if only else HEIGHTS.get(len(queues), LOW)
    blocks: list[Content] = []
    for queue in queues:
        colour = queue_colour(live.plan, queue.queue)
        for drawing, height in _drawings(live, queue.queue, high, low):
            blocks.append(legend(view, queue, drawing, colour).truncate(width, ellipsis=True))
            blocks.append(picture(view, queue, drawing, colour, width, height))
    return Content("\n").join(blocks)


def _drawings(live: Live, queue: str, high: int, low: int) -> list[tuple[Drawing, int]]:
    return [(contacts(live, queue), high), *([(PEOPLE, low)] if low else [])]


def contacts(live: Live, queue: str) -> Drawing:
    """Contacts with those the outlook expects."""
    one = live.outlook.of(queue) if live.outlook else None
    expected = dict(zip(live.outlook.starts, one.expected, strict=True)) if live.outlook and one else None
    return contacts_of(expected)
