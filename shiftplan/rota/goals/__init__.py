"""The goals by the names of `domain.weights.Weights`, each a function that adds its costs to the model."""

from collections.abc import Callable

from shiftplan.rota.builder import Builder
from shiftplan.rota.goals import fairness, hours, shortage, wish

GOALS: dict[str, Callable[[Builder], None]] = {
    "cover": shortage.add,
    "overtime": hours.add_overtime,
    "undertime": hours.add_undertime,
    "wish": wish.add,
    "nights": fairness.add_nights,
    "weekends": fairness.add_weekends,
}
"""`cover` stands for `shortage`, `deep_shortage` and `surplus`."""
