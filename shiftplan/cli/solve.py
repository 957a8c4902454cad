"""`shiftplan solve`: find a rota, show how it goes, keep the best."""

from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli import report_parts as parts
from shiftplan.cli.kept_text import kept_data, tell_kept
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.scope_options import NAMES, scope_from, with_scope
from shiftplan.cli.solve_talk import stoppable
from shiftplan.cli.solving import (
    Asked,
    Solved,
    judged,
    judgement_data,
    solve_and_save,
    solve_as_child,
    told_of,
)
from shiftplan.cli.waiting import need_of, opened_to_staff
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.errors import StorageFailed
from shiftplan.language import _, say


@click.command(
    help=_("Solve the rota of PLAN and save it; locked cells stay. Stop with Ctrl-C, keeping the best."),
    epilog=_(
        "What the options leave out stays as it stands. The result is one edit, which undo takes back; while "
        "the search runs, and with --propose after it, it lies beside the rota: shiftplan proposal PLAN."
    ),
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
@with_scope
@click.option("--keep-published", is_flag=True, help=_("leave what people were told as it is"))
@click.option("--propose", is_flag=True, help=_("leave it beside the rota, to be looked at and taken"))
@click.option(
    "--progress", type=click.Choice(["jsonl"]), help=_("JSON lines on stdout; a line 'stop' on stdin stops")
)
@click.option(
    "--export-model",
    "model_file",
    type=click.Path(path_type=Path),
    help=_("write the model as MPS, then solve"),
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    progress: str | None,
    model_file: Path | None,
    as_json: bool,  # noqa: FBT001 - click passes flags so
    **words: Any,
) -> int:
    limits = {name: words.pop(name) for name in ("seconds", "workers", "seed", "work")}
    if progress and as_json:
        raise click.UsageError(_("--json and --progress jsonl both print JSON; choose one"))
    if words["keep_published"] and any(words[name] for name in NAMES):
        raise click.UsageError(
            _("--keep-published goes with none of --days, --week, --team, --agents, --fill, --fewest-changes")
        )
    if progress:
        with stoppable(listen=True) as stop:
            opened, need, asked = _read(folder, model_file, words)
            return solve_as_child(opened, need, limits, stop, asked)
    opened, need, asked = _read(folder, model_file, words)
    solved = solve_and_save(opened, need, asked, **limits)
    judgement = judged(solved, need, asked)
    if as_json:
        emit_json(_data(solved, judgement))
    else:
        _print(solved, judgement)
    return solved.exit_code


def _read(
    folder: Path, model_file: Path | None, words: dict[str, Any]
) -> tuple[planning.OpenPlan, Need, Asked]:
    """The plan, its need, and what is asked; the model is written on the way when it is asked for."""
    opened = opened_to_staff(planning.open_plan(folder))
    scope, keep = scope_from(opened.plan, words), words["keep_published"]
    told = told_of(opened) if keep or scope.told else None
    need = need_of(opened.plan, words["scenario"])
    if model_file:
        _export_model(opened, need, model_file)
    return opened, need, Asked(words["scenario"], scope, told, keep, words["propose"])


def _export_model(opened: planning.OpenPlan, need: Need, file: Path) -> None:
    try:
        planning.export_model(opened.plan, need, opened.rota, file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailed(say("cannot write {file}: {reason}", file=str(file), reason=reason)) from error


def _data(solved: Solved, judgement: Judgement | None) -> dict[str, Any]:
    outcome = solved.outcome
    names = ("status", "objective", "bound", "gap", "seconds", "parts")
    named = {name: getattr(outcome, name) for name in names}
    findings = [
        {"code": f.code, "message": str(f.message), "agents": f.agents, "days": f.days}
        for f in outcome.findings
    ]
    return {**named, **judgement_data(judgement), "findings": findings, **kept_data(solved.kept)}


def _print(solved: Solved, judgement: Judgement | None) -> None:
    if judgement is None:
        talk("\n".join(parts.no_rota(solved.outcome)))
        return
    click.echo("\n".join(parts.rota(solved.opened.plan, solved.outcome, judgement)))
    tell_kept(solved.kept)
