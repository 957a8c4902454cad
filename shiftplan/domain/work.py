"""Laws of counting that the solver and the judge must read alike: hours, nights, weeks, cover, wishes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.people import Agent, Availability, AvailabilityKind, ContractKind, Protection
from shiftplan.domain.plan import Plan
from shiftplan.domain.posts import posts, queues_of
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.rules import Rules
from shiftplan.domain.shift import BreakKind, ShiftTemplate

SATURDAY = 5
DAYS_PER_WEEK = 7
MINUTES_PER_HOUR = 60
HALF = 0.5


def night_minutes(shift: ShiftTemplate, rules: Rules) -> int:
    """Minutes of the shift, breaks included, that lie in a night; one may begin before or after midnight.

    The hours off between the parts of a split shift are no minutes of it.
    """
    begin = round(rules.night_from_hour.value * MINUTES_PER_HOUR)
    length = (round(rules.night_to_hour.value * MINUTES_PER_HOUR) - begin) % MINUTES_PER_DAY
    nights = (begin + day * MINUTES_PER_DAY for day in (-1, 0, 1))
    return sum(
        shift.minutes_between(start, start + length) - _gap_minutes(shift, start, start + length)
        for start in nights
    )


def _gap_minutes(shift: ShiftTemplate, from_minute: int, to_minute: int) -> int:
    begins = (
        (shift.start_minute + b.after_minutes, b.minutes) for b in shift.breaks if b.kind is BreakKind.GAP
    )
    return sum(max(0, min(begin + long, to_minute) - max(begin, from_minute)) for begin, long in begins)


def touches_night(shift: ShiftTemplate, rules: Rules) -> bool:
    """Whether any minute lies in the night: forbidden for those the law protects."""
    return night_minutes(shift, rules) > 0


def is_night_shift(shift: ShiftTemplate, rules: Rules) -> bool:
    """Whether the shift counts as a night for fairness."""
    return night_minutes(shift, rules) >= rules.night_shift_hours.value * MINUTES_PER_HOUR


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def weeks(plan: Plan) -> tuple[tuple[date, ...], ...]:
    """The plan's days by calendar week, Monday to Sunday; the first and last may be cut short."""
    found: dict[date, list[date]] = defaultdict(list)
    for day in plan.grid.dates:
        found[day - timedelta(days=day.weekday())].append(day)
    return tuple(tuple(days) for days in found.values())


def normal_hours(days: tuple[date, ...], rules: Rules) -> float:
    """Hours in a (part of a) week before overtime begins."""
    return min(rules.hours_per_week.value, rules.hours_per_day.value * len(days))


def daily_overtime(shift: ShiftTemplate, rules: Rules) -> float:
    """Hours of a shift beyond the normal day."""
    return max(0.0, shift.hours - rules.hours_per_day.value)


def agreed_hours(plan: Plan, agent: Agent, days: tuple[date, ...]) -> float:
    """Hours the contract promises in a (part of a) week, less its share for days that are blocked."""
    open_days = sum(agent.employed_on(day) and Cell(agent.id, day) not in plan.blocked for day in days)
    return plan.contract_of(agent).hours_per_week * open_days / DAYS_PER_WEEK


def max_week_hours(plan: Plan, agent: Agent) -> float:
    """The most hours an agent may work in a calendar week: contract, rule book, part-time law.

    Averaged hours are bound by the contract alone: the rule book's week is for overtime by the week.
    """
    rules, contract = plan.settings.rules, plan.contract_of(agent)
    if contract.kind is ContractKind.SPECIAL:
        return contract.max_hours_per_week
    most = min(contract.max_hours_per_week, rules.max_hours_per_week.value)
    if contract.kind is ContractKind.PART_TIME:
        most = min(most, rules.part_time_hours_per_week.value)
    return most


def cover(plan: Plan, agent: Agent, shift: ShiftTemplate, queue: str = "") -> float:
    """Standard agents that one person on this shift is worth on a queue while present.

    A nursing mother's hour a day is paid but not served, so it lowers her worth, spread over the shift as it
    was told, should she leave it early.
    """
    worth = agent.productivity * agent.proficiency.get(queue, 1.0)
    if agent.protection is not Protection.NURSING or not shift.serves:
        return worth
    away = plan.settings.rules.nursing_break_hours.value
    hours = shift.hours + shift.lost_hours
    return round(worth * max(0.0, hours - away) / hours, 4)


def may_work_nights(plan: Plan, agent: Agent) -> bool:
    return not _forbidden(plan, agent, "no_night")


