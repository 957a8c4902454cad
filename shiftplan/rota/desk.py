"""What a worker keeps of a model between jobs: what pieces are cut from, a walk, rosters seen so far."""

from functools import cached_property
from typing import TYPE_CHECKING

from shiftplan.rota.model import Model
from shiftplan.rota.pieces import Sheet

if TYPE_CHECKING:
    from shiftplan.rota.rosters.mixing import Mixer
    from shiftplan.rota.walk import Walk


def make_ready() -> None:
    """Load the walk's machine code, or make it, before there is a model to walk on."""
    from shiftplan.rota.walk import load  # noqa: PLC0415 - loads the compiler, which only workers need

    load()


class Desk:
    """`seed` tells the workers' walks apart. Walks and rosters load the compiler when they are first used."""

    def __init__(self, model: Model, seed: int) -> None:
        self.model = model
        self._seed = seed

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.model)

    @cached_property
    def walk(self) -> "Walk":
        from shiftplan.rota.walk import Walk  # noqa: PLC0415 - see above

        return Walk(self.model, self._seed)

    @cached_property
    def mixer(self) -> "Mixer":
        from shiftplan.rota.rosters.mixing import Mixer  # noqa: PLC0415 - see above

        return Mixer(self.model, self._seed)
