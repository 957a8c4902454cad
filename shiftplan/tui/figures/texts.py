"""The words of a followed export and of pasted rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import printable, say
from shiftplan.operations import figures_said
from shiftplan.tui.operations import marks

if TYPE_CHECKING:
    from shiftplan.domain.actuals import Actual
    from shiftplan.domain.finding import Finding
    from shiftplan.domain.plan import Plan
    from shiftplan.files.measured import MeasuredRead
    from shiftplan.planning.operations.follow import Followed
    from shiftplan.tui.operations.live import Live

SHOWN = 4


def followed_lines(live: Live, width: int) -> list[Content]:
    """What is wrong with the export, in one line; nothing while all is well."""
    found = live.followed
    if found is None or not found.findings:
        return []
    first, others = found.findings[0], len(found.findings) - 1
    text = say("{place}: {message}", place=str(first.place or found.file), message=first.message)
    more = say("and {count} more", count=others) if others else ""
    key = Content.styled(" w ", "$background on $key bold")
    line = Content.styled(f"! {marks.dotted(text, more)} ", "$warning")
    return [line.truncate(max(1, width - 4), ellipsis=True) + " " + key]


def standing(followed: Followed | None, width: int) -> Content:
    """All about the export that is followed."""
    if followed is None:
        return Content.styled(str(say("No export is followed.")), "$muted")
    lines = [marks.fact(say("file"), printable(str(followed.path)), width)]
    read = followed.read
    if read is not None and read.newest is not None:
        told = say(
            "{lines} {lines:line|lines}, up to {newest}; {taken} {taken:interval|intervals} new",
            lines=read.lines,
            newest=f"{read.newest:%m-%d %H:%M}",
            taken=followed.taken,
        )
        lines.append(marks.fact(say("read"), told, width))
    return Content("\n").join([*lines, *findings(followed.findings, width)])


def findings(found: Sequence[Finding], width: int) -> Iterable[Content]:
    """The first faults with their places and how to mend them, and how many more there are."""
    for finding in found[:SHOWN]:
        place = f"{finding.place}: " if finding.place else ""
        yield marks.told("! ", printable(f"{place}{finding.message}"), "$warning", width)
        if finding.hint:
            yield marks.told("  → ", printable(str(finding.hint)), "", width)
    if len(found) > SHOWN:
        yield Content.styled(str(say("and {count} more", count=len(found) - SHOWN)), "$muted")


def preview(plan: Plan, read: MeasuredRead, width: int) -> Content:
    """What pasted rows would bring: the first intervals with their figures, then what is odd."""
    count = len(read.actuals)
    lines = [Content.styled(str(say("{count} {count:interval|intervals} to take", count=count)), "bold")]
    lines += [_interval(plan, one, width) for one in read.actuals[-SHOWN:]]
    return Content("\n").join([*lines, *findings(read.findings, width)])


def _interval(plan: Plan, one: Actual, width: int) -> Content:
    name = printable(plan.queue[one.queue].name)
    text = marks.dotted(*figures_said(one))
    return marks.hung(Content(f"{one.start:%m-%d %H:%M} "), Content(f"{name}  {text}"), width)
