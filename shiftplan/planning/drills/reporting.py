"""The report of a drill: what happened when, what the team did and how fast, and what came of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from shiftplan.domain.by_slot import GrowingSlots
from shiftplan.domain.day_log import LogEntry, LogKind
from shiftplan.domain.drill import Deed, Drill, DrillReport, HappeningKind, Scenario, SlotService
from shiftplan.domain.playbook import Playbook
from shiftplan.domain.record import Incident
from shiftplan.domain.relief_taken import EVENT
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import say
from shiftplan.operations import surge
from shiftplan.planning.drills.feeding import TELLER, played
from shiftplan.planning.drills.led import led
from shiftplan.planning.drills.playing import STEP, Happened
from shiftplan.planning.drills.store import OneDrill, drill_at
from shiftplan.planning.opening import OpenPlan, open_plan
from shiftplan.planning.operations.common import journal_of
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.incidents import cards
from shiftplan.planning.operations.read_so_far import records_of
from shiftplan.planning.operations.relief.in_force import taken_of
from shiftplan.planning.stages import traffic_of

ACTIONS = frozenset({LogKind.EDIT, LogKind.RELIEF, LogKind.PUBLISHED})
"""What changes who serves or how; the rest is telling and noting."""
NOTICED = frozenset({LogKind.READING, LogKind.LEVEL})
MINUTE = timedelta(minutes=1)


def report(folder: Path, real: datetime | None = None) -> DrillReport:
    """Everything up to the drill's present moment; played twice, so it takes a second."""
    one, opened, at = drill_at(folder), open_plan(folder), real or datetime.now(UTC)
    drill, scenario = one.drill, one.scenario
    until = _until(one, at)
    hits = (drill.moment(each) for each in scenario.happenings if each.kind is not HappeningKind.NEWS)
    hit = min(hits, default=drill.strikes)
    log = [entry for entry in day_log(opened, drill.begins, now=one.now(at)) if entry.who != TELLER]
    declared = _declared(opened, drill)
    with_actions, alone = played(opened, one, until), played(opened, one, until, acted=False)
    return DrillReport(
        drill=drill,
        scenario=scenario,
        until=until,
        over=one.over(at),
        happened=tuple(_happened(drill, scenario, until)),
        declared_minutes=_minutes(_opened_at(opened, declared), hit) if declared else None,
        declared_card=_code(declared, cards(opened)) if declared else None,
        first_action_minutes=_first_action(log, hit),
        levels=tuple(_levels(opened)),
        deeds=tuple(
            Deed(at=entry.at, minutes=_minutes(entry.at, hit), what=str(entry.what), who=entry.who)
            for entry in log
            if entry.kind not in NOTICED
        ),
        with_actions=with_actions.courses(),
        without=alone.courses(),
        slots=tuple(_slots(opened, with_actions, alone)),
        led=led(opened, hit.replace(tzinfo=ZoneInfo(opened.plan.grid.zone)), one.now(at)),
        unplayed=tuple(_unplayed(opened)),
    )


def _until(one: OneDrill, real: datetime) -> datetime:
    local = one.now(real).replace(tzinfo=None)
    return one.drill.begins + (local - one.drill.begins) // STEP * STEP


def _minutes(moment: datetime, hit: datetime) -> float:
    return (moment - hit) / MINUTE


def _happened(drill: Drill, scenario: Scenario, until: datetime) -> Iterator[tuple[datetime, object]]:
    for each in sorted(scenario.happenings, key=lambda each: each.after_minutes):
        if each.news is not None and drill.moment(each) < until:
            yield drill.moment(each), each.news


def _declared(opened: OpenPlan, drill: Drill) -> Incident | None:
    """The first incident that the team declared."""
    known = {card.id for card in cards(opened)}
    records = (one for one in journal_of(opened).incidents.all() if one.card in known)
    found = (one for one in records if _opened_at(opened, one) >= drill.begins)
    return min(found, key=lambda one: one.opened_at, default=None)


def _opened_at(opened: OpenPlan, incident: Incident) -> datetime:
    return opened.plan.grid.local(incident.opened_at)


def _code(incident: Incident, known: tuple[Playbook, ...]) -> str:
    return next((card.code for card in known if card.id == incident.card), "") or incident.card


def _first_action(log: list[LogEntry], hit: datetime) -> float | None:
    acted = (entry.at for entry in log if entry.kind in ACTIONS and entry.at >= hit)
    first = min(acted, default=None)
    return None if first is None else _minutes(first, hit)


def _levels(opened: OpenPlan) -> Iterator[tuple[datetime, str]]:
    """The shop's level as the desk showed it when figures came in, where it was another than before."""
    plan, ladder, traffic = opened.plan, read_ladder(opened.folder), traffic_of(opened.plan)
    seen, before = GrowingSlots(plan.grid), ""
    for at, records in groupby(records_of(opened), key=lambda record: record.at):
        seen.add(tuple(records))
        level = surge(ladder, plan, traffic, seen.known, at).level.value
        if level != before:
            before = level
            yield plan.grid.local(at), level


def _slots(opened: OpenPlan, acted: Happened, alone: Happened) -> Iterator[SlotService]:
    """All queues together, slot by slot of the plan."""
    wide = timedelta(minutes=opened.plan.grid.minutes) // STEP
    numbers = range(len(acted.drilled.queues))
    for first in range(0, acted.steps, wide):
        last = min(first + wide, acted.steps)
        yield SlotService(
            start=acted.start(first),
            contacts=float(acted.played.came[:, first:last].sum()),
            three_minute_rate=acted.answered(numbers, first, last)[0],
            without=alone.answered(numbers, first, last)[0],
        )


def _unplayed(opened: OpenPlan) -> Iterator[str]:
    """Actions of the ladder of which the simulation does not know what they change."""
    for record in journal_of(opened).events.all(EVENT):
        taken = taken_of(record)
        if taken is not None and taken.relief is None:
            yield str(say("{action} at {time}", action=taken.action, time=f"{taken.begins:%H:%M}"))
