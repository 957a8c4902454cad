"""Leading an incident: what it is called, how bad it is, who sits where, what is decided and told."""

from datetime import datetime

from shiftplan.domain.blanks import blanks
from shiftplan.domain.incident_events import (
    Happening,
    LineKind,
    SeatTaken,
    SeveritySet,
    Titled,
    Written,
)
from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import Message, say
from shiftplan.operations import IncidentView
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, unknown
from shiftplan.planning.operations.incidents import incident, level_named, severities, still_open
from shiftplan.planning.operations.stepping import Place, note, set_step

MOST_CHARACTERS = 500


def set_title(
    opened: OpenPlan, number: int, title: str, *, who: str | None = None, now: datetime | None = None
) -> IncidentView:
    """Call an incident something else."""
    still_open(opened, number, now)
    content = Titled(title=_text(title, say("the title is empty"), say("say in a few words what happened")))
    return _told(opened, number, content, who, now)


def set_severity(
    opened: OpenPlan,
    number: int,
    severity: str,
    reason: str,
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> IncidentView:
    """Another severity from here on; needs a reason, which is kept."""
    level = level_named(opened, severity)
    view = still_open(opened, number, now)
    if view.level.id == level:
        raise BadInput(say("incident {name} is {level} already", name=view.name, level=level))
    why = _text(reason, say("another severity needs a reason"), say("say what has changed, in a few words"))
    return _told(opened, number, SeveritySet(level=level, reason=why), who, now)


def take_seat(
    opened: OpenPlan,
    number: int,
    seat: str,
    name: str,
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> IncidentView:
    """Somebody takes a seat: a person of the plan by id or name, or whatever name is typed."""
    seats = [one.id for one in still_open(opened, number, now).seats]
    if seat not in seats:
        raise unknown(say("this card has no such seat"), seat, seats)
    typed = _text(name, say("a seat needs a name"), say("say who takes it: an id or a name"))
    agent = next((one for one in opened.plan.agents if typed in (one.id, one.name)), None)
    taken = SeatTaken(seat=seat, name=agent.name if agent else typed, agent=agent.id if agent else "")
    return _told(opened, number, taken, who, now)


def aloud(view: IncidentView) -> Message:
    """What is said aloud, and pasted into the group, when somebody else takes command."""
    return say(
        "{name}: I take command of {incident} {title} from now, {time}.",
        name=view.commander,
        incident=view.name,
        title=view.title,
        time=view.facts["now"],
    )


def log_line(
    opened: OpenPlan, number: int, text: str, *, who: str | None = None, now: datetime | None = None
) -> IncidentView:
    """Write an observation into an incident's log, closed or not."""
    seen = _text(text, say("the line is empty"), say("write what happened or was seen"))
    view = incident(opened, number, now)
    journal_of(opened, now).incidents.log(view.id, seen, who or login_name())
    return incident(opened, number, now)


def decide(
    opened: OpenPlan,
    number: int,
    text: str,
    decided_by: str = "",
    why: str = "",
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> IncidentView:
    """Write down a decision: by the commander unless somebody else is named."""
    view = still_open(opened, number, now)
    made = Written(
        kind=LineKind.DECISION,
        text=_text(text, say("the decision is empty"), say("write what was decided")),
        decided_by=decided_by.strip() or view.commander,
        why=why.strip(),
    )
    return _told(opened, number, made, who, now)


def update_text(opened: OpenPlan, number: int, now: datetime | None = None) -> str:
    """The text of the next update with what is known filled in; the rest are blanks."""
    return blanks(severities(opened).update, incident(opened, number, now).facts)


def give_update(
    opened: OpenPlan, number: int, text: str, *, who: str | None = None, now: datetime | None = None
) -> IncidentView:
    """Write down an update that was given: the time to the next one begins anew."""
    still_open(opened, number, now)
    given = _text(
        text, say("the update is empty"), say("write how it is, what is next and when the next comes")
    )
    return _told(opened, number, Written(kind=LineKind.UPDATE, text=given), who, now)


def set_incident_step(
    opened: OpenPlan,
    number: int,
    step: str,
    state: ItemState,
    *,
    said: str = "",
    evidence: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> IncidentView:
    """Set a step of the card; `said` is the option chosen, or why it is left out. Raises as `set_step`."""
    place = _place(opened, number, now)
    set_step(opened, step, state, place, said=said, evidence=evidence, who=who, now=now)
    return incident(opened, number, now)


def note_step(
    opened: OpenPlan,
    number: int,
    step: str,
    text: str,
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> IncidentView:
    """Write evidence to a step, which stands as it stood."""
    note(opened, step, text, _place(opened, number, now), who=who, now=now)
    return incident(opened, number, now)


def _place(opened: OpenPlan, number: int, now: datetime | None) -> Place:
    view = still_open(opened, number, now)
    if view.card is None:
        raise BadInput(
            say("the card {card} of incident {name} is no longer there", card=view.card_id, name=view.name),
            say("put its file back into playbooks/, or go on with the log"),
        )
    return Place(view.card_id, number)


def _text(text: str, missing: Message, hint: Message) -> str:
    found = " ".join(text.split())
    if not found:
        raise BadInput(missing, hint)
    if len(found) > MOST_CHARACTERS:
        raise BadInput(
            say(
                "that is {count} {count:character|characters}; {most} fit",
                count=len(found),
                most=MOST_CHARACTERS,
            ),
            say("write it shorter; details go into the evidence of a step"),
        )
    return found


def _told(
    opened: OpenPlan, number: int, content: Happening, who: str | None, now: datetime | None
) -> IncidentView:
    journal_of(opened, now).incidents.tell(number, content, who or login_name())
    return incident(opened, number, now)
