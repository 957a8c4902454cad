"""Measures of a surge as the journal keeps them: taken, and stood down."""

from datetime import datetime

from shiftplan.domain.base import Frozen
from shiftplan.domain.edit import Edit
from shiftplan.domain.relief import Relief
from shiftplan.domain.surge import Colour

TAKEN, STOOD_DOWN = "taken", "stood_down"
"""The subjects of the journal's events of the kind `relief`; their contents are the values below."""
EVENT = "relief"
BEGUN_KIND = "relief_begun"
BEGUN, GIVEN_UP = "begun", "given_up"
"""Written around a measure that changes the rota, so that one whose taker is killed is not lost halfway."""


class Taken(Frozen):
    """A measure taken; moments are local wall time.

    `action` is the id of the relief, or of the ladder's action where no relief was worked out for it. The
    relief's edit is the one carried out (people may have been left out), its number in the history `number`.
    It is in force from `begins` until `ends` (None: until stood down); at `look_again` somebody looks
    whether it helps. `breaks_until` is when the last break put off must have begun; `points` are the service
    points that it was to buy, `begun` the note written before it was carried out.
    """

    action: str
    level: Colour
    relief: Relief | None = None
    number: int | None = None
    version: int | None = None
    begins: datetime
    ends: datetime | None = None
    look_again: datetime
    breaks_until: datetime | None = None
    points: float | None = None
    text: str = ""
    begun: int | None = None

    @property
    def edit(self) -> Edit | None:
        return self.relief.edit if self.relief else None


class StoodDown(Frozen):
    """The measure of event `taken` is taken back from `at` on; `edit` is what that changed in the rota.

    `begun` is the note written before it was carried out.
    """

    taken: int
    action: str
    at: datetime
    level: Colour
    edit: Edit | None = None
    number: int | None = None
    version: int | None = None
    text: str = ""
    begun: int | None = None


class Begun(Frozen):
    """A measure about to be taken, or to be stood down, by a process (`planning.machine`).

    `note` is that of its edit; `instead` is the note of whoever was killed on the way, which this one takes
    over.
    """

    taken: Taken | None = None
    down: StoodDown | None = None
    note: str
    system: str
    pid: int
    began: str
    instead: int | None = None

    @property
    def what(self) -> Taken | StoodDown | None:
        return self.taken or self.down


class InForce(Frozen):
    """A measure that holds now: the number of its event, who took it and when (an instant)."""

    event: int
    taken: Taken
    who: str
    at: datetime
