"""A list of people or of absences beside the plan: what it changes, and what that does to the rota."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from shiftplan.checks import Judging
from shiftplan.domain.effect import Effect
from shiftplan.domain.finding import Finding
from shiftplan.domain.list_changes import ListKind, PersonChange
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput
from shiftplan.files import agents, mappings
from shiftplan.files.faults import BadPlan, cut, near_hint
from shiftplan.files.folder import Folder, read_folder
from shiftplan.files.people_lists import absences, people
from shiftplan.files.people_lists.contents import Contents, contents_after
from shiftplan.files.people_lists.lines import ListFaults
from shiftplan.files.people_lists.mapping import Layout, told_of
from shiftplan.files.people_lists.reading import layout_for, open_list
from shiftplan.files.people_lists.table_text import TableText
from shiftplan.files.people_lists.writing import write_keeping
from shiftplan.files.plan import PlanRead, parse
from shiftplan.files.stamps import content_of
from shiftplan.files.text import decode
from shiftplan.language import say

HALF = 2


@dataclass(frozen=True)
class ListImport:
    """What a list changes in a plan that was read from `folder`, in the order of the plan.

    `staying` are the ids of people who are not in the list and stay (of absences: whose entries do).
    """

    path: Path
    kind: ListKind
    read: PlanRead
    folder: Folder
    layout: Layout
    changes: tuple[PersonChange, ...]
    staying: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def plan(self) -> Plan:
        return self.read.plan

    @property
    def rota(self) -> Rota:
        return self.read.rota or Rota()

    def only(self, agents: Collection[str]) -> "ListImport":
        """The changes of these people alone."""
        return replace(self, changes=tuple(one for one in self.changes if one.agent in agents))


@dataclass(frozen=True)
class After:
    """The plan after the changes: the files that differ, and what they then say."""

    contents: Contents
    read: PlanRead


def read_list(
    folder: Path,
    path: Path,
    kind: ListKind,
    corrections: Mapping[str, str] | None = None,
    *,
    remove: bool | None = None,
) -> ListImport:
    """What a list changes; nothing is written.

    `remove` says whether people or entries that are not in it are gone; None: when the list has the plan's
    own headings and at least half of those that are there. Raises `BadPlan` with every fault of the list,
    or of the plan; `BadInput`, `MissingFile`, `StorageFailed`.
    """
    book = open_list(path)
    before = read_folder(folder)
    read = parse(Folder(dict(before.contents), list(before.findings)))
    told = told_of(corrections or {}, kind)
    layout = layout_for(book, kind, told, mappings.read_lists(folder))
    faults = ListFaults(book, layout)
    found = _Found(read, before, layout, faults)
    reading = found.people if kind is ListKind.AGENTS else found.absences
    changes, staying = reading(remove=remove)
    if faults.broken:
        raise BadPlan(faults.findings)
    return ListImport(path, kind, read, before, layout, changes, staying, tuple(faults.findings))


class _Found:
    """The differences of one list."""

    def __init__(self, read: PlanRead, folder: Folder, layout: Layout, faults: ListFaults) -> None:
        self.plan, self.rota = read.plan, read.rota or Rota()
        self.folder, self.layout, self.faults = folder, layout, faults

    def people(self, *, remove: bool | None) -> tuple[tuple[PersonChange, ...], tuple[str, ...]]:
        content = self.folder.contents[agents.FILE] or b""
        text = TableText.of(decode(content, agents.FILE), agents.FILE, agents.COLUMNS)
        told = {
            one.agent.id: one
            for one in people.PeopleReading(self.plan, text, self.layout, self.faults).told()
        }
        missing = [one.id for one in self.plan.agents if one.id not in told]
        gone = set(missing) if self._removes(len(missing), len(self.plan.agents), remove=remove) else set()
        changes = [
            people.gone(agent, self.plan, self.rota)
            if agent.id in gone
            else people.change_of(told[agent.id], self.plan)
            for agent in self.plan.agents
            if agent.id in told or agent.id in gone
        ]
        new = [people.change_of(one, self.plan) for one in told.values() if one.before is None]
        return tuple(one for one in (*changes, *new) if one), tuple(one for one in missing if one not in gone)

    def absences(self, *, remove: bool | None) -> tuple[tuple[PersonChange, ...], tuple[str, ...]]:
        told = tuple(absences.AbsenceReading(self.plan, self.layout, self.faults).told())
        whole = tuple(absences.changes_of(self.plan, self.rota, told, remove=True))
        missing = [one.agent for one in whole for entry in one.entries if entry.after is None]
        if self._removes(len(missing), len(self.plan.availability), remove=remove):
            return whole, ()
        part = tuple(absences.changes_of(self.plan, self.rota, told, remove=False))
        return part, tuple(dict.fromkeys(missing))

    def _removes(self, missing: int, there: int, *, remove: bool | None) -> bool:
        if remove is None:
            return self.layout.own and missing * HALF <= there
        return remove


def after_list(found: ListImport) -> After:
    """The plan with the changes; raises `BadPlan` when they cannot stand beside its other files."""
    before = found.folder.contents
    if not found.changes:
        return After({}, found.read)
    contents = contents_after(found.kind, found.changes, before, found.plan, found.read.rota)
    differing = {name: content for name, content in contents.items() if content != before.get(name)}
    read = parse(Folder({**before, **differing}, list(found.folder.findings)))
    return After(differing, read)


def list_effect(found: ListImport, after: After, need: Need) -> Effect:
    """What the changes do to the rota."""
    judged = Judging.of(found.plan, need, found.rota)
    return Effect(
        before=judged.judgement,
        after=judged.after(after.read.plan, after.read.rota or Rota()).judgement,
    )


def take_list(folder: Path, found: ListImport, after: After) -> dict[str, Path]:
    """Write the changes; where what they replaced is now, by file.

    Raises `ChangedUnderneath` when the plan changed since the list was read, `StorageFailed`.
    """
    signature, words = mappings.list_shape(found.kind, found.layout.heading.cells)
    new = mappings.RememberedList(signature=signature, headings=words, mapping=found.layout.mapping)
    remembered = {} if found.layout.own else {mappings.FILE: mappings.with_list(folder, new)}
    before = {**found.folder.contents, mappings.FILE: content_of(folder / mappings.FILE)}
    return write_keeping(folder, after.contents, before, remembered)


def changed_named(found: ListImport, words: str) -> tuple[str, ...]:
    """People whom the list changes, by id or name, parted by commas. Raises `BadInput`."""
    chosen: list[str] = []
    for word in filter(None, (one.strip() for one in words.replace("，", ",").split(","))):
        fits = [one.agent for one in found.changes if word in {one.agent, one.name}]
        if len(fits) != 1:
            raise _nobody(found, word, fits)
        chosen += fits
    return tuple(chosen)


def _nobody(found: ListImport, word: str, fits: list[str]) -> BadInput:
    if fits:
        return BadInput(say("{read} may be {ids}", read=cut(word), ids=", ".join(fits)), say("write the id"))
    known = [name for one in found.changes for name in (one.agent, one.name)]
    return BadInput(say("the list changes nobody called {read}", read=cut(word)), near_hint(word, known))


def list_fields(words: Iterable[str]) -> dict[str, str]:
    """Corrections such as `id=编号` by field. Raises `BadInput` for a word that is none."""
    found = {}
    for word in words:
        name, mark, value = word.partition("=")
        if not mark:
            raise BadInput(
                say("“{read}” is not a field, = and a heading", read=cut(word)),
                say("write for example --map id=编号"),
            )
        found[name.strip()] = value.strip()
    return found
