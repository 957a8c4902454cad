"""A rota in the model's numbers."""

from dataclasses import dataclass

import numpy as np

from shiftplan.rota.problem import Floats, Ints


@dataclass(frozen=True, eq=False)
class Draft:
    """`chosen` (choices,) is 0 or 1; `places` (movable breaks,) numbers the place of each break from 0.

    A break's place is read only where its choice is taken.
    """

    chosen: Floats
    places: Ints

    def like(self, chosen: Floats) -> "Draft":
        """Other choices, breaks where they are."""
        return Draft(chosen, self.places)

    def copy(self) -> "Draft":
        return Draft(self.chosen.copy(), self.places.copy())


def union(base: Draft, other: Draft, taken: Ints, breaks: Ints) -> Draft:
    """`base` with the choices `taken` and the `breaks` as `other` has them."""
    chosen, places = base.chosen.copy(), base.places.copy()
    chosen[taken] = other.chosen[taken]
    places[breaks] = other.places[breaks]
    return Draft(chosen, np.asarray(places))
