"""`shiftplan check`: what no rota can meet, the rota against every rule, and what it costs."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.certain import certain_lines, finding_data
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import emit_json, table
from shiftplan.cli.waiting import need_of
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.words import SEVERITIES, TERMS, UNITS
from shiftplan.language import _, say

EXIT_FINDINGS = 1


@click.command(
    help=_(
        "Check the rota of PLAN against every rule, and say what no rota can meet; exit 1 when a rule is "
        "broken or cannot be kept."
    )
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, as_json: bool) -> int:  # noqa: FBT001 - click passes flags so
    opened = planning.open_plan(folder)
    rota = planning.rota_of(opened)
    need = need_of(opened.plan)
    certain = planning.precheck(opened.plan, need, rota)
    judgement = planning.judge(opened.plan, need, rota)
    findings = _ranked((*opened.findings, *judgement.findings))
    if as_json:
        emit_json(_data(certain, findings, judgement))
    else:
        click.echo("\n".join((*certain_lines(certain), *_lines(findings, judgement))))
    return EXIT_FINDINGS if any(f.severity is Severity.ERROR for f in (*certain, *findings)) else 0


def _ranked(findings: tuple[Finding, ...]) -> list[Finding]:
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _lines(findings: list[Finding], judgement: Judgement) -> Iterator[str]:
    for severity, group in groupby(findings, key=lambda finding: finding.severity):
        those = list(group)
        yield f"── {SEVERITIES[severity]} · {len(those)} ──"
        yield from finding_lines(those)
        yield ""
    yield _terms_table(judgement)
    yield str(
        say(
            "value {value:,.1f}, short of {hours:,.1f} agent-hours, {errors} {errors:violation|violations}",
            value=judgement.objective,
            hours=judgement.shortage_agent_hours,
            errors=judgement.hard_violations,
        )
    )


def _terms_table(judgement: Judgement) -> str:
    headings = (say("goal"), say("amount"), say("unit"), say("weight"), say("cost"))
    rows = [[TERMS[t.name], t.amount, UNITS[t.unit], t.weight, t.cost] for t in judgement.terms]
    return table(headings, rows)


def _data(certain: tuple[Finding, ...], findings: list[Finding], judgement: Judgement) -> dict[str, Any]:
    return {
        "hard_violations": judgement.hard_violations,
        "objective": judgement.objective,
        "shortage_agent_hours": judgement.shortage_agent_hours,
        "terms": [{**term.model_dump(), "cost": term.cost} for term in judgement.terms],
        "certain": [finding_data(finding) for finding in certain],
        "findings": [finding_data(finding) for finding in findings],
    }
