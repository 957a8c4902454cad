"""Steps of a playbook set and noted: the same way in a checklist and in a run of any card."""

from dataclasses import dataclass
from datetime import datetime

from shiftplan.domain.playbook import Item, Playbook
from shiftplan.domain.record import ItemState, Mark
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.operations import StepView
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.books import PRE_EVENT, book_of, require_open, run_of, walked
from shiftplan.planning.operations.common import journal_of, must_wait, right_now, unknown
from shiftplan.planning.operations.knowing import facts_of


@dataclass(frozen=True)
class Place:
    """A playbook, and of a card the run that is walked."""

    book: str = PRE_EVENT
    run: int | None = None


BEFORE_THE_SALE = Place()


def set_step(
    opened: OpenPlan,
    step: str,
    state: ItemState,
    place: Place = BEFORE_THE_SALE,
    *,
    said: str = "",
    evidence: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> None:
    """Set a step; on return it is on the disk.

    `said` is why it is skipped, or the id of the option chosen; `evidence` a note beside it. Ticking waits
    for what the step needs; a step that no answer has opened cannot be set.
    """
    book, said = book_of(opened, place.book), said.strip()
    item = _item(book, step)
    _require_said(item, state, said)
    if place.run is not None:
        require_open(run_of(opened, book, place.run), book.code)
    view = _view(opened, book, place, item, now)
    if state is ItemState.DONE and view.waits_for:
        raise must_wait(item.id, str(view.waits_for[0]))
    _write(opened, book, place, item, (state, said, evidence.strip()), who, now)


def note(
    opened: OpenPlan,
    step: str,
    text: str,
    place: Place = BEFORE_THE_SALE,
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> None:
    """Write evidence to a step, which stands as it stood; a timer that repeats begins anew."""
    if not text.strip():
        raise BadInput(say("the note is empty"), say("write what was seen, or where the proof lies"))
    book = book_of(opened, place.book)
    item = _item(book, step)
    _view(opened, book, place, item, now)
    mark = _marks(opened, book, place).get(item.id)
    state, reason = (mark.state, mark.reason) if mark else (ItemState.OPEN, "")
    _write(opened, book, place, item, (state, reason, text.strip()), who, now)


def _item(book: Playbook, step: str) -> Item:
    item = book.item(step)
    if item is None:
        raise unknown(say("{book} has no such item", book=book.id), step, [known.id for known in book.items])
    return item


def _require_said(item: Item, state: ItemState, said: str) -> None:
    if state is ItemState.SKIPPED and not said:
        raise BadInput(
            say("skipping {item} needs a reason", item=item.id),
            say("say why in a few words, so that the debrief can tell"),
        )
    if state is ItemState.DONE and item.options and item.option(said) is None:
        options = [option.id for option in item.options]
        if not said:
            names = ", ".join(options)
            raise BadInput(
                say("{item} asks and needs an answer", item=item.id),
                say("choose one of: {names}", names=names),
            )
        raise unknown(say("{item} has no such option", item=item.id), said, options)
    if state is ItemState.DONE and said and not item.options:
        raise BadInput(
            say("{item} asks nothing; read the answer {answer}", item=item.id, answer=said),
            say("leave the answer out, or write it as evidence"),
        )


def _view(opened: OpenPlan, book: Playbook, place: Place, item: Item, now: datetime | None) -> StepView:
    """The step as it stands; need and judgement are computed only when they may open something."""
    view = walked(opened, book.id, place.run, now=now).of(item.id)
    if (view is None or view.waits_for) and any(book.conditions):
        view = walked(opened, book.id, place.run, facts_of(opened, now), now).of(item.id)
    if view is None:
        raise BadInput(
            say("{item} is not asked for here", item=item.id),
            say("an earlier answer, or what the plan shows, leaves it out"),
        )
    return view


def _marks(opened: OpenPlan, book: Playbook, place: Place) -> dict[str, Mark]:
    if book.has_runs:
        return {step.step: step for step in run_of(opened, book, place.run).steps}
    return dict(journal_of(opened).items.newest(book.id))


def _write(
    opened: OpenPlan,
    book: Playbook,
    place: Place,
    item: Item,
    said: tuple[ItemState, str, str],
    who: str | None,
    now: datetime | None,
) -> None:
    state, reason, evidence = said
    journal = journal_of(opened, now or right_now(opened))
    if book.has_runs:
        number = run_of(opened, book, place.run).id
        journal.incidents.mark(number, item.id, state, who or login_name(), reason, evidence)
    else:
        journal.items.put(book.id, item.id, state, reason, who or login_name(), evidence)
