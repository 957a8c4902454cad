"""What each section of a handover says, from values as they stood at one moment. All times are absolute."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from shiftplan.domain.actuals import SlotFigures
from shiftplan.domain.case import KINDS, Case
from shiftplan.domain.day_log import LogEntry, LogKind, as_typed
from shiftplan.domain.handover import Form, Point, Question, RuleChange, Sheet, Source
from shiftplan.domain.playbook import Words
from shiftplan.language import Message, printable, say
from shiftplan.operations.names import colour_name
from shiftplan.operations.surge_view import QueueSurge, SurgeView

PERCENT = 100


class Said(NamedTuple):
    """A point before it stands on a sheet: its id within its section, what it says, words of a playbook,
    who sees to it, and figures that go on by themselves.
    """

    id: str
    text: Message
    words: Words | None = None
    owner: Message | None = None
    figures: Message | None = None


class OpenIncident(NamedTuple):
    """An incident that is open; `title` is empty where nobody typed one, `card` has its title then."""

    name: str
    title: str
    card: Words | None
    opened_at: datetime
    severity: str
    commander: str


Gathered = dict[Source, tuple[Said, ...]]


def sheet_of(form: Form, gathered: Gathered, corrections: dict[str, tuple[str, str]], cut: datetime) -> Sheet:
    """The sheet; `corrections` are (key of the point, text) by point id, each for the words it is about."""
    points = [
        Point(
            id=f"{section.id}.{said.id}",
            section=section.id,
            text=said.text,
            words=said.words,
            owner=said.owner,
            figures=said.figures,
            for_information=section.source is Source.LOG,
        )
        for section in form.sections
        for said in (*_asked(section.questions), *gathered.get(section.source, ()))
    ]
    return Sheet(cut=cut, points=tuple(_corrected(point, corrections) for point in points))


def _asked(questions: Iterable[Question]) -> tuple[Said, ...]:
    return tuple(Said(one.id, Message(""), one.text) for one in questions)


def _corrected(point: Point, corrections: dict[str, tuple[str, str]]) -> Point:
    key, text = corrections.get(point.id, ("", ""))
    return point.model_copy(update={"correction": text}) if key == point.key and text else point


def of_level(surge: SurgeView) -> tuple[Said, ...]:
    """The level of the shop, then each queue with its last full slot."""
    shop = say("the shop stands on {level}", level=colour_name(surge.level))
    return (Said("shop", shop), *(_of_queue(queue) for queue in surge.queues))


def _of_queue(queue: QueueSurge) -> Said:
    if queue.latest is None:
        text = say("{queue}: no figures so far", queue=queue.name)
        return Said(queue.queue, text)
    level = say("{queue}: {level}", queue=queue.name, level=colour_name(queue.level))
    return Said(queue.queue, level, figures=_figures(queue.latest.figures))


def _figures(figures: SlotFigures) -> Message:
    text = say("slot of {time}", time=f"{figures.start:%m-%d %H:%M}")
    if figures.contacts is not None:
        text = say("{so_far}, {contacts} contacts", so_far=text, contacts=f"{figures.contacts:,.0f}")
    if figures.first_reply_seconds is not None:
        seconds = f"{figures.first_reply_seconds:,.0f}"
        text = say("{so_far}, first reply {seconds} s", so_far=text, seconds=seconds)
    if figures.three_minute_rate is not None:
        share = f"{figures.three_minute_rate * PERCENT:.0f}"
        text = say("{so_far}, {share} % within three minutes", so_far=text, share=share)
    if figures.waiting is not None:
        text = say("{so_far}, {count} waiting", so_far=text, count=f"{figures.waiting:,.0f}")
    return text


def of_incidents(found: Iterable[OpenIncident]) -> tuple[Said, ...]:
    return tuple(_of_incident(one) for one in found)


def _of_incident(one: OpenIncident) -> Said:
    text = say(
        "{incident} {title}{severity}: open since {time}, command: {name}",
        incident=one.name,
        title=one.title,
        severity=f" {one.severity}" if one.severity else "",
        time=f"{one.opened_at:%m-%d %H:%M}",
        name=one.commander,
    )
    return Said(one.name, text, None if one.title else one.card)


def of_cases(found: Iterable[Case]) -> tuple[Said, ...]:
    """Open cases, each with customer, deadline and owner."""
    return tuple(Said(str(case.number), case_line(case), owner=owner_of(case)) for case in found)


def owner_of(case: Case) -> Message:
    return as_typed(case.owner) if case.owner else say("no owner")


def case_line(case: Case) -> Message:
    """`#3 promise · call back · tb_77 · by 11-10 21:00`."""
    due = say("by {time}", time=f"{case.due:%m-%d %H:%M}") if case.due else say("no deadline")
    parts = {"number": case.number, "kind": KINDS[case.kind], "what": case.what, "due": due}
    if case.customer:
        return say("#{number} {kind} · {what} · {customer} · {due}", customer=case.customer, **parts)
    return say("#{number} {kind} · {what} · {due}", **parts)


def of_changes(found: Iterable[tuple[int, RuleChange]]) -> tuple[Said, ...]:
    return tuple(Said(str(number), change_line(one)) for number, one in found)


def change_line(one: RuleChange) -> Message:
    facts = {"what": one.what, "since": f"{one.since:%m-%d %H:%M}"}
    text = say("{what}, from {since}", **facts)
    if one.until is not None:
        text = say("{what}, from {since} to {until}", until=f"{one.until:%m-%d %H:%M}", **facts)
    return say("{change}, says {name}", change=text, name=one.said_by) if one.said_by else text


def of_log(entries: Sequence[LogEntry]) -> tuple[Said, ...]:
    """Lines of the log; each is named by when it was written and which of that minute it is."""
    found: list[Said] = []
    for entry in entries:
        name = f"{entry.at:%m%d%H%M%S}"
        again = sum(said.id.partition("_")[0] == name for said in found)
        text = say(
            "{time} {who}: {what}", time=f"{entry.at:%H:%M}", who=printable(entry.who), what=entry.what
        )
        found.append(Said(f"{name}_{again}" if again else name, text))
    return tuple(found)


def alerting(
    entries: Iterable[LogEntry], words: Iterable[str]
) -> tuple[tuple[LogEntry, ...], tuple[LogEntry, ...]]:
    """(lines that hold one of the words, letter case aside; the others).

    What an incident is called stands among the incidents: of its lines only what they say counts.
    """
    folded = [word.casefold() for word in words]
    held: list[LogEntry] = []
    others: list[LogEntry] = []
    for entry in entries:
        text = str(_own_words(entry)).casefold()
        (held if any(word in text for word in folded) else others).append(entry)
    return tuple(held), tuple(others)


def _own_words(entry: LogEntry) -> object:
    """What the line says beside the number and title of its incident."""
    said = dict(entry.what.values).get("text") if entry.kind is LogKind.INCIDENT else None
    return entry.what if said is None else said
