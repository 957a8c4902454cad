"""Plans of one or a few people in which breaking one rule about people pays, by the rule's name."""

from datetime import datetime
from typing import Any

from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.teamwork import Bond, BondKind, Pattern, Squad
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import entry, limited, one_person, past

NIGHT = b.shift("night", 22, 8)
EIGHT = (b.shift("eight", 9, 8),)
NINE_TO = b.shift("nine", 9, 6)
NOON_TO = b.shift("noon", 13, 6)


def _own(days: int, *shifts: ShiftTemplate, **limits: Any) -> Plan:
    return limited(days, {"shifts": shifts or EIGHT}, **limits)


WHEN_BUSY: dict[str, Plan] = {
    "allowed_shifts": one_person(
        1, shifts=EIGHT, availability=(entry("ann", 0, "not_shift", shift="eight"),)
    ),
    "max_hours_per_day": _own(1, max_hours_per_day=7),
    "max_days_per_week": _own(3, max_days_per_week=2),
    "max_hours_per_month": _own(3, max_hours_per_month=20),
    "max_days_in_row": _own(3, max_days_in_row=2),
    "max_nights_in_row": _own(3, NIGHT, max_nights_in_row=2),
    "max_nights_per_week": _own(3, NIGHT, max_nights_per_week=1),
    "patterns": one_person(
        2,
        shifts=EIGHT,
        agent={"pattern": "p"},
        patterns=(Pattern(id="p", turn=("*", "-"), force=Force.RULE),),
    ),
}
"""Every hour that could be worked pays."""


def _promised(**limits: Any) -> Plan:
    idle = Weights(undertime=0, overtime=0)
    return limited(7, {"shifts": EIGHT, "weights": idle}, hours_per_week=0, **limits)


WHEN_IDLE: dict[str, Plan] = {
    "min_hours_per_week": _promised(min_hours_per_week=16),
    "min_days_per_week": _promised(min_days_per_week=2),
    "min_hours_per_month": _promised(min_hours_per_month=60),
}
"""No hour that is worked pays."""


def _tied(kind: BondKind, *shifts: ShiftTemplate, **second: Any) -> Plan:
    people = (b.agent("ann"), b.agent("bob", **second))
    bond = Bond(kind=kind, agents=("ann", "bob"))
    return b.plan(people, days=1, shifts=shifts, bonds=(bond,))


AMONG_PEOPLE: dict[str, tuple[str, Plan]] = {
    "together": ("bonds", _tied(BondKind.TOGETHER, NINE_TO, b.shift("long", 9, 8), shifts=("nine",))),
    "apart": ("bonds", _tied(BondKind.APART, NINE_TO, NOON_TO)),
    "mentor": ("bonds", _tied(BondKind.MENTOR, NINE_TO, NOON_TO, shifts=("noon",))),
    "carpool": ("bonds", _tied(BondKind.CARPOOL, NINE_TO, NOON_TO, shifts=("noon",))),
    "squad": (
        "squads",
        b.plan(
            (
                b.agent("ann", tier=Tier.T4, squad="s", shifts=("nine",)),
                b.agent("bob", squad="s", shifts=("noon",)),
            ),
            days=1,
            shifts=(NINE_TO, NOON_TO),
            squads=(Squad(id="s", force=Force.RULE),),
        ),
    ),
}
"""By what is broken: its code, and a plan in which every hour that could be worked pays."""


def _ended(hour: int) -> dict[str, Any]:
    return past({"last_end": datetime.combine(b.MONDAY, datetime.min.time()).replace(hour=hour)})


JOINED: dict[str, Plan] = {
    "rest_hours_between_shifts": one_person(1, shifts=EIGHT, **_ended(2)),
    "consecutive_days": one_person(2, shifts=EIGHT, **past({"days_in_row": 5})),
    "rest_days_per_week": one_person(
        5,
        grid=b.grid(5, b.MONDAY.replace(day=3)),
        shifts=(b.shift("four", 9, 4),),
        **past({"week_days": 2}),
    ),
    "max_hours_per_week": one_person(
        1,
        grid=b.grid(1, b.MONDAY.replace(day=7)),
        shifts=EIGHT,
        **past({"week_days": 5, "week_hours": 44}),
    ),
    "overtime_hours_per_month": one_person(
        1, shifts=(b.shift("ten", 9, 10),), **past({"month_overtime": 35})
    ),
}
"""Rules that nothing but the past breaks."""
