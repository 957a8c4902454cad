"""How long and how hard to search."""

from pydantic import Field

from shiftplan.domain.base import Frozen


class Limits(Frozen):
    """`workers` processes search for `seconds`, or until so much `work` is done, whatever the clock says.

    Work is counted in moves of the walk; what a solver does is charged by the size of what it is given. One
    worker with the same seed and the same work finds the same rota.
    """

    seconds: float = Field(default=60, gt=0)
    workers: int = Field(default=2, ge=1, le=64)
    seed: int = 1
    work: int | None = Field(default=None, ge=1)
