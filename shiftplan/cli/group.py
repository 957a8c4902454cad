"""Commands that are imported only when they are called, so that `--help` is quick."""

from importlib import import_module
from typing import Any

import click

from shiftplan.language import Message, say

COMMANDS: dict[str, Message] = {
    "demo": say("copy the sample plan of a 双11 shop and open it"),
    "init": say("make a new plan folder from a template"),
    "templates": say("list the templates of plans"),
    "import": say("bring a forecast, a list of people or absences, or an edited rota into a plan"),
    "forecast": say("how the forecast comes about: visitors, last event, sales target"),
    "accuracy": say("how far the forecast was from what came"),
    "need": say("agents needed per interval and queue"),
    "sweep": say("the need under other assumptions, side by side"),
    "solve": say("solve the rota"),
    "proposal": say("what a solve proposes: look at it, take it whole or in part, drop it"),
    "repair": say("mend the rota after absences, with the least change"),
    "edit": say("change the rota by hand: set, swap, copy, leave, absent, lock …"),
    "undo": say("take edits of the rota back"),
    "redo": say("make edits again that were taken back"),
    "history": say("the edits of the rota: who, when, what before and after"),
    "goto": say("go to any place in the history of edits"),
    "lock": say("keep cells, days or people as they stand"),
    "publish": say("keep the rota as what people were told"),
    "versions": say("what was published: the list, who confirmed it, what changed since"),
    "confirm": say("note who has confirmed what was published, and see who has not"),
    "revert": say("make the rota what a published version was"),
    "simulate": say("the service to expect, simulated, beside the formula's"),
    "check": say("check the rota against every rule"),
    "show": say("the rota as a grid, or a day by half-hours: filtered, sorted, grouped"),
    "explain": say("why slots are short and people work as they do, and what would help"),
    "scenarios": say("what-if copies of the plan: make, solve, compare, adopt"),
    "fairness": say("who carries how much of nights, weekends, peaks and hours, and why"),
    "export": say("hand out the rota: tables, workbook, calendars, page, message, printed day"),
    "checklist": say("checklists and cards: what is due, do, skip, note; begin a case"),
    "brief": say("the brief of the kick-off meeting: goals, days, who leads, risks"),
    "live": say("the queues now, from a followed export, pasted rows or typed figures"),
    "surge": say("surge level and actions from a reading of the queues"),
    "incident": say("open and walk incident cards"),
    "cases": say("what was promised to whom, by when, and who sees to it"),
    "handover": say("hand over at a change of shifts: write, read back, sign"),
    "followup": say("after the sale: parcels that do not move, refunds, calls, which script is due"),
    "scripts": say("what to write to a customer: found by words, filled with the order's details"),
    "cards": say("cards of everyday work: routine, complaint, reviews, order states, after-sale"),
    "drill": say("practise: a day with something that goes wrong, played faster than it will go"),
    "debrief": say("what was planned beside what came, and lessons for the next plan"),
    "calc": say("staffing calculators: Erlang C, Erlang A, chat"),
    "doctor": say("versions and paths, for a bug report"),
}
"""Every command with the line that help shows for it, in the order of the work; `x` lives in `cli/x.py`."""

MODULES = {"import": "import_"}


class LazyGroup(click.Group):
    """A click group whose commands are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click calls it so
        if cmd_name not in COMMANDS:
            return None
        module: Any = import_module(f"shiftplan.cli.{MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click calls it so
        with formatter.section(str(say("Commands"))):
            formatter.write_dl([(name, str(text)) for name, text in COMMANDS.items()])
