"""The window of a list in words."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from shiftplan.domain.effect import Effect
from shiftplan.domain.list_changes import ListKind, Mark, PersonChange
from shiftplan.domain.list_words import MARKS, new_text, rows
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say
from shiftplan.tui.findings import SIGNS, faults_of, findings_text
from shiftplan.tui.importing.work import Outlook
from shiftplan.tui.rota.layout import fit

BOXES = {True: "[x]", False: "[ ]"}
STYLES = {Mark.NEW: "$success", Mark.CHANGED: "$text-primary", Mark.GONE: "$warning"}
INDENT, SHOWN = "  │ ", 6
FIELD = 16


def person(plan: Plan, change: PersonChange, width: int, *, chosen: bool) -> Content:
    """A person's changes, a line each under the name."""
    shade = "" if chosen else "dim"
    name = printable(f"{change.name} {change.agent}")
    person = change.before is not None or change.after is not None
    mark = f"  {MARKS[change.mark]}" if person else ""
    head = Content.assemble(
        (f"{BOXES[chosen]} ", "$key bold"), (name, f"bold {shade}"), (mark, STYLES[change.mark])
    )
    lines = [Content.styled(fit(text, max(20, width)).rstrip(), shade) for text in _lines(plan, change)]
    return Content("\n").join([head, *lines])


def _lines(plan: Plan, change: PersonChange) -> Iterator[str]:
    if change.mark is Mark.NEW and change.after is not None:
        yield INDENT + new_text(change)
        return
    for what, before, after in rows(plan, change):
        if change.mark is Mark.GONE and change.before is not None:
            yield INDENT + before
        else:
            pad = " " * max(1, FIELD - cell_len(what))
            yield f"{INDENT}{what}{pad}{before or '–'} → {after or '–'}"


def head(file: str, chosen: int, whole: int) -> Content:
    text = say(
        "{file}: changes of {whole} {whole:person|people}, {chosen} chosen",
        file=file,
        whole=whole,
        chosen=chosen,
    )
    return Content.styled(printable(str(text)), "bold")


def note(plan: Plan, kind: ListKind, staying: tuple[str, ...], *, removes: bool) -> Content:
    """Who or what is not in the list, and what becomes of it."""
    if removes:
        gone = {
            ListKind.AGENTS: say("Whoever is not in the list is gone; g lets them stay."),
            ListKind.AVAILABILITY: say("Entries that are not in the list are gone; g lets them stay."),
        }
        return Content.styled(str(gone[kind]), "$warning")
    if not staying:
        return Content("")
    names = [plan.agent[one].name for one in staying]
    shown = ", ".join(names[:SHOWN]) + (" …" if names[SHOWN:] else "")
    text = (
        say("Not in the list, and left as they are: {names}; g takes them out.", names=shown)
        if kind is ListKind.AGENTS
        else say("Entries not in the list are left as they are, of {names}; g takes them out.", names=shown)
    )
    return Content.styled(printable(str(text)), "$muted")


def side(outlook: Outlook | None, *, judging: bool, has_need: bool) -> Content:
    """What the choice would do, or why it cannot be."""
    if outlook is None or judging:
        return Content.styled(
            str(say("◌ judging …") if has_need else say("◌ the need is worked out …")), "$muted"
        )
    if outlook.fault is not None:
        return findings_text(faults_of(outlook.fault))
    if outlook.effect is None:
        return Content.styled(str(say("nothing would change")), "$muted")
    return Content("\n").join(_effect(outlook.effect))


def _effect(effect: Effect) -> Iterator[Content]:
    errors = effect.after.hard_violations
    yield _figure(say("hours short"), effect.after.shortage_agent_hours, effect.hours_short)
    yield _figure(say("violations"), errors, errors - effect.before.hard_violations)
    yield _figure(say("rota's value"), effect.after.objective, effect.cost)
    for finding in effect.broken:
        source = f" ({finding.source})" if finding.source else ""
        yield Content.assemble(SIGNS[finding.severity], printable(f" {finding.message}{source}"))
    if effect.mended:
        yield Content.styled(str(say("mended: {count}", count=len(effect.mended))), "$success")


def _figure(label: Message, now: float, change: float) -> Content:
    style = "$error bold" if change > 0 else "$success bold" if change < 0 else "$muted"
    return Content.assemble(
        f"{label}: {now:,.1f} ".replace(".0 ", " "), (f"({change:+,.1f})".replace(".0)", ")"), style)
    )


def taken(names: str) -> Message:
    """Where the old files are, by their names."""
    return say("written; the old files are in replaced/, importing them takes it back: {names}", names=names)
