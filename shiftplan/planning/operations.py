"""Preparing and running the day: playbooks, plan and journal meet here, for the screen and the command line.

Every `now` is an instant with its zone (None: the clock's), every `who` a login name (None: the one at the
keyboard). Views speak local wall time of the plan. Writing functions return when it is on the disk.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import isfinite

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.playbook import Playbook
from shiftplan.domain.record import Incident, ItemRecord, ItemState, Reading
from shiftplan.errors import BadInput
from shiftplan.files.faults import nearest
from shiftplan.files.playbooks import playbook_paths, read_cards, read_ladder, read_playbook
from shiftplan.journal import Journal, login_name
from shiftplan.language import Message, say
from shiftplan.operations import ChecklistView, Facts, IncidentView, ItemView, SurgeView
from shiftplan.operations import checklist as view_checklist
from shiftplan.operations import incident as view_incident
from shiftplan.operations import surge as view_surge
from shiftplan.operations.auto import CONDITIONS
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.stages import judge, need_of, traffic_of

PRE_EVENT = "pre_event"
MOST_CONTACTS = 10_000_000
MOST_SECONDS = 86_400
FEW_NAMES = 12


def facts_of(opened: OpenPlan) -> Facts:
    """Everything the conditions of a checklist read; computes need and judgement, which takes seconds."""
    need = need_of(opened.plan)
    judgement = None if opened.rota is None else judge(opened.plan, need, opened.rota)
    return Facts(plan=opened.plan, need=need, rota=opened.rota, judgement=judgement)


def checklist(opened: OpenPlan, facts: Facts | None = None, now: datetime | None = None) -> ChecklistView:
    """The pre-event checklist. Without `facts` what needs a computation reads as not known yet."""
    playbook = pre_event(opened)
    known = facts or Facts(plan=opened.plan, rota=opened.rota)
    return view_checklist(playbook, known, _journal(opened).items.newest(playbook.id), now or _now())


def pre_event(opened: OpenPlan) -> Playbook:
    """The plan's own checklist, else the one that ships; BadInput when it names an unknown condition."""
    playbook = read_playbook(playbook_paths(opened.folder)[PRE_EVENT])
    for item in playbook.items:
        if item.auto and item.auto.condition not in CONDITIONS:
            raise _unknown(
                say("item {item} waits for an unknown condition", item=item.id),
                item.auto.condition,
                CONDITIONS,
            )
    return playbook


def set_item(
    opened: OpenPlan, item_id: str, state: ItemState, reason: str = "", who: str | None = None
) -> ItemRecord:
    """Set an item; skipping needs a reason, ticking waits for the items it needs."""
    playbook, items = pre_event(opened), _journal(opened).items
    item = playbook.item(item_id)
    if item is None:
        ids = [known.id for known in playbook.items]
        raise _unknown(say("the checklist has no such item"), item_id, ids)
    if state is ItemState.SKIPPED and not reason.strip():
        raise BadInput(
            say("skipping {item} needs a reason", item=item.id),
            say("say why in a few words, so that the debrief can tell"),
        )
    if state is ItemState.DONE and item.needs:
        _require_settled(checklist(opened, facts_of(opened)).of(item_id))
    return items.put(playbook.id, item_id, state, reason.strip(), who or login_name())


def surge(opened: OpenPlan, now: datetime | None = None) -> SurgeView:
    """The level of every queue from the readings so far, and the actions due."""
    ladder, plan = read_ladder(opened.folder), opened.plan
    return view_surge(ladder, plan, traffic_of(plan), _journal(opened).readings.all(), now or _now())


