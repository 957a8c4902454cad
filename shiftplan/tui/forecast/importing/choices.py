"""The lines of a proposal, and what each could be instead."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from shiftplan.domain.mapping import ColumnField, Guess, Label, Layout, Mapping, Proposal, SheetRow, Sureness
from shiftplan.domain.mapping import DayOrder as Order
from shiftplan.domain.plan import Settings
from shiftplan.domain.words import scenario_name
from shiftplan.language import Message, say
from shiftplan.tui.dialogs import Choice

QUEUE_MAP = "queue-map"
FIELDS: dict[str, Message] = {
    "sheet": say("sheet"),
    "header": say("line of the headings"),
    "layout": say("layout"),
    "unit": say("an amount covers"),
    ColumnField.START: say("date and time"),
    ColumnField.DATE: say("date"),
    ColumnField.TIME: say("time"),
    ColumnField.QUEUE: say("queue"),
    ColumnField.CONTACTS: say("contacts"),
    ColumnField.VISITORS: say("visitors"),
    ColumnField.INQUIRY_RATE: say("inquiry rate"),
    ColumnField.SCENARIO: say("scenario"),
    "order": say("order in dates"),
    "label": say("times are"),
    "decimal": say("decimal sign"),
}
"""What a reader calls the fields, in the order of the list."""
LAYOUTS: dict[str, Message] = {
    Layout.LONG: say("one amount a line"),
    Layout.DAYS_ACROSS: say("days across"),
    Layout.HOURS_ACROSS: say("hours across"),
    Layout.QUEUES_ACROSS: say("queues across"),
    Layout.SCENARIOS_ACROSS: say("scenarios across"),
}
ORDERS: dict[str, Message] = {
    Order.MONTH_FIRST: say("month first: 11/10 is 10 November"),
    Order.DAY_FIRST: say("day first: 10/11 is 10 November"),
}
LABELS: dict[str, Message] = {
    Label.START: say("where an amount begins"),
    Label.END: say("where an amount ends"),
}
DECIMALS: dict[str, Message] = {".": say("a point: 1,234.5"), ",": say("a comma: 1.234,5")}
WORDS = {"layout": LAYOUTS, "order": ORDERS, "label": LABELS, "decimal": DECIMALS}
UNITS = ("slot", "hour", "day", "5", "15", "30")
COLUMNS = frozenset(field.value for field in ColumnField)
LETTERS, MARK = 26, "#"
NOTED = 24


@dataclass(frozen=True)
class Corrections:
    """What the reader has put right: values by field, and ids of queues by their name in the file."""

    fields: dict[str, str] = field(default_factory=dict)
    queues: dict[str, str] = field(default_factory=dict)

    def put(self, guess: Guess, value: str) -> "Corrections":
        """These corrections and one more. Other headings or another sheet make the columns anew."""
        if guess.field == QUEUE_MAP:
            return replace(self, queues={**self.queues, guess.key: value})
        kept = {
            name: told
            for name, told in self.fields.items()
            if guess.field not in {"sheet", "header", "layout"} or name not in COLUMNS
        }
        return replace(self, fields={**kept, guess.field: value})

    def settles(self, guess: Guess) -> bool:
        """Whether a line says what the reader has told."""
        return guess.key in self.queues if guess.field == QUEUE_MAP else guess.field in self.fields


def entries(proposal: Proposal) -> tuple[Guess, ...]:
    """The lines of the list: all guesses in a steady order, then the columns that it seems not to have."""
    guesses = proposal.guesses or _as_guesses(proposal.mapping)
    order = [*FIELDS, QUEUE_MAP]
    there = sorted((one for one in guesses if one.field in order), key=lambda one: order.index(one.field))
    known = {one.field for one in there}
    missing = [name for name in FIELDS if name in COLUMNS and name not in known] if guesses else []
    return (*there, *(Guess(field=name, value="", sureness=Sureness.SURE) for name in missing))


def _as_guesses(mapping: Mapping | None) -> tuple[Guess, ...]:
    """The lines of a file in the plan's own form, about which there is nothing to guess."""
    if mapping is None:
        return ()
    columns = {field.value: column for field, column in mapping.columns.items()}
    said = {"layout": mapping.layout.value, "unit": str(mapping.minutes), **columns}
    return tuple(Guess(field=name, value=value, sureness=Sureness.SURE) for name, value in said.items())