def may_work_overtime(plan: Plan, agent: Agent) -> bool:
    consent_missing = plan.settings.rules.overtime_needs_consent.value > 0 and not agent.overtime_consent
    return not consent_missing and not _forbidden(plan, agent, "no_overtime")


def status_names(plan: Plan, agent: Agent) -> tuple[str, ...]:
    """The prefixes of the protecting rules that speak for this agent, e.g. `("nursing",)`."""
    intern = ("intern",) if plan.contract_of(agent).kind is ContractKind.INTERN else ()
    return (*intern, agent.protection.value) if agent.protection else intern


def _forbidden(plan: Plan, agent: Agent, what: str) -> bool:
    rules = plan.settings.rules
    return any(getattr(rules, f"{name}_{what}").value > 0 for name in status_names(plan, agent))


def known(plan: Plan, rota: Rota) -> list[Assignment]:
    """The assignments whose agent, shift, queue and day the plan knows; a rota file may hold others."""
    return [
        a
        for a in rota.assignments
        if a.agent in plan.agent
        and a.shift in plan.shift
        and a.queue in plan.queue
        and plan.grid.day_index(a.day) is not None
        and (a.then is None or a.then in plan.queue)
        and all(one.queue in plan.queue for one in a.on_the_day.lent)
        and len(a.breaks) in {0, len(plan.shift[a.shift].breaks)}
    ]


def served(plan: Plan, assignment: Assignment) -> Iterator[tuple[str, int, float]]:
    """(queue, slot, share of the slot) that somebody serves; what lies past the plan's end is left out."""
    shift, slots = plan.worked(assignment), plan.grid.slots
    first = (assignment.day - plan.grid.start).days * plan.grid.per_day
    if assignment.on_the_day.lent:
        for post in posts(shift, assignment):
            for offset, share in shift.presence_within(plan.grid, post.begin, post.end):
                if first + offset < slots:
                    yield post.queue, first + offset, share
        return
    change = shift.switch_after if assignment.then else None
    turn = None if change is None else (shift.start_minute + change) // plan.grid.minutes
    for offset, share in shift.presence(plan.grid):
        if first + offset < slots:
            later = turn is not None and offset >= turn
            yield (assignment.then or assignment.queue) if later else assignment.queue, first + offset, share


def supply(plan: Plan, rota: Rota) -> dict[str, list[float]]:
    """Standard agents present in each slot, by queue."""
    present = {queue.id: [0.0] * plan.grid.slots for queue in plan.settings.queues}
    for assignment in known(plan, rota):
        agent, shift = plan.agent[assignment.agent], plan.worked(assignment)
        queues = set(queues_of(assignment))
        worth = {queue: cover(plan, agent, shift, queue) for queue in queues}
        for queue, slot, share in served(plan, assignment):
            present[queue][slot] += worth[queue] * share
    return present


def heads(plan: Plan, rota: Rota) -> dict[str, list[int]]:
    """People present in at least half of each slot, by queue."""
    present = {queue.id: [0] * plan.grid.slots for queue in plan.settings.queues}
    for assignment in known(plan, rota):
        for queue, slot, share in served(plan, assignment):
            if share >= HALF:
                present[queue][slot] += 1
    return present


def slot_factors(plan: Plan) -> dict[str, list[float]]:
    """How many times an agent-hour short counts in each slot of each queue."""
    grid, event = plan.grid, plan.settings.event
    factors = {queue.id: [1.0] * grid.slots for queue in plan.settings.queues}
    for scored in plan.settings.scored:
        for queue in [scored.queue] if scored.queue else factors:
            for slot in scored.slots(grid, event):
                factors[queue][slot] *= scored.factor
    return factors


def open_wishes(plan: Plan) -> tuple[Availability, ...]:
    """The wishes that a rota can meet or miss: not those for days on which the agent cannot work anyway."""
    return tuple(wish for wish in plan.wishes if _can_be_asked(plan, wish))


def _can_be_asked(plan: Plan, wish: Availability) -> bool:
    agent = plan.agent.get(wish.agent)
    inside = plan.grid.day_index(wish.day) is not None
    free = Cell(wish.agent, wish.day) not in plan.blocked
    return agent is not None and inside and free and agent.employed_on(wish.day)


def wish_met(wish: Availability, assignment: Assignment | None) -> bool:
    """A wish_on wants work (on `shift`, if named) that day; a wish_off wants none (of that shift)."""
    there = assignment is not None and wish.shift in (None, assignment.shift)
    return there if wish.kind is AvailabilityKind.WISH_ON else not there
