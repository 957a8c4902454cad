"""A checklist as a screen asks for it: what is due, whose, how it stands, what the plan says."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from shiftplan.domain.base import Frozen
from shiftplan.domain.playbook import Chapter, Item, Playbook, Role, Words
from shiftplan.domain.record import ItemRecord
from shiftplan.language import Message, printable, say
from shiftplan.operations.auto import verdict
from shiftplan.operations.due import due_at
from shiftplan.operations.facts import Facts, Verdict
from shiftplan.operations.names import Standing, role_name, standing_name

SOON = timedelta(days=1)
SETTLED = frozenset({Standing.DONE, Standing.SKIPPED, Standing.AUTO_DONE})


def _by_due(view: "ItemView") -> datetime:
    return view.due


class ItemView(Frozen):
    """One item now. Times are local wall time of the plan.

    `evidence` is the number the plan shows (auto items only); `contradicted` says that somebody ticked the
    item although the plan shows otherwise; `waits_for` names items that must be done first.
    """

    item: Item
    chapter: str
    owner: str
    due: datetime
    standing: Standing
    overdue: bool
    due_today: bool
    reason: str = ""
    who: str = ""
    at: datetime | None = None
    evidence: Message | None = None
    contradicted: bool = False
    waits_for: tuple[Words, ...] = ()

    @property
    def settled(self) -> bool:
        return self.standing in SETTLED

    @property
    def standing_name(self) -> Message:
        return standing_name(self.standing)

    @property
    def whose(self) -> Message:
        """The role, with the person's name where the plan gives one."""
        role = role_name(self.item.role)
        return say("{role} {name}", role=role, name=self.owner) if self.owner else role


class ChapterView(Frozen):
    chapter: Chapter
    due: datetime
    items: tuple[ItemView, ...]

    @property
    def settled(self) -> int:
        return sum(item.settled for item in self.items)

    @property
    def overdue(self) -> int:
        return sum(item.overdue for item in self.items)

    @property
    def progress(self) -> str:
        return f"{self.settled}/{len(self.items)}"


class ChecklistView(Frozen):
    """The whole list at `now` (local wall time); narrowed by `only`."""

    playbook: Playbook
    now: datetime
    chapters: tuple[ChapterView, ...]

    @property
    def items(self) -> tuple[ItemView, ...]:
        return tuple(item for chapter in self.chapters for item in chapter.items)

    @property
    def settled(self) -> int:
        return sum(item.settled for item in self.items)

    @property
    def progress(self) -> str:
        return f"{self.settled}/{len(self.items)}"

    @property
    def overdue(self) -> tuple[ItemView, ...]:
        """What should have been settled by now, the oldest first."""
        return tuple(sorted((item for item in self.items if item.overdue), key=_by_due))

    @property
    def due_today(self) -> tuple[ItemView, ...]:
        return tuple(item for item in self.items if item.due_today)

    @property
    def next_due(self) -> ItemView | None:
        """The unsettled item that comes first: the oldest overdue one, else the next."""
        return min((item for item in self.items if not item.settled), key=_by_due, default=None)

    @property
    def current(self) -> ChapterView | None:
        """The first pause point that still has something open."""
        return next((c for c in self.chapters if c.settled < len(c.items)), None)

    def of(self, item_id: str) -> ItemView | None:
        return next((view for view in self.items if view.item.id == item_id), None)

    def only(self, *, due: bool = False, role: Role | None = None) -> "ChecklistView":
        """A view like it with fewer items: those overdue or due within a day, those of a role, or both."""
        soon = self.now + SOON

        def wanted(item: ItemView) -> bool:
            return (role in (None, item.item.role)) and (not due or (not item.settled and item.due <= soon))

        return self._kept(wanted)

    def _kept(self, wanted: Callable[[ItemView], bool]) -> "ChecklistView":
        narrowed = (
            chapter.model_copy(update={"items": tuple(filter(wanted, chapter.items))})
            for chapter in self.chapters
        )
        return self.model_copy(update={"chapters": tuple(c for c in narrowed if c.items)})


def checklist(
    playbook: Playbook, facts: Facts, records: Mapping[str, ItemRecord], now: datetime
) -> ChecklistView:
    """The list at `now`, an instant with its zone; `records` are the newest of each item touched."""
    local = facts.plan.grid.local(now)
    views = {item.id: _item_view(playbook, item, facts, records, local) for item in playbook.items}
    chapters = tuple(
        ChapterView(
            chapter=chapter,
            due=due_at(chapter.due, facts.plan.settings.event),
            items=tuple(_waiting(playbook, views[item.id], views) for item in chapter.items),
        )
        for chapter in playbook.chapters
    )
    return ChecklistView(playbook=playbook, now=local, chapters=chapters)


def _item_view(
    playbook: Playbook, item: Item, facts: Facts, records: Mapping[str, ItemRecord], now: datetime
) -> ItemView:
    chapter = next(chapter for chapter in playbook.chapters if item in chapter.items)
    record, seen = records.get(item.id), verdict(item.auto, facts) if item.auto else None
    standing = _standing(record, seen)
    due = due_at(item.due or chapter.due, facts.plan.settings.event)
    return ItemView(
        item=item,
        chapter=chapter.id,
        owner=printable(facts.plan.settings.owners.get(item.role, "")),
        due=due,
        standing=standing,
        overdue=due < now and standing not in SETTLED,
        due_today=due.date() == now.date() and standing not in SETTLED,
        reason=printable(record.reason) if record and standing is Standing.SKIPPED else "",
        who=printable(record.who) if record else "",
        at=facts.plan.grid.local(record.at) if record else None,
        evidence=seen.evidence if seen else None,
        contradicted=standing is Standing.DONE and seen is not None and seen.met is False,
    )


def _standing(record: ItemRecord | None, seen: Verdict | None) -> Standing:
    """What a person settled stands; else the plan may tick it."""
    set_by_hand = Standing(record.state.value) if record else Standing.OPEN
    if set_by_hand not in SETTLED and seen is not None and seen.met:
        return Standing.AUTO_DONE
    return set_by_hand


def _waiting(playbook: Playbook, view: ItemView, views: Mapping[str, ItemView]) -> ItemView:
    before = [playbook.item(name) for name in view.item.needs if not views[name].settled]
    return view.model_copy(update={"waits_for": tuple(item.text for item in before if item)})
