"""Which rules and goals look at one person at a time."""

from collections.abc import Callable, Iterable

from shiftplan.checks import (
    allowed_shifts,
    availability,
    breaks,
    consecutive_days,
    employment,
    intern_no_statutory_day,
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
    switch,
)
from shiftplan.checks.case import Case
from shiftplan.checks.goals import fairness, hours, labour_cost, shares, starts
from shiftplan.domain.finding import Finding
from shiftplan.domain.outcome import Term

Check = Callable[[Case], Iterable[Finding]]
Count = Callable[[Case], Iterable[Term]]
OF_ONE_PERSON: frozenset[Check] = frozenset(
    module.check
    for module in (
        allowed_shifts,
        availability,
        breaks,
        consecutive_days,
        employment,
        intern_no_statutory_day,
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
        switch,
    )
)
"""Rules whose findings about somebody depend on nobody else; a rule that is not named is asked anew."""
COUNTED_BY_PERSON: frozenset[Count] = frozenset(
    module.count for module in (fairness, hours, labour_cost, shares, starts)
)
"""Goals whose amounts are sums over people, each person's by itself."""
