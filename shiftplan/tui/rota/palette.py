"""The names of the grid's styles, which `rota.tcss` gives their colours, and putting styled text together."""

from collections.abc import Iterable, Mapping

from rich.segment import Segment
from rich.style import Style

from shiftplan.domain.spans import Activity

QUEUE_COLOURS = 6
PALETTE_NAMES = (
    "plain", "team", "head", "weekend", "opening", "short", "cursor", "cursor-row", "selected", "sorted",
    "dawn", "morning", "noon", "evening", "night", "off", "blocked", "gone",
    "lock", "met", "missed", "error", "warning", "changed",
    "ordinary", "warm_up", "deposit", "spot", "main", "encore", "after_sale",
    "meal", "rest", "gap", "session", "standby",
    *(f"queue-{number}" for number in range(1, QUEUE_COLOURS + 1)),
)  # fmt: skip
Palette = Mapping[str, Style]
Piece = tuple[str, Style]


def queue_style(queues: Iterable[str], queue: str) -> str:
    """The style of a queue by its place in the plan."""
    known = list(queues)
    return f"queue-{(known.index(queue) if queue in known else 0) % QUEUE_COLOURS + 1}"


def activity_style(queues: Iterable[str], activity: Activity | None, queue: str) -> str:
    """The style of what somebody does."""
    if activity is None:
        return "plain"
    return queue_style(queues, queue) if activity is Activity.SERVE else activity.value


def segments(pieces: Iterable[Piece]) -> list[Segment]:
    """Pieces side by side; neighbours of one style become one, for the terminal is told each by itself."""
    return [Segment(text, style) for text, style in joined(pieces)]


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of the very same style as one piece; comparing styles by value costs more than it saves."""
    found: list[Piece] = []
    last: Style | None = None
    for text, style in pieces:
        if style is last:
            found[-1] = found[-1][0] + text, style
        else:
            found.append((text, style))
            last = style
    return found
