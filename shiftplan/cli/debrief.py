"""`shiftplan debrief`: what was planned beside what came, and what the next plan takes from it."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.plan_options import plan_argument
from shiftplan.domain.debrief import Debrief, Span
from shiftplan.domain.lesson import Decision
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning import debriefing

DECIDING = {"accept": Decision.ACCEPTED, "reject": Decision.REJECTED, "reopen": Decision.OPEN}
NOTE = "note"


@click.command(
    help=_(
        "The debrief of PLAN: forecast and actuals, need and people, replies and surge levels, incidents, "
        "misses, lessons. accept, reject or reopen LESSON decides what the next plan takes over; note TEXT "
        "adds one in your own words."
    )
)
@plan_argument
@click.argument("action", metavar="[ACTION]", required=False, type=click.Choice([*DECIDING, NOTE]))
@click.argument("words", metavar="[LESSON|TEXT]", nargs=-1)
@click.option(
    "--span",
    type=click.Choice([span.value for span in Span]),
    help=_("the day it is for; default: the last one past, else T+1"),
)
@click.option(
    "--agents",
    "performance",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=_("a table of chats served by person, from your performance tool"),
)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help=_("write the page as Markdown"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON; shares as fractions of 1"))
def command(
    folder: Path,
    action: str | None,
    words: tuple[str, ...],
    span: str | None,
    performance: Path | None,
    out: Path | None,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    if action == NOTE:
        debriefing.add_note(opened, " ".join(words))
    elif action is None and words:
        raise BadInput(say("{read} is no action", read=words[0]), say("accept, reject, reopen or note"))
    wanted = Span(span) if span else debriefing.latest_span(opened)
    view, findings = debriefing.debrief(opened, wanted, performance)
    for line in finding_lines(findings):
        talk(line)
    if action in DECIDING:
        view = _decided(opened, view, action, words)
    _show(opened, view, out, as_json=as_json)


def _decided(opened: planning.OpenPlan, view: Debrief, action: str, words: tuple[str, ...]) -> Debrief:
    if not words:
        raise BadInput(
            say("{action} needs the name of a lesson", action=action),
            say("the names stand behind the lessons: shiftplan debrief PLAN"),
        )
    for name in words:
        view = view.with_lesson(debriefing.decide(opened, view, name, DECIDING[action]))
    return view


def _show(opened: planning.OpenPlan, view: Debrief, out: Path | None, *, as_json: bool) -> None:
    if out is not None:
        talk(say("written: {path}", path=str(debriefing.write_report(view, opened.plan, out))))
    if as_json:
        texts = {one.id: str(debriefing.lesson_text(one, opened.plan)) for one in view.lessons}
        emit_json({**view.model_dump(mode="json"), "lesson_texts": texts})
    elif out is None:
        click.echo(debriefing.markdown(view, opened.plan))
