"""What the reader of a proposal has put right, as words: `contacts=进线量`, `unit=hour`."""

from collections.abc import Mapping as Given
from dataclasses import dataclass, field

from shiftplan.domain.mapping import (
    MINUTES_PER_DAY,
    MINUTES_PER_HOUR,
    ColumnField,
    DayOrder,
    Label,
    Layout,
    Mapping,
    Sureness,
    Unit,
)
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut, nearest
from shiftplan.files.moments import plain
from shiftplan.files.tabular.queues import queue_of
from shiftplan.files.tabular.words import scenario_of
from shiftplan.language import say

OTHERS = ("layout", "unit", "queue", "scenario", "sheet", "header", "order", "label", "decimal")
FIELDS = tuple(dict.fromkeys((*(one.value for one in ColumnField), *OTHERS)))
EVERY_SHEET = "*"


@dataclass(frozen=True)
class Told:
    """Settled things, by field, and ids by names of queues; an empty column means there is none.

    `before` has the fields and names that are settled by an import before, not by anybody now.
    """

    fields: Given[str, str] = field(default_factory=dict)
    queues: Given[str, str] = field(default_factory=dict)
    before: frozenset[str] = frozenset()

    def under(self, now: "Told", more: Given[str, str]) -> "Told":
        """What was settled before, and `more` of it, where nothing is told now."""
        old_fields = {**self.fields, **more}
        before = (old_fields.keys() - now.fields.keys()) | (self.queues.keys() - now.queues.keys())
        return Told({**old_fields, **now.fields}, {**self.queues, **now.queues}, frozenset(before))

    def column(self, wanted: ColumnField) -> str | None:
        return self.fields.get(wanted.value)

    def is_for_all(self, wanted: ColumnField, settings: Settings) -> bool:
        """Whether what is told for queue or scenario is one of the plan's, for all lines, not a column."""
        if wanted is ColumnField.QUEUE:
            read = queue_of(self.fields.get("queue", ""), settings.queues)
            return read is not None and read[1] is Sureness.SURE
        return wanted is ColumnField.SCENARIO and self.scenario(settings) is not None

    def one_of(self, name: str, words: type[Layout] | type[DayOrder] | type[Label]) -> str | None:
        """The word told for `layout`, `order` or `label`; raises `BadInput` for any other."""
        read = self.fields.get(name)
        if read is None:
            return None
        known = [word.value for word in words]
        if read not in known:
            raise _unknown_word(name, read, known)
        return read

    def minutes(self, settings: Settings) -> int | None:
        """Minutes of `unit`: slot, hour, day or a number of minutes that divides the day."""
        read = self.fields.get("unit")
        if read is None:
            return None
        known = {
            Unit.SLOT.value: settings.grid.minutes,
            Unit.HOUR.value: MINUTES_PER_HOUR,
            Unit.DAY.value: MINUTES_PER_DAY,
        }
        minutes = known.get(read, int(read) if read.isascii() and read.isdecimal() and len(read) < 5 else 0)  # noqa: PLR2004 - minutes of a day have four digits
        if minutes < 1 or MINUTES_PER_DAY % minutes:
            raise _unknown_word("unit", read, [*known, "30", "15"])
        return minutes

    def header(self) -> int | None:
        read = self.fields.get("header")
        if read is None:
            return None
        if not (read.isascii() and read.isdecimal() and len(read) < 8):  # noqa: PLR2004 - no table has ten million lines
            raise BadInput(
                say("header must be the line of the headings; read “{read}”", read=cut(read)),
                say("write header=1, or header=0 when there are none"),
            )
        return int(read)

    def queue(self, settings: Settings) -> str | None:
        """The id of the queue told for all lines, "" for none."""
        read = self.fields.get("queue")
        found = None if read is None else queue_of(read, settings.queues)
        return None if found is None else found[0]

    def scenario(self, settings: Settings) -> str | None:
        read = self.fields.get("scenario")
        return scenario_of(read, settings.scenarios) if read else None


def check_told(told: Told, settings: Settings) -> None:
    """Raises `BadInput` for a field, queue or decimal sign that there is not."""
    for name in told.fields:
        if name not in FIELDS:
            raise _unknown_word("--map", name, list(FIELDS))
    decimal = told.fields.get("decimal", ".")
    if decimal not in {".", ","}:
        raise _unknown_word("decimal", decimal, [".", ","])
    for read in told.queues.values():
        if read and queue_of(read, settings.queues) is None:
            raise unknown_queue(read, settings)


def unknown_queue(read: str, settings: Settings) -> BadInput:
    """What to say of a queue that the plan does not have."""
    known = [queue.id for queue in settings.queues]
    return BadInput(
        say("there is no queue “{read}” in this plan", read=cut(read)),
        say(
            "the nearest is {nearest}; there are: {known}",
            nearest=nearest(read, known),
            known=", ".join(known),
        ),
    )


def settled(text: str) -> tuple[str, str]:
    """A correction such as `contacts=进线量` as field and value; raises `BadInput` when it is none."""
    name, mark, value = plain(text).partition("=")
    if not mark or name.strip() not in FIELDS:
        raise BadInput(
            say("“{read}” is not a field, = and a value", read=cut(text)),
            say("write for example contacts=C; the fields are: {fields}", fields=", ".join(FIELDS)),
        )
    return name.strip(), value.strip()


def as_told(mapping: Mapping) -> Told:
    """A mapping that was used before, as if it were told now; what it leaves out stays out."""
    columns = {one.value: mapping.columns.get(one, "") for one in ColumnField}
    fields = {
        **columns,
        "layout": mapping.layout.value,
        "unit": str(mapping.minutes),
        "order": mapping.order.value,
        "label": mapping.label.value,
        "decimal": mapping.decimal,
    }
    if not mapping.columns.get(ColumnField.QUEUE) and mapping.queue:
        fields["queue"] = mapping.queue
    if not mapping.columns.get(ColumnField.SCENARIO):
        fields["scenario"] = mapping.scenario
    return Told(fields, mapping.queues)


def _unknown_word(name: str, read: str, known: list[str]) -> BadInput:
    return BadInput(
        say("{name} cannot be “{read}”", name=name, read=cut(read)),
        say("it may be one of: {known}", known=", ".join(known)),
    )
