"""What the colours and signs of the grid mean: a line under it, and a page."""

from collections.abc import Iterable

from textual.content import Content

from shiftplan.domain.clock import clock
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.work import is_night_shift
from shiftplan.language import Message, printable, say
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.rota import words
from shiftplan.tui.rota.gantt import BEFORE, BEHIND, FIRST_QUEUE, OTHER_QUEUE, SIGNS
from shiftplan.tui.rota.palette import QUEUE_COLOURS
from shiftplan.tui.rota.worked import Band, band_of

APART = Content("  ")
BANDS: dict[Band, tuple[str, Message]] = {
    Band.DAWN: ("$queue-5 on $queue-5 25%", say("begins before 9:00")),
    Band.MORNING: ("$queue-4 on $queue-4 25%", say("begins from 9:00")),
    Band.NOON: ("$queue-1 on $queue-1 25%", say("begins from 12:00")),
    Band.EVENING: ("$queue-2 on $queue-2 30%", say("begins from 18:00")),
    Band.NIGHT: ("$foreground on $queue-3 40% bold", say("a night")),
}
"""The colours of `rota.tcss`; `$` names are of the theme."""
MARKS: tuple[tuple[str, str, Message], ...] = (
    (words.LOCK, "$foreground", say("locked")),
    (words.CHANGED, "$accent bold", say("changed since it was published")),
    (words.WISH_MET, "$success", say("wish met")),
    (words.WISH_MISSED, "$warning bold", say("wish missed")),
    (words.FLAW, "$error bold", say("breaks a rule or comes near it")),
    (words.LATER, "$foreground", say("begins later than it could")),
    (words.CHANGES, "$foreground", say("the queue changes at the meal")),
    (words.STANDBY, "$foreground", say("standby")),
    (words.ON_THE_DAY, "$foreground", say("made other on the day")),
    (words.LEFT, "$foreground", say("left before the end")),
    ("A", "$foreground underline", say("a queue that is not the first of that person")),
    (words.SHORT_DAY, "$short bold", say("short day")),
    (words.OPENING, "$foreground bold", say("opening of the sale")),
)
BARS: tuple[tuple[str, str, Message], ...] = (
    (FIRST_QUEUE, "$foreground", say("first queue")),
    (OTHER_QUEUE, "$foreground", say("another queue")),
    *((sign, "$foreground", words.DOINGS[kind]) for kind, sign in SIGNS.items() if sign.strip()),
    (BEFORE, "$foreground", say("began the day before")),
    (BEHIND, "$foreground", say("goes on after midnight")),
)


class LegendLine(Clickable):
    """Two lines: the shifts, or by half-hours the queues, then the marks. A click opens the page."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._by_slots = False

    def show(self, plan: Plan, *, by_slots: bool) -> None:
        if plan is not self._plan or by_slots != self._by_slots:
            self._plan, self._by_slots = plan, by_slots
            self.refresh()

    def render(self) -> Content:
        if self._plan is None:
            return Content("")
        first = _queues(self._plan) if self._by_slots else _codes(self._plan)
        lines = (APART.join(first), APART.join(_signs(BARS if self._by_slots else MARKS)))
        width = self.content_size.width
        text = Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)
        return clickable(text, "screen.legend")


def legend_page(plan: Plan) -> Content:
    """Every shift with its times and colour, what the colours say, and every mark."""
    blocks = (
        [_shift(plan, shift) for shift in plan.shifts],
        [Content.styled(f" {name} ", style) for style, name in BANDS.values()],
        list(_signs(MARKS)),
        [*_queues(plan), *_signs(BARS)],
    )
    titles = (say("shifts"), say("colours"), say("marks"), say("one day by half-hours"))
    return Content("\n\n").join(
        Content("\n").join([Content.styled(str(title), "$muted"), *lines])
        for title, lines in zip(titles, blocks, strict=True)
    )


def _codes(plan: Plan) -> Iterable[Content]:
    return (_code(plan, shift) + Content(f" {_times(shift)}") for shift in plan.shifts)


def _shift(plan: Plan, shift: ShiftTemplate) -> Content:
    return _code(plan, shift) + Content(f" {printable(shift.name)} {_times(shift)}")


def _code(plan: Plan, shift: ShiftTemplate) -> Content:
    band = band_of(shift, night=is_night_shift(shift, plan.settings.rules))
    return Content.styled(f" {printable(shift.short)} ", BANDS[band][0])


def _times(shift: ShiftTemplate) -> str:
    """From when to when; of a shift that may begin later also until when."""
    text = f"{clock(shift.start_minute)}–{clock(shift.end_minute)}"
    if shift.start_until is None or shift.start_until == shift.start_minute:
        return text
    return f"{text} {say('until {time}', time=clock(shift.start_until))}"


def _queues(plan: Plan) -> list[Content]:
    numbers = range(len(plan.settings.queues))
    return [
        Content.styled(f" {printable(queue.name)} ", f"$foreground on $queue-{i % QUEUE_COLOURS + 1} 45%")
        for i, queue in zip(numbers, plan.settings.queues, strict=True)
    ]


def _signs(signs: tuple[tuple[str, str, Message], ...]) -> Iterable[Content]:
    return (Content.styled(sign, style) + Content(f" {text}") for sign, style, text in signs)
