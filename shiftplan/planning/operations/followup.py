"""What is followed up after the sale: open cases, and parcels that do not move with the script due."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from shiftplan.domain.case import Case, CaseKind, CaseState
from shiftplan.domain.parcel import Authority, Followed, Parcel, ParcelMark
from shiftplan.domain.record import EventRecord
from shiftplan.domain.script import Script, ScriptKind
from shiftplan.errors import BadInput
from shiftplan.files.authority import read_authority
from shiftplan.files.parcels import read_parcels
from shiftplan.files.scripts import read_scripts
from shiftplan.files.text import read_bytes
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.operations.cases import pressing
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.cases import cases
from shiftplan.planning.operations.common import journal_of, right_now, unknown
from shiftplan.planning.operations.follow.pasting import SEPARATORS, rows_of
from shiftplan.planning.operations.typed_values import made

SPLIT = re.compile(rb"(\d[-/.]\d{1,2}|\xe6\x97\xa5)\t(?=\d{1,2}:\d\d)")
"""A day and a clock in two cells; the bytes are 日."""
PARCELS, PARCEL = "parcels", "parcel"
"""Kinds of events: a table taken (one event, all or nothing), and a word on one order number."""
TABLE = TypeAdapter(tuple[Parcel, ...])


@dataclass(frozen=True)
class FollowUp:
    """The list at `now`, local wall time. `scripts` are those of delays by their hours."""

    now: datetime
    cases: tuple[Case, ...]
    parcels: tuple[Followed, ...]
    scripts: dict[int, Script]
    authority: Authority

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(sorted(self.scripts))

    @cached_property
    def open_parcels(self) -> tuple[Followed, ...]:
        """Those not settled: a script due first, then by promised date, the longest silent first."""
        still = (one for one in self.parcels if not one.settled)
        return tuple(sorted(still, key=self._rank))

    def _rank(self, one: Followed) -> tuple[bool, bool, datetime, datetime]:
        promised = one.parcel.promised
        scan = one.parcel.last_scan
        return self.due(one) is None, promised is None, promised or scan, scan

    def due(self, one: Followed) -> Script | None:
        """The script to send now."""
        hours = one.due(self.steps, self.now)
        return None if hours is None else self.scripts[hours]

    @property
    def open_cases(self) -> tuple[Case, ...]:
        return pressing(self.cases)

    @property
    def calls(self) -> tuple[Case, ...]:
        """Customers to call."""
        return tuple(case for case in self.open_cases if case.kind is CaseKind.CALL_BACK)

    @property
    def refunds(self) -> tuple[Case, ...]:
        """Open refunds by deadline."""
        return tuple(case for case in self.open_cases if case.kind is CaseKind.REFUND)

    @property
    def completed_alone(self) -> tuple[int, int]:
        """(refunds that the service finished itself, refunds settled): the rest was passed on."""
        settled = [case for case in self.cases if case.kind is CaseKind.REFUND and not case.open]
        return sum(case.state is CaseState.DONE for case in settled), len(settled)

    @property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """(customer, tag) of every tag, for the next sale."""
        return tuple((case.customer or f"#{case.number}", tag) for case in self.cases for tag in case.tags)


def follow_up(opened: OpenPlan, now: datetime | None = None) -> FollowUp:
    """Open cases and parcels as they stand."""
    moment = now or right_now(opened)
    library = read_scripts(opened.folder)
    delays = {
        one.after_hours: one for one in library.scripts if one.kind is ScriptKind.DELAY and one.after_hours
    }
    return FollowUp(
        now=opened.plan.grid.local(moment),
        cases=cases(opened, moment),
        parcels=_followed(journal_of(opened).events.all(PARCELS, PARCEL)),
        scripts=delays,
        authority=read_authority(opened.folder),
    )


def _followed(records: tuple[EventRecord, ...]) -> tuple[Followed, ...]:
    """Each order number once. A later scan than the one before begins the scripts anew."""
    found: dict[str, Followed] = {}
    for record in records:
        try:
            if record.kind == PARCELS:
                for parcel in TABLE.validate_json(record.content):
                    found[parcel.order] = _seen_again(found.get(parcel.order), parcel)
            elif record.subject in found:
                mark = ParcelMark.model_validate_json(record.content)
                found[record.subject] = _marked(found[record.subject], mark)
        except ValidationError:
            continue
    return tuple(found.values())


def _seen_again(before: Followed | None, parcel: Parcel) -> Followed:
    if before is None or parcel.last_scan > before.parcel.last_scan:
        return Followed(parcel=parcel)
    return before.model_copy(update={"parcel": parcel})


def _marked(one: Followed, mark: ParcelMark) -> Followed:
    sent = one.sent if mark.sent_hours is None else (*one.sent, mark.sent_hours)
    settled = one.settled if mark.settled is None else mark.settled
    return one.model_copy(update={"sent": sent, "settled": settled, "note": mark.note or one.note})


def import_parcels(
    opened: OpenPlan, file: Path, who: str | None = None, now: datetime | None = None
) -> FollowUp:
    """Take a table of parcels, all of it or nothing. Raises as `read_parcels`, `MissingFile`."""
    return take_parcels(opened, read_bytes(file), file.name, who, now)


def take_parcels(
    opened: OpenPlan, content: bytes, name: str, who: str | None = None, now: datetime | None = None
) -> FollowUp:
    """Take what was pasted or read from a file of this name."""
    return keep_parcels(opened, parcels_in(opened, content, name), name, who, now)


def pasted(text: str) -> bytes:
    """Rows as people paste them; in those that only spaces separate a day and its clock stay one cell."""
    rows = rows_of(text)
    return rows if any(mark in text for mark in SEPARATORS) else SPLIT.sub(rb"\1 ", rows)


def parcels_in(opened: OpenPlan, content: bytes, name: str) -> tuple[Parcel, ...]:
    """What a table says, to be looked at before it is taken."""
    return read_parcels(content, name, opened.plan.settings)


def keep_parcels(
    opened: OpenPlan,
    parcels: tuple[Parcel, ...],
    name: str,
    who: str | None = None,
    now: datetime | None = None,
) -> FollowUp:
    """Take parcels that were read from a table of this name, all or none."""
    moment = now or right_now(opened)
    text = TABLE.dump_json(parcels).decode()
    journal_of(opened, moment).events.add(PARCELS, name, text, who or login_name())
    return follow_up(opened, moment)


def mark_parcel(
    opened: OpenPlan,
    order: str,
    *,
    sent: bool = False,
    settled: bool | None = None,
    note: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> FollowUp:
    """Note that the script that is due was sent, or that a parcel is settled or not after all."""
    moment = now or right_now(opened)
    found = follow_up(opened, moment)
    one = next((known for known in found.parcels if known.parcel.order == order.strip()), None)
    if one is None:
        raise unknown(
            say("no parcel has this order number"), order, [known.parcel.order for known in found.parcels]
        )
    script = found.due(one)
    if sent and script is None:
        raise BadInput(
            say("no script is due for {order}", order=order), say("see what is due: shiftplan followup PLAN")
        )
    hours = script.after_hours if sent and script else None
    mark = made(ParcelMark, sent_hours=hours, settled=settled, note=note)
    journal_of(opened, moment).events.add(
        PARCEL, one.parcel.order, mark.model_dump_json(), who or login_name()
    )
    return follow_up(opened, moment)


def details_of(one: Followed) -> dict[str, str]:
    """What is known of a parcel, for the gaps of a script."""
    promised = one.parcel.promised
    found = {"order": one.parcel.order, "carrier": one.parcel.carrier}
    return found | ({"time": f"{promised:%m-%d %H:%M}"} if promised else {})
