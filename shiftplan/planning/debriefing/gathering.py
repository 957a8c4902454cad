"""Everything that a debrief is made of, gathered from plan folder and journal."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from shiftplan import files, review
from shiftplan.domain.actuals import BySlot
from shiftplan.domain.by_slot import by_slot
from shiftplan.domain.day_log import LogKind
from shiftplan.domain.debrief import Debrief, Deed, IncidentTold, Miss, MissKind, Span
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.rota import Rota
from shiftplan.domain.traffic import Traffic
from shiftplan.files.people_lists.performance import read_performance
from shiftplan.files.playbooks import read_ladder
from shiftplan.files.published import versions
from shiftplan.files.scripts import read_scripts
from shiftplan.operations import IncidentView, StepView, Walk, counting
from shiftplan.operations.due import main_opening
from shiftplan.operations.names import Standing
from shiftplan.operations.surge import course
from shiftplan.planning.debriefing.deciding import decided
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations import actuals as known_actuals
from shiftplan.planning.operations import facts_at_hand, incidents, shelf, walked
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.read_so_far import known_ever, records_of
from shiftplan.planning.stages import judge, need_of, traffic_of

BASE = "base"
ENDS = ("low", "high")
MOST_QUESTIONS = 10


def debrief(
    opened: OpenPlan,
    span: Span = Span.T1,
    performance: Path | None = None,
    need: Need | None = None,
    now: datetime | None = None,
) -> tuple[Debrief, tuple[Finding, ...]]:
    """The debrief as it is known at `now`, and warnings about the table of chats by person.

    Works out the need (seconds) unless it is given. Raises as `read_performance`.
    """
    moment = now or right_now(opened)
    done, findings = _done(opened, performance)
    ladder, traffic = read_ladder(opened.folder), traffic_of(opened.plan)
    final, needed = review.worked(opened.plan, opened.rota or Rota()), need or need_of(opened.plan)
    known = review.Known(
        plan=opened.plan,
        now=opened.plan.grid.local(moment),
        traffic=_courses(opened),
        need=needed,
        scheduled=_scheduled(opened),
        final=final,
        actuals=known_actuals(opened, moment),
        quarters=_quarters(opened, moment),
        course=course(ladder, opened.plan, traffic, known_ever(opened)),
        deeds=_deeds(opened, moment),
        incidents=tuple(map(_told, incidents(opened, moment))),
        misses=tuple(_misses(opened, needed, moment)),
        questions=_questions(opened),
        done=done,
        decided=decided(opened),
    )
    return review.debrief(known, span), findings


def _courses(opened: OpenPlan) -> Mapping[str, Traffic]:
    """The base forecast, and low and high where the plan has them."""
    settings, series = opened.plan.settings, opened.plan.forecast.contacts
    there = [name for name in ENDS if name in settings.scenarios or name in series]
    return {name: traffic_of(opened.plan, name) for name in (BASE, *there)}


def _scheduled(opened: OpenPlan) -> Rota:
    """What people had been told when the shop opened: the version published last before it, else the first.

    Without any version the rota as it is.
    """
    grid = opened.plan.grid
    opening = main_opening(opened.plan.settings.event)
    chosen: int | None = None
    for number in versions(opened.folder):
        notice, _ = files.read_notice(opened.folder, number)
        before = notice is not None and grid.local(notice.published_at) <= opening
        chosen = number if chosen is None or before else chosen
    if chosen is None:
        return opened.rota or Rota()
    return files.read_version(opened.folder, opened.plan, chosen).rota


def _done(opened: OpenPlan, path: Path | None) -> tuple[dict[str, review.Done], tuple[Finding, ...]]:
    """Chats by person; hours that the table does not have are those of the rota."""
    if path is None:
        return {}, ()
    served, findings = read_performance(path, opened.plan)
    hours = _hours(opened)
    return {
        agent: review.Done(
            one.contacts, hours.get(agent, 0.0) if one.hours is None else one.hours, one.seconds
        )
        for agent, one in served.items()
    }, findings


def _hours(opened: OpenPlan) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    plan = opened.plan
    for one in review.worked(plan, opened.rota or Rota()).assignments:
        if one.shift in plan.shift:
            found[one.agent] += plan.worked(one).hours
    return found


def _quarters(opened: OpenPlan, now: datetime) -> BySlot:
    """Figures read of quarters of an hour or less; one of a whole slot says how long that is."""
    grid = opened.plan.grid
    records = (
        record
        if record.actual.minutes
        else record.model_copy(update={"actual": record.actual.model_copy(update={"minutes": grid.minutes})})
        for record in counting(opened.plan, records_of(opened), now)
    )
    return by_slot(review.quarters(grid), records)


def _deeds(opened: OpenPlan, now: datetime) -> tuple[Deed, ...]:
    """What was done about surges; the levels themselves are on the curve."""
    entries = day_log(opened, now=now, kinds=(LogKind.RELIEF,))
    return tuple(Deed(at=entry.at, who=entry.who, text=str(entry.what)) for entry in entries)


def _told(view: IncidentView) -> IncidentTold:
    skipped = sum(step.standing is Standing.SKIPPED for step in view.steps)
    return IncidentTold(
        id=view.id,
        code=view.card.code if view.card else view.card_id,
        title=view.title,
        opened_at=view.opened_at,
        minutes=None if view.open else view.minutes_open,
        steps=(view.done - skipped, skipped, len(view.steps)),
        lines=len(view.lines),
    )


def _misses(opened: OpenPlan, need: Need, now: datetime) -> Iterator[Miss]:
    """Of every checklist that is walked once in a plan."""
    judgement = judge(opened.plan, need, opened.rota) if opened.rota else None
    facts = facts_at_hand(opened, now).model_copy(update={"need": need, "judgement": judgement})
    for book in shelf(opened):
        if not book.has_runs:
            yield from _missed(walked(opened, book.id, facts=facts, now=now))


def _missed(view: Walk) -> Iterator[Miss]:
    for step in view.steps:
        kind = _kind(step)
        if kind is not None:
            yield Miss(
                item=step.item.id,
                text=step.item.text,
                whose=str(step.whose),
                due=step.due,
                kind=kind,
                reason=step.reason,
            )


def _kind(step: StepView) -> MissKind | None:
    if step.standing is Standing.SKIPPED:
        return MissKind.SKIPPED
    if step.contradicted:
        return MissKind.CONTRADICTED
    return MissKind.OPEN if step.overdue else None


def _questions(opened: OpenPlan) -> tuple[tuple[str, int], ...]:
    """The scripts used most often, by title."""
    titles = {script.id: str(script.title) for script in read_scripts(opened.folder).scripts}
    counts = Counter(record.subject for record in journal_of(opened).events.all("script"))
    return tuple((titles.get(name, name), count) for name, count in counts.most_common(MOST_QUESTIONS))
