"""The words of the outlook on the screen, and its table."""

from textual.content import Content

from shiftplan.domain.open_work import OpenWork
from shiftplan.domain.open_work_words import deadline_sentences, open_sentence
from shiftplan.domain.outlook import Outlook, QueueOutlook
from shiftplan.domain.outlook_words import (
    A_PERSON,
    SOON_HOURS,
    made_sentences,
    queue_sentence,
    rest_sentence,
    short_sentence,
)
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.frame.folding import folded
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.need.table import NOBODY, TIME, Column
from shiftplan.tui.operations.live import Live

COLUMNS = (
    Column(say("plan"), 7),
    Column(say("expected"), 9),
    Column(say("from–to"), 12),
    Column(say("need"), 7),
    Column(say("if many"), 8),
    Column(say("on shift"), 9),
    Column(say("gap"), 7),
    Column(say("in time"), 8),
    Column(say("reply"), 8),
)

OPEN_COLUMNS = (
    Column(say("plan"), 7),
    Column(say("open after"), 12),
    Column(say("need"), 7),
    Column(say("on shift"), 9),
    Column(say("gap"), 7),
)


def outlook_lines(live: Live, width: int) -> list[Content]:
    """One line on the live screen: the rest of the day, and where people are missing first of all."""
    outlook = live.outlook
    if outlook is None:
        return []
    short = printable(str(short_sentence(outlook, live.plan)))
    line = Content.assemble(
        (f"{say('Outlook')}  ", "$primary bold"),
        str(rest_sentence(outlook)),
        "  ",
        (short, "$error bold" if is_short(outlook) else "$success"),
        ("  f", "$key bold"),
    )
    return [clickable(line.truncate(width, ellipsis=True), "screen.outlook")]


def is_short(outlook: Outlook) -> bool:
    worst = outlook.worst(SOON_HOURS)
    return worst is not None and worst.agents >= A_PERSON


def heading(outlook: Outlook, one: QueueOutlook, plan: Plan, width: int) -> Content:
    """A queue's rest of the day, and what it was made of, folded to the width."""
    until = say("until {time}", time=f"{outlook.end:%m/%d %H:%M}")
    first = Content.styled(f"{printable(str(queue_sentence(one, plan)))}  ", "bold")
    made = str(say("; ")).join(str(sentence) for sentence in (*made_sentences(one), until))
    lines = [*folded(first.rstrip(), width), *folded(Content.styled(made, "$muted"), width)]
    return Content("\n").join(lines)


def open_heading(outlook: Outlook, one: OpenWork, plan: Plan, width: int) -> Content:
    """Work with a deadline: what is open, and what gets late, folded to the width."""
    first = Content.styled(printable(str(open_sentence(one, outlook, plan))), "bold")
    late = one.late_from is not None or one.late_now >= A_PERSON
    rest = str(say("; ")).join(str(sentence) for sentence in deadline_sentences(one, outlook))
    styled = Content.styled(rest, "$error" if late else "$muted")
    return Content("\n").join([*folded(first, width), *folded(styled, width)])


def open_table(outlook: Outlook, one: OpenWork, width: int) -> Content:
    heads = Content("").join([column.cell(str(column.heading), "$muted") for column in (TIME, *OPEN_COLUMNS)])
    rows = [_open_row(outlook, one, at) for at in range(len(one.planned))]
    return Content("\n").join([line.truncate(width) for line in (heads, *rows)])


def _open_row(outlook: Outlook, one: OpenWork, at: int) -> Content:
    need, gap = (one.need[at], one.gap[at]) if one.need and one.gap else (None, None)
    cells = (
        (f"{one.planned[at]:,.0f}", ""),
        (f"{one.open_after[at]:,.0f}", "bold"),
        (NOBODY if need is None else f"{need:.1f}", ""),
        (f"{one.on_shift[at]:.1f}", ""),
        (NOBODY if gap is None else f"{gap:+.1f}", "$error bold" if (gap or 0) <= -A_PERSON else "$muted"),
    )
    drawn = [column.cell(text, style) for column, (text, style) in zip(OPEN_COLUMNS, cells, strict=True)]
    return Content("").join([TIME.cell(f"{outlook.starts[at]:%H:%M}"), *drawn])


def open_legend(*, people: bool) -> Content:
    parts = [
        ("█", "$queue-1", say("open at the end of each slot")),
        ("─", "$low-line", say("come, as planned")),
    ]
    if people:
        parts = [*parts, ("╌", "$accent", say("need; below it people on shift"))]
    return _signs(parts)


def legend(*, people: bool) -> Content:
    """What the pictures show; `people` when theirs is there too."""
    parts = [
        ("█", "$queue-1", say("came, then from")),
        ("█", "$band", say("high")),
        ("─", "$low-line", say("plan; need if many come") if people else say("plan")),
        ("╌", "$accent", say("expected; its need") if people else say("expected")),
    ]
    return _signs(parts)


def _signs(parts: list[tuple[str, str, Message]]) -> Content:
    return Content("  ").join(
        [Content.styled(sign, style) + Content.styled(f" {word}", "$muted") for sign, style, word in parts]
    )


def table(outlook: Outlook, one: QueueOutlook, width: int) -> Content:
    heads = Content("").join([column.cell(str(column.heading), "$muted") for column in (TIME, *COLUMNS)])
    rows = [_row(outlook, one, at) for at in range(len(one.planned))]
    return Content("\n").join([line.truncate(width) for line in (heads, *rows)])


def _row(outlook: Outlook, one: QueueOutlook, at: int) -> Content:
    counts = [
        f"{one.planned[at]:,.0f}",
        f"{one.expected[at]:,.0f}",
        f"{one.low[at]:,.0f}–{one.high[at]:,.0f}",
    ]
    people, styles = [NOBODY] * 6, [""] * 6
    if one.cover is not None:
        cover, gap = one.cover, one.cover.gap[at]
        people = [
            f"{cover.need[at]:.1f}",
            f"{cover.need_high[at]:.1f}",
            f"{cover.on_shift[at]:.1f}",
            f"{gap:+.1f}",
            words.percent(cover.service_level[at]),
            words.seconds(cover.first_reply_seconds[at]),
        ]
        styles[3] = "$error bold" if gap <= -A_PERSON else "$muted"
    cells = [
        column.cell(text, style)
        for column, text, style in zip(
            COLUMNS, [*counts, *people], ["", "bold", "$muted", *styles], strict=True
        )
    ]
    return Content("").join([TIME.cell(f"{outlook.starts[at]:%H:%M}"), *cells])
