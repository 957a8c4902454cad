"""Why a rota is as it is: what keeps people from a slot, why somebody works a shift, what would help."""

from collections import Counter
from datetime import date
from enum import StrEnum

from shiftplan.domain.adjusting.values import Adjustment
from shiftplan.domain.base import Frozen
from shiftplan.domain.rota import Assignment
from shiftplan.domain.rules import RuleKind
from shiftplan.language import Message


class Hindrance(StrEnum):
    """What keeps somebody from a slot, in the order in which it is told."""

    SKILL = "skill"  # does not serve the queue
    LEAVE = "leave"  # on leave, absent, in training, unavailable
    EMPLOYED = "employed"  # not hired yet, or gone
    NO_SHIFT = "no_shift"  # no shift of theirs reaches the slot
    LAW = "law"  # nights, overtime, holidays that the law or the rule book forbids this person
    LOCK = "lock"
    REST = "rest"  # too near to another shift
    HOURS = "hours"  # hours or days of the week or month are used up
    CONTRACT = "contract"  # what contract, pattern, bond, squad or seats do not allow
    QUEUE = "queue"  # serves another queue then
    BREAK = "break"  # on shift, and away in a break just then
    DEARER = "dearer"  # could be there; the change costs more than it saves
    HELPS = "helps"  # could be there, and the rota would be better: the search has not come so far


class PersonReason(Frozen):
    """Why one person does not serve a slot.

    `price` is what the rota's value rises by if the person takes the shift `move` all the same, giving
    up `instead_of`. All three are empty where no such move keeps every rule.
    """

    agent: str
    hindrance: Hindrance
    message: Message
    rule: str = ""
    source: str = ""
    kind: RuleKind | None = None
    move: Assignment | None = None
    price: float | None = None
    instead_of: tuple[Assignment, ...] = ()


class SlotReasons(Frozen):
    """One slot of a queue: who serves it, and of everybody else one reason why not.

    `need` and `supply` in standard agents; `price` is what one agent more there would save, by the slope of
    the shortage.
    """

    queue: str
    slot: int
    need: float
    supply: float
    price: float
    serving: tuple[str, ...]
    reasons: tuple[PersonReason, ...]

    @property
    def missing(self) -> float:
        return max(0.0, self.need - self.supply)

    @property
    def counts(self) -> tuple[tuple[Hindrance, int], ...]:
        """How many people each hindrance stops, the most frequent first."""
        order = list(Hindrance)
        found = Counter(reason.hindrance for reason in self.reasons)
        return tuple(sorted(found.items(), key=lambda item: (-item[1], order.index(item[0]))))


class ServedHours(Frozen):
    """Hours [first, last] (slots) of a queue in which a shift serves; `short_without` agent-hours would be
    missing there if it were dropped.
    """

    queue: str
    first: int
    last: int
    short_without: float


class Option(Frozen):
    """Another way to spend a day: a shift on a queue, or (`shift` empty) a day off.

    `price` is what the rota's value changes by; None where a rule is in the way, which `hindrance` and
    `message` then name.
    """

    shift: str = ""
    queue: str = ""
    start: int | None = None
    price: float | None = None
    hindrance: Hindrance | None = None
    message: Message | None = None


class ShortHours(Frozen):
    """Slots [first, last] of a queue that are short by `agent_hours` together; in `worst` most is missing."""

    queue: str
    first: int
    last: int
    worst: int
    agent_hours: float


class PersonReasons(Frozen):
    """Why somebody works what they work on a day, or is off.

    `price_of_dropping` is what the rota's value rises by without the shift (None on a day off, or when a
    rule wants it); `options` are the other ways, the cheapest first.
    """

    agent: str
    day: date
    assignment: Assignment | None
    locked: bool
    message: Message
    serves: tuple[ServedHours, ...] = ()
    price_of_dropping: float | None = None
    options: tuple[Option, ...] = ()


class LeverKind(StrEnum):
    PERSON = "person"  # one more of a kind, on a shift
    OVERTIME = "overtime"  # an hour more for somebody
    TRAINING = "training"  # somebody learns a queue
    WISH = "wish"  # a wish is dropped
    START = "start"  # a shift starts later or earlier


class Lever(Frozen):
    """Something the planner could change, and what it would save.

    `expected` is the fall of the rota's value by the prices of its relaxation, an estimate from above.
    `saved` and `saved_hours` (agent-hours of shortage) are the difference of two rotas solved alike, None
    until that was done. `wages` is what it costs in yuan, None when no wages are given. `change` is the same
    as a change of the plan that a what-if copy can have.
    """

    kind: LeverKind
    message: Message
    expected: float
    agent: str = ""
    shift: str = ""
    queue: str = ""
    saved: float | None = None
    saved_hours: float | None = None
    wages: float | None = None
    change: Adjustment | None = None

    @property
    def confirmed(self) -> bool:
        return self.saved is not None


class Levers(Frozen):
    """`told` are the levers that were tried, the best first, then the most promising of the `untried` ones.

    `alone`: tried by the best days of the lever's person while everybody else stayed, not by solving all.
    """

    told: tuple[Lever, ...] = ()
    untried: int = 0
    alone: bool = False
