"""Both ways of working out a need, side by side, with what the agents of SIPP really deliver."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.need_table import of_days
from shiftplan.cli.need_words import method_line
from shiftplan.cli.output import emit_json, table
from shiftplan.cli.waiting import counted, need_of
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.staffing import Method
from shiftplan.domain.words import day_name
from shiftplan.language import say

Row = tuple[object, ...]
SPARE_BY_SLOT = (9, 8, 2)  # left out on a narrow terminal, the first of them first
SPARE_BY_DAY = (9, 5, 4)


def show(
    plan: Plan, scenario: str | None, queues: Sequence[str], days: range, *, by_slot: bool, as_json: bool
) -> None:
    both = _both(plan, scenario)
    if as_json:
        emit_json([both.row(queue, slot) for queue in queues for slot in both.slots(days)])
    else:
        click.echo("\n".join(_lines(both, queues, days, by_slot=by_slot)))


def _both(plan: Plan, scenario: str | None) -> "Both":
    forward, sipp = need_of(plan, scenario, Method.FORWARD), need_of(plan, scenario, Method.SIPP)
    with counted(say("carrying the queue through the agents of sipp")) as report:
        return Both(plan, forward, sipp, planning.delivered(plan, sipp, report))


@dataclass(frozen=True)
class Both:
    """The need by both methods, and `real`: what the agents of SIPP deliver when the queue is carried."""

    plan: Plan
    forward: Need
    sipp: Need
    real: Need

    def slots(self, days: range) -> range:
        return range(self.plan.grid.of_day(days[0]).start, self.plan.grid.of_day(days[-1]).stop)

    @cached_property
    def _by_queue(self) -> dict[str, tuple[Any, Any, Any]]:
        return {
            one.queue: (one, self.sipp.of(one.queue), self.real.of(one.queue)) for one in self.forward.queues
        }

    def row(self, queue: str, slot: int) -> dict[str, Any]:
        """A slot of a queue for other programs."""
        ahead, apart, real = self._by_queue[queue]
        return {
            "start": f"{self.plan.grid.moment(slot):%Y-%m-%d %H:%M}",
            "queue": queue,
            "contacts": ahead.contacts[slot],
            "forward_online": ahead.online[slot],
            "forward_need": ahead.need[slot],
            "forward_service_level": ahead.service_level[slot],
            "sipp_online": apart.online[slot],
            "sipp_need": apart.need[slot],
            "sipp_promised": apart.service_level[slot],
            "sipp_delivered": real.service_level[slot],
            "sipp_delivered_worst_instant": real.worst_instant[slot],
            "sipp_delivered_waiting": real.waiting[slot],
            "service_level_definition": ahead.definition,
        }

    def by_day(self, queue: str, day: int) -> Row:
        ahead, apart, real = self._by_queue[queue]
        slots = range(*self.plan.grid.of_day(day).indices(self.plan.grid.slots))
        busy = [slot for slot in slots if ahead.contacts[slot] > 0]
        worst = min(busy, key=real.service_level.__getitem__, default=None)
        hours = self.plan.grid.hours
        return (
            day_name(self.plan.grid.dates[day]),
            self.plan.queue[queue].name,
            sum(ahead.need[slot] for slot in slots) * hours,
            sum(apart.need[slot] for slot in slots) * hours,
            max(ahead.online[slot] for slot in slots),
            max(apart.online[slot] for slot in slots),
            None if worst is None else f"{min(ahead.service_level[slot] for slot in busy):.1%}",
            None if worst is None else f"{min(apart.service_level[slot] for slot in busy):.1%}",
            None if worst is None else f"{real.service_level[worst]:.1%}",
            None if worst is None else f"{self.plan.grid.moment(worst):%H:%M}",
        )

    def by_slot(self, queue: str, slot: int) -> Row:
        ahead, apart, real = self._by_queue[queue]
        return (
            f"{self.plan.grid.moment(slot):%m-%d %H:%M}",
            self.plan.queue[queue].name,
            f"{ahead.contacts[slot]:,.1f}",
            ahead.online[slot],
            apart.online[slot],
            f"{ahead.service_level[slot]:.1%}",
            f"{apart.service_level[slot]:.1%}",
            f"{real.service_level[slot]:.1%}",
            f"{real.worst_instant[slot]:.1%}",
            f"{real.waiting[slot]:,.1f}",
        )


def _lines(both: Both, queues: Sequence[str], days: range, *, by_slot: bool) -> Iterator[str]:
    yield from (f"{method.value}: {method_line(both.plan, method)}" for method in Method)
    yield ""
    yield table(*_table(both, queues, days, by_slot=by_slot), SPARE_BY_SLOT if by_slot else SPARE_BY_DAY)
    hours = {
        name: sum(sum(of_days(both.plan, need.of(queue).need, days)) for queue in queues)
        for name, need in (("forward", both.forward), ("sipp", both.sipp))
    }
    yield str(
        say(
            "scenario {scenario}: {forward:,.1f} agent-hours forward, {sipp:,.1f} by sipp",
            scenario=both.forward.scenario,
            forward=hours["forward"] * both.plan.grid.hours,
            sipp=hours["sipp"] * both.plan.grid.hours,
        )
    )
    yield str(say("sipp really: what its agents deliver when the queue is carried from slot to slot"))


def _table(both: Both, queues: Sequence[str], days: range, *, by_slot: bool) -> tuple[Row, list[Row]]:
    if by_slot:
        headings: Row = (
            say("time"),
            say("queue"),
            say("contacts"),
            say("forward"),
            say("sipp"),
            say("forward in time"),
            say("sipp promises"),
            say("sipp really"),
            say("worst"),
            say("carried"),
        )
        return headings, [both.by_slot(queue, slot) for slot in both.slots(days) for queue in queues]
    headings = (
        say("day"),
        say("queue"),
        say("hours forward"),
        say("hours sipp"),
        say("most forward"),
        say("most sipp"),
        say("forward least in time"),
        say("sipp promises"),
        say("sipp really"),
        say("at"),
    )
    return headings, [both.by_day(queue, day) for day in days for queue in queues]
