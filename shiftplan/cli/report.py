"""The whole line as a printed report: forecast, need, rota, findings, files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli import report_parts as parts
from shiftplan.cli.solving import solve_and_save
from shiftplan.cli.waiting import need_of

EXIT_FINDINGS = 1
EXPORTED = ("csv", "toml", "xlsx")


def walk_through(folder: Path, seconds: float, workers: int) -> int:
    """Forecast, need, solve, check and export a plan, printing each; the exit code."""
    opened = planning.open_plan(folder)
    plan = opened.plan
    _print(parts.title(plan))
    _print(parts.forecast(plan, planning.traffic_of(plan)))
    need = need_of(plan)
    _print(parts.need(plan, need))
    solved = solve_and_save(opened, need, seconds=seconds, workers=workers)
    if solved.outcome.rota is None:
        _print(parts.no_rota(solved.outcome))
        return solved.exit_code
    judgement = planning.judge(plan, need, solved.outcome.rota)
    _print(parts.rota(plan, solved.outcome, judgement))
    _print(parts.findings(judgement))
    _print(parts.files(_exported(solved.opened, folder / "export")))
    return EXIT_FINDINGS if judgement.hard_violations else solved.exit_code


def _exported(opened: planning.OpenPlan, out: Path) -> Iterator[Path]:
    for format_ in EXPORTED:
        yield from planning.export(opened, planning.Wanted(format_), out)


def _print(lines: Iterable[str]) -> None:
    click.echo("\n".join(lines) + "\n")
