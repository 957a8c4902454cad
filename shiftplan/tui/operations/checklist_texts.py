"""The words of the checklist: heading, pause points, items, one item in full."""

import re
from collections.abc import Collection
from datetime import datetime

from textual.content import Content

from shiftplan.domain.playbook import Option, Role
from shiftplan.language import Message, _, printable, say
from shiftplan.operations import ChapterView, LineView, Standing, StepView, Walk, role_name
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row

HERE = "$foreground on $band 50%"
SHORT_NAME = 12
COUNTED, BEFORE_COLON = re.compile(r"T[-+]\d+"), re.compile(r"[^:：]+")


def heading(view: Walk, role: Role | None, *, due: bool) -> Content:
    """How far the list is, what comes next, and which part of it is shown."""
    parts = [marks.heading(f"{title(view)}  {say('{progress} settled', progress=view.progress)}")]
    if view.overdue:
        parts.append(Content.styled(str(say("{count} overdue", count=len(view.overdue))), "$error bold"))
    shown = [str(role_name(role))] if role else []
    shown += [str(say("due within a day"))] if due else []
    if shown:
        text = say("only: {what}", what=_(", ").join(shown))
        parts.append(Content.styled(f" {text} ", "$background on $accent"))
    if view.next_due is not None:
        parts.append(Content(str(say("next: {item}", item=view.next_due.item.text))))
    return Content("  ").join(parts)


def title(view: Walk) -> str:
    """The playbook; of a case its number and what it is about."""
    if view.run is None:
        return str(view.playbook.title)
    about = printable(view.run.title) or view.playbook.title
    closed = say(" (closed)") if view.run.closed else ""
    return f"{view.run.name} {about}{closed}"


def nothing(*, narrowed: bool) -> Content:
    text = say("Nothing of that kind is open. d and r show more.") if narrowed else say("The list is empty.")
    return Content.styled(str(text), "$muted")


def pause_points(view: Walk, here: str, width: int) -> Content:
    """The pause points under each other, two lines each: name and count, due date and what is late."""
    return Content("\n").join(
        [_pause(chapter, chapter.chapter.id == here, width) for chapter in view.chapters]
    )


def _pause(chapter: ChapterView, here: bool, width: int) -> Content:  # noqa: FBT001 - the one under the cursor
    complete = chapter.settled == len(chapter.steps)
    sign = ("✓ ", "$success bold") if complete else ("! ", "$error bold") if chapter.overdue else ("  ", "")
    name = Content.assemble(sign, (str(chapter.chapter.title), "" if complete else "bold"))
    count = Content.styled(chapter.progress, "$success" if complete else "")
    late = say("{count} overdue", count=chapter.overdue) if chapter.overdue else ""
    when = Content.styled("  " + _chapter_clock(chapter), "$muted")
    lines = [_apart(name, count, width), _apart(when, Content.styled(str(late), "$error"), width)]
    text = Content("\n").join([line.stylize(HERE) if here else line for line in lines])
    return clickable(text, f"screen.pause('{chapter.chapter.id}')")


def _apart(left: Content, right: Content, width: int) -> Content:
    room = max(0, width - right.cell_length - 1)
    return left.truncate(room, ellipsis=True, pad=True) + " " + right


def strip(view: Walk, here: str, width: int) -> Content:
    """The pause points on one line, beginning so that the one under the cursor can be seen."""
    pieces = [_piece(chapter, chapter.chapter.id == here) for chapter in view.chapters]
    at = next((i for i, chapter in enumerate(view.chapters) if chapter.chapter.id == here), 0)
    first = 0
    while first < at and sum(piece.cell_length for piece in pieces[first : at + 1]) > width - 1:
        first += 1
    line = Content("").join(pieces[first:])
    return (Content.styled("‹", "$muted") if first else Content("")) + line


def _piece(chapter: ChapterView, here: bool) -> Content:  # noqa: FBT001 - the one under the cursor
    """Late ones are red, settled ones ticked."""
    name = _short_name(str(chapter.chapter.title))
    complete = chapter.settled == len(chapter.steps)
    if complete:
        text = Content.styled(f"{name}✓", "$success")
    else:
        text = Content.styled(f"{name} {chapter.progress}", "$error bold" if chapter.overdue else "bold")
    piece = Content(" ") + text + " "
    return clickable(piece.stylize(HERE) if here else piece, f"screen.pause('{chapter.chapter.id}')")


def _short_name(title: str) -> str:
    """The first word of a title that begins with it (`T-7`), else what stands before its colon."""
    found = COUNTED.match(title) or BEFORE_COLON.match(title)
    return Content(found[0] if found else title).truncate(SHORT_NAME, ellipsis=True).plain


def rows(view: Walk, being_written: Collection[str], width: int) -> list[Row]:
    """Headings and items."""
    found: list[Row] = []
    for chapter in view.chapters:
        found.append(Row("", _chapter_line(chapter, width)))
        found += [
            Row(item.item.id, item_text(item, view.now, width, written=item.item.id in being_written))
            for item in chapter.steps
        ]
    return found


def _chapter_clock(chapter: ChapterView) -> str:
    return marks.clock(chapter.due) if chapter.dated else ""


def _chapter_line(chapter: ChapterView, width: int) -> Content:
    title = Content.styled(str(chapter.chapter.title), "$primary bold")
    facts = marks.dotted(_chapter_clock(chapter), chapter.progress)
    line = Content.assemble("─ ", title, f" {facts} ")
    return (line + "─" * max(0, width - line.cell_length)).stylize_before("$muted")


