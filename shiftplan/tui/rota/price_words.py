"""What a shift would bring and break, in a few words for the picker and for the line under the banner."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.domain.clock import clock
from shiftplan.domain.edit_words import KINDS, edit_text
from shiftplan.domain.effect import Effect
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.language import _, printable, say
from shiftplan.tui.dialogs import Choice
from shiftplan.tui.findings import SIGNS
from shiftplan.tui.workspace import EditNews

if TYPE_CHECKING:
    from shiftplan.planning import Priced

EVEN = 0.005
SHOWN = 2
"""Rules broken that are named on the line; the others are counted."""
APART = "|"


def choice(plan: Plan, one: "Priced") -> Choice:
    """A line of the picker."""
    value = APART.join((one.shift, one.queue, "" if one.start is None else str(one.start)))
    if not one.shift:
        return Choice(value, _("day off"), price(one.effect))
    shift = plan.shift[one.shift] if one.start is None else plan.shift[one.shift].at(one.start)
    queue = f" {plan.queue[one.queue].name}" if one.queue else ""
    label = f"{shift.name} {clock(shift.start_minute)}–{clock(shift.end_minute)}{queue}"
    return Choice(value, label, price(one.effect), shift.short)


def chosen(value: str) -> tuple[str, str, int | None]:
    """(shift, queue, start) of a line of the picker."""
    shift, queue, start = value.split(APART)
    return shift, queue, int(start) if start else None


def price(effect: Effect) -> str:
    """Cover gained, wishes, value, and the first rule broken."""
    parts = list(_figures(effect))
    if effect.broken:
        first = effect.broken[0]
        parts.append(str(say("breaks: {rule}", rule=f"{first.message}{_source(first)}")))
    if effect.broken[1:]:
        parts.append(str(say("and {count} more", count=len(effect.broken) - 1)))
    return " · ".join(parts)


def _figures(effect: Effect) -> Iterator[str]:
    if abs(effect.hours_short) >= EVEN:
        yield str(say("short {hours:+.1f} h", hours=effect.hours_short))
    wishes = sum(term.after - term.before for term in effect.terms if term.name == "wish")
    if abs(wishes) >= EVEN:
        yield str(say("wishes missed {count:+g}", count=wishes))
    yield str(say("value {cost:+,.1f}", cost=effect.cost))


def news_text(plan: Plan, news: EditNews) -> Content:
    """What the last edits did: what, how cover and value changed, and what they broke or mended."""
    edit = news.edits[-1]
    more = str(say(" and {count} more", count=len(news.edits) - 1)) if news.edits[1:] else ""
    kind = KINDS[edit.kind] if news.move is None else f"{news.move} · {KINDS[edit.kind]}"
    head = f"{kind}{more} · {edit_text(plan, edit)} · {' · '.join(_figures(news.effect))}"
    lines = [Content(printable(head)), *(_broken(one) for one in news.effect.broken[:SHOWN])]
    if news.effect.broken[SHOWN:]:
        lines.append(Content(str(say("and {count} more", count=len(news.effect.broken) - SHOWN))))
    if news.effect.mended:
        lines.append(Content(str(say("mended: {count}", count=len(news.effect.mended)))))
    return Content("\n").join(lines)


def _broken(finding: Finding) -> Content:
    return Content.assemble(SIGNS[Severity.ERROR], f" {finding.message}{_source(finding)}")


def _source(finding: Finding) -> str:
    return f" [{printable(finding.source)}]" if finding.source else ""
