"""Cases: what was promised to whom, by when, and who sees to it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, field_validator, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.language import Message, say

MOST_CHARACTERS = 300
SOON = timedelta(hours=1)
"""A deadline nearer than this is due soon."""


class CaseKind(StrEnum):
    PROMISE = "promise"
    REFUND = "refund"
    LOGISTICS = "logistics"
    COMPLAINT = "complaint"
    REVIEW = "review"
    CALL_BACK = "call_back"


class CaseState(StrEnum):
    """PASSED_ON: somebody outside this service has taken it over, and it is no longer ours to keep."""

    OPEN = "open"
    DONE = "done"
    PASSED_ON = "passed_on"


class CaseDeed(StrEnum):
    """What somebody did with a case; ADD makes one."""

    ADD = "add"
    MOVE = "move"  # the deadline
    GIVE = "give"  # to another owner
    NOTE = "note"
    TAG = "tag"  # of the customer, for the next sale
    DONE = "done"
    PASSED_ON = "passed_on"
    REOPEN = "reopen"


class CaseEvent(Frozen):
    """One word on a case, as the journal keeps it; empty fields leave the case as it is.

    `customer` is an alias or order number as somebody typed it, nothing else about a customer is kept.
    `due` is local wall time of the plan. `owner` is a name as typed; with PASSED_ON it is who took the case.
    """

    deed: CaseDeed
    kind: CaseKind = CaseKind.PROMISE
    what: str = Field(default="", max_length=MOST_CHARACTERS)
    customer: str = Field(default="", max_length=MOST_CHARACTERS)
    owner: str = Field(default="", max_length=MOST_CHARACTERS)
    note: str = Field(default="", max_length=MOST_CHARACTERS)
    due: datetime | None = None

    @field_validator("due")
    @classmethod
    def due_is_wall_time(cls, due: datetime | None) -> datetime | None:
        if due is not None and due.tzinfo is not None:
            raise ValueError(say("a deadline is a time of the plan, without a zone"))
        return due

    @model_validator(mode="after")
    def a_new_case_says_what_it_is(self) -> Self:
        if self.deed is CaseDeed.ADD and not self.what.strip():
            raise ValueError(say("a case needs a text: what was promised"))
        return self


class CaseNote(Frozen):
    """A word on a case; `at` is local wall time."""

    at: datetime
    who: str
    deed: CaseDeed
    text: str = ""


class Case(Frozen):
    """A case after all words on it. `number` counts the cases of a plan from 1, in the order of adding."""

    number: int
    kind: CaseKind
    what: str
    customer: str = ""
    owner: str = ""
    due: datetime | None = None
    state: CaseState = CaseState.OPEN
    added_at: datetime
    added_by: str
    notes: tuple[CaseNote, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """What the next sale should know of this customer, each once."""
        return tuple(dict.fromkeys(note.text for note in self.notes if note.deed is CaseDeed.TAG))

    @property
    def open(self) -> bool:
        return self.state is CaseState.OPEN

    def is_overdue(self, now: datetime) -> bool:
        """Whether its deadline is past at `now`, local wall time of the plan."""
        return self.open and self.due is not None and self.due < now

    def is_due_soon(self, now: datetime) -> bool:
        return self.open and self.due is not None and now <= self.due < now + SOON


KINDS: dict[CaseKind, Message] = {
    CaseKind.PROMISE: say("promise"),
    CaseKind.REFUND: say("refund"),
    CaseKind.LOGISTICS: say("logistics"),
    CaseKind.COMPLAINT: say("complaint"),
    CaseKind.REVIEW: say("review"),
    CaseKind.CALL_BACK: say("call-back"),
}

STATES: dict[CaseState, Message] = {
    CaseState.OPEN: say("open"),
    CaseState.DONE: say("done"),
    CaseState.PASSED_ON: say("passed on"),
}

DEEDS: dict[CaseDeed, Message] = {
    CaseDeed.ADD: say("added"),
    CaseDeed.MOVE: say("deadline moved"),
    CaseDeed.GIVE: say("given to"),
    CaseDeed.NOTE: say("remark"),
    CaseDeed.TAG: say("tag"),
    CaseDeed.DONE: say("done"),
    CaseDeed.PASSED_ON: say("passed on to"),
    CaseDeed.REOPEN: say("opened again"),
}
