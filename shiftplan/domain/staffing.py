"""How the need is worked out from the traffic."""

from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen


class Method(StrEnum):
    """`forward` carries the queue from slot to slot; `sipp` takes every slot as a steady state of its own
    (stationary, independent, period by period), to show the difference.
    """

    FORWARD = "forward"
    SIPP = "sipp"


class Staffing(Frozen):
    """`opening_minutes` after an opening are staffed so that the targets hold in every step of 5 minutes."""

    method: Method = Method.FORWARD
    opening_minutes: int = Field(default=60, ge=0, le=1440)
    yuan_per_agent_hour: float = Field(default=35, gt=0, le=10_000)  # our default, to compare scenarios by
