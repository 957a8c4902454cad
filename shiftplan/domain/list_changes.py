"""What a list of people or of absences changes in a plan, person by person."""

from datetime import date
from enum import StrEnum

from shiftplan.domain.base import Frozen
from shiftplan.domain.people import Agent, Availability


class ListKind(StrEnum):
    AGENTS = "agents"
    AVAILABILITY = "availability"
    PERFORMANCE = "performance"  # chats that each person served, for the debrief


class Mark(StrEnum):
    """What becomes of a person, or of an entry about one."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


class FieldChange(Frozen):
    """A cell of a person's line, by its column, or by its heading where the plan does not know the column."""

    field: str
    before: str
    after: str


class EntryChange(Frozen):
    """An entry of a day; `before` is None for a new one, `after` for one that is gone.

    `on_duty` is the shift that the rota has there though the new entry says that the person is away.
    """

    before: Availability | None
    after: Availability | None
    on_duty: str = ""

    @property
    def day(self) -> date:
        entry = self.after or self.before
        assert entry is not None  # one of the two is always there
        return entry.day

    @property
    def mark(self) -> Mark:
        if self.before is None:
            return Mark.NEW
        return Mark.GONE if self.after is None else Mark.CHANGED


class PersonChange(Frozen):
    """All that a list changes about one person.

    Of a list of people `before` and `after` are the person (None: not there), `fields` what differs, and of
    one who is gone `shifts` and `entries` what leaves the plan as well. Of absences `entries` say it all.
    """

    agent: str
    name: str
    mark: Mark
    before: Agent | None = None
    after: Agent | None = None
    fields: tuple[FieldChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    shifts: tuple[tuple[date, str], ...] = ()
