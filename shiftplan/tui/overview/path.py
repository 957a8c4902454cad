"""How far the plan is, stage by stage, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from shiftplan.language import Message, say
from shiftplan.tui import words
from shiftplan.tui.need.picture import lowest, worst
from shiftplan.tui.stages import STAGES
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.domain.need import Need
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.traffic import Traffic
    from shiftplan.tui.operations.live import Live

SOLVE_KEY = "s"


class State(Enum):
    """How a step stands: sign and colour."""

    READY = ("✓", "$success bold")
    OPEN = ("○", "$muted")
    WRONG = ("!", "$warning bold")


@dataclass(frozen=True)
class Step:
    stage: str
    label: Message
    state: State
    says: Message


@dataclass(frozen=True)
class Next:
    """What to do next: the sentence and the stage it happens on ("" for none)."""

    says: Message
    stage: str = ""


def steps(workspace: Workspace) -> tuple[Step, ...]:
    """Forecast, need, rota, checks, checklist; those whose stage exists."""
    known = {stage.id for stage in STAGES}
    found = (_forecast(workspace), _need(workspace), _rota(workspace), _checks(workspace), _list(workspace))
    return tuple(step for step in found if step.stage in known)


def _forecast(workspace: Workspace) -> Step:
    plan, label = workspace.plan, say("Forecast")
    traffic = workspace.traffic.get(plan.settings.scenario)
    if traffic is None:
        return Step("forecast", label, State.OPEN, say("being read"))
    amount, odd = contacts(traffic), len(workspace.forecast_findings)
    if odd:
        text = say(
            "{contacts:,.0f} contacts reach people, {odd} {odd:remark|remarks}", contacts=amount, odd=odd
        )
        return Step("forecast", label, State.WRONG, text)
    text = say(
        "{contacts:,.0f} contacts reach people in {days} {days:day|days}",
        contacts=amount,
        days=plan.grid.days,
    )
    return Step("forecast", label, State.READY, text)


def contacts(traffic: Traffic) -> float:
    """Contacts of all queues over the plan."""
    return sum(map(sum, traffic.contacts.values()))


def _need(workspace: Workspace) -> Step:
    plan, need, label = workspace.plan, workspace.need, say("Need")
    if need is None:
        return Step("need", label, State.OPEN, say("being worked out"))
    return Step("need", label, State.READY, _need_text(plan, need))


def _need_text(plan: Plan, need: Need) -> Message:
    """Hours and peak; then what who comes at its worst moment may expect, or that this is not known."""
    from shiftplan.domain.staffing import Method  # noqa: PLC0415 - values load after the first paint

    index = worst(plan, need).index(plan.grid)
    known = {
        "hours": need.agent_hours,
        "agents": sum(one.need[index] for one in need.queues),
        "moment": plan.grid.moment(index),
    }
    if need.method is Method.SIPP:
        return say(
            "{hours:,.0f} agent-h, most {agents:,.1f} at {moment:%m/%d %H:%M}, worked out by SIPP",
            **known,
        )
    found = lowest(plan, need, (queue.id for queue in plan.settings.queues), (index,))
    if found is None:
        return say("{hours:,.0f} agent-h, most {agents:,.1f} at {moment:%m/%d %H:%M}", **known)
    return say(
        "{hours:,.0f} agent-h, most {agents:,.1f} at {moment:%m/%d %H:%M}, worst instant {share}",
        share=words.percent(found.share, 1),
        **known,
    )


def _rota(workspace: Workspace) -> Step:
    label, rota, judgement = say("Rota"), workspace.rota, workspace.judgement
    if workspace.solving:
        return Step("rota", label, State.OPEN, say("being solved"))
    if rota is None:
        return Step("rota", label, State.OPEN, say("none yet"))
    if workspace.outdated:
        return Step("rota", label, State.WRONG, say("made for another need or other rules"))
    if judgement is None:
        return Step("rota", label, State.OPEN, say("being judged"))
    short = judgement.shortage_agent_hours
    text = say("short {hours}, {gap}", hours=words.agent_hours(short), gap=_gap(workspace))
    return Step("rota", label, State.WRONG if short else State.READY, text)


def _gap(workspace: Workspace) -> Message:
    from shiftplan.domain.outcome import relative_gap  # noqa: PLC0415 - values load after the first paint

    facts = workspace.rota.facts if workspace.rota else None
    if facts is None:
        return say("edited by hand, so without a bound")
    gap = relative_gap(facts.objective, facts.bound)
    if gap is None:
        return say("how far from the best is not known")
    return (
        say("at most {gap} from the best possible", gap=words.percent(gap, 1)) if gap else say("proved best")
    )


def _checks(workspace: Workspace) -> Step:
    from shiftplan.domain.finding import Severity  # noqa: PLC0415 - values load after the first paint

    label, judgement = say("Checks"), workspace.judgement
    if judgement is None:
        return Step("checks", label, State.OPEN, say("wait for a rota"))
    broken = judgement.hard_violations
    warnings = sum(finding.severity is Severity.WARNING for finding in judgement.findings)
    text = say("violations {broken}, warnings {warnings}", broken=broken, warnings=warnings)
    return Step("checks", label, State.WRONG if broken else State.READY, text)


def _list(workspace: Workspace) -> Step:
    label, view = say("Checklist"), workspace.checklist
    if view is None:
        return Step("checklist", label, State.OPEN, say("being read"))
    late = len(view.overdue)
    text = say("{progress} done", progress=view.progress)
    if late:
        text = say("{progress} done, {late} overdue", progress=view.progress, late=late)
    complete = view.settled == len(view.steps)
    state = State.WRONG if late else State.READY if complete else State.OPEN
    return Step("checklist", label, state, text)


def next_step(workspace: Workspace, live: Live | None = None) -> Next:
    """The one thing to do next: the first that is due."""
    return next(chain(_going_on(live), _on_the_way(workspace), _to_better(workspace)))


def _going_on(live: Live | None) -> Iterator[Next]:
    """What cannot wait while the sale runs."""
    if live is not None and live.next.urgent:
        yield Next(live.next.says, "live")
    if live is not None:
        yield from _afterwards(live)


def _afterwards(live: Live) -> Iterator[Next]:
    """When the sale is over nothing of its rota is to be mended any more."""
    from shiftplan.domain.debrief import Span  # noqa: PLC0415 - values load after the first paint

    span = Span.last_due(live.plan.settings.event.day, live.now)
    if span is not None:
        yield Next(say("Debrief {span} is due: read it, decide on its lessons.", span=span.value), "review")


def _on_the_way(workspace: Workspace) -> Iterator[Next]:
    """What stands between the plan and a rota that is saved and judged."""
    if workspace.solving:
        yield Next(say("Watch the solve; stop when it is good enough."), "rota")
    if workspace.need is None:
        yield Next(say("Wait a moment: the need is being worked out."))
    if workspace.rota is None:
        yield Next(say("Solve the rota: press {key} on the rota screen.", key=SOLVE_KEY), "rota")
    if workspace.unsaved:
        yield Next(say("Save the rota with ^s."))
    if workspace.outdated:
        yield Next(say("Solve again: need or rules have changed since the rota was made."), "rota")
    if workspace.judgement is None:
        yield Next(say("Wait a moment: the rota is being judged."))


def _to_better(workspace: Workspace) -> Iterator[Next]:
    """What would make a judged rota and its preparation better; at the end it is handed out."""
    judgement, view = workspace.judgement, workspace.checklist
    if judgement is not None and judgement.hard_violations:
        yield Next(say("Mend the broken rules: {count}.", count=judgement.hard_violations), "checks")
    if view is not None and view.overdue:
        yield Next(say("Overdue: {item}", item=view.overdue[0].item.text), "checklist")
    if judgement is not None and judgement.shortage_agent_hours:
        yield Next(say("Close the worst gap, or decide to live with it."), "rota")
    if view is not None and view.next_due is not None:
        yield Next(say("Next on the checklist: {item}", item=view.next_due.item.text), "checklist")
    yield Next(say("Hand the rota out: press e on the rota screen."), "rota")
