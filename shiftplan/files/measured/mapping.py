"""How an export was read: what is remembered of it, and which of its columns holds what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import Field

from shiftplan.domain.actuals import Figure
from shiftplan.domain.base import Frozen
from shiftplan.domain.mapping import ColumnField
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut, nearest
from shiftplan.files.measured.words import LENGTHS, MINUTES, figure_of
from shiftplan.files.tabular.columns import find_columns
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.sheet import Record, text_of
from shiftplan.files.tabular.words import WHEN, key
from shiftplan.language import say

FIELDS = (
    *(field.value for field in (*WHEN, ColumnField.QUEUE)),
    MINUTES,
    *(figure.value for figure in Figure),
)


LOOKED_AT = 200
"""Lines below the headings by whose looks columns are known."""


class MeasuredMapping(Frozen):
    """`columns` names columns that somebody told, by heading or letter; the others are found by their words.

    `queues` gives the id for a name in the file; "" leaves its lines out. `queue` is that of every line where
    no column says it.
    """

    columns: dict[str, str] = Field(default_factory=dict)
    queues: dict[str, str] = Field(default_factory=dict)
    queue: str = ""


@dataclass(frozen=True)
class Places:
    """Columns, counted from 0, of when and whose a line is, of its length and of its figures."""

    when: dict[ColumnField, int]
    queue: int | None
    minutes: int | None
    figures: dict[Figure, int]


def places_of(headed: Headed, settings: Settings, calendar: Calendar, mapping: MeasuredMapping) -> Places:
    """Which column holds what. Raises `BadInput` for a column that was told and is not there."""
    told = {name: _told(headed, name, value) for name, value in mapping.columns.items()}
    found = find_columns(_without_figures(headed), settings, calendar)
    when = {name: one.column for name, one in found.items() if name in WHEN}
    if said := {ColumnField(name): at for name, at in told.items() if name in set(WHEN)}:
        when = said
    figures = _figures(headed, {*when.values(), *told.values()})
    figures |= {Figure(name): at for name, at in told.items() if name in set(Figure)}
    queue = told.get(ColumnField.QUEUE.value)
    if queue is None and ColumnField.QUEUE in found:
        queue = found[ColumnField.QUEUE].column
    lengths = [at for at, heading in enumerate(headed.headings) if key(heading) in LENGTHS]
    length = told.get(MINUTES, lengths[0] if lengths else None)
    return Places(when, queue, length, {figure: at for figure, at in figures.items() if at != queue})


def _without_figures(headed: Headed) -> Headed:
    """The first lines without the columns of figures: 00:01:20 under 首响 is no time of the day."""
    figures = {at for at, heading in enumerate(headed.headings) if figure_of(heading)}
    first = 0 if headed.index is None else headed.index + 1
    records = tuple(
        Record(record.line, tuple("" if at in figures else cell for at, cell in enumerate(record.cells)))
        for record in headed.sheet.records[: first + LOOKED_AT]
    )
    return Headed(replace(headed.sheet, records=records), headed.index)


def _figures(headed: Headed, taken: set[int]) -> dict[Figure, int]:
    """The best heading for each figure; of equals the first."""
    best: dict[Figure, tuple[int, int]] = {}
    for at, heading in enumerate(headed.headings):
        found = None if at in taken else figure_of(heading)
        if found and (found[0] not in best or (found[1], at) < best[found[0]]):
            best[found[0]] = (found[1], at)
    return {figure: at for figure, (_, at) in best.items()}


def _told(headed: Headed, name: str, value: str) -> int:
    if name not in FIELDS:
        raise BadInput(
            say("an export of figures has no field {field}", field=cut(name)),
            say(
                "the nearest is {nearest}; there are: {known}",
                nearest=nearest(name, FIELDS),
                known=", ".join(FIELDS),
            ),
        )
    column = headed.column(value)
    if column is None:
        there = [text for cell in headed.headings if (text := text_of(cell))]
        raise BadInput(
            say("{field}: the file has no column “{read}”", field=name, read=cut(value)),
            say("there are: {known}", known=cut(", ".join(there))),
        )
    return column


def words(headed: Headed) -> tuple[str, ...]:
    """The headings as files of one form are compared by."""
    return tuple(key(cell) for cell in headed.headings)


def with_told(
    mapping: MeasuredMapping, columns: Mapping[str, str], queues: Mapping[str, str]
) -> MeasuredMapping:
    """The mapping with what somebody told now on top."""
    return mapping.model_copy(
        update={"columns": {**mapping.columns, **columns}, "queues": {**mapping.queues, **queues}}
    )
