"""`shiftplan repair`: after absences, the rota with the least change."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli import repair_text
from shiftplan.cli.dates import DAY
from shiftplan.cli.kept_text import kept_data, tell_kept
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.report_parts import no_rota
from shiftplan.cli.solve_talk import JsonLines, Spoken, stoppable
from shiftplan.cli.solving import judgement_data
from shiftplan.cli.waiting import need_of
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Cell
from shiftplan.files import Source
from shiftplan.language import _, say
from shiftplan.planning.solve_keeper import Keeper, Kept

EXIT_NO_ROTA = 3
EXIT_STOPPED = 4
SHARE_FOR_SEARCH = 0.7
"""Of the time; the rest is for taking back what does not pay, judging and writing."""


@click.command(
    help=_("Mend PLAN's rota after absences, changing as little as pays."),
    epilog=_(
        "Starts from the version published last, else from rota.csv. The result is one edit, which undo "
        "takes back; the absences stay noted."
    ),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--absent", multiple=True, metavar="ID,…", help=_("who is absent; noted in availability.csv"))
@click.option(
    "--day", "single", multiple=True, type=DAY, metavar="DAY", help=_("on this day; may be repeated")
)
@click.option("--days", "span", nargs=2, type=DAY, metavar="FIRST LAST", help=_("or from this day to that"))
@click.option("--note", default="", help=_("the reason, noted with the absences"))
@click.option(
    "--seconds", default=15.0, show_default=True, type=click.FloatRange(min=1), help=_("time for all of it")
)
@click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help=_("seed of the search")
)
@click.option("--propose", is_flag=True, help=_("leave it beside the rota, to be looked at and taken"))
@click.option("--dry-run", is_flag=True, help=_("show it, write nothing"))
@click.option(
    "--progress", type=click.Choice(["jsonl"]), help=_("JSON lines on stdout; a line 'stop' on stdin stops")
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    absent: tuple[str, ...],
    single: tuple[datetime, ...],
    span: tuple[datetime, datetime] | None,
    note: str,
    *,
    propose: bool,
    dry_run: bool,
    progress: str | None,
    as_json: bool,
    **effort: Any,
) -> int:
    if propose and dry_run:
        raise click.UsageError(_("--propose and --dry-run exclude each other; choose one"))
    if progress and (dry_run or as_json):
        raise click.UsageError(_("--progress jsonl goes with neither --dry-run nor --json"))
    began = monotonic()
    opened = planning.open_plan(folder)
    cells = _absences(opened, absent, [*single, *_between(span)])
    opened = planning.with_absences(opened, cells) if dry_run else planning.note_absences(opened, cells, note)
    if progress:
        with stoppable(listen=True) as stop:
            return _as_child(opened, effort, stop, propose=propose)
    return mended(opened, effort, began, propose=propose, dry_run=dry_run, as_json=as_json)


def mended(
    opened: planning.OpenPlan,
    effort: dict[str, Any],
    began: float,
    *,
    propose: bool,
    dry_run: bool = False,
    as_json: bool = False,
    beside: dict[str, Any] | None = None,
) -> int:
    """Search, tell what changes, keep it; the exit code. `beside` goes into the JSON with it."""
    need = need_of(opened.plan)
    harm = planning.damage(opened, need)
    if not harm.days:
        return _nothing(beside or {}, as_json=as_json)
    effort["seconds"] = max(1.0, SHARE_FOR_SEARCH * (effort["seconds"] - (monotonic() - began)))
    with stoppable(listen=False) as stop:
        done = _repaired(opened, need, harm, effort, Spoken().tell, stop)
    if done.rota is None:
        return _failed(done, beside or {}, as_json=as_json)
    kept = Kept(opened) if dry_run else _kept(opened, need, done, propose=propose)
    judgement = planning.judge(opened.plan, need, done.rota, harm.told)
    if as_json:
        told = repair_text.data(opened.plan, harm, done, judgement)
        emit_json({**(beside or {}), **told, **kept_data(kept), "seconds": monotonic() - began})
    else:
        click.echo("\n".join(repair_text.lines(opened.plan, harm, done, judgement)))
        tell_kept(kept)
    return EXIT_STOPPED if done.outcome.status is Status.STOPPED else 0


def _kept(opened: planning.OpenPlan, need: Need, done: planning.Repair, *, propose: bool) -> Kept:
    """The repaired rota as an edit of the plan's, or beside it."""
    found = done.outcome.model_copy(update={"rota": done.rota})
    return Keeper(opened, need, source=Source.REPAIR).finish(found, propose=propose)


def _absences(opened: planning.OpenPlan, absent: tuple[str, ...], days: list[datetime]) -> frozenset[Cell]:
    """The cells that are said to be lost; both who and when, or neither."""
    agents = [name.strip() for word in absent for name in word.split(",") if name.strip()]
    if bool(agents) != bool(days):
        raise click.UsageError(_("say both who is absent and when: --absent ID --day 2027-11-11"))
    if not agents:
        return frozenset()
    return planning.cells_of(opened.plan, agents, [day.date() for day in days])


def _between(span: tuple[datetime, datetime] | None) -> list[datetime]:
    if span is None:
        return []
    first, last = span
    if last < first:
        raise click.UsageError(_("--days takes the first day, then the last"))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _repaired(
    opened: planning.OpenPlan,
    need: Need,
    harm: planning.Damage,
    effort: dict[str, Any],
    tell: Callable[[Progress], None],
    stop: Event,
) -> planning.Repair:
    from shiftplan.rota import Limits  # noqa: PLC0415 - ortools takes a third of a second to load

    return planning.repair(opened, need, harm, Limits(**effort), tell, stop.is_set)


def _as_child(opened: planning.OpenPlan, effort: dict[str, Any], stop: Event, *, propose: bool) -> int:
    """Repair beside the app: niced, lines out, stop line in; the exit code."""
    lines, began = JsonLines(stop), monotonic()
    need = planning.need_of(opened.plan)
    harm = planning.damage(opened, need)
    if not harm.days:
        lines.end(Outcome(status=Status.OPTIMAL, seconds=monotonic() - began, rota=opened.rota), {})
        return 0
    effort["seconds"] *= SHARE_FOR_SEARCH
    done = _repaired(opened, need, harm, effort, lines.tell, stop)
    found = done.outcome.model_copy(update={"rota": done.rota})
    judgement = None
    if done.rota is not None:
        _kept(opened, need, done, propose=propose)
        judgement = planning.judge(opened.plan, need, done.rota, harm.told)
    lines.end(found, judgement_data(judgement))
    if done.rota is None:
        return EXIT_NO_ROTA
    return EXIT_STOPPED if done.outcome.status is Status.STOPPED else 0


def _nothing(beside: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        emit_json({**beside, "status": "unchanged", "changed_cells": 0, "disturbed_people": 0, "changes": []})
    else:
        click.echo(say("everybody who is rostered is there; nothing to repair"))
    return 0


def _failed(done: planning.Repair, beside: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        findings = [{"code": one.code, "message": str(one.message)} for one in done.outcome.findings]
        emit_json({**beside, "status": done.outcome.status, "changes": [], "findings": findings})
    else:
        talk("\n".join(no_rota(done.outcome)))
    return EXIT_STOPPED if done.outcome.status is Status.STOPPED else EXIT_NO_ROTA
