"""The comparison of what-if copies as text and as data, and how a run over them talks."""

from collections.abc import Iterator, Sequence
from typing import Any

from shiftplan.cli.output import listed, talk
from shiftplan.cli.output import table as drawn
from shiftplan.domain.adjustment_words import sentence
from shiftplan.domain.figure_words import FIGURES, SERVICE, service_text
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say, typed
from shiftplan.planning.copies import Copy, Doing, Event, Moved, Row, Through

STALE = "*"
NAME_SHOWN = 32
SPARE = (11, 10, 4, 3, 5)
"""Left out on a narrow terminal, the first of them first."""
DOINGS: dict[Doing, Message] = {
    Doing.SOLVE: say("solving"),
    Doing.SIMULATE: say("simulating"),
    Doing.FIGURES: say("working out the figures"),
}


def comparison_lines(plan: Plan, rows: Sequence[Row]) -> Iterator[str]:
    """The table, then what each copy has otherwise, and what is out of date."""
    if len(rows) == 1:
        yield str(say("no what-if copies yet"))
        yield "  → " + str(
            say("make one: shiftplan scenarios {plan} add NAME --contacts +20%", plan=typed(rows[0].folder))
        )
        return
    headings = (say("what-if copy"), *(one.heading for one in FIGURES.values()), SERVICE.heading)
    yield drawn(headings, [_line(row) for row in rows], SPARE)
    if any(_stale(row) for row in rows):
        yield str(say("{mark}: out of date, or not there yet; shiftplan scenarios PLAN judge", mark=STALE))
    for row in rows[1:]:
        yield from about_lines(plan, row)


def _line(row: Row) -> list[object]:
    figures = [one.text(row.figures) if row.figures else None for one in FIGURES.values()]
    name = row_name(row)
    mark = STALE if _stale(row) else ""
    late = STALE if row.service and not row.service_fresh else ""
    return [_cut(name) + mark, *figures, service_text(row.service) + late if row.service else None]


def _cut(name: str) -> str:
    shown = printable(name)
    return shown if len(shown) <= NAME_SHOWN else shown[: NAME_SHOWN - 1] + "…"


def row_name(row: Row) -> str:
    return row.copy.name if row.copy else str(say("the plan"))


def _stale(row: Row) -> bool:
    return row.fault is None and row.has_rota and not row.fresh


def about_lines(plan: Plan, row: Row) -> Iterator[str]:
    """What a copy has otherwise, and what is to be known of it."""
    name = printable(row_name(row))
    if row.fault is not None:
        yield str(say("{name}: {sentence}", name=name, sentence=row.fault))
        return
    about = row.copy.about if row.copy else None
    if about is None:
        return
    told = listed(printable(str(sentence(plan, one))) for one in about.adjustments) or str(say("as the plan"))
    note = f" · {printable(about.note)}" if about.note else ""
    yield f"{name}: {told}{note}"
    if not row.has_rota:
        yield "  " + str(say("no rota yet"))
    if row.figures is not None and row.figures.outdated:
        yield "  " + str(say("its rota was made for other people, rules or needs; solve it"))
    if row.changed:
        yield "  " + str(say("the plan was changed since, in {files}", files=listed(row.changed)))


def made_lines(plan: Plan, made: Copy) -> Iterator[str]:
    about = made.about
    changes = about.adjustments if about else ()
    yield str(say("made: {name}, in {folder}", name=printable(made.name), folder=str(made.folder)))
    yield from (f"  {printable(str(sentence(plan, one)))}" for one in changes)
    yield str(say("next: shiftplan scenarios {plan} solve", plan=typed(made.plan)))


def data(plan: Plan, rows: Sequence[Row]) -> dict[str, Any]:
    """The same for a program; what is not known is null."""
    return {"copies": [_row(plan, row) for row in rows]}


def _row(plan: Plan, row: Row) -> dict[str, Any]:
    about = row.copy.about if row.copy else None
    figures, service = row.figures, row.service
    return {
        "name": row.name or None,
        "folder": str(row.folder),
        "note": about.note if about else None,
        "who": about.who if about else None,
        "made_at": about.made_at.isoformat() if about else None,
        "from": (about.source or None) if about else None,
        "changes": [
            {**one.model_dump(mode="json"), "sentence": str(sentence(plan, one))}
            for one in (about.adjustments if about else ())
        ],
        "has_rota": row.has_rota,
        "figures": figures and {**figures.model_dump(mode="json"), "gap": figures.gap},
        "figures_fresh": row.fresh,
        "service": service and service.model_dump(mode="json"),
        "service_fresh": row.service_fresh,
        "plan_changed_since": row.changed,
        "fault": row.fault and str(row.fault),
    }


class Spoken:
    """How a run goes, for a person, on stderr: a line when a copy is begun, and what came of it."""

    def __init__(self) -> None:
        self.failed = False
        self._begun: tuple[str, Doing] | None = None

    def tell(self, event: Event) -> None:
        name = printable(event.copy.name) if event.copy else str(say("the plan"))
        if isinstance(event, Moved):
            self._begin(name, event.doing)
        else:
            self._end(name, event)

    def _begin(self, name: str, doing: Doing) -> None:
        if self._begun != (name, doing):
            self._begun = (name, doing)
            talk(say("{name}: {doing} …", name=name, doing=DOINGS[doing]))

    def _end(self, name: str, event: Through) -> None:
        if event.fault is not None:
            self.failed = True
            talk(say("{name}: {sentence}", name=name, sentence=event.fault))
            if event.fault.hint:
                talk(f"  → {event.fault.hint}")
