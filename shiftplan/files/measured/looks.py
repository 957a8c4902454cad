"""Columns of figures by their looks, where lines have no headings: rows copied from a table or a chat."""

from dataclasses import replace

from shiftplan.domain.actuals import Figure
from shiftplan.files.measured.amounts import CLOCK, SPOKEN
from shiftplan.files.measured.mapping import Places
from shiftplan.files.moments import plain
from shiftplan.files.tabular.columns import MOST, share
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.numbers import is_number
from shiftplan.files.tabular.sheet import Value, text_of

ORDER = (Figure.CONTACTS, Figure.FIRST_REPLY, Figure.THREE_MINUTE, Figure.WAITING, Figure.PRESENT)
"""In which bare numbers follow each other."""


def places_by_looks(headed: Headed, places: Places) -> Places:
    """92.3% is the three-minute rate, 45秒 the first reply; bare numbers are what is left, in `ORDER`."""
    taken = {*places.when.values(), places.queue}
    free = [column for column in range(headed.width) if column not in taken]
    found: dict[Figure, int] = {}
    for figure, looks in ((Figure.THREE_MINUTE, _is_percent), (Figure.FIRST_REPLY, _is_length)):
        column = next((one for one in free if share(headed.values(one), looks) > MOST), None)
        if column is not None:
            found[figure] = column
            free.remove(column)
    numbers = [column for column in free if share(headed.values(column), is_number) > MOST]
    left = [figure for figure in ORDER if figure not in found]
    return replace(places, figures={**dict(zip(left, numbers, strict=False)), **found})


def _is_percent(value: Value) -> bool:
    return isinstance(value, str) and plain(value).endswith("%")


def _is_length(value: Value) -> bool:
    text = plain(text_of(value)).casefold()
    spoken = SPOKEN.fullmatch(text)
    return bool(CLOCK.fullmatch(text) or (spoken and any(spoken.groups())))
