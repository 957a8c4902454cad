"""`shiftplan checklist`: what is due, whose it is, and setting it; of any playbook that is walked."""

from dataclasses import dataclass
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.checklist_books import shelf_data, shelf_lines
from shiftplan.cli.checklist_text import checklist_data, checklist_lines, item_lines
from shiftplan.cli.output import emit_json
from shiftplan.domain.playbook import Playbook, Role
from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput
from shiftplan.files.faults import BadPlan
from shiftplan.language import _, say
from shiftplan.operations import StepView, Walk
from shiftplan.planning import operations as desk
from shiftplan.planning.operations import Place

STATES = {
    "do": ItemState.DONE,
    "doing": ItemState.DOING,
    "undo": ItemState.OPEN,
    "skip": ItemState.SKIPPED,
}
ON_ITEMS = (*STATES, "note")
ACTIONS = (*ON_ITEMS, "begin", "close", "books")
BELONGS = {"reason": ("skip",), "answer": ("do",), "evidence": ON_ITEMS, "title": ("begin",)}
"""Which options each action takes."""


@dataclass(frozen=True)
class Typed:
    """What was typed beside the plan."""

    action: str | None
    item: str | None
    book: str
    run: str | None
    words: dict[str, str]


@click.command(
    help=_(
        "Show a playbook of PLAN (--book NAME; without it the pre-event checklist), or set an item: do, "
        "doing, undo, skip (with --reason), note (with --evidence). books lists the playbooks; begin takes "
        "a card for one case (--title), close ends the case."
    )
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("action", metavar="[ACTION]", required=False, type=click.Choice(list(ACTIONS)))
@click.argument("item", metavar="[ITEM]", required=False)
@click.option("--book", default=desk.PRE_EVENT, help=_("the playbook, by its id or its code"))
@click.option("--run", "run", metavar="NAME", help=_("which case of a card: C1-2, or 2"))
@click.option("--due", is_flag=True, help=_("only what is overdue or due within a day"))
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), help=_("only the items of this role")
)
@click.option("--reason", default="", help=_("why an item is skipped"))
@click.option("--answer", default="", help=_("the option chosen, of an item that asks"))
@click.option("--evidence", default="", help=_("a note: what was seen, or where the proof lies"))
@click.option("--title", default="", help=_("what the case is about, such as the buyer and the order"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(  # noqa: PLR0917 - click passes one for each word
    folder: Path,
    action: str | None,
    item: str | None,
    book: str,
    run: str | None,
    due: bool,  # noqa: FBT001 - click passes flags so
    role: str | None,
    reason: str,
    answer: str,
    evidence: str,
    title: str,
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    opened = planning.open_plan(folder)
    words = {"reason": reason, "answer": answer, "evidence": evidence, "title": title}
    typed = Typed(action, item, book, run, words)
    _check(opened, typed)
    if action == "books":
        books = desk.books(opened)
        emit_json(shelf_data(books)) if as_json else click.echo("\n".join(shelf_lines(books)))
        return
    place = _acted(opened, typed)
    view = desk.walked(opened, place.book, place.run, desk.facts_of(opened))
    shown = view.only(due=due, role=Role(role) if role else None)
    if as_json:
        emit_json(checklist_data(shown, view) | {"runs": _open_runs(opened, place)})
    elif action in ON_ITEMS and item is not None:
        click.echo("\n".join(item_lines(_found(view, item))))
    else:
        click.echo("\n".join(checklist_lines(shown, view)))


def _check(opened: planning.OpenPlan, typed: Typed) -> None:
    """What was typed must fit together, and readiness.csv, if there is one, be whole."""
    findings = desk.readiness_findings(opened)
    if findings:
        raise BadPlan(findings)
    if typed.action in ON_ITEMS and typed.item is None:
        raise BadInput(
            say("{action} needs the name of an item", action=typed.action),
            say("shiftplan checklist PLAN shows the names in front of the items"),
        )
    if typed.item is not None and typed.action not in ON_ITEMS:
        raise BadInput(say("{action} takes no item; read {item}", action=typed.action or "", item=typed.item))
    for option, actions in BELONGS.items():
        if typed.words[option] and typed.action not in actions:
            raise BadInput(
                say("only {actions} takes --{option}", actions=", ".join(actions), option=option),
                say("leave --{option} out, or write {first}", option=option, first=actions[0]),
            )


def _acted(opened: planning.OpenPlan, typed: Typed) -> Place:
    """The playbook and the run that are meant, once what was asked has been done."""
    book, words = desk.book_of(opened, typed.book), typed.words
    if typed.action == "begin":
        return Place(book.id, desk.begin(opened, book.id, words["title"]))
    place = Place(book.id, _run(opened, book, typed))
    if typed.action == "close":
        desk.finish(opened, place.book, place.run)
    elif typed.action == "note":
        desk.note(opened, typed.item or "", words["evidence"], place)
    elif typed.action is not None:
        said = words["answer"] or words["reason"]
        state = STATES[typed.action]
        desk.set_step(opened, typed.item or "", state, place, said=said, evidence=words["evidence"])
    return place


def _run(opened: planning.OpenPlan, book: Playbook, typed: Typed) -> int | None:
    """The run named; else the only one that is open; else none: the card as it lies on the shelf."""
    if typed.run is not None and not book.has_runs:
        raise BadInput(
            say("{book} is walked once in a plan; it has no runs", book=book.id), say("leave --run out")
        )
    if not book.has_runs:
        return None
    if typed.run is not None:
        return desk.run_named(opened, book, typed.run)
    numbers = [record.id for record in desk.open_runs(opened, book.id)]
    return numbers[0] if len(numbers) == 1 else None


def _open_runs(opened: planning.OpenPlan, place: Place) -> list[str]:
    code = desk.book_of(opened, place.book).code
    return [record.name(code) for record in desk.open_runs(opened, place.book)]


def _found(view: Walk, item: str) -> StepView:
    return next(each for each in view.steps if each.item.id == item)
