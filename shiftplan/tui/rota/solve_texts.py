"""A solve in words and figures: verdict, numbers, time, curves."""

from math import log10

from rich.cells import cell_len
from textual.content import Content

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.words import DOINGS
from shiftplan.language import Message, say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota.layout import fit, fit_right
from shiftplan.tui.rota.picture import curve, share_bar
from shiftplan.tui.rota.solve_view import SolveView, State

PHASES = {
    "reading": say("reading the plan"),
    "bound": say("proving a bound"),
    "start": say("first rota"),
    "improve": say("improving"),
}
VERDICTS: dict[State, tuple[str, Message]] = {
    State.READY: ("$muted", say("s starts the solver, t changes the time it gets")),
    State.RUNNING: ("$text-accent", say("x stops and keeps the best so far")),
    State.STOPPING: ("$text-warning", say("stopping, the best so far is kept …")),
    State.OPTIMAL: ("$text-success", say("Proved best: no rota for this plan is better.")),
    State.TIME_UP: ("$text-success", say("Time is up; the best rota found is kept.")),
    State.STOPPED: ("$text-success", say("Stopped; the best rota so far is kept.")),
    State.STOPPED_EMPTY: (
        "$text-warning",
        say("Stopped before a first rota was found; nothing was changed. Start again and give it longer."),
    ),
    State.TIME_UP_EMPTY: (
        "$text-warning",
        say("Time ran out before a first rota was found; nothing was changed. t gives it longer."),
    ),
    State.INFEASIBLE: ("$text-error", say("No rota can keep every hard rule. What stands in the way:")),
    State.FAILED: (
        "$text-error",
        say(
            "The solver broke off; nothing was changed. Start again; shiftplan doctor helps to find out why."
        ),
    ),
}
NUMBERS_WIDTH = 28
PHASE_WIDTH = 16
DAY_LABEL = 7


def numbers(view: SolveView, short: float | None) -> list[Content]:
    """Best value, proven bound, gap, hours short."""
    gap = "–" if view.gap is None else app_words.percent(view.gap, 1)
    rows = (
        (say("best value"), _value(view.best), "$supply bold"),
        (say("proven bound"), _value(view.bound), "$need bold"),
        (say("gap"), gap, "bold"),
        (say("hours short"), _value(short), "$short bold" if short else "$text-success"),
    )
    return [_number(label, text, style) for label, text, style in rows]


def _number(label: Message, text: str, style: str) -> Content:
    name = Content.styled(fit(str(label), NUMBERS_WIDTH - 14), "$muted")
    return name + Content.styled(fit_right(text, 11), style) + Content("   ")


def beside(left: list[Content], right: list[Content]) -> list[Content]:
    """Two columns as one; the left one is NUMBERS_WIDTH wide."""
    blank = Content(" " * NUMBERS_WIDTH)
    return [(left[i] if i < len(left) else blank) + line for i, line in enumerate(right)]


def clock(view: SolveView, width: int) -> Content:
    """Phase, and the time gone of the time allowed as a line that fills."""
    phase = _now(view) if view.running else say("time used")
    left = Content.styled(fit(str(phase), PHASE_WIDTH) + " ", "$text-accent" if view.running else "$muted")
    text = " " + str(say("{gone} of {limit} s", gone=f"{view.elapsed:.0f}", limit=view.seconds_allowed))
    room = max(4, width - left.cell_length - cell_len(text))
    gone = round(view.share * room)
    return (
        left
        + Content.styled("━" * gone, "$accent")
        + Content.styled("─" * (room - gone), "$band")
        + Content(text)
    )


def _now(view: SolveView) -> Message:
    """What is being improved, or else the phase."""
    return DOINGS[view.doing[-1]] if view.doing else PHASES.get(view.phase, say("starting"))


def curves(view: SolveView, width: int, lines: int) -> list[Content]:
    """The best value falling and the bound rising towards each other, on a logarithmic scale."""
    values = [value for _, value in (*view.falling, *view.rising)]
    if not values:
        return [Content.styled("·" * width, "$band") for _ in range(lines)]
    last = max(view.elapsed, 1.0)
    low, high = _log(min(values)), max(_log(max(values)), _log(min(values)) + 0.1)
    size = (width, lines)
    best = curve([(x, _log(y)) for x, y in view.falling], size, (last, high), low)
    bound = curve([(x, _log(y)) for x, y in view.rising], size, (last, high), low)
    return [_over(a, b) for a, b in zip(best, bound, strict=True)]


def _over(best: str, bound: str) -> Content:
    """Two braille lines as one; where both have dots they are joined."""
    parts = []
    for a, b in zip(best, bound, strict=True):
        both = a != " " and b != " "
        sign = chr(ord(a) | ord(b)) if both else a if a != " " else b
        parts.append(Content.styled(sign, "$supply" if a != " " else "$need"))
    return Content("").join(parts)


def day_bar(name: str, hours: float, top: float, width: int) -> Content:
    """A day and its hours short as a bar."""
    room = max(1, width - DAY_LABEL - 7)
    text = "✓" if hours <= 0 else f"{hours:.1f}"
    bar = Content.styled(fit(share_bar(hours / top, room), room), "$short")
    return (
        Content(fit(name, DAY_LABEL))
        + bar
        + Content.styled(fit_right(text, 7), "$text-success" if hours <= 0 else "")
    )


def verdict_lines(view: SolveView, width: int) -> list[Content]:
    """What the state means, wrapped; how far from the best it may be; what stands in the way of any rota."""
    style, message = VERDICTS[view.state]
    if view.part and view.state is State.OPTIMAL:
        message = say("Proved best: this part cannot be better while the rest stays as it is.")
    lines = [line.stylize(style) for line in Content(str(message)).stylize("bold").wrap(width)]
    if view.state in (State.TIME_UP, State.STOPPED) and view.gap is not None:
        gap = app_words.percent(view.gap, 1)
        text = say("It is at most {gap} from the best there can be.", gap=gap)
        if view.part:
            text = say("It is at most {gap} from the best with the rest as it is.", gap=gap)
        lines += Content(str(text)).wrap(width)
    for finding in view.outcome.findings if view.outcome else ():
        if finding.severity is Severity.ERROR:
            lines += _finding(finding, width)
    return lines


def _finding(finding: Finding, width: int) -> list[Content]:
    lines = list(Content(f"• {finding.message}").wrap(width))
    if finding.hint is not None:
        lines += [line.stylize("$muted") for line in Content(f"→ {finding.hint}").wrap(width)]
    return lines


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}"  # noqa: PLR2004 - three digits are enough


def _log(value: float) -> float:
    return log10(max(value, 0.0) + 1)
