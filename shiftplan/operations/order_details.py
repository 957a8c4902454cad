"""An order's details read from text copied out of a workbench: labels and values, in any order, often ugly.

Nothing is guessed: what is masked (`王**`), or stands there with two different values, stays unread; the
latter is named. The values live as long as whoever asked holds them; nothing here keeps or writes them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shiftplan.operations.order_labels import LABELS, TOGETHER
from shiftplan.operations.order_shapes import by_shape
from shiftplan.operations.order_text import cleaned, pairs
from shiftplan.operations.order_values import value_of


@dataclass(frozen=True)
class OrderDetails:
    """`values` by the names of gaps; `unclear` are those with several values, each of them."""

    values: Mapping[str, str] = field(default_factory=dict)
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_order(text: str) -> OrderDetails:
    """What the text says of order, name, product, size, amount, carrier, tracking, address and times.

    A label counts before a shape (`SF` and twelve digits), a better label before a lesser (实付款 before
    合计).
    """
    clean = cleaned(text)
    found = _labelled(tuple(pairs(clean)))
    shaped = [(gap, value) for gap, value in by_shape(clean) if gap not in found]
    for gap, value in shaped:
        found.setdefault(gap, {})[value] = None
    known = {gap: tuple(values) for gap, values in found.items()}
    single = {gap: values[0] for gap, values in known.items() if len(values) == 1}
    return OrderDetails(single, {gap: values for gap, values in known.items() if len(values) > 1})


def _labelled(read: Sequence[tuple[str, str]]) -> dict[str, dict[str, None]]:
    """By gap the different values that its labels have, those of the best label that has any."""
    found = {gap: _of_best(gap, groups, read) for gap, groups in LABELS.items()}
    return {gap: values for gap, values in found.items() if values}


def _of_best(gap: str, groups: Iterable[tuple[str, ...]], read: Sequence[tuple[str, str]]) -> dict[str, None]:
    for labels in groups:
        names = {label.casefold() for label in labels}
        values = [(label, value_of(gap, text)) for label, text in read if label in names]
        known = {value: label for label, value in values if value is not None}
        if gap in TOGETHER and len(set(known.values())) == len(known) > 1:
            return {" ".join(known): None}
        if known:
            return dict.fromkeys(known)
    return {}
