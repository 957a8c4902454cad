"""Queue and scenario of a line; an empty cell means the one above."""

from shiftplan.domain.mapping import ColumnField, Layout, Mapping
from shiftplan.domain.plan import Settings
from shiftplan.files.faults import cut, nearest
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.notes import Notes, listed
from shiftplan.files.tabular.queues import queue_of
from shiftplan.files.tabular.sheet import Record, text_of
from shiftplan.files.tabular.words import is_total, scenario_of
from shiftplan.language import say


class Who:
    """Reads queue and scenario of a sheet's lines: "" for a queue that is left out, None for no such."""

    def __init__(
        self,
        headed: Headed,
        columns: dict[ColumnField, int],
        mapping: Mapping,
        settings: Settings,
        notes: Notes,
    ) -> None:
        self._headed, self._columns, self._mapping = headed, columns, mapping
        self._settings, self._notes = settings, notes
        self._queues = dict(mapping.queues)
        self._last: dict[ColumnField, str] = {}
        self._filled: list[int] = []
        self._skipped: dict[str, int] = {}

    def known(self) -> bool:
        """Whether it is said whose contacts these are; if not, that is noted."""
        if self._mapping.layout is Layout.QUEUES_ACROSS or ColumnField.QUEUE in self._columns:
            return True
        name = self._headed.sheet.name
        if self._mapping.queue or name in self._queues or queue_of(name, self._settings.queues):
            return True
        self._notes.error(
            "missing_column",
            self._notes.row(self._headed, self._headed.line or 1),
            say("no column says which queue it is, and none is named for all lines"),
            say("name it: --map queue={known}", known=self._settings.queues[0].id),
        )
        return False

    def of(self, record: Record) -> tuple[str | None, str | None]:
        return self._queue(record), self._scenario(record)

    def notice(self, record: Record) -> None:
        """Remember the names of a line that is left out, for empty cells below it."""
        for name in (ColumnField.QUEUE, ColumnField.SCENARIO):
            read = text_of(record.at(self._columns[name])) if name in self._columns else ""
            if read and not is_total(read):
                self._last[name] = read

    def tell(self) -> None:
        """Note the names that were left out, and the cells taken from above."""
        for name, count in self._skipped.items():
            self._notes.warn(
                "queue_left_out",
                self._notes.row(self._headed),
                say(
                    "{count} {count:line|lines} of “{name}” {count:is|are} left out",
                    count=count,
                    name=cut(name),
                ),
                say("to read them, say which queue it is: --queue-map NAME=QUEUE"),
            )
        if self._filled:
            self._notes.note(
                "filled_down",
                self._notes.row(self._headed, self._filled[0]),
                say(
                    "empty cells of queue or scenario are taken as the one above: lines {lines}",
                    lines=listed(self._filled),
                ),
            )

    def _queue(self, record: Record) -> str | None:
        if self._mapping.layout is Layout.QUEUES_ACROSS:
            return None
        if ColumnField.QUEUE not in self._columns:
            return self._mapping.queue or self._named(self._headed.sheet.name, record, None)
        name = self._text(record, ColumnField.QUEUE)
        return self._named(name, record, self._columns[ColumnField.QUEUE])

    def _named(self, name: str, record: Record, column: int | None) -> str | None:
        if name not in self._queues:
            found = queue_of(name, self._settings.queues)
            if found is None:
                self._unknown_queue(name, record, column)
                return None
            self._queues[name] = found[0]
        if not self._queues[name]:
            self._skipped[name] = self._skipped.get(name, 0) + 1
        return self._queues[name]

    def _unknown_queue(self, name: str, record: Record, column: int | None) -> None:
        known = [queue.id for queue in self._settings.queues]
        place = self._notes.row(self._headed)
        if column is not None:
            place = self._notes.cell(self._headed, record.line, column)
        self._notes.error(
            "unknown_queue",
            place,
            say("there is no queue “{read}” in this plan", read=cut(name)),
            say("say which one it is: --queue-map NAME={nearest}", nearest=nearest(name, known)),
        )

    def _scenario(self, record: Record) -> str | None:
        if ColumnField.SCENARIO not in self._columns:
            return self._mapping.scenario
        name = self._text(record, ColumnField.SCENARIO)
        found = scenario_of(name, self._settings.scenarios) if name else self._mapping.scenario
        if found is None:
            self._notes.error(
                "unknown_scenario",
                self._notes.cell(self._headed, record.line, self._columns[ColumnField.SCENARIO]),
                say("there is no scenario “{read}” in this plan", read=cut(name)),
                say("there are: {known}", known=", ".join(self._settings.scenarios)),
            )
        return found

    def _text(self, record: Record, name: ColumnField) -> str:
        """The cell, or the last that was not empty."""
        read = text_of(record.at(self._columns[name]))
        if not read and name in self._last:
            self._filled.append(record.line)
            return self._last[name]
        self._last[name] = read
        return read
