"""How long and how hard to search."""

from pydantic import Field

from shiftplan.domain.base import Frozen


class Limits(Frozen):
    """`workers` processes search for `seconds`; one worker with the same seed repeats its search."""

    seconds: float = Field(default=60, gt=0)
    workers: int = Field(default=2, ge=1, le=64)
    seed: int = 1