def item_text(view: StepView, now: datetime, width: int, *, written: bool) -> Content:
    """An item in two lines or more: what and until when; whose, and how it stands; what is in the way."""
    sign = Content.styled(*(marks.BEING_WRITTEN if written else _sign(view))) + " "
    due = _due(view, now)
    style = "$muted" if view.settled else "bold" if view.overdue or view.due_today else ""
    text = Content.styled(str(view.item.text), style)
    lines = marks.hung(sign, text, width - due.cell_length - 1).split()
    first = _apart(lines[0], due, width)
    return Content("\n").join([first, *lines[1:], *_more(view, now, width)])


def _sign(view: StepView) -> tuple[str, str]:
    """An item that asks and is not answered shows so; one that waits as well."""
    if view.settled or view.standing is Standing.DOING:
        return marks.STANDINGS[view.standing]
    if view.waits_for:
        return marks.WAITING
    return marks.ASKING if view.item.options else marks.STANDINGS[view.standing]


def _due(view: StepView, now: datetime) -> Content:
    if not view.dated:
        return Content("")
    late = Content.styled("! ", "$error bold") if view.overdue else Content("")
    style = "$error bold" if view.overdue else "$accent" if view.due_today else "$muted"
    return late + Content.styled(marks.hour(view.due, now), style)


def timer_text(view: StepView, now: datetime) -> Content:
    """How long the timer of a step still runs, to the second; or since when it has rung."""
    if view.timer is None:
        return Content("")
    if view.timer.rung:
        text = say("timer rung at {time}", time=f"{view.timer.rings_at:%H:%M:%S}")
        return Content.styled(f"⏰ {text}", "$error bold")
    left = max(0, int((view.timer.rings_at - now).total_seconds()))
    return Content.styled(f"⏱ {left // 60:02}:{left % 60:02}", "$accent bold")


def _more(view: StepView, now: datetime, width: int) -> list[Content]:
    lines = [Content.styled(marks.dotted(view.whose, _standing(view), _evidence(view)), "$muted")]
    lines += [timer_text(view, now)] if view.timer else []
    lines += [Content.styled(str(text), style) for text, style in in_the_way(view)]
    indent = Content(marks.INDENT)
    return [line for text in lines for line in marks.hung(indent, text, width).split()]


def _standing(view: StepView) -> str:
    """How it stands in words, with the answer, who said so and when; an open item needs none."""
    if view.standing is Standing.OPEN:
        return ""
    by_hand = view.at is not None and view.standing is not Standing.AUTO_DONE
    who = f" {view.who} {marks.clock(view.at)}" if by_hand and view.at else ""
    answer = f": {view.answer.text}" if view.answer else ""
    return f"{view.standing_name}{answer}{who}"


def _evidence(view: StepView) -> str:
    return str(say("read: {evidence}", evidence=view.evidence)) if view.evidence else ""


def in_the_way(view: StepView) -> list[tuple[Message, str]]:
    """What somebody should know before trusting the tick, with its colour."""
    found: list[tuple[Message, str]] = []
    if view.contradicted:
        found.append((say("! ticked, but the plan says otherwise"), "$error bold"))
    if view.reason:
        found.append((say("skipped because: {reason}", reason=view.reason), "$warning"))
    if view.waits_for:
        found.append((say("waits for: {items}", items=_listed(view)), "$warning"))
    if view.notes:
        found.append((say("note: {text}", text=view.notes[-1].text), "$foreground"))
    return found


def _listed(view: StepView) -> str:
    return "; ".join(map(str, view.waits_for))


def details(view: StepView, now: datetime, width: int) -> Content:
    """Everything there is to say of an item."""
    item = view.item
    parts = [marks.told("", item.text, "bold", width)]
    parts += [timer_text(view, now)] if view.timer else []
    parts += [marks.told("", text, style, width) for text, style in in_the_way(view)]
    parts += [_option(option, option == view.answer, width) for option in item.options]
    facts = (
        (say("done when"), item.done_when),
        (say("whose"), view.whose),
        (say("due"), marks.clock(view.due) if view.dated else ""),
        (say("stands"), _standing(view) or view.standing_name),
        (say("the plan shows"), view.evidence),
        (say("mind"), item.warning),
        (say("escalate"), item.escalate),
        (say("script"), view.said or _held_back(view)),
        (say("do not say"), item.avoid),
        (say("write down"), item.log),
        (say("timer"), _timer(view)),
        (say("name for the command line"), item.id),
    )
    parts += [marks.fact(label, text, width) for label, text in facts if text]
    parts += [_note(line, width) for line in view.notes]
    return Content("\n").join(parts)


def _option(option: Option, chosen: bool, width: int) -> Content:  # noqa: FBT001 - the one that was answered
    sign, style = ("● ", "$success bold") if chosen else ("○ ", "")
    return marks.told(sign, option.text, style, width)


def _held_back(view: StepView) -> Message | str:
    if view.item.script is None:
        return ""
    return say("held back until: {items}", items=_listed(view))


def _timer(view: StepView) -> Message | str:
    """How the timer of an item is meant, whether it runs or not."""
    minutes = view.item.timer_minutes
    if minutes is None:
        return ""
    if view.item.repeats:
        return say("{minutes} min once under way (i), again after each note (e)", minutes=minutes)
    return say("{minutes} min once under way (i)", minutes=minutes)


def _note(line: LineView, width: int) -> Content:
    head = Content.assemble((f"{marks.clock(line.at)} ", "$muted"), (f"{line.who} ", "$primary"))
    return marks.hung(head, Content(line.text), width)
