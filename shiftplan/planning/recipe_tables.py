"""The tables that a recipe or a comparison starts from, in the plan's own form or as shops have them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from shiftplan import files
from shiftplan.domain.derivation import Records
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.mapping import ColumnField, Mapping, Proposal
from shiftplan.domain.plan import Settings
from shiftplan.domain.recipe import HistoryRecipe, LastEventRecipe, Recipe, VisitorsRecipe, files_of
from shiftplan.files import tabular
from shiftplan.files.faults import is_error
from shiftplan.files.forecast import MOST_VISITORS
from shiftplan.language import say
from shiftplan.planning.corrections import Corrections
from shiftplan.planning.importing import sure_mapping

YEAR = timedelta(days=365)
DAY = timedelta(days=1)
SHOWN = {ColumnField.CONTACTS: ColumnField.VISITORS}


@dataclass(frozen=True)
class Tables:
    """Records by the names that the recipe gives its files, what was odd in them, and in the plan's own
    form those that are not in it.
    """

    records: dict[str, Records] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    own: dict[str, bytes] = field(default_factory=dict)


def read_tables(folder: Path, settings: Settings, recipe: Recipe, told: Corrections) -> Tables:
    """The tables of a recipe, looked for in the plan folder; their days may lie anywhere.

    What is not in the plan's own form is read as an import reads it, when that is sure or `told`. Raises
    `BadPlan` with every fault and question, `MissingFile` when there is no such file, `BadInput` for what
    is told and does not fit.
    """
    found = Tables()
    visitors = isinstance(recipe, VisitorsRecipe)
    names = files_of(recipe)
    told.refuse_without(names)
    for name in names:
        reader = _Reader(settings, calendar_for(settings, recipe), visitors, told, several=len(names) > 1)
        table = reader.read(files.read_bytes(folder / name), Path(name).name)
        found.records[name] = table.records
        if not table.is_own:
            found.own[name] = files.table_csv(table.records, visitors=visitors)
        found = Tables(found.records, (*found.findings, *table.findings), found.own)
    return found


def calendar_for(settings: Settings, recipe: Recipe) -> tabular.Calendar:
    """Where days without a year lie: at the last event, in the year before the plan, or in the plan."""
    plan = tabular.calendar_of(settings)
    if isinstance(recipe, LastEventRecipe):
        first = min(phase.start for phase in recipe.phases).date()
        return tabular.Calendar(first, max(phase.end for phase in recipe.phases).date(), zone=plan.zone)
    if isinstance(recipe, HistoryRecipe):
        return tabular.Calendar(plan.first - YEAR, plan.first - DAY, zone=plan.zone)
    return plan


@dataclass(frozen=True)
class _Table:
    records: Records
    findings: tuple[Finding, ...]
    is_own: bool


@dataclass(frozen=True)
class _Reader:
    """Reads one table; `several`: what is told may be about another."""

    settings: Settings
    calendar: tabular.Calendar
    visitors: bool
    told: Corrections
    several: bool

    def read(self, content: bytes, file: str) -> _Table:
        told = self.told.fields or self.told.queues
        own = None if told else files.read_own_table(content, file, visitors=self.visitors)
        if own is None:
            return self._ugly(content, file)
        if own.records is not None:
            return _Table(own.records, own.findings, is_own=True)
        if not self._is_ugly(own, content, file):
            raise files.BadPlan(own.findings)
        try:
            return self._ugly(content, file)
        except files.BadPlan:
            raise files.BadPlan(own.findings) from None

    def _is_ugly(self, own: files.OwnTable, content: bytes, file: str) -> bool:
        """Whether faults are more than slips of the pen: on most lines, or only on those of totals."""
        broken = {one.place.line for one in own.findings if is_error(one) and one.place}
        if len(broken) * 2 > own.lines > 0:
            return True
        return own.lines > 0 and broken <= tabular.total_lines(tabular.book_of(content, file))

    def _ugly(self, content: bytes, file: str) -> _Table:
        book = tabular.book_of(content, file)
        proposal, shop = self._proposal(book)
        mapping = sure_mapping(proposal)
        reading = tabular.read_amounts(book, mapping, self.settings, self.calendar, MOST_VISITORS)
        records, faults = None, reading.findings
        if not any(map(is_error, faults)):
            records, more = tabular.records_of(reading.amounts, file, shop=shop)
            faults = (*faults, *more)
        if records is None:
            raise files.BadPlan(faults)
        return _Table(records, (*proposal.findings, self._told(file, mapping), *faults), is_own=False)

    def _proposal(self, book: tabular.Book) -> tuple[Proposal, bool]:
        told = tabular.told_of(self.told.fields, self.told.queues, leniently=self.several)
        proposal = tabular.propose(book, self.settings, told, calendar=self.calendar)
        if self.visitors:
            return tabular.of_visitors(proposal, self.settings, self.told.fields)
        return proposal, False

    def _told(self, file: str, mapping: Mapping) -> Finding:
        """How the table is read, in the words that would put it right."""
        return Finding(
            code="table_read_so",
            severity=Severity.NOTE,
            message=say("read with {mapping}", mapping=" ".join(self._words(mapping))),
            place=Place(file=file),
        )

    def _words(self, mapping: Mapping) -> Iterator[str]:
        yield f"layout={mapping.layout.value}"
        for name, column in mapping.columns.items():
            yield f"{(SHOWN.get(name, name) if self.visitors else name).value}={column}"
        yield f"unit={mapping.minutes}"
