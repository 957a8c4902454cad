"""How the items of a playbook stand, and which of them are there: one logic for every kind of playbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shiftplan.domain.playbook import Auto, Chapter, Item, Playbook, PlaybookKind, When
from shiftplan.domain.record import Mark
from shiftplan.operations.auto import verdict
from shiftplan.operations.facts import Facts, Verdict
from shiftplan.operations.names import Standing
from shiftplan.operations.step import SETTLED


@dataclass
class Standings:
    """The answers about one playbook; each is worked out once, since conditions read a whole rota.

    The playbook has no circle among the items that ask about one another, so that asking comes to an end.
    """

    playbook: Playbook
    facts: Facts
    marks: Mapping[str, Mark]
    _verdicts: dict[Auto, Verdict] = field(default_factory=dict)
    _there: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._chapters = {item.id: chapter for chapter in self.playbook.chapters for item in chapter.items}

    def verdict(self, auto: Auto) -> Verdict:
        if auto not in self._verdicts:
            self._verdicts[auto] = verdict(auto, self.facts)
        return self._verdicts[auto]

    def seen(self, item: Item) -> Verdict | None:
        """What the plan shows of an item; None for one that only a person can tick."""
        return self.verdict(item.auto) if item.auto else None

    def standing(self, item: Item) -> Standing:
        """What a person settled stands; else the plan may tick it. An option that is gone is no answer."""
        mark, seen = self.marks.get(item.id), self.seen(item)
        by_hand = Standing(mark.state.value) if mark else Standing.OPEN
        if by_hand is Standing.DONE and item.options and (mark is None or item.option(mark.reason) is None):
            by_hand = Standing.OPEN
        if by_hand not in SETTLED and seen is not None and seen.met:
            return Standing.AUTO_DONE
        return by_hand

    def there(self, item: Item) -> bool:
        """Whether all that the item and its chapter ask for holds."""
        if item.id not in self._there:
            whens = (*self.chapter(item).when, *item.when)
            self._there[item.id] = all(self._holds(when) for when in whens)
        return self._there[item.id]

    def chapter(self, item: Item) -> Chapter:
        return self._chapters[item.id]

    def waits_for(self, item: Item) -> tuple[Item, ...]:
        """What has to be settled first. In an incident it has to be done: nobody skips a signature."""
        needed = (self.playbook.item(name) for name in item.needs)
        return tuple(one for one in needed if one and self.there(one) and not self._released(one))

    def _released(self, item: Item) -> bool:
        standing = self.standing(item)
        strict = self.playbook.kind is PlaybookKind.INCIDENT
        return standing in SETTLED and not (strict and standing is Standing.SKIPPED)

    def _holds(self, when: When) -> bool:
        if when.condition is not None:
            return self.verdict(Auto(condition=when.condition, limit=when.limit)).met is when.met
        item = self.playbook.item(when.item or "")
        if item is None or not self.there(item):
            return False
        standing, mark = self.standing(item), self.marks.get(item.id)
        chosen = mark.reason if mark and standing is Standing.DONE else ""
        done = standing in {Standing.DONE, Standing.AUTO_DONE}
        return (done and (not when.answer or chosen in when.answer)) is when.met
