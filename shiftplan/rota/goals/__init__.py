"""The goals by the names of `domain.weights.Weights`, each a function that adds its costs to the model."""

from collections.abc import Callable

from shiftplan.rota.builder import Builder
from shiftplan.rota.goals import (
    bonds,
    change,
    fairness,
    heads,
    hours,
    labour_cost,
    patterns,
    shares,
    shortage,
    squads,
    starts,
    wish,
)
from shiftplan.rota.sessions import attending

GOALS: dict[str, Callable[[Builder], None]] = {
    "cover": shortage.add,
    "overtime": hours.add_overtime,
    "undertime": hours.add_undertime,
    "wish": wish.add,
    "nights": fairness.add_nights,
    "weekends": fairness.add_weekends,
    "peaks": shares.add_peaks,
    "hours": shares.add_hours,
    "labour_cost": labour_cost.add,
    "rotation": starts.add_rotation,
    "start_change": starts.add_start_change,
    "heads": heads.add,
    "squads": squads.add,
    "bonds": bonds.add,
    "patterns": patterns.add,
    "sessions": attending.add,
    "change": change.add_change,
    "disturbed": change.add_disturbed,
}
"""`cover` stands for `shortage`, `deep_shortage` and `surplus`."""
