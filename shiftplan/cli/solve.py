"""`shiftplan solve`: find a rota, show how it goes, keep the best."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from shiftplan import planning
from shiftplan.cli import report_parts as parts
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.kept_text import kept_lines
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.solve_talk import JsonLines, Spoken, stoppable
from shiftplan.cli.waiting import need_of, opened_to_staff
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement, Outcome, Progress, Status
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.language import _, say, typed
from shiftplan.planning.solve_keeper import Keeper, Kept

if TYPE_CHECKING:
    from shiftplan.rota import Limits

EXIT_NO_ROTA = 3
EXIT_STOPPED = 4


@dataclass(frozen=True)
class Solved:
    """The end of a solve, and what became of its rota."""

    outcome: Outcome
    kept: Kept

    @property
    def opened(self) -> planning.OpenPlan:
        return self.kept.opened

    @property
    def exit_code(self) -> int:
        if self.outcome.rota is None:
            return EXIT_NO_ROTA
        return EXIT_STOPPED if self.outcome.status is Status.STOPPED else 0


class Asked(NamedTuple):
    """What a solve is asked besides its limits; what people were `told` stays. `propose`: take nothing."""

    scenario: str | None = None
    told: Rota | None = None
    propose: bool = False


@click.command(
    help=_("Solve the rota of PLAN and save it; locked cells stay. Stop with Ctrl-C, keeping the best.")
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--seconds", default=60.0, show_default=True, type=click.FloatRange(min=0.1), help=_("time to solve in")
)
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help=_("processes to solve with")
)
@click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help=_("seed of the search")
)
@click.option(
    "--work",
    type=click.IntRange(1),
    help=_("search for so many moves, not seconds: with --workers 1 the same rota every time"),
)
@click.option("--scenario", help=_("scenario to staff for; default: the plan's own"))
@click.option(
    "--progress", type=click.Choice(["jsonl"]), help=_("JSON lines on stdout; a line 'stop' on stdin stops")
)
@click.option(
    "--export-model",
    "model_file",
    type=click.Path(path_type=Path),
    help=_("write the model as MPS, then solve"),
)
@click.option("--keep-published", is_flag=True, help=_("leave what people were told as it is"))
@click.option("--propose", is_flag=True, help=_("leave it beside the rota, to be looked at and taken"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    scenario: str | None,
    progress: str | None,
    model_file: Path | None,
    keep_published: bool,  # noqa: FBT001 - click passes flags so
    propose: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - click passes flags so
    **limits: Any,
) -> int:
    if progress and as_json:
        raise click.UsageError(_("--json and --progress jsonl both print JSON; choose one"))
    if progress:
        with stoppable(listen=True) as stop:
            opened, need = _read(folder, scenario, model_file)
            asked = Asked(scenario, _told(opened, keep=keep_published), propose)
            return _as_child(opened, need, limits, stop, asked)
    opened, need = _read(folder, scenario, model_file)
    asked = Asked(scenario, _told(opened, keep=keep_published), propose)
    solved = solve_and_save(opened, need, asked, **limits)
    judgement = _judged(solved, need)
    if as_json:
        emit_json(_data(solved, judgement))
    else:
        _print(solved, judgement)
    return solved.exit_code


def _read(folder: Path, scenario: str | None, model_file: Path | None) -> tuple[planning.OpenPlan, Need]:
    """The plan and its need; the model is written on the way when it is asked for."""
    opened = opened_to_staff(planning.open_plan(folder))
    need = need_of(opened.plan, scenario)
    if model_file:
        _export_model(opened, need, model_file)
    return opened, need


def _told(opened: planning.OpenPlan, *, keep: bool) -> Rota | None:
    """What people were told, when it is to be kept; raises `BadInput` when nothing was published."""
    if not keep:
        return None
    told = planning.last_published(opened)
    if told is None:
        raise BadInput(
            say("nothing was published yet, so there is nothing to keep"),
            say("publish the rota first: shiftplan publish {plan}", plan=typed(opened.folder)),
        )
    for line in finding_lines(told.findings):
        talk(line)
    return told.rota


def solve_and_save(
    opened: planning.OpenPlan,
    need: Need,
    asked: Asked | None = None,
    *,
    seconds: float,
    workers: int = 2,
    seed: int = 1,
    work: int | None = None,
) -> Solved:
    """Solve on a terminal: progress on stderr, Ctrl-C stops; the best is kept on the disk as it gets better.

    Raises `ChangedUnderneath`, `StorageFailed` when it cannot be saved, `SolverFailed`.
    """
    spoken = Spoken()
    with stoppable(listen=False) as stop:
        limits = _limits(seconds=seconds, workers=workers, seed=seed, work=work)
        return _solve(opened, need, limits, spoken.tell, stop.is_set, asked or Asked())


def _limits(**values: Any) -> "Limits":
    from shiftplan.rota import Limits  # noqa: PLC0415 - ortools takes a third of a second to load

    return Limits(**values)


def _solve(
    opened: planning.OpenPlan,
    need: Need,
    limits: "Limits",
    tell: Callable[[Progress], None],
    stop: Callable[[], bool],
    asked: Asked,
) -> Solved:
    keeper = Keeper(opened, need, scenario=asked.scenario)

    def report(progress: Progress) -> None:
        tell(progress)
        keeper.see(progress)

    plan, start = opened.plan, opened.rota or Rota()
    if asked.told is None:
        outcome = planning.solve(plan, need, start, limits, report, stop)
    else:
        outcome = planning.solve_keeping(plan, need, start, asked.told, limits, report, stop)
    return Solved(outcome, keeper.finish(outcome, propose=asked.propose))


def _as_child(
    opened: planning.OpenPlan, need: Need, limits: dict[str, Any], stop: Event, asked: Asked
) -> int:
    """Solve beside the app: niced, lines out, stop line in."""
    lines = JsonLines(stop)
    solved = _solve(opened, need, _limits(**limits), lines.tell, stop.is_set, asked)
    lines.end(solved.outcome, _facts(_judged(solved, need)))
    return solved.exit_code


def _judged(solved: Solved, need: Need) -> Judgement | None:
    rota = solved.outcome.rota
    return None if rota is None else planning.judge(solved.opened.plan, need, rota)


def _export_model(opened: planning.OpenPlan, need: Need, file: Path) -> None:
    try:
        planning.export_model(opened.plan, need, opened.rota, file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailed(say("cannot write {file}: {reason}", file=str(file), reason=reason)) from error


def _facts(judgement: Judgement | None) -> dict[str, Any]:
    """What the independent judge says of the rota."""
    if judgement is None:
        return {"terms": [], "shortage_agent_hours": None, "hard_violations": None}
    return {
        "terms": [{**term.model_dump(), "cost": term.cost} for term in judgement.terms],
        "shortage_agent_hours": judgement.shortage_agent_hours,
        "hard_violations": judgement.hard_violations,
    }


def _data(solved: Solved, judgement: Judgement | None) -> dict[str, Any]:
    outcome = solved.outcome
    names = ("status", "objective", "bound", "gap", "seconds", "parts")
    named = {name: getattr(outcome, name) for name in names}
    findings = [
        {"code": f.code, "message": str(f.message), "agents": f.agents, "days": f.days}
        for f in outcome.findings
    ]
    kept = {"edits": list(solved.kept.numbers), "proposed": solved.kept.proposed}
    return {**named, **_facts(judgement), "findings": findings, **kept}


def _print(solved: Solved, judgement: Judgement | None) -> None:
    if judgement is None:
        talk("\n".join(parts.no_rota(solved.outcome)))
    else:
        click.echo("\n".join(parts.rota(solved.opened.plan, solved.outcome, judgement)))
        for line in kept_lines(solved.kept):
            talk(line)
