"""What `shiftplan explain --json` prints."""

from typing import Any

from shiftplan.cli.certain import finding_data
from shiftplan.cli.explain_answer import Answer
from shiftplan.domain.explanation import Lever, Option, PersonReason, PersonReasons, ShortHours, SlotReasons
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment


def data(plan: Plan, answer: Answer) -> dict[str, Any]:
    """Every part of the answer; moments are local wall time of the plan."""
    return {
        "certain": [finding_data(one) for one in answer.findings],
        "short": [_short(plan, one) for one in answer.short],
        "slots": [_slot(plan, one) for one in answer.slots],
        "days": [_day(plan, one) for one in answer.days],
        "levers": [_lever(one) for one in answer.levers.told],
        "levers_untried": answer.levers.untried,
        "levers_alone": answer.levers.alone,
    }


def _moment(plan: Plan, slot: int) -> str:
    return f"{plan.grid.moment(slot):%Y-%m-%d %H:%M}"


def _short(plan: Plan, one: ShortHours) -> dict[str, Any]:
    return {
        "queue": one.queue,
        "begin": _moment(plan, one.first),
        "end": _moment(plan, one.last + 1),
        "worst": _moment(plan, one.worst),
        "agent_hours": one.agent_hours,
    }


def _slot(plan: Plan, one: SlotReasons) -> dict[str, Any]:
    return {
        "queue": one.queue,
        "start": _moment(plan, one.slot),
        "need": one.need,
        "supply": one.supply,
        "short": one.missing,
        "price_of_one": one.price,
        "serving": one.serving,
        "counts": dict(one.counts),
        "reasons": [_reason(reason) for reason in one.reasons],
    }


def _reason(one: PersonReason) -> dict[str, Any]:
    return {
        "agent": one.agent,
        "hindrance": one.hindrance,
        "message": str(one.message),
        "rule": one.rule or None,
        "source": one.source or None,
        "kind": one.kind,
        "move": _duty(one.move) if one.move else None,
        "price": one.price,
        "would_give_up": [_duty(duty) for duty in one.instead_of],
    }


def _duty(one: Assignment) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude={"agent"}, exclude_defaults=True)


def _day(plan: Plan, one: PersonReasons) -> dict[str, Any]:
    return {
        "agent": one.agent,
        "day": one.day,
        "shift": one.assignment.shift if one.assignment else None,
        "queue": one.assignment.queue if one.assignment else None,
        "locked": one.locked,
        "message": str(one.message),
        "serves": [
            {
                "queue": part.queue,
                "begin": _moment(plan, part.first),
                "end": _moment(plan, part.last + 1),
                "short_without": part.short_without,
            }
            for part in one.serves
        ],
        "price_of_dropping": one.price_of_dropping,
        "options": [_option(option) for option in one.options],
    }


def _option(one: Option) -> dict[str, Any]:
    return {
        "shift": one.shift or None,
        "queue": one.queue or None,
        "start_minute": one.start,
        "price": one.price,
        "hindrance": one.hindrance,
        "message": str(one.message) if one.message else None,
    }


def _lever(one: Lever) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "message": str(one.message),
        "agent": one.agent or None,
        "shift": one.shift or None,
        "queue": one.queue or None,
        "expected": one.expected,
        "saved": one.saved,
        "saved_agent_hours": one.saved_hours,
        "wages": one.wages,
        "confirmed": one.confirmed,
        "change": one.change and one.change.model_dump(mode="json"),
    }