def label_of(guess: Guess) -> Message:
    """What a line is about."""
    if guess.field == QUEUE_MAP:
        return say("“{name}” is", name=guess.key)
    return FIELDS[guess.field]


def value_of(guess: Guess, settings: Settings) -> str:
    """What a line says, for people."""
    if guess.field in {QUEUE_MAP, "queue"} and guess.value in {queue.id for queue in settings.queues}:
        return next(queue.name for queue in settings.queues if queue.id == guess.value)
    if not guess.value:
        return str(say("left out")) if guess.field == QUEUE_MAP else "–"
    words = WORDS.get(guess.field, {})
    return str(words.get(guess.value) or (_unit(guess.value) if guess.field == "unit" else guess.value))


def choices(guess: Guess, proposal: Proposal, settings: Settings) -> list[Choice]:
    """What a line could say instead."""
    if guess.field in WORDS:
        return [Choice(value, str(text)) for value, text in WORDS[guess.field].items()]
    if guess.field in COLUMNS:
        return [*_for_all_lines(guess, settings), *_columns(proposal), Choice("", str(say("no column")))]
    return _others(proposal, settings)[guess.field]


def _for_all_lines(guess: Guess, settings: Settings) -> list[Choice]:
    """What may hold for all lines of a file that has no column for it."""
    if guess.field == ColumnField.QUEUE:
        return [Choice(queue.id, queue.name, str(say("all lines"))) for queue in settings.queues]
    if guess.field == ColumnField.SCENARIO:
        return [Choice(name, scenario_name(name), str(say("all lines"))) for name in settings.scenarios]
    return []


def _others(proposal: Proposal, settings: Settings) -> dict[str, list[Choice]]:
    lines = [
        Choice(str(row.line), str(say("line {line}", line=row.line)), _noted(row)) for row in proposal.rows
    ]
    return {
        "unit": [Choice(value, str(_unit(value))) for value in UNITS],
        "sheet": [Choice(name, name) for name in proposal.sheets],
        "header": [*lines, Choice("0", str(say("there are none")))],
        QUEUE_MAP: [*_queues(settings), Choice("", str(say("leave its lines out")))],
    }


def _queues(settings: Settings) -> list[Choice]:
    return [Choice(queue.id, queue.name, queue.id) for queue in settings.queues]


def _unit(value: str) -> Message:
    known = {"slot": say("a slot of the plan"), "hour": say("an hour"), "day": say("a day")}
    known |= {"60": known["hour"], "1440": known["day"]}
    return known.get(value) or say("{minutes} minutes", minutes=value)


def _noted(row: SheetRow) -> str:
    return " · ".join(cell[:NOTED] for cell in row.cells if cell)


def heading_row(proposal: Proposal) -> SheetRow | None:
    """The row of the headings, when it is among those shown."""
    line = proposal.mapping.header if proposal.mapping else 0
    return next((row for row in proposal.rows if row.line == line), None)


def letters(index: int) -> str:
    """A column as spreadsheets name it: A, B, …, Z, AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def _columns(proposal: Proposal) -> Iterator[Choice]:
    """Every column: by its heading where that is its own, else by its letter; with its first cell."""
    heads = heading_row(proposal)
    names = heads.cells if heads else ()
    below = [row for row in proposal.rows if heads is None or row.line > heads.line]
    for index in range(max((len(row.cells) for row in proposal.rows), default=0)):
        name = names[index] if index < len(names) else ""
        own = name and not name.startswith(MARK) and _times(names, name) == 1
        first = next((row.cells[index] for row in below if index < len(row.cells) and row.cells[index]), "")
        yield Choice(
            name if own else MARK + letters(index), f"{letters(index)}  {name}".rstrip(), first[:NOTED]
        )


def _times(names: tuple[str, ...], name: str) -> int:
    return sum(other.strip().casefold() == name.strip().casefold() for other in names)


def column_index(reference: str, proposal: Proposal) -> int | None:
    """The column that a mapping's reference means, among those shown."""
    heads = heading_row(proposal)
    if heads and reference in heads.cells:
        return heads.cells.index(reference)
    wide = max((len(row.cells) for row in proposal.rows), default=0)
    return next((i for i in range(wide) if reference in {letters(i), MARK + letters(i)}), None)


def fields_by_column(mapping: Mapping, proposal: Proposal) -> dict[int, ColumnField]:
    """Which column holds what."""
    places = {column_index(reference, proposal): field for field, reference in mapping.columns.items()}
    return {index: field for index, field in places.items() if index is not None}
