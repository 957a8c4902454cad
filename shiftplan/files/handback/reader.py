"""The words of one cell, read: a shift with its hours and queue, a day off, why somebody is away."""

import re
from collections.abc import Iterator
from itertools import permutations

from shiftplan.domain.people import BLOCKING
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import KINDS
from shiftplan.files.faults import cut
from shiftplan.files.handback.inside import inside_of
from shiftplan.files.handback.meaning import Meaning, Off, Unread, Worked
from shiftplan.files.handback.names import Names, squeezed
from shiftplan.files.handback.shift_part import Part, Square, part_of
from shiftplan.language import in_every_language, say

OFF_WORDS = ("", "休", "休息", "off", "day off", "–", "-", "—", "−", "/", "×")
HOURS = re.compile(r"(\d{1,2}:\d{2})(?:\s*[–—~至-]\s*(\d{1,2}:\d{2}))?(?:\s+|$)")
BETWEEN_SHIFTS = re.compile(r"\s*[+&/,;、]\s*|\s+和\s+|\s+and\s+")
FORMULA = re.compile(r"=\s*\S|#[A-Z/0]+[!?]?$|#N/A$")
Unfit = tuple[str, str]

UNKNOWN_QUEUE = "unknown_queue"


class CellReader:
    """Reads cells of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        queues = [(called, one.id) for one in plan.settings.queues for called in (one.name, one.id)]
        pairs = [(f"{a}→{b}", f"{x}→{y}") for (a, x), (b, y) in permutations(queues, 2) if x != y]
        self._queues = Names([*queues, *pairs])
        self._shifts = Names(
            (called, one.id) for one in plan.shifts for called in (one.short, one.name, one.id)
        )
        away = [(text, kind) for kind in BLOCKING for text in in_every_language(KINDS[kind].template)]
        self._away = {squeezed(text).casefold(): kind for text, kind in away}

    def read(self, text: str, square: Square) -> Meaning:
        """What the words mean for this person and day."""
        words = squeezed(text)
        found = self._worked(words, square)
        if isinstance(found, Worked):
            return found
        if words.casefold() in OFF_WORDS:
            return Off.OFF
        return self._away.get(words.casefold()) or found or self._unknown(words)

    def _worked(self, words: str, square: Square) -> Worked | Unread | None:
        """The shift; why it cannot be taken when it is one; None when the words begin with no shift."""
        fault: Unread | None = None
        for head, inside in _bracketed(words):
            for ids, rest in self._shifts.beginnings(head):
                found = self._shift(ids, rest, inside, square)
                if isinstance(found, Worked):
                    return found
                if fault is None or fault.code == UNKNOWN_QUEUE:
                    fault = found
        return None if fault and self._several(words) else fault

    def _shift(self, ids: tuple[str, ...], rest: str, inside: str, square: Square) -> Worked | Unread:
        present = square.present
        there = present.shift if present and present.shift in ids else None
        if len(ids) > 1 and there is None:
            return Unread(
                "ambiguous_shift",
                say("more than one shift is called so: {ids}", ids=", ".join(ids)),
                say("write the id of the one that is meant"),
            )
        hours = HOURS.match(rest)
        queue = rest[hours.end() :] if hours else rest
        queues = self.queues_of(queue)
        if queues is None:
            return self.no_queue(queue)
        begin, end = (hours[1], hours[2] or "") if hours else ("", "")
        return part_of(self.plan, Part(there or ids[0], begin, end, queues, inside_of(inside)), square)

    def queues_of(self, words: str) -> tuple[str, ...] | None:
        """The queue, or the two when it changes at the meal; () for none said, None for an unknown one."""
        if not words:
            return ()
        found = self._queues.of(words)
        return tuple(found[0].split("→")) if found else None

    def no_queue(self, words: str) -> Unread:
        return Unread(
            UNKNOWN_QUEUE,
            say("there is no queue “{read}” in this plan", read=cut(words)),
            say("the nearest is {nearest}", nearest=self._queues.nearest(words)),
        )

    def begins(self, words: str) -> bool:
        """Whether the words begin with a shift, or are a day off or a reason to be away."""
        return self.is_known(words) or any(True for _ in self._shifts.beginnings(squeezed(words)))

    def shifts_called(self, words: str) -> tuple[str, ...]:
        """The ids of shifts with exactly this code, name or id."""
        return self._shifts.of(squeezed(words))

    def is_known(self, words: str) -> bool:
        """Whether the words are a shift, a day off or a reason to be away, and nothing else."""
        folded = squeezed(words).casefold()
        return bool(self._shifts.of(squeezed(words))) or folded in self._away or folded in OFF_WORDS[1:]

    def _unknown(self, words: str) -> Unread:
        if self._several(words):
            return Unread(
                "two_shifts",
                say("two shifts stand on one day: “{read}”", read=cut(words)),
                say("keep one of them; a person has one shift a day"),
            )
        if FORMULA.match(words):
            return Unread(
                "formula",
                say("“{read}” is a formula or its fault, not a shift", read=cut(words)),
                say("write what it should give: a shift's short code, or nothing for a day off"),
            )
        return Unread(
            "unknown_shift",
            say("there is no shift “{read}” in this plan", read=cut(words)),
            say(
                "the nearest is {nearest}; there are: {known}; a day off is empty, 休, off or –",
                nearest=self._shifts.nearest(words),
                known=", ".join(one.short for one in self.plan.shifts),
            ),
        )

    def _several(self, words: str) -> bool:
        """Whether the words are shifts parted by a sign, or names of shifts alone."""
        parts = [part for part in BETWEEN_SHIFTS.split(words) if part]
        if len(parts) > 1 and all(any(self._shifts.beginnings(part)) for part in parts):
            return True
        single = words.split()
        return len(single) > 1 and all(self._shifts.of(one) for one in single)


def _bracketed(words: str) -> Iterator[tuple[str, str]]:
    """The words whole, then each way to take what stands in brackets at their end apart."""
    yield words, ""
    if words.endswith(")"):
        for found in re.finditer(r"\s*\(", words):
            yield words[: found.start()].rstrip(), words[found.end() : -1].strip()
