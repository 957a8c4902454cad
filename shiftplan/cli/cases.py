"""`shiftplan cases`: what was promised to whom, by when, and who sees to it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.cases_text import case_data, case_lines, case_table
from shiftplan.cli.output import emit_json
from shiftplan.cli.plan_options import MANY, check_words, json_option, plan_argument
from shiftplan.domain.case import Case, CaseKind
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.operations.cases import pressing
from shiftplan.planning.operations import cases as book
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.typed_times import moment_of

WORDS_NEEDED = {
    "list": 0,
    "show": 1,
    "add": 1,
    "done": 1,
    "move": 2,
    "give": 2,
    "note": 2,
    "tag": 2,
    "pass": 2,
    "reopen": 1,
}


@click.command(
    help=_(
        "Promises and cases of PLAN: list · show NO · add TEXT [--customer C] [--due TIME] [--owner NAME] "
        "[--kind KIND] · done NO [NOTE] · move NO TIME [NOTE] · give NO NAME · note NO TEXT · tag NO TAG · "
        "pass NO WHO [NOTE] · reopen NO [NOTE]."
    ),
    epilog=_("TIME is 21:30, +2h, 11-12 09:00 or 2027-11-12 09:00, in the plan's own time."),
)
@plan_argument
@click.argument("action", metavar="[ACTION]", default="list", type=click.Choice(list(WORDS_NEEDED)))
@click.argument("words", metavar="[NO|TEXT] …", nargs=-1)
@click.option("--customer", default="", help=_("alias or order number, nothing else about a customer"))
@click.option("--due", metavar="TIME", help=_("by when it was promised"))
@click.option("--owner", metavar="NAME", default="", help=_("who sees to it; list: only theirs"))
@click.option("--kind", type=click.Choice([kind.value for kind in CaseKind]), help=_("what kind of case"))
@click.option("--all", "every", is_flag=True, help=_("list settled ones, too"))
@json_option
def command(  # noqa: PLR0917 - click passes one for each word
    folder: Path,
    action: str,
    words: tuple[str, ...],
    customer: str,
    due: str | None,
    owner: str,
    kind: str | None,
    every: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    only = WORDS_NEEDED[action] if action in {"list", "show"} else MANY
    check_words("cases", action, words, WORDS_NEEDED[action], only)
    if action == "list":
        _show_all(opened, owner, kind, every=every, as_json=as_json)
    elif action == "add":
        added = book.add_case(
            opened,
            " ".join(words),
            kind=CaseKind(kind or CaseKind.PROMISE),
            customer=customer,
            owner=owner,
            due=moment_of(opened, due) if due else None,
        )
        _show(opened, added, as_json=as_json)
    else:
        _show(opened, _done(opened, action, _number(words[0]), words[1:]), as_json=as_json)


def _done(opened: planning.OpenPlan, action: str, number: int, words: Sequence[str]) -> Case:
    rest = " ".join(words)
    if action == "show":
        return book.case(opened, number)
    if action == "move":
        return book.move_case(opened, number, *_time_first(opened, words))
    if action == "pass":
        return book.pass_case_on(opened, number, words[0], " ".join(words[1:]))
    acts: dict[str, Callable[[planning.OpenPlan, int, str], Case]] = {
        "done": book.finish_case,
        "give": book.give_case,
        "note": book.note_case,
        "tag": book.tag_case,
        "reopen": book.reopen_case,
    }
    return acts[action](opened, number, rest)


def _time_first(opened: planning.OpenPlan, words: Sequence[str]) -> tuple[datetime, str]:
    """The time, of two words (a day and a clock) or one, and the note behind it."""
    with suppress(BadInput):
        return moment_of(opened, " ".join(words[:2])), " ".join(words[2:])
    return moment_of(opened, words[0]), " ".join(words[1:])


def _number(text: str) -> int:
    digits = text.removeprefix("#")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:  # noqa: PLR2004 - beyond any count
        return int(digits)
    raise BadInput(
        say("a case is named by its number; read {read}", read=text),
        say("shiftplan cases PLAN list shows the numbers"),
    )


def _show(opened: planning.OpenPlan, case: Case, *, as_json: bool) -> None:
    now = opened.plan.grid.local(right_now(opened))
    if as_json:
        emit_json(case_data(case, now))
    else:
        click.echo("\n".join(case_lines(case, now)))


def _show_all(opened: planning.OpenPlan, owner: str, kind: str | None, *, every: bool, as_json: bool) -> None:
    now = opened.plan.grid.local(right_now(opened))
    found = book.cases(opened)
    shown = [
        case
        for case in (found if every else pressing(found))
        if kind in (None, case.kind) and owner.casefold() in {"", case.owner.casefold()}
    ]
    if as_json:
        emit_json({"cases": [case_data(case, now) for case in shown]})
    elif shown:
        click.echo(case_table(shown, now))
    else:
        click.echo(str(say("no open case")))