def record_reading(
    opened: OpenPlan,
    queue: str,
    contacts: float,
    first_reply_seconds: float,
    three_minute_rate: float | None = None,
    at: datetime | None = None,
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> SurgeView:
    """Keep a reading of the whole slot that holds `at` (local wall time); None: the slot that ended last.

    `queue` is an id or a name, `contacts` are those of the slot, `first_reply_seconds` their average,
    `three_minute_rate` a share of 1. Raises BadInput for what cannot be.
    """
    queue = _queue(opened, queue)
    _require(contacts, MOST_CONTACTS, say("the contacts"))
    _require(first_reply_seconds, MOST_SECONDS, say("seconds to the first reply"))
    if three_minute_rate is not None:
        _require(three_minute_rate, 1, say("the three-minute rate (0.92 for 92 %)"))
    moment = now or _now()
    reading = Reading(
        queue=queue,
        slot_start=slot_of_reading(opened.plan.grid, at, moment),
        contacts=contacts,
        first_reply_seconds=first_reply_seconds,
        three_minute_rate=three_minute_rate,
    )
    _journal(opened, moment).readings.add(reading, who or login_name())
    return surge(opened, moment)


def slot_of_reading(grid: TimeGrid, at: datetime | None, now: datetime) -> datetime:
    """The beginning of the slot that a reading counts for, in local wall time.

    Refused outside the plan, and, once the plan has begun, for a slot that has not.
    """
    local = grid.local(now)
    asked = local - timedelta(minutes=grid.minutes) if at is None else grid.local(at) if at.tzinfo else at
    slot = grid.slot_at(asked)
    if slot is None:
        raise BadInput(
            say("{moment} lies outside the plan", moment=asked.isoformat(" ", "minutes")),
            say("give a time from {begin} to {end}", begin=str(grid.begin), end=str(grid.end)),
        )
    start = grid.moment(slot)
    if grid.begin <= local < start:
        raise BadInput(
            say("the slot of {start} has not begun", start=start.isoformat(" ", "minutes")),
            say(
                "it is {now} in the plan's time; read what has happened", now=local.isoformat(" ", "minutes")
            ),
        )
    return start


def cards(opened: OpenPlan) -> tuple[Playbook, ...]:
    """The incident cards that may be opened."""
    return read_cards(opened.folder)


def incidents(opened: OpenPlan, now: datetime | None = None) -> tuple[IncidentView, ...]:
    """Every incident, open ones first, the newest on top."""
    known = {card.id: card for card in cards(opened)}
    records = _journal(opened).incidents.all()
    newest_first = sorted(records, key=lambda record: (not record.open, -record.id))
    return tuple(_viewed(opened, record, known.get(record.card), now) for record in newest_first)


def incident(opened: OpenPlan, number: int, now: datetime | None = None) -> IncidentView:
    """One incident; BadInput names those there are."""
    views = incidents(opened, now)
    found = next((view for view in views if view.id == number), None)
    if found is None:
        numbers = ", ".join(str(view.id) for view in views)
        hint = (
            say("those there are: {numbers}", numbers=numbers) if views else say("none has been opened yet")
        )
        raise BadInput(say("there is no incident {number}", number=number), hint)
    return found


def open_incident(opened: OpenPlan, card_id: str, title: str = "", who: str | None = None) -> IncidentView:
    """Open an incident from a card, named by its id or its code (E1)."""
    card = _card(opened, card_id)
    number = _journal(opened).incidents.open(card.id, title.strip(), who or login_name())
    return incident(opened, number)


def tick_step(
    opened: OpenPlan, number: int, step_id: str, who: str | None = None, *, done: bool = True
) -> IncidentView:
    """Tick a step (or take the tick back); refused while steps that it needs are open."""
    view = _still_open(opened, number)
    step = view.of(step_id)
    if step is None:
        raise _unknown(say("this card has no such step"), step_id, [known.item.id for known in view.steps])
    if done and step.waits_for:
        raise _must_wait(step_id, str(step.waits_for[0]))
    _journal(opened).incidents.tick(number, step_id, done, who or login_name())
    return incident(opened, number)


def log_line(opened: OpenPlan, number: int, text: str, who: str | None = None) -> IncidentView:
    """Write a line into an incident's log, closed or not."""
    if not text.strip():
        raise BadInput(say("the line is empty"), say("write what happened or was decided"))
    _journal(opened).incidents.log(incident(opened, number).id, text.strip(), who or login_name())
    return incident(opened, number)


def close_incident(opened: OpenPlan, number: int, who: str | None = None) -> IncidentView:
    """Close an incident; its open steps stay visible as open."""
    _journal(opened).incidents.close(_still_open(opened, number).id, who or login_name())
    return incident(opened, number)


def _queue(opened: OpenPlan, name: str) -> str:
    """The id of a queue, given by id or by name."""
    queues = opened.plan.settings.queues
    found = next((queue.id for queue in queues if name in (queue.id, queue.name)), None)
    if found is None:
        raise _unknown(say("the plan has no such queue"), name, opened.plan.queue)
    return found


def _card(opened: OpenPlan, name: str) -> Playbook:
    known = {card.id: card for card in cards(opened)}
    codes = {card.code.casefold(): card for card in known.values() if card.code}
    found = known.get(name) or known.get(f"incident_{name}") or codes.get(name.casefold())
    if found is None:
        raise _unknown(say("there is no such card"), name, [*known, *(card.code for card in known.values())])
    return found


def _still_open(opened: OpenPlan, number: int) -> IncidentView:
    view = incident(opened, number)
    if not view.open:
        raise BadInput(
            say("incident {number} was closed by {who}", number=number, who=view.closed_by),
            say("open a new one, or add a line to its log"),
        )
    return view


def _viewed(opened: OpenPlan, record: Incident, card: Playbook | None, now: datetime | None) -> IncidentView:
    return view_incident(record, card, opened.plan, now or _now())


def _require(number: float, most: int, name: Message) -> None:
    if not isfinite(number) or not 0 <= number <= most:
        raise BadInput(
            say("{name} must be from 0 to {most:,}; read {read:g}", name=name, most=most, read=number)
        )


def _unknown(sentence: Message, read: str, known: Iterable[str]) -> BadInput:
    names = list(known)
    near = nearest(read, names)
    hint = say("the nearest is {nearest}", nearest=near)
    if len(names) <= FEW_NAMES:
        hint = say("the nearest is {nearest}; there are {names}", nearest=near, names=", ".join(names))
    return BadInput(say("{sentence}: {read}", sentence=sentence, read=read), hint)


def _require_settled(view: ItemView | None) -> None:
    if view is not None and view.waits_for:
        raise _must_wait(view.item.id, str(view.waits_for[0]))


def _must_wait(name: str, first: str) -> BadInput:
    return BadInput(
        say("{name} has to wait", name=name),
        say("settle this first: {first}", first=first),
    )


def _journal(opened: OpenPlan, now: datetime | None = None) -> Journal:
    return Journal(opened.folder) if now is None else Journal(opened.folder, lambda: now)


def _now() -> datetime:
    return datetime.now(UTC)
