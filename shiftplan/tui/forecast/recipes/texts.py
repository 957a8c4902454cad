"""The words of the recipe: what it gives, and every step with its numbers."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from shiftplan.domain.derivation import Derived, Step
from shiftplan.domain.plan import Plan
from shiftplan.domain.traffic import Forecast
from shiftplan.language import printable, say
from shiftplan.tui.findings import findings_text

BASE, INDENT, MOST_PARTS = "base", 2, 24


def totals(plan: Plan, derived: Derived) -> Content:
    """Contacts of the plan before the bot: of the present forecast, and of this recipe, by queue."""
    before, after = _by_queue(plan.forecast), _by_queue(derived.forecast)
    old, new = sum(before.values()), sum(after.values())
    change = f" ({new / old - 1:+.1%})" if old else ""
    text = say("contacts {old:,.0f} → {new:,.0f}{change}", old=old, new=new, change=change)
    queues = [
        Content.assemble(
            (printable(queue.name), "$muted"),
            f" {before.get(queue.id, 0.0):,.0f} → {after.get(queue.id, 0.0):,.0f}",
        )
        for queue in plan.settings.queues
    ]
    return Content("\n").join([Content.styled(str(text), "bold"), Content("  ").join(queues)])


def _by_queue(forecast: Forecast) -> dict[str, float]:
    return {queue: sum(series) for queue, series in forecast.contacts.get(BASE, {}).items()}


def steps(derived: Derived) -> Content:
    """Every step under the other, its parts indented, remarks at the end."""
    blocks = [Content("\n").join(_step(i, step)) for i, step in enumerate(derived.steps, 1)]
    if derived.findings:
        blocks.append(findings_text(derived.findings))
    return Content("\n\n").join(blocks) if blocks else Content(str(say("There are no steps to show.")))


def _step(number: int, step: Step) -> Iterator[Content]:
    yield Content.assemble((f"{number}. ", "$muted"), (printable(str(step.what)), "$primary bold"))
    yield from _working(step, 1)
    yield from _parts(step.parts, 2)


def _working(step: Step, depth: int) -> Iterator[Content]:
    yield Content(" " * INDENT * depth + printable(str(step.working)))
    if step.note is not None:
        yield Content.styled(" " * INDENT * depth + printable(str(step.note)), "$muted")


def _parts(parts: Iterable[Step], depth: int) -> Iterator[Content]:
    shown = tuple(parts)
    for part in shown[:MOST_PARTS]:
        line = f"{' ' * INDENT * depth}{printable(str(part.what))}: {printable(str(part.working))}"
        yield Content.styled(line, "$foreground")
        if part.note is not None:
            yield Content.styled(" " * INDENT * (depth + 1) + printable(str(part.note)), "$muted")
        yield from _parts(part.parts, depth + 1)
    if len(shown) > MOST_PARTS:
        text = say("… and {count} more", count=len(shown) - MOST_PARTS)
        yield Content.styled(" " * INDENT * depth + str(text), "$muted")
