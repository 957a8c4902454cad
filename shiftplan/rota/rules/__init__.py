"""The hard rules by name, each a function that adds one agent's bans and rows to the model.

The names are those of `domain.rules.Rules` where there is one; `checks/` finds faults under the same names.
"""

from collections.abc import Callable
from types import ModuleType

from shiftplan.rota.builder import Builder
from shiftplan.rota.rules import (
    allowed_shifts,
    availability,
    bonds,
    consecutive_days,
    cover_rules,
    employment,
    intern_no_statutory_day,
    locks,
    max_days_in_row,
    max_days_per_week,
    max_hours_per_day,
    max_hours_per_month,
    max_hours_per_week,
    max_nights_in_row,
    max_nights_per_week,
    min_days_per_week,
    min_hours_per_month,
    min_hours_per_week,
    night,
    offered,
    one_shift_a_day,
    overtime,
    overtime_hours_per_day,
    overtime_hours_per_month,
    part_time_hours_per_day,
    patterns,
    queue_skills,
    rest_days_per_week,
    rest_hours_between_shifts,
    squads,
    switch,
)
from shiftplan.rota.sessions import attending

Adder = Callable[[Builder, int], None]

_MODULES: tuple[ModuleType, ...] = (
    locks,
    queue_skills,
    availability,
    allowed_shifts,
    employment,
    offered,
    switch,
    night,
    overtime,
    overtime_hours_per_day,
    intern_no_statutory_day,
    max_hours_per_day,
    one_shift_a_day,
    rest_hours_between_shifts,
    consecutive_days,
    rest_days_per_week,
    max_hours_per_week,
    overtime_hours_per_month,
    part_time_hours_per_day,
    min_hours_per_week,
    min_days_per_week,
    max_days_per_week,
    min_hours_per_month,
    max_hours_per_month,
    max_days_in_row,
    max_nights_in_row,
    max_nights_per_week,
    patterns,
)

RULES: dict[str, Adder] = {module.CODE: module.add for module in _MODULES}

TEAM_RULES: dict[str, Callable[[Builder], None]] = {
    cover_rules.CODE: cover_rules.add,
    bonds.CODE: bonds.add,
    squads.CODE: squads.add,
    attending.CODE: attending.add_rule,
}
"""Hard rules among people, each a function that adds common rows under its name."""
