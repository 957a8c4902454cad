"""What a plan asks of cover besides the need: heads, seats, seniors, and hours that weigh more."""

from pydantic import Field

from shiftplan.domain.people import Tier
from shiftplan.domain.when import Force, When


class CoverRule(When):
    """At least `least` and at most `most` people present in each slot meant.

    `queue` empty: people of all queues together; `tier` counts only those of this tier or above. A rule
    for `most` (seats) always binds when its force is a rule; `least` as a rule is refused by the precheck
    when the people cannot be there, as a wish it costs `weight` for each person-hour missing.
    """

    id: str = Field(min_length=1)
    queue: str = ""
    tier: Tier | None = None
    least: int | None = Field(default=None, ge=0)
    most: int | None = Field(default=None, ge=0)
    force: Force = Force.WISH
    weight: float = Field(default=1, ge=0)


class Scored(When):
    """Hours in which an agent-hour short counts `factor` times: scored hours, phases of the sale.

    Where several speak of one slot their factors multiply. `queue` empty: every queue.
    """

    factor: float = Field(gt=0, le=100)
    queue: str = ""
