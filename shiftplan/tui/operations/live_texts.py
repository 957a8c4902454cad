"""The words of the live screen: what is next, the level and why, what to do, which incidents are open."""

from textual.content import Content

from shiftplan.domain.surge import Colour
from shiftplan.language import printable, say
from shiftplan.operations import ActionView, IncidentView, QueueSurge, colour_name
from shiftplan.tui import words
from shiftplan.tui.commands import sign
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live

INCIDENT = "incident-"
ACTION = "action-"


def next_line(live: Live) -> Content:
    """The next thing to do with its key in front."""
    found = live.next
    key = (
        Content.styled(f" {sign(found.key)} ", "$background on $key bold") + " " if found.key else Content("")
    )
    style = "$error bold" if found.urgent else "bold"
    return Content.styled("▶ ", style) + key + Content.styled(str(found.says), style if found.urgent else "")


def level_text(live: Live, width: int) -> Content:
    """The shop's level and how fresh it is, then every queue with its reasons."""
    surge = live.surge
    lines = [level_line(live)]
    if surge.stale and surge.as_of is not None:
        age = int((live.now - surge.as_of).total_seconds() // 60)
        text = say("! this reading is {minutes} min old: type a new one with r", minutes=age)
        lines.append(Content.styled(str(text), "$error bold"))
    if surge.rehearsal and surge.as_of is not None:
        text = say("a rehearsal: these readings will not count on the day")
        lines.append(Content.styled(str(text), "$warning"))
    for queue in surge.queues:
        lines += _queue_lines(live, queue, width)
    return Content("\n").join(lines)


def level_line(live: Live) -> Content:
    """The level as a word on its colour with what it means; without a reading nobody knows it."""
    surge = live.surge
    if surge.as_of is None:
        return Content.styled(f" {say('level not known: no reading yet')} ", "$background on $muted bold")
    word = marks.chip(surge.level_name, surge.level)
    until = say("read until {time}", time=marks.hour(surge.as_of, live.now))
    title = Content.styled(str(surge.rung.title), "bold")
    return Content("  ").join([word, title, Content.styled(str(until), "$muted")])


def _queue_lines(live: Live, queue: QueueSurge, width: int) -> list[Content]:
    """Level and numbers of a queue; then why, and what would raise it."""
    name = Content.styled(printable(queue.name), "bold")
    if queue.latest is None or queue.since is None:
        return [
            Content("  ").join(
                [Content.styled("○", "$muted"), name, Content.styled(str(say("no reading")), "$muted")]
            )
        ]
    level = Content.styled(f"● {colour_name(queue.level)}", f"{marks.LEVELS[queue.level]} bold")
    since = say("since {time}", time=marks.hour(queue.since, live.now))
    head = Content("  ").join([level, name, Content.styled(str(since), "$muted")])
    if live.is_behind(queue):
        head += Content.styled(f"  ! {say('last slot not read')}", "$warning")
    lines = marks.hung(Content(marks.INDENT), Content.styled(_numbers(live, queue), "$muted"), width).split()
    return [head, *lines, *_reasons(queue, width)]


def _reasons(queue: QueueSurge, width: int) -> list[Content]:
    """Why a queue stands where it does (green needs no reason), and what raises it if it goes on."""
    why = () if queue.level is Colour.GREEN else queue.reasons
    told = [*(("→ ", text) for text in why), *(("↗ ", text) for text in queue.looming)]
    found: list[Content] = []
    for sign_, text in told:
        mark = Content.styled(f"{marks.INDENT}{sign_}", marks.LEVELS[queue.level])
        found += marks.hung(mark, Content(str(text)), width).split()
    return found


def _numbers(live: Live, queue: QueueSurge) -> str:
    """What was read last, against the plan."""
    latest = queue.latest
    if latest is None:
        return ""
    reading = latest.reading
    text = say(
        "{slot}: {contacts:,.0f} contacts, {planned:,.0f} planned, first reply {seconds:g} s",
        slot=marks.hour(reading.slot_start, live.now),
        contacts=reading.contacts,
        planned=latest.planned,
        seconds=reading.first_reply_seconds,
    )
    if reading.three_minute_rate is None:
        return str(text)
    rate = say("three-minute rate {rate}", rate=words.percent(reading.three_minute_rate, 1))
    return f"{text}, {rate}"


def rows(live: Live, width: int) -> list[Row]:
    """Open incidents, the actions due now, closed incidents."""
    closed = [view for view in live.incidents if not view.open]
    found = [_title(str(say("Incidents open: {count}", count=len(live.open_incidents))), width)]
    found += [Row(f"{INCIDENT}{view.id}", incident_row(view, live, width)) for view in live.open_incidents]
    if not live.open_incidents:
        found.append(Row("", Content.styled(f"  {say('none; o opens a card')}", "$muted")))
    found.append(_title(str(say("Do now, {ranking}", ranking=live.surge.ranking)), width))
    found += [
        Row(f"{ACTION}{view.action.id}", action_row(i, view, width))
        for i, view in enumerate(live.surge.actions, 1)
    ]
    if closed:
        found.append(_title(str(say("Incidents closed: {count}", count=len(closed))), width))
        found += [Row(f"{INCIDENT}{view.id}", incident_row(view, live, width)) for view in closed]
    return found


def _title(text: str, width: int) -> Row:
    line = Content.styled("─ ", "$muted") + marks.heading(text) + " "
    return Row("", (line + Content.styled("─" * max(0, width - line.cell_length), "$muted")).truncate(width))


def incident_row(view: IncidentView, live: Live, width: int) -> Content:
    """Title, minutes open and steps; then the timer and the step that is next."""
    if view.closed_at is not None:
        text = say(
            "#{number} {title}  closed {time} by {who}",
            number=view.id,
            title=view.title,
            time=marks.hour(view.closed_at, live.now),
            who=view.closed_by,
        )
        return Content.styled(str(text), "$muted").truncate(width, ellipsis=True)
    head = say("#{number} {title}", number=view.id, title=view.title)
    open_for = say("open {minutes} min, {progress} steps", minutes=view.minutes_open, progress=view.progress)
    first = Content("  ").join(
        [Content.styled(f"! {head}", "$error bold"), Content(str(open_for)), timer(view, live)]
    )
    lines = marks.hung(Content(""), first, width).split()
    if view.next_step is not None:
        step = Content(str(say("next: {item}", item=view.next_step.item.text)))
        lines += marks.hung(Content(marks.INDENT), step, width).split()
    return Content("\n").join(lines)


def timer(view: IncidentView, live: Live) -> Content:
    """When the next update is owed."""
    if view.update_due is None:
        return Content("")
    minutes = int((view.update_due - live.now).total_seconds() // 60)
    if view.update_overdue:
        text = say("update overdue since {time}", time=marks.hour(view.update_due, live.now))
        return Content.styled(f"! {text}", "$error bold")
    return Content.styled(str(say("next update in {minutes} min", minutes=max(0, minutes))), "$warning")


def action_row(number: int, view: ActionView, width: int) -> Content:
    """What to do on its rung; whose, what it buys and what it costs."""
    mark = Content.styled(f"{number}. ", f"{marks.LEVELS[view.level]} bold")
    text = Content.styled(str(view.action.text), "bold")
    price = marks.dotted(view.whose, view.points, view.price, _delay(view))
    more = marks.hung(Content(" " * mark.cell_length), Content.styled(price, "$muted"), width)
    return marks.hung(mark, text, width) + "\n" + more


def _delay(view: ActionView) -> str:
    return (
        str(say("works in {minutes} min", minutes=view.action.takes_minutes))
        if view.action.takes_minutes
        else ""
    )


def action_details(view: ActionView) -> Content:
    """Everything about an action, with its script."""
    action = view.action
    facts = (
        (say("level"), colour_name(view.level)),
        (say("whose"), view.whose),
        (say("costs"), f"{action.cost} · {view.price}"),
        (say("buys"), f"{action.buys} · {view.points}"),
        (say("works"), _delay(view)),
        (say("script"), action.script),
    )
    parts = [
        Content.styled(str(action.text), "bold"),
        *(marks.fact(label, text) for label, text in facts if text),
    ]
    return Content("\n").join(parts)
