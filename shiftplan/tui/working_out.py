"""What follows from a plan, worked out in threads: traffic, need, judgement. Handlers assign the results."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.desk import Desk
from shiftplan.tui.overview.shortages import shortages
from shiftplan.tui.workspace import Busy

if TYPE_CHECKING:
    from shiftplan.domain.finding import Finding
    from shiftplan.domain.need import Need
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.rota import Rota
    from shiftplan.domain.traffic import Traffic
    from shiftplan.planning import Judging, OpenPlan
    from shiftplan.tui.overview.shortages import Shortage

STEPS_TOLD = 50
JUDGE_SECONDS = 0.5


class Surveyed(Event):
    """Contacts under every scenario, and what looks odd in the forecast."""

    def __init__(self, plan: Plan, traffic: dict[str, Traffic], findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.plan, self.traffic, self.findings = plan, traffic, findings


class NeedStep(Event):
    """So much of the need has been worked out."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share


class NeedKnown(Event):
    def __init__(self, plan: Plan, need: Need) -> None:
        super().__init__()
        self.plan, self.need = plan, need


class Judged(Event):
    def __init__(self, judging: Judging, rota: Rota, shortages: tuple[Shortage, ...]) -> None:
        super().__init__()
        self.judging, self.rota, self.shortages = judging, rota, shortages
        self.need, self.judgement = judging.case.need, judging.judgement


class WorkingOut(Desk):
    """Results that come late for a plan or a rota that has been replaced are dropped.

    `judging` is the last judgement with all that it was made from: the next one follows from it.
    """

    judging: Judging | None = None
    _worked_out_of: Plan | None = None

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._judge_is_through = asyncio.Event()

    def work_out(self) -> None:
        """Begin anew with the plan that is open."""
        self._worked_out_of = self.workspace.plan
        self.busy = Busy(say("reading the forecast"))
        self.in_background(partial(_survey, self.workspace.plan), "need")

    def judge_again(self) -> None:
        """Judge the rota on the screen, once the need is known."""
        plan, need, rota = self.workspace.plan, self.workspace.need, self.workspace.rota
        if need is not None and rota is not None:
            self._judge_is_through.clear()
            self.in_background(partial(_judge, plan, need, rota, self.judging), "judge")

    async def let_the_judge_speak(self) -> None:
        """Wait a little for the judgement under way: what an edit did is told before other work begins, for
        two threads of Python take twice as long each.
        """
        if self.workspace.need is not None and self.workspace.rota is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._judge_is_through.wait(), JUDGE_SECONDS)

    def _count(self, done: int, total: int) -> None:
        if done % max(1, total // STEPS_TOLD) == 0:
            self.post_message(NeedStep(done / max(1, total)))

    @on(Surveyed)
    def keep_traffic(self, event: Surveyed) -> None:
        if self._is_of_today(event.plan):
            found = {"traffic": event.traffic, "forecast_findings": event.findings}
            self.workspace = self.workspace.but(**found)
            self.busy = Busy(say("working out the need"), 0.0)
            self.in_background(partial(_work_out_need, event.plan, self._count), "need")

    @on(NeedStep)
    def show_step(self, event: NeedStep) -> None:
        if self.busy is not None:
            self.busy = Busy(say("working out the need"), event.share)

    @on(NeedKnown)
    def keep_need(self, event: NeedKnown) -> None:
        if self._is_of_today(event.plan):
            self.busy = None
            self.workspace = self.workspace.but(need=event.need)
            self.judge_again()

    @on(Judged)
    def keep_judgement(self, event: Judged) -> None:
        if event.rota is self.workspace.rota and event.need is self.workspace.need:
            self._judge_is_through.set()
            self.judging = event.judging
            present = event.judging.case.supply
            self.workspace = self.workspace.but(
                judgement=event.judgement, present=present, shortages=event.shortages
            )

    @on(intentions.Ask)
    def ask(self, event: intentions.Ask) -> None:
        if self.workspace.opened is not None:
            if event.opens:
                self.hold_keys()
            self.run_worker(self._ask(event, self.workspace.opened), group="ask", exit_on_error=False)

    async def _ask(self, event: intentions.Ask, opened: OpenPlan) -> None:
        try:
            given = await asyncio.to_thread(event.work, opened)
        except ShiftplanError as error:
            (event.failed or self.tell)(error)
        else:
            event.done(given)
        finally:
            if event.opens:
                self.let_keys_go()

    def _is_of_today(self, plan: Plan) -> bool:
        """Whether this is the plan on the desk; edits of its availability change nothing of the demand."""
        if self.workspace.opened is None:
            return False
        return plan is self.workspace.opened.plan or plan is self._worked_out_of


def _survey(plan: Plan) -> Surveyed:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    names = dict.fromkeys((*plan.settings.scenarios, *plan.forecast.contacts))
    found = (planning.traffic_of(plan, name) for name in names)
    traffic = {each.scenario: each for each in sorted(found, key=_contacts)}
    return Surveyed(plan, traffic, planning.forecast_findings(plan))


def _contacts(traffic: Traffic) -> float:
    return sum(map(sum, traffic.contacts.values()))


def _work_out_need(plan: Plan, report: Callable[[int, int], None]) -> NeedKnown:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return NeedKnown(plan, planning.need_of(plan, None, report))


def _judge(plan: Plan, need: Need, rota: Rota, before: Judging | None) -> Judged:
    from shiftplan import planning  # noqa: PLC0415 - see above

    follows = before is not None and before.case.need is need
    judging = before.after(plan, rota) if before and follows else planning.Judging.of(plan, need, rota)
    len(judging.judgement.findings)  # worked out here, beside the screen
    return Judged(judging, rota, shortages(plan, need, judging.case.supply))
