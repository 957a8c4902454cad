"""What people do at a handover: read points back, sign, pass over, note what changed."""

from datetime import datetime
from typing import TypeVar

from pydantic import ValidationError

from shiftplan.domain.base import Frozen
from shiftplan.domain.case import Case
from shiftplan.domain.handover import Point, ReadBack, RuleChange, Side, Signature, Skip
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import Message, say
from shiftplan.operations.handover import HANDOVER, SIGNATURE, HandoverView, Read, Stage
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.cases import cases, give_case
from shiftplan.planning.operations.common import journal_of, right_now, unknown
from shiftplan.planning.operations.handover import handover
from shiftplan.planning.operations.handover_facts import CHANGE

Value = TypeVar("Value", bound=Frozen)


def read_back(
    opened: OpenPlan,
    at: datetime | None,
    point_id: str,
    *,
    read: bool = True,
    correction: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> HandoverView:
    """Note that a point was repeated (or take that back), and what the taking lead put right in it."""
    moment = now or right_now(opened)
    shown = handover(opened, at, moment)
    tick(opened, shown, point_named(shown, point_id), read=read, correction=correction, who=who, now=moment)
    return handover(opened, shown.boundary.at, moment)


def tick(
    opened: OpenPlan,
    shown: HandoverView,
    point: Point,
    *,
    read: bool = True,
    correction: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> Read:
    """The same for a point as it was shown; on return it is on the disk. If it reads otherwise by now, the
    tick is for what was read.
    """
    moment, login = now or right_now(opened), who or login_name()
    mark = _made(ReadBack, point=point.id, key=point.key, read=read, correction=correction.strip())
    _write(opened, HANDOVER, shown, mark, login, moment)
    return Read(mark=mark, who=login, at=opened.plan.grid.local(moment))


def point_named(shown: HandoverView, name: str) -> Point:
    """A point by its id, or by its number on the sheet from 1; BadInput names the nearest."""
    points = shown.sheet.points
    if name.isascii() and name.isdigit() and 0 < int(name) <= len(points):
        return points[int(name) - 1]
    found = shown.sheet.point(name)
    if found is None:
        raise unknown(say("this handover has no such point"), name, [point.id for point in points])
    return found


def sign(
    opened: OpenPlan,
    at: datetime | None,
    side: Side,
    name: str = "",
    *,
    reason: str = "",
    seen: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> HandoverView:
    """Put a name (the login's when empty) under the sheet as it reads now; on return it is on the disk.

    `seen` is the digest of the sheet that the signer saw: refused when it reads otherwise by now. Whoever
    takes over has read every point back; one name on both sides needs a reason.
    """
    moment, login = now or right_now(opened), who or login_name()
    shown = handover(opened, at, moment)
    signer = name.strip() or login
    _require_opened(shown)
    _require_seen(shown, seen)
    if side is Side.TAKING and shown.unread:
        raise _unread(shown)
    _require_two_people(shown, side, signer, reason)
    before = shown.marks.of(side)
    same = before is not None and before.signature.name == signer
    if same and before is not None and before.signature.sheet.digest == shown.sheet.digest:
        return shown
    signature = _made(Signature, side=side, name=signer, reason=reason.strip(), sheet=shown.sheet)
    _write(opened, SIGNATURE, shown, signature, login, moment)
    return handover(opened, shown.boundary.at, moment)


def _require_opened(shown: HandoverView) -> None:
    """Nobody signs tomorrow's handover because today's is settled."""
    if shown.stage is Stage.AHEAD:
        opens = f"{shown.turn.opens(shown.form):%m-%d %H:%M}"
        raise BadInput(
            say("the handover of {time} opens at {opens}", time=_time(shown), opens=opens),
            say("name another with --at, or wait; nothing was signed"),
        )


def _require_seen(shown: HandoverView, seen: str) -> None:
    if seen and seen != shown.sheet.digest:
        raise BadInput(
            say(
                "the handover changed while it was read: it is {now} now, {seen} was seen",
                now=shown.sheet.digest,
                seen=seen,
            ),
            say("look at it again and sign what it says now; nothing was signed"),
        )


def _unread(shown: HandoverView) -> BadInput:
    first = shown.unread[0].point
    return BadInput(
        say(
            "{count} {count:point has|points have} not been read back; first {id}: {text}",
            count=len(shown.unread),
            id=first.id,
            text=str(first),
        ),
        say("repeat each aloud and tick it: shiftplan handover PLAN read POINT"),
    )


def _require_two_people(shown: HandoverView, side: Side, signer: str, reason: str) -> None:
    other = shown.marks.of(Side.TAKING if side is Side.GIVING else Side.GIVING)
    if other is not None and other.signature.name.casefold() == signer.casefold() and not reason.strip():
        raise BadInput(
            say("{name} has signed the other side; handing over to oneself needs a reason", name=signer),
            say("give the reason, or let the other lead sign with their own name"),
        )


def skip_handover(
    opened: OpenPlan, at: datetime | None, reason: str, who: str | None = None, now: datetime | None = None
) -> HandoverView:
    """Pass a boundary over; what is open goes on to the next by itself."""
    moment = now or right_now(opened)
    shown = handover(opened, at, moment)
    if not reason.strip():
        raise BadInput(
            say("passing over the handover of {time} needs a reason", time=_time(shown)),
            say("say why in a few words, so that the debrief can tell"),
        )
    if shown.marks.both:
        raise BadInput(
            say("the handover of {time} is signed", time=_time(shown)), say("there is nothing to pass over")
        )
    _write(opened, HANDOVER, shown, _made(Skip, reason=reason.strip()), who, moment)
    return handover(opened, shown.boundary.at, moment)


def orphans(shown: HandoverView, opened: OpenPlan, now: datetime | None = None) -> tuple[Case, ...]:
    """Open cases whose owner leaves at this boundary, or has none: whoever takes over is asked for each."""
    leaving = {opened.plan.agent[agent].name.casefold() for agent in shown.boundary.giving}
    staying = {opened.plan.agent[agent].name.casefold() for agent in shown.boundary.taking}
    given = shown.marks.of(Side.GIVING)
    if given is not None:
        leaving.add(given.signature.name.casefold())
    found = (case for case in cases(opened, now) if case.open)
    return tuple(case for case in found if not case.owner or case.owner.casefold() in leaving - staying)


def take_cases(
    opened: OpenPlan,
    shown: HandoverView,
    owner: str,
    who: str | None = None,
    now: datetime | None = None,
) -> tuple[Case, ...]:
    """Give every case whose owner leaves to `owner`."""
    moment = now or right_now(opened)
    return tuple(
        give_case(opened, case.number, owner, who, moment) for case in orphans(shown, opened, moment)
    )


def note_change(
    opened: OpenPlan,
    what: str,
    since: datetime | None = None,
    until: datetime | None = None,
    said_by: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> RuleChange:
    """Keep what changed of rules, prices or scripts, from when (local wall time; None: now), who said so."""
    moment = now or right_now(opened)
    if not what.strip():
        raise BadInput(say("the line is empty"), say("say what changed"))
    begins = since or opened.plan.grid.local(moment).replace(second=0, microsecond=0)
    if until is not None and until <= begins:
        raise BadInput(
            say(
                "the change ends at {until}, not after its start {since}", until=str(until), since=str(begins)
            ),
            say("give a later end, or leave it out"),
        )
    change = _made(RuleChange, what=what.strip(), since=begins, until=until, said_by=said_by.strip())
    journal_of(opened, moment).events.add(CHANGE, "", change.model_dump_json(), who or login_name())
    return change


def _time(shown: HandoverView) -> str:
    return f"{shown.boundary.at:%m-%d %H:%M}"


def _write(
    opened: OpenPlan, kind: str, shown: HandoverView, value: Frozen, who: str | None, now: datetime
) -> None:
    content = value.model_dump_json()
    journal_of(opened, now).events.add(kind, shown.boundary.id, content, who or login_name())


def _made(kind: type[Value], **fields: object) -> Value:
    """The value; BadInput with a sentence for what cannot be."""
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        limit = first.get("ctx", {}).get("max_length")
        what: Message = say("this cannot be kept: {reason}", reason=str(first["msg"]))
        if limit is not None:
            length = len(str(first["input"]))
            what = say("a text has {length} characters; {most} are kept", length=length, most=limit)
        raise BadInput(what, say("shorten it")) from error
