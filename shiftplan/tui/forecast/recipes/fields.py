"""The fields of each kind of recipe: of one that is there, or of a new one."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from shiftplan.domain.plan import Settings
from shiftplan.domain.recipe import Recipe, RecipeKind
from shiftplan.language import Message, say
from shiftplan.tui.forecast.recipes.form import Field, Form, Path, value_at
from shiftplan.tui.forecast.recipes.typed import Sort, written

YEAR = timedelta(days=364)
"""A year back on the same weekday: the first thought for the calendar of the last event."""
FRESH_KINDS = (RecipeKind.TARGET, RecipeKind.VISITORS, RecipeKind.LAST_EVENT, RecipeKind.HISTORY)
Entry = dict[str, Any]


def form_of(recipe: Recipe, settings: Settings) -> Form:
    """The form of a recipe as it stands."""
    return _form(RecipeKind(recipe.kind), recipe.model_dump(), settings)


def fresh_form(kind: RecipeKind, settings: Settings, file: str = "") -> Form:
    """An empty form; `file` is the table of the last event, of past days or of visitors."""
    data: Entry = {}
    if kind is RecipeKind.LAST_EVENT:
        phases = [phase.model_dump() for phase in settings.event.phases]
        moved = [{**one, "start": one["start"] - YEAR, "end": one["end"] - YEAR} for one in phases]
        data = {"file": file, "phases": moved}
    if kind is RecipeKind.VISITORS and file:
        data = {"file": file}
    if kind is RecipeKind.HISTORY:
        data = {"files": (file,)}
    return _form(kind, data, settings)


def _form(kind: RecipeKind, data: Entry, settings: Settings) -> Form:
    makers = {
        RecipeKind.TARGET: _target,
        RecipeKind.VISITORS: _visitors,
        RecipeKind.LAST_EVENT: _last_event,
    }
    data = _with_lists(data)
    own = makers[kind](data, settings) if kind in makers else ()
    return Form(kind, data, (*own, *_entries(data, "adjust", "factor", Sort.FACTOR, settings, [{}])))


def _with_lists(data: Entry) -> Entry:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def _field(data: Entry, path: Path, label: Message, sort: Sort, *, optional: bool = False) -> Field:
    return Field(path, label, sort, written(value_at(data, path), sort), optional)


def _target(data: Entry, settings: Settings) -> Iterator[Field]:
    yield _field(data, ("target_yuan",), say("sales target, yuan"), Sort.AMOUNT)
    yield _field(data, ("order_value_yuan",), say("average order value, yuan"), Sort.AMOUNT)
    data = {"service_share": 0.2, "conversion": 0.4, **data}
    yield _field(data, ("service_share",), say("share of orders through service"), Sort.SHARE)
    yield _field(data, ("conversion",), say("inquiry conversion"), Sort.SHARE)
    yield from _after_sale(data, settings)
    for phase in settings.event.phases:
        label = say("share of {phase}", phase=phase.name)
        yield _field(data, ("phase_shares", phase.id), label, Sort.SHARE, optional=True)
    for queue in settings.queues:
        label = say("share of {queue}", queue=queue.name)
        yield _field(data, ("queue_shares", queue.id), label, Sort.SHARE, optional=True)


def _visitors(data: Entry, settings: Settings) -> Iterator[Field]:
    if not data.get("file"):
        for phase in settings.event.phases:
            label = say("visitors, {phase}", phase=phase.name)
            yield _field(data, ("visitors", phase.id), label, Sort.AMOUNT, optional=True)
    each: list[Entry] = [{"queue": queue.id} for queue in settings.queues]
    yield from _entries(data, "rates", "rate", Sort.SHARE, settings, each)
    yield _field(data, ("order_rate",), say("share of visitors who order"), Sort.SHARE, optional=True)
    yield from _after_sale(data, settings)


def _last_event(data: Entry, settings: Settings) -> Iterator[Field]:
    each: list[Entry] = [{}, *({"phase": phase.id} for phase in settings.event.phases)]
    yield from _entries(data, "growth", "factor", Sort.FACTOR, settings, each)
    for i, phase in enumerate(data["phases"]):
        begin = say("last event: {phase} from", phase=str(phase["name"]))
        end = say("last event: {phase} until", phase=str(phase["name"]))
        yield _field(data, ("phases", i, "start"), begin, Sort.MOMENT)
        yield _field(data, ("phases", i, "end"), end, Sort.MOMENT)


def _after_sale(data: Entry, settings: Settings) -> Iterator[Field]:
    """Contacts an order, on the queue that is named, or on the last of the plan."""
    known = data.get("after_sale")
    queue = known["queue"] if known else settings.queues[-1].id
    if not known:
        data["after_sale"] = {"queue": queue}
    name = next((one.name for one in settings.queues if one.id == queue), queue)
    label = say("after-sale contacts an order, to {queue}", queue=name)
    yield _field(data, ("after_sale", "contacts_per_order"), label, Sort.FACTOR, optional=True)


def _entries(
    data: Entry, name: str, value: str, sort: Sort, settings: Settings, each: list[Entry]
) -> Iterator[Field]:
    """A field for every entry of a list, and one to fill in for each of `each` that has none."""
    entries: list[Entry] = [dict(entry) for entry in data.get(name) or ()]
    known = {(entry.get("phase"), entry.get("queue")) for entry in entries}
    entries += [dict(one) for one in each if (one.get("phase"), one.get("queue")) not in known]
    data[name] = entries
    for i, entry in enumerate(entries):
        yield _field(data, (name, i, value), _label(name, entry, settings), sort, optional=True)


def _label(name: str, entry: Entry, settings: Settings) -> Message:
    phases = {phase.id: phase.name for phase in settings.event.phases}
    queues = {queue.id: queue.name for queue in settings.queues}
    parts = (phases.get(entry.get("phase") or ""), queues.get(entry.get("queue") or ""))
    where = ", ".join(part for part in parts if part)
    if name == "growth":
        return say("growth, {where}", where=where) if where else say("growth over last event")
    if name == "rates":
        return say("inquiry rate, {where}", where=where)
    return say("by feel, {where}", where=where) if where else say("by feel, all contacts ×")
