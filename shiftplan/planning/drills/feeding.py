"""Telling a drill's team what has happened: figures into actuals.csv, news into the log.

Whoever has the drill open calls `feed` every second or two; what is due by the drill's clock is told once, by
whomever, and what was missed while nobody looked is told together.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from shiftplan.domain.drill import STEP_MINUTES, Happening, Interval
from shiftplan.domain.rota import Rota
from shiftplan.files import drills as drill_files
from shiftplan.files.locking import locked
from shiftplan.planning.drills.measures import measures_of
from shiftplan.planning.drills.playing import Happened, Replay, RotaAt, csv_lines
from shiftplan.planning.drills.rotas import keep_rota, kept_rotas
from shiftplan.planning.drills.store import OneDrill, drill_at
from shiftplan.planning.opening import OpenPlan, open_plan
from shiftplan.planning.operations.follow import Watch
from shiftplan.planning.operations.live_desk import write_log

STEP = timedelta(minutes=STEP_MINUTES)
TELLER = "drill"
"""Who writes the news and the figures into the journal."""


@dataclass(frozen=True)
class Fed:
    """What was told by this call, and whether the drill is over."""

    now: datetime
    rows: tuple[Interval, ...] = ()
    news: tuple[Happening, ...] = ()
    over: bool = False


def feed(folder: Path, real: datetime | None = None) -> Fed:
    """Tell what is due at the real instant `real` (None: now)."""
    one, at = drill_at(folder), real or datetime.now(UTC)
    if _due(one, at) is None:
        return Fed(one.now(at), over=one.over(at))
    opened = open_plan(folder)
    with locked(folder):
        begun = _due(one, at)
        if begun is None:  # somebody else has told it meanwhile
            return Fed(one.now(at), over=one.over(at))
        since, until = begun
        keep_rota(folder, opened, one.drill, since)
        rows = tuple(row for row in played(opened, one, until).intervals() if row.start >= since)
        drill_files.append_lines(folder, csv_lines(rows))
    Watch(folder / drill_files.ACTUALS).poll(opened, one.now(at), TELLER)
    return Fed(one.now(at), rows, _tell_news(opened, one, since, until), one.over(at))


def _due(one: OneDrill, real: datetime) -> tuple[datetime, datetime] | None:
    """The steps [since, until) in local wall time that have gone by and are not told; None when none have."""
    drill = one.drill
    told = drill_files.told_until(one.folder)
    since = drill.begins if told is None else told + STEP
    local = one.now(real).replace(tzinfo=None)
    until = drill.begins + (local - drill.begins) // STEP * STEP
    return (since, until) if until > since else None


def played(opened: OpenPlan, one: OneDrill, until: datetime, *, acted: bool = True) -> Happened:
    """What happened from the drill's beginning until a moment; not `acted`: as if nobody did anything."""
    rotas: tuple[RotaAt, ...] = kept_rotas(one.folder, opened, one.drill)
    if not rotas:
        rotas = ((one.drill.begins, opened.rota or Rota()),)
    replay = Replay(opened.plan, one.drill, one.scenario, rotas if acted else rotas[:1])
    if acted:
        replay = replace(replay, measures=measures_of(opened, replay, until))
    drilled = replay.drilled(until)
    return Happened(one.drill, drilled, drilled.happened())


def _tell_news(opened: OpenPlan, one: OneDrill, since: datetime, until: datetime) -> tuple[Happening, ...]:
    """What the team hears of what began in these steps, at the moment it began."""
    due = [each for each in one.scenario.happenings if since <= one.drill.moment(each) < until and each.news]
    for each in due:
        moment = one.drill.moment(each).replace(tzinfo=one.clock.simulated.tzinfo)
        write_log(opened, str(each.news), who=TELLER, now=moment)
    return tuple(due)
