"""What a simulation is asked, and the service it expects, with how sure it is."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.queue import Shape
from shiftplan.domain.service import ServiceDefinition

CONFIDENCE = 0.95


class Routing(StrEnum):
    """Who gets a contact: whoever holds the fewest, or somebody dealt in turn, whom it then waits for."""

    LEAST_LOADED = "least_loaded"
    FIXED = "fixed"


class SimulationOptions(Frozen):
    """What to simulate. None leaves a shape or the dispersion as each queue has it.

    `days` and `queues`: only these (None: all). `precision`: end early once the service level of every
    queue and day is known to ± this share. `day_to_day`: over-dispersion moves a whole day up or down
    together, not every slot by itself. `cross_trained`: people help the other queues they know while their
    own has nobody waiting. `breaks` and `shrinkage` can be left out of a rota to see what they cost.
    `explain` is the number of queue-days for which differences from the formula are traced to their causes.
    """

    replications: int = Field(default=20, ge=1, le=10_000)
    seed: int = Field(default=1, ge=0)
    precision: float | None = Field(default=None, gt=0, lt=1)
    days: tuple[date, ...] | None = None
    queues: tuple[str, ...] | None = None
    routing: Routing = Routing.LEAST_LOADED
    patience_shape: Shape | None = None
    handling_shape: Shape | None = None
    dispersion: float | None = Field(default=None, ge=1, le=100)
    day_to_day: bool = False
    cross_trained: bool = True
    breaks: bool = True
    shrinkage: bool = True
    explain: int = Field(default=3, ge=0, le=100)


class Measure(NamedTuple):
    """A mean over replications and the half-width of its 95 % interval; None: nothing to go by."""

    mean: float | None
    half_width: float | None


class Measured(Frozen):
    """Measures of several periods; `half_width` is None with one replication."""

    mean: tuple[float | None, ...]
    half_width: tuple[float | None, ...]

    def at(self, index: int) -> Measure:
        return Measure(self.mean[index], self.half_width[index])


class Figures(Frozen):
    """The service of one queue over periods (slots, days, or the whole), each series one value a period.

    Contacts count in the period in which they came. `service_level` is by the definition and clock of the
    queue's target, `targets` has one series for each of its targets, `levels` the five definitions of the
    first. `mean_wait_seconds` and `first_reply_seconds` are over all contacts, those who left included;
    `abandon` is the share that left; `occupancy` the busy share of all windows on duty; `waiting` the
    contacts in the queue as a slot begins; `online` the standard agents serving at one moment.
    """

    offered: Measured
    service_level: Measured
    targets: tuple[Measured, ...]
    levels: dict[ServiceDefinition, Measured]
    mean_wait_seconds: Measured
    first_reply_seconds: Measured
    abandon: Measured
    occupancy: Measured
    waiting: Measured
    online: Measured


class QueueEstimate(Frozen):
    """`by_slot` has a value for every slot from `ServiceEstimate.first_slot`, `by_day` one for each day."""

    queue: str
    definition: ServiceDefinition
    patience_shape: Shape
    handling_shape: Shape
    dispersion: float
    by_slot: Figures
    by_day: Figures
    whole: Figures


class Staffed(StrEnum):
    """Who serves: the people of the rota, or as many standard agents as the need says."""

    ROTA = "rota"
    NEED = "need"


class Cause(StrEnum):
    """Why a simulation and the formula differ."""

    PATIENCE_SHAPE = "patience_shape"
    HANDLING_SHAPE = "handling_shape"
    DISPERSION = "dispersion"
    ROUTING = "routing"
    CROSS_TRAINED = "cross_trained"
    BREAKS = "breaks"
    PEOPLE = "people"
    STEADY_STATE = "steady_state"
    APPROXIMATION = "approximation"


class Part(Frozen):
    """What one cause adds to the share served in time (below zero: it costs service), how sure it is."""

    cause: Cause
    share: float
    half_width: float | None = None


class Difference(Frozen):
    """The slots of one queue and day in which simulation and formula differ by more than a point and by more
    than chance explains; the levels are means over their contacts.

    The `parts` add up to simulated − formula; there are none when the day was not traced. For a rota,
    `short_slots` of the slots have fewer standard agents on shift than needed, `short_by` at most; `on_shift`
    and `needed` are the means of both.
    """

    queue: str
    slots: tuple[int, ...]
    formula: float
    simulated: float
    parts: tuple[Part, ...] = ()
    on_shift: float | None = None
    needed: float | None = None
    short_slots: int | None = None
    short_by: float | None = None

    @property
    def share(self) -> float:
        return self.simulated - self.formula


class ServiceEstimate(Frozen):
    """The expected service of the slots [first_slot, end_slot) of `grid`, from `replications` runs.

    `stopped`: somebody ended it before all replications were through. `left_out` are the deferred queues,
    which are staffed by deadline and not simulated. With no replication every mean is None.
    """

    grid: TimeGrid
    scenario: str
    first_slot: int
    end_slot: int
    replications: int
    seed: int
    staffed: Staffed
    routing: Routing
    cross_trained: bool
    queues: tuple[QueueEstimate, ...]
    left_out: tuple[str, ...] = ()
    contacts_simulated: int = 0
    seconds: float = 0.0
    stopped: bool = False
    differences: tuple[Difference, ...] = ()

    def of(self, queue: str) -> QueueEstimate:
        return next(one for one in self.queues if one.queue == queue)
