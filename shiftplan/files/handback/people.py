"""Whose line it is: a person of the plan, by id, else by name; a sum; or a fault."""

from collections.abc import Iterable

from shiftplan.domain.finding import Place
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.files.faults import cut
from shiftplan.files.handback.headings import IDS, NAMES
from shiftplan.files.handback.names import Names
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.sheet import Record, text_of
from shiftplan.files.tabular.words import is_total, key
from shiftplan.language import in_every_language, say

SUMS = frozenset(
    word
    for text in (
        "shifts",
        "hours",
        "nights",
        "needed, standard agent-hours",
        "rostered, standard agent-hours",
    )
    for word in in_every_language(text)
)


class People:
    """Finds the plan's people as sheets name them; all else is noted."""

    def __init__(self, plan: Plan, notes: Notes) -> None:
        self._agents = plan.agent
        self._notes = notes
        self._ids = Names((one.id, one.id) for one in plan.agents)
        self._bare_ids = Names((one.id.lstrip("0"), one.id) for one in plan.agents)
        self._names = Names((one.name, one.id) for one in plan.agents)
        self._codes = Names((text, one.id) for one in plan.shifts for text in (one.short, one.name, one.id))

    def has_id(self, text: str) -> bool:
        """Whether it is somebody's id, with or without the zeros that spreadsheets drop."""
        return len(self._by_id(text)) == 1

    def has_name(self, text: str) -> bool:
        return bool(text and self._names.of(text))

    def known(self, id_: str, name: str) -> bool:
        """Whether these are one person's."""
        return self.has_id(id_) or (not id_ and len(self._names.of(name)) == 1)

    def named(self, id_: str, name: str, cell: Place, line: Place) -> Agent | None:
        """The person of an id and a name, squeezed, "" where there is none; faults are told at a place."""
        found, called = self._by_id(id_), self._names.of(name) if name else ()
        if len(found) == 1:
            return self._checked(found[0], called, line)
        if not id_ and len(called) == 1:
            return self._agents[called[0]]
        self._unknown(id_, name, called, cell)
        return None

    def is_nobody(self, record: Record, said: Iterable[str], place: Place) -> bool:
        """Sums, headings once more, remarks, and lines whose words for days, `said`, are but numbers."""
        first = next((text for cell in record.cells if (text := text_of(cell).strip())), "")
        if first in SUMS or is_total(first) or key(first) in IDS | NAMES:
            return True
        words = [text for one in said if (text := one.strip())]
        if words and not all(_is_number(text) and not self._codes.of(text) for text in words):
            return False
        self._notes.warn(
            "no_person",
            place,
            say("“{read}” is no person of the plan and has no shifts; the line is left out", read=cut(first)),
        )
        return True

    def _by_id(self, id_: str) -> tuple[str, ...]:
        return (self._ids.of(id_) or self._bare_ids.of(id_.lstrip("0"))) if id_ else ()

    def _checked(self, found: str, called: tuple[str, ...], line: Place) -> Agent | None:
        """The person of an id, unless the name beside it is somebody else's: as after sorting one column."""
        if not called or found in called:
            return self._agents[found]
        self._notes.error(
            "id_and_name",
            line,
            say(
                "the id is that of {agent}, the name that of {other}",
                agent=f"{found} {self._agents[found].name}",
                other=f"{called[0]} {self._agents[called[0]].name}",
            ),
            say("look whether a column was sorted alone; id and name must be one person's"),
        )
        return None

    def _unknown(self, id_: str, name: str, called: tuple[str, ...], place: Place) -> None:
        if not id_ and len(called) > 1:
            self._notes.error(
                "ambiguous_person",
                place,
                say("more than one person is called {read}: {ids}", read=cut(name), ids=", ".join(called)),
                say("write the id of the one that is meant into a column headed id"),
            )
        elif not id_ and not name:
            self._notes.error(
                "missing_person",
                place,
                say("shifts stand here, but nobody's id or name"),
                say("write whose they are, or empty the line"),
            )
        else:
            near = called[0] if called else self._ids.nearest(id_) if id_ else self._names.nearest(name)
            self._notes.error(
                "unknown_person",
                place,
                say("nobody in agents.csv is called “{read}”", read=cut(" ".join(filter(None, (id_, name))))),
                say("the nearest is {nearest}; add new people to agents.csv first", nearest=near),
            )


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).removeprefix("-").isdigit()
