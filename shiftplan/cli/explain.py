"""`shiftplan explain`: what no rota can meet, why slots are short, why people work, what would help."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli import explain_data, explain_text
from shiftplan.cli.dates import DAY, MOMENT
from shiftplan.cli.explain_answer import Answer, Question, answer_of
from shiftplan.cli.lines import Lines
from shiftplan.cli.output import emit_json
from shiftplan.cli.solve_talk import stoppable
from shiftplan.cli.waiting import need_of, opened_to_staff
from shiftplan.domain.finding import Severity
from shiftplan.errors import NoRota
from shiftplan.language import _, say, typed
from shiftplan.planning.lever_protocol import levers_line, progress_line

EXIT_FINDINGS = 1
EXIT_STOPPED = 4


@click.command(
    help=_("Why the rota of PLAN is as it is: demands nobody can meet, short slots, people, levers.")
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--slot", type=MOMENT, metavar='"DAY HH:MM"', help=_("why this slot is short, person by person")
)
@click.option("--queue", help=_("only this queue, by id or name"))
@click.option("--agent", help=_("why this person works as they do, by id or name"))
@click.option("--day", type=DAY, metavar="DAY", help=_("only this day of --agent, with the options"))
@click.option(
    "--levers", is_flag=True, help=_("what would help most: people, hours, training, wishes, starts")
)
@click.option(
    "--seconds", default=60.0, show_default=True, type=click.FloatRange(1, 3600), help=_("time for --levers")
)
@click.option(
    "--progress", type=click.Choice(["jsonl"]), help=_("JSON lines on stdout; a line 'stop' on stdin stops")
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(folder: Path, as_json: bool, seconds: float, progress: str | None, **asked: Any) -> int:  # noqa: FBT001 - click passes flags so
    if progress:
        if as_json or not asked["levers"]:
            raise click.UsageError(_("--progress jsonl goes with --levers, and without --json"))
        return _as_child(folder, seconds)
    opened = opened_to_staff(planning.open_plan(folder))
    question = _question(opened, **asked)
    explainer = planning.Explainer(opened.plan, need_of(opened.plan), opened.rota)
    with stoppable(listen=False) as stop:
        answer = answer_of(explainer, question, seconds, stop.is_set)
    if as_json:
        emit_json(explain_data.data(opened.plan, answer))
    else:
        click.echo("\n".join(explain_text.lines(opened.plan, question, answer)))
    if opened.rota is None:
        raise _no_rota(opened)
    return EXIT_STOPPED if stop.is_set() else _exit_code(answer)


def _as_child(folder: Path, seconds: float) -> int:
    """Try levers beside the app: niced, lines out, stop line in."""
    with stoppable(listen=True) as stop:
        lines = Lines(stop)
        opened = opened_to_staff(planning.open_plan(folder))
        if opened.rota is None:
            raise _no_rota(opened)

        def report(done: int, total: int) -> None:
            lines.write(progress_line(done / max(1, total)))

        found = planning.levers(opened.plan, need_of(opened.plan), opened.rota, seconds, report, stop.is_set)
        lines.write(levers_line(found))
        return EXIT_STOPPED if stop.is_set() else 0


def _question(
    opened: planning.OpenPlan, slot: datetime | None, day: datetime | None, **asked: Any
) -> Question:
    question = Question.of(opened.plan, slot=slot, day=day.date() if day else None, **asked)
    if question.needs_rota and opened.rota is None:
        raise _no_rota(opened)
    return question


def _exit_code(answer: Answer) -> int:
    return EXIT_FINDINGS if any(one.severity is Severity.ERROR for one in answer.findings) else 0


def _no_rota(opened: planning.OpenPlan) -> NoRota:
    return NoRota(
        say(
            "{plan} has no rota yet, so only what is certain before one can be said", plan=str(opened.folder)
        ),
        say("solve it first: shiftplan solve {plan}", plan=typed(opened.folder)),
    )
