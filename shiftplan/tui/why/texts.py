"""What the window says of a person's day and of a short stretch."""

from collections.abc import Iterable

from textual.content import Content

from shiftplan.domain.clock import clock
from shiftplan.domain.explanation import (
    Hindrance,
    Option,
    PersonReason,
    PersonReasons,
    ServedHours,
    ShortHours,
    SlotReasons,
)
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.words import HINDRANCES, RULE_KINDS
from shiftplan.language import Message, printable, say
from shiftplan.tui import words

OPTIONS = 12
COULD = (Hindrance.HELPS, Hindrance.DEARER, Hindrance.QUEUE)
"""Who could come by every rule: told before those who cannot."""
TOLD = (Hindrance.HELPS, Hindrance.DEARER)
"""Of these the message says which shift it would be."""


def line(*messages: object, style: str = "") -> Content:
    """One line of the page; names in it are shown, never obeyed."""
    return Content.styled(printable("  ".join(str(one) for one in messages)), style)


def page(lines: Iterable[Content]) -> Content:
    return Content("\n").join(list(lines))


def person_page(plan: Plan, one: PersonReasons) -> Content:
    shift = plan.worked(one.assignment).name if one.assignment else say("off")
    lines = [
        line(plan.agent[one.agent].name, words.day(one.day), shift, style="bold"),
        line(one.message),
    ]
    if one.locked:
        lines.append(line(say("this day is locked"), style="$warning"))
    lines += [line(_served(plan, part)) for part in one.serves]
    if one.price_of_dropping is not None:
        rise = say(
            "without the shift the rota's value would change by {price:+z,.1f}", price=one.price_of_dropping
        )
        lines.append(line(rise))
    lines += [
        Content(""),
        line(say("What else this day could be, and what that costs"), style="$primary bold"),
    ]
    return page([*lines, *(_option(plan, option) for option in one.options[:OPTIONS])])


def _served(plan: Plan, part: ServedHours) -> Message:
    return say(
        "{begin}–{end} {queue}: {hours:.2f} agent-hours short without it",
        begin=f"{plan.grid.moment(part.first):%m/%d %H:%M}",
        end=f"{plan.grid.moment(part.last + 1):%H:%M}",
        queue=plan.queue[part.queue].name,
        hours=part.short_without,
    )


def _option(plan: Plan, option: Option) -> Content:
    cost = Content.styled(_price(option.price).rjust(9), "bold" if option.price is not None else "$muted")
    what = line("", _named_option(plan, option), option.message or "", style=_style(option.price))
    return cost + what


def _named_option(plan: Plan, option: Option) -> str:
    if not option.shift:
        return str(say("off"))
    template = plan.shift[option.shift]
    start = template.start_minute if option.start is None else option.start
    return f"{template.name} {clock(start)} {plan.queue[option.queue].name}"


def _price(price: float | None) -> str:
    return "–" if price is None else f"{price:+z,.1f}"


def _style(price: float | None) -> str:
    return "$muted" if price is None else "$text-success" if price < 0 else ""


def slot_page(plan: Plan, short: ShortHours, slot: SlotReasons) -> Content:
    lines = [
        line(_stretch(plan, short), style="bold"),
        line(
            say(
                "{need:.2f} needed at {time}, {have:.2f} there; one agent more saves {price:,.1f}",
                need=slot.need,
                time=f"{plan.grid.moment(slot.slot):%H:%M}",
                have=slot.supply,
                price=slot.price,
            )
        ),
        line(_serving(plan, slot), style="$muted"),
        Content(""),
    ]
    for hindrance in _order(slot):
        told = [one for one in slot.reasons if one.hindrance is hindrance]
        lines.append(line(f"{len(told):>3}", HINDRANCES[hindrance], style="$primary bold"))
        lines += [_reason(plan, one) for one in sorted(told, key=lambda one: one.price or 0.0)]
    return page(lines)


def _stretch(plan: Plan, short: ShortHours) -> Message:
    return say(
        "{queue} {begin}–{end}: {hours:,.1f} agent-hours short",
        queue=plan.queue[short.queue].name,
        begin=f"{plan.grid.moment(short.first):%m/%d %H:%M}",
        end=f"{plan.grid.moment(short.last + 1):%H:%M}",
        hours=short.agent_hours,
    )


def _serving(plan: Plan, slot: SlotReasons) -> Message:
    names = words.listed(printable(plan.agent[one].name) for one in slot.serving) or "–"
    return say("serving ({count}): {names}", count=len(slot.serving), names=names)


def _order(slot: SlotReasons) -> list[Hindrance]:
    found = [hindrance for hindrance, _ in slot.counts]
    return [one for one in COULD if one in found] + [one for one in found if one not in COULD]


def _reason(plan: Plan, one: PersonReason) -> Content:
    kind = f"{one.source}, {RULE_KINDS[one.kind]}" if one.kind else one.source
    parts = [plan.agent[one.agent].name, str(one.message), f"({kind})" if kind else ""]
    if one.move is not None and not _is_told(one, one.move):
        parts.append(str(_move(plan, one.move, one.instead_of)))
    price = Content.styled(_price(one.price).rjust(9), "bold" if one.price is not None else "$muted")
    return price + line("", *(part for part in parts if part))


def _is_told(one: PersonReason, move: Assignment) -> bool:
    """Whether the message names the move and all that is given up for it."""
    return one.hindrance in TOLD and all(duty.day == move.day for duty in one.instead_of)


def _move(plan: Plan, move: Assignment, instead: tuple[Assignment, ...]) -> Message:
    taken = f"{plan.worked(move).name} {move.day:%m/%d}"
    if not instead:
        return say("→ {move}", move=taken)
    given = words.listed(f"{plan.worked(duty).name} {duty.day:%m/%d}" for duty in instead)
    return say("→ {move} instead of {given}", move=taken, given=given)
