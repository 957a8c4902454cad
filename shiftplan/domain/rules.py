"""The rules a rota must keep, each with its value and where it comes from."""

from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen


class RuleKind(StrEnum):
    LAW = "law"  # the text of a national law or regulation
    LOCAL = "local"  # local law; differs from place to place
    DEFAULT = "default"  # our own default; the planner may change it


class Rule(Frozen):
    """A limit; flags are 1 (on) or 0 (off)."""

    value: float = Field(ge=0)
    source: str
    kind: RuleKind


class Rules(Frozen):
    """The rule book of a plan. Hours are working hours; a week runs from Monday to Sunday."""

    hours_per_day: Rule
    overtime_hours_per_day: Rule
    overtime_hours_per_day_usual: Rule
    hours_per_week: Rule
    max_hours_per_week: Rule
    overtime_hours_per_month: Rule
    rest_days_per_week: Rule
    rest_day_hours: Rule
    consecutive_days: Rule
    rest_hours_between_shifts: Rule
    night_from_hour: Rule
    night_to_hour: Rule
    night_shift_hours: Rule
    part_time_hours_per_day: Rule
    part_time_hours_per_week: Rule
    pregnant_no_night: Rule
    pregnant_no_overtime: Rule
    nursing_no_night: Rule
    nursing_no_overtime: Rule
    nursing_break_hours: Rule
    minor_no_night: Rule
    minor_no_overtime: Rule
    intern_no_night: Rule
    intern_no_overtime: Rule
    intern_no_statutory_day: Rule
    overtime_needs_consent: Rule


STRICTER_WHEN_HIGHER = frozenset(
    name
    for name in Rules.model_fields
    if "_no_" in name
    or name
    in {
        "rest_days_per_week",
        "rest_day_hours",
        "rest_hours_between_shifts",
        "nursing_break_hours",
        "overtime_needs_consent",
    }
)
"""Rules whose larger value protects people more; for all others it is the smaller one."""
