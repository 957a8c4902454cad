"""What people write for a thing of the plan: its id, its short code, its name."""

from collections import defaultdict
from collections.abc import Iterable

from shiftplan.files.faults import nearest
from shiftplan.files.handout.safe_text import visible
from shiftplan.files.moments import plain


def squeezed(text: str) -> str:
    """A text for comparing: narrow signs, single spaces; capitals are kept."""
    return " ".join(plain(text).split())


class Names:
    """Finds ids by what they are called. Capitals count only where they tell two apart."""

    def __init__(self, called: Iterable[tuple[str, str]]) -> None:
        """`called`: pairs of a name and the id of what is called so."""
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._folded: dict[str, list[str]] = defaultdict(list)
        for name, id_ in called:
            for text in {squeezed(name), squeezed(visible(name))} - {""}:
                _add(self._exact[text], id_)
                _add(self._folded[text.casefold()], id_)
        self._longest_first = sorted(self._folded, key=len, reverse=True)

    def of(self, text: str) -> tuple[str, ...]:
        """The ids that are called so: none, one, or more than one."""
        return tuple(self._exact.get(text) or self._folded.get(text.casefold()) or ())

    def beginnings(self, text: str) -> Iterable[tuple[tuple[str, ...], str]]:
        """(ids, the rest) for each name that `text` begins with, the longest name first."""
        folded = text.casefold()
        for name in self._longest_first:
            if folded == name or folded.startswith(f"{name} "):
                yield self.of(text[: len(name)]), text[len(name) :].strip()

    def nearest(self, text: str) -> str:
        """The name most like `text`; "" when there is none."""
        return nearest(text, self._exact)


def _add(ids: list[str], id_: str) -> None:
    if id_ not in ids:
        ids.append(id_)
