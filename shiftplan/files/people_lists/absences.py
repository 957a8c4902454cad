"""A list of absences and wishes beside availability.csv: which entries are new, changed, gone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from shiftplan.domain.list_changes import EntryChange, Mark, PersonChange
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.words import KINDS as KIND_NAMES
from shiftplan.files import availability
from shiftplan.files.handback.names import Names, squeezed
from shiftplan.files.people_lists.columns import FROM, UNTIL
from shiftplan.files.people_lists.lines import ListFaults, Whose, lines
from shiftplan.files.people_lists.mapping import Layout
from shiftplan.files.row import Row
from shiftplan.files.table import Line
from shiftplan.files.tabular.days import calendar_of
from shiftplan.language import in_every_language, say

LEAVE = (
    *("事假", "病假", "产假", "陪产假", "婚假", "丧假", "调休", "年休假", "公休", "探亲假", "育儿假"),
    *("annual", "sick", "vacation", "holiday"),
)
"""Words for leave; the word itself goes into the note when that is empty."""
WORDS = availability.KINDS | {
    word.casefold(): kind.value
    for kind, name in KIND_NAMES.items()
    for word in in_every_language(name.template)
}
ONE_DAY = timedelta(days=1)
Entries = dict[Availability, int]


class AbsenceReading:
    """Reads one list of absences."""

    def __init__(self, plan: Plan, layout: Layout, faults: ListFaults) -> None:
        self.plan, self.layout, self.faults = plan, layout, faults
        self.whose = Whose.of(plan.agents, layout)
        called = ((word, one.id) for one in plan.shifts for word in (one.short, one.name, one.id))
        self.shifts = Names(called)
        self.templates = frozenset(plan.shift)

    def told(self) -> Iterator[Availability]:
        """The entries that can be read, one for each day; the others are among the faults."""
        for line in lines(self.layout, calendar_of(self.plan.settings), self.faults):
            row = Row(line, self.faults)
            agent = self.whose.find(row)
            if row.sound and agent is None:
                self.whose.stranger(row)
            if agent is None:
                continue
            for day in self._days(row):
                cells = {**line.cells, **self._meant(line), "agent": agent, "date": day}
                one = Row(Line(line.line, cells, line.headings), self.faults)
                entry = availability.read_entry(one, self.plan.grid, self.templates)
                if entry is not None:
                    yield entry
                if not one.sound:
                    break

    def _meant(self, line: Line) -> dict[str, str]:
        """The kind and the shift in the plan's words."""
        kind = squeezed(line.cells.get("kind", ""))
        shifts = self.shifts.of(squeezed(line.cells.get("shift", "")))
        meant = {"shift": shifts[0]} if len(shifts) == 1 else {}
        leave = kind.casefold().split(" ")[0].removesuffix("假期") in LEAVE and kind.casefold() not in WORDS
        note = {"note": kind} if leave and not line.cells.get("note") else {}
        return {**meant, **note, "kind": "leave" if leave else WORDS.get(kind.casefold(), kind)}

    def _days(self, row: Row) -> list[str]:
        """The days of the line that may lie in the plan, as written; a stretch of days one by one."""
        if not row.text(FROM):
            return [row.text("date")]
        first, last = row.day(FROM), row.day(UNTIL) if row.text(UNTIL) else row.day(FROM)
        if first is None or last is None:
            return []
        if last < first:
            row.error(
                "until_before_from",
                UNTIL,
                say("it ends on {until}, before it begins on {begin}", until=str(last), begin=str(first)),
                say("mend one of the two dates"),
            )
            return []
        grid = self.plan.grid
        inside = [
            str(day) for day in _between(max(first, grid.dates[0]), min(last, grid.dates[-1] + ONE_DAY))
        ]
        return inside or [str(first)]


def changes_of(
    plan: Plan, rota: Rota, told: Iterable[Availability], *, remove: bool
) -> Iterator[PersonChange]:
    """What differs, by person in the order of the plan; without `remove` entries that are not told stay."""
    gone, new = differing(plan, told)
    for agent in plan.agents:
        mine = [*_paired(gone.get(agent.id, []), new.get(agent.id, []), rota, remove=remove)]
        if mine:
            marks = {one.mark for one in mine}
            mark = marks.pop() if len(marks) == 1 else Mark.CHANGED
            yield PersonChange(agent=agent.id, name=agent.name, mark=mark, entries=tuple(mine))


def differing(
    plan: Plan, told: Iterable[Availability]
) -> tuple[dict[str, list[Availability]], dict[str, list[Availability]]]:
    """The entries by person that are not told, and those that are not there."""
    present = Counter(plan.availability)
    listed = Counter(told)
    listed = Counter({one: max(1, min(count, present[one])) for one, count in listed.items()})
    gone: dict[str, list[Availability]] = defaultdict(list)
    new: dict[str, list[Availability]] = defaultdict(list)
    for entries, found in (((present - listed), gone), ((listed - present), new)):
        for one in sorted(entries.elements(), key=lambda one: (one.day, one.kind)):
            found[one.agent].append(one)
    return gone, new


def _paired(
    gone: list[Availability], new: list[Availability], rota: Rota, *, remove: bool
) -> Iterator[EntryChange]:
    """An entry that is gone and one of the same day and kind that is new are one that changed."""
    left = list(gone)
    for after in new:
        before = next((one for one in left if (one.day, one.kind) == (after.day, after.kind)), None)
        before = before or next((one for one in left if remove and one.day == after.day), None)
        if before is not None:
            left.remove(before)
        yield EntryChange(before=before, after=after, on_duty=_on_duty(after, before, rota))
    if remove:
        yield from (EntryChange(before=one, after=None) for one in left)


def _on_duty(after: Availability, before: Availability | None, rota: Rota) -> str:
    work = rota.at(after.agent, after.day)
    away = after.blocks and not (before and before.blocks)
    return work.shift if work and away else ""


def _between(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += ONE_DAY
