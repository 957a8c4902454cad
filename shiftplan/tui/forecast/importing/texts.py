"""The words of the import: lines of the proposal, rows as read, totals before and after."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from textual.content import Content

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.mapping import DayChange, Guess, Preview, Proposal, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.domain.words import scenario_name
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.importing.choices import (
    FIELDS,
    Corrections,
    fields_by_column,
    heading_row,
    label_of,
    letters,
    value_of,
)
from shiftplan.tui.forecast.importing.here import in_list
from shiftplan.tui.forecast.importing.work import Read

KINDS: dict[str, Message] = {
    "agents": say("a list of people"),
    "availability": say("a list of absences and wishes"),
    "shifts": say("a list of shifts"),
}
LABEL, VALUE, LINE, AMOUNT, DATE = 22, 26, 5, 12, 11
LEAST_CELL, MOST_CELL = 5, 18
SURE = {
    Sureness.SURE: ("✓", "$success", say("sure")),
    Sureness.LIKELY: ("~", "$accent", say("likely")),
    Sureness.UNSURE: ("?", "$error bold", say("not sure")),
}


def entry(guess: Guess, corrections: Corrections, settings: Settings, width: int) -> Content:
    """A line of the proposal: what, which, how sure, why."""
    label = Content(str(label_of(guess))).truncate(LABEL - 1, ellipsis=True, pad=True)
    value = Content.styled(printable(value_of(guess, settings)), "bold")
    value = value.truncate(VALUE - 1, ellipsis=True, pad=True)
    parts = [label, value, *_sureness(guess, corrections)]
    return Content(" ").join(parts).truncate(max(1, width), ellipsis=True)


def _sureness(guess: Guess, corrections: Corrections) -> list[Content]:
    if corrections.settles(guess):
        return [Content.styled(f"● {say('yours')}", "$primary")]
    if not guess.value and guess.sureness is Sureness.SURE:
        return []
    sign, style, text = SURE[guess.sureness]
    why = [Content.styled(str(guess.why), "$muted")] if guess.why else []
    return [Content.styled(f"{sign} {text}", style), *why]


def rows(proposal: Proposal, width: int) -> Content:
    """The first rows as read: letters and fields above, the line numbers beside."""
    if not proposal.rows:
        return Content(str(say("No row could be read.")))
    wide = max(len(row.cells) for row in proposal.rows)
    held = fields_by_column(proposal.mapping, proposal) if proposal.mapping else {}
    names = [str(FIELDS[held[i]]) if i in held else "" for i in range(wide)]
    heads = heading_row(proposal)
    table = [row.cells for row in proposal.rows if heads is None or row.line >= heads.line]
    widths = _widths([names, *table], wide, width - LINE)
    lines = [
        _cells("", [letters(i) for i in range(wide)], widths, "$muted"),
        _cells("", names, widths, "$accent bold"),
        *(_cells(str(row.line), row.cells, widths, "bold" if row is heads else "") for row in proposal.rows),
    ]
    if wide > len(widths):
        lines.append(
            Content.styled(
                str(say("… and {count} more {count:column|columns}", count=wide - len(widths))), "$muted"
            )
        )
    return Content("\n").join(lines)


def _widths(table: Sequence[Sequence[str]], wide: int, room: int) -> list[int]:
    """Columns of text for each column that has room, with a gap behind each."""
    widths: list[int] = []
    for i in range(wide):
        texts = (Content(row[i]).cell_length for row in table if i < len(row))
        widths.append(max(LEAST_CELL, min(MOST_CELL, max(texts, default=0))) + 1)
        if sum(widths) > room and i:
            return widths[:-1]
    return widths


def _cells(line: str, cells: Sequence[str], widths: list[int], style: str) -> Content:
    filled = [*cells, *[""] * len(widths)]
    texts = [
        Content.styled(printable(cell), style).truncate(width - 1, ellipsis=True, pad=True)
        for cell, width in zip(filled, widths, strict=False)
    ]
    return Content.styled(f"{line:>{LINE - 1}} ", "$muted") + Content(" ").join(texts)


def summary(preview: Preview) -> Content:
    """What it would do, in a line: lines read and left out, contacts before and after, remarks."""
    before = [change.before for change in preview.days if change.before is not None]
    text = say(
        "{read:,} {read:line|lines} read, {out:,} left out; contacts {before} → {after}",
        read=preview.rows_read,
        out=preview.rows_left_out,
        before=f"{sum(before):,.0f}" if before else "–",
        after=f"{sum(change.after for change in preview.days):,.0f}" if preview.forecast else "–",
    )
    return Content("  ").join([Content(str(text)), remarks_count(preview.findings)])


def remarks_count(findings: tuple[Finding, ...]) -> Content:
    faults = sum(finding.severity is Severity.ERROR for finding in findings)
    if faults:
        return Content.styled(str(say("{count} {count:fault|faults} to mend", count=faults)), "$error bold")
    if findings:
        return Content.styled(str(say("{count} {count:remark|remarks}", count=len(findings))), "$warning")
    return Content.styled(str(say("no remarks")), "$success")


def days(preview: Preview, settings: Settings, width: int) -> Content:
    """Totals by day, of each scenario: before, after, and the queues of the new forecast."""
    if not preview.days:
        return Content(str(say("Nothing could be read for the days of this plan.")))
    scenarios = dict.fromkeys(change.scenario for change in preview.days)
    blocks = []
    for name in scenarios:
        changes = [change for change in preview.days if change.scenario == name]
        title = [Content.styled(scenario_name(name), "$primary bold")] if len(scenarios) > 1 else []
        blocks.append(Content("\n").join([*title, *_days(changes, settings, width)]))
    return Content("\n\n").join(blocks)


def _days(changes: list[DayChange], settings: Settings, width: int) -> Iterator[Content]:
    room = max(0, (width - DATE - 3 * AMOUNT) // AMOUNT)
    queues = [queue for queue in settings.queues if any(change.queue == queue.id for change in changes)][
        :room
    ]
    heads = [say("before"), say("after"), say("change")]
    names = [*map(str, heads), *(queue.name for queue in queues)]
    yield Content(" " * DATE) + Content("").join([_right(printable(name), "$muted") for name in names])
    by_day: dict[date, list[DayChange]] = {}
    for change in changes:
        by_day.setdefault(change.day, []).append(change)
    for day, of_day in sorted(by_day.items()):
        yield _day(day, of_day, [queue.id for queue in queues])


def _day(day: date, changes: list[DayChange], queues: list[str]) -> Content:
    known = [change.before for change in changes if change.before is not None]
    after = {queue: sum(change.after for change in changes if change.queue == queue) for queue in queues}
    before, total = sum(known), sum(change.after for change in changes)
    cells = [
        _right(f"{before:,.0f}" if known else "–"),
        _right(f"{total:,.0f}", "bold"),
        _right(f"{total / before - 1:+.0%}" if before else "–", "$muted"),
        *(_right(f"{after[queue]:,.0f}") for queue in queues),
    ]
    return Content(words.day(day)).truncate(DATE, pad=True) + Content("").join(cells)


def _right(text: str, style: str = "") -> Content:
    content = Content.styled(text, style).truncate(AMOUNT - 1, ellipsis=True)
    return content.pad_left(AMOUNT - content.cell_length)


def unsure_question(proposal: Proposal, corrections: Corrections) -> Message | None:
    """What is to be asked before it is taken, or None."""
    open_ones = [guess for guess in proposal.unsure if not corrections.settles(guess)]
    names = ", ".join(str(label_of(guess)) for guess in open_ones)
    return say("Not sure about: {names}. Take it as it stands?", names=names) if open_ones else None


def findings(read: Read) -> tuple[Finding, ...]:
    """All that is remarked on a file, each once."""
    found = (*read.proposal.findings, *(read.preview.findings if read.preview else ()))
    return tuple(map(in_list, dict.fromkeys(found)))


def usable(read: Read) -> bool:
    """Whether it can be taken as it stands."""
    faulty = any(finding.severity is Severity.ERROR for finding in read.proposal.findings)
    return not faulty if read.preview is None else read.preview.forecast is not None


def headline(read: Read) -> Content:
    """What the file is and what taking it would do."""
    if read.preview is not None:
        note = [Content.styled(str(say("read as last time")), "$primary")] if read.proposal.remembered else []
        return Content("  ").join([summary(read.preview), *note])
    kind = KINDS.get(read.proposal.kind)
    text = say("This is {kind}, not a forecast; a takes it all the same.", kind=kind) if kind else None
    return Content("  ").join(
        [Content(str(text or say("No forecast in it."))), remarks_count(findings(read))]
    )


def taken(target: str, rows: int, replaced: Path | None) -> Message:
    """What an import did."""
    if replaced is None:
        return say("{target} written, {rows:,} {rows:row|rows}", target=target, rows=rows)
    kept = f"{replaced.parent.name}/{replaced.name}"
    return say(
        "{target} written, {rows:,} {rows:row|rows}; the old one is in {kept}",
        target=target,
        rows=rows,
        kept=kept,
    )
