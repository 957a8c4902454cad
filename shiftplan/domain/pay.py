"""What the hours of a rota cost in yuan: 劳动法 §44, 工资支付暂行规定 (劳部发〔1994〕489号) §13.

Hours beyond the day are paid 150 %, overtime by extra days of the week 200 % (no time off is given for it
in the plan), every hour on a statutory holiday 300 %. Averaged hours (综合计算工时) know no extra days: what
is above their average is paid 150 % (劳部发〔1995〕309号 §62). Part-timers and interns have no overtime rate.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.people import Agent, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.stretches import Stretch

STATUTORY_PREMIUM = 2.0


class Premium(NamedTuple):
    """What is paid on top of the wage, as a share of it: hours beyond the day, and over the stretch."""

    beyond_day: float
    over: float


PREMIUMS: dict[ContractKind, Premium] = {
    ContractKind.FULL_TIME: Premium(0.5, 1.0),
    ContractKind.TEMP: Premium(0.5, 1.0),
    ContractKind.SPECIAL: Premium(0.0, 0.5),
    ContractKind.PART_TIME: Premium(0.0, 0.0),
    ContractKind.INTERN: Premium(0.0, 0.0),
}


def is_told(plan: Plan) -> bool:
    """Whether any contract of the plan names a wage or an allowance."""
    return any(contract.hourly_wage or contract.night_allowance for contract in plan.settings.contracts)


def of_shift(plan: Plan, agent: Agent, day: date, shift: ShiftTemplate) -> float:
    """Yuan for one shift by itself: wage, hours beyond the day or the holiday, night allowance."""
    contract, rules = plan.contract_of(agent), plan.settings.rules
    allowance = contract.night_allowance if shift.serves and work.is_night_shift(shift, rules) else 0.0
    if day in plan.settings.statutory_days:
        premium = STATUTORY_PREMIUM * shift.hours
    else:
        premium = PREMIUMS[contract.kind].beyond_day * work.daily_overtime(shift, rules)
    return contract.hourly_wage * (shift.hours + premium) + allowance


def of_hour_over(plan: Plan, agent: Agent) -> float:
    """Yuan on top for each hour over a stretch."""
    contract = plan.contract_of(agent)
    return contract.hourly_wage * PREMIUMS[contract.kind].over


def towards_stretch(plan: Plan, stretch: Stretch, day: date, shift: ShiftTemplate) -> float:
    """Hours of a shift that fill its stretch: those paid at a rate of their own do not."""
    if day in plan.settings.statutory_days:
        return 0.0
    return shift.hours - (work.daily_overtime(shift, plan.settings.rules) if stretch.by_day else 0.0)


def hours_over(plan: Plan, stretch: Stretch, worked: Iterable[tuple[date, ShiftTemplate]]) -> float:
    """Hours of a person's shifts of a stretch above its normal hours."""
    return max(0.0, sum(towards_stretch(plan, stretch, *one) for one in worked) - stretch.normal)
