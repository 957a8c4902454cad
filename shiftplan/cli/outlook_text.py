"""How the outlook of the rest of the day shows on the command line: lines for a person, data for a script."""

from collections.abc import Iterator
from typing import Any

from shiftplan.cli.output import table
from shiftplan.domain.open_work import OpenWork
from shiftplan.domain.open_work_words import deadline_sentences, open_sentence
from shiftplan.domain.outlook import Outlook, QueueOutlook
from shiftplan.domain.outlook_words import made_sentences, queue_sentence, rest_sentence, short_sentence
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say

HEADINGS = (
    say("time"),
    say("plan"),
    say("expected"),
    say("from"),
    say("to"),
    say("need"),
    say("if many come"),
    say("on shift"),
    say("gap"),
    say("in time"),
    say("reply s"),
)

OPEN_HEADINGS = (say("time"), say("plan"), say("open after"), say("need"), say("on shift"), say("gap"))


def outlook_lines(outlook: Outlook | None, plan: Plan) -> Iterator[str]:
    """A line on the whole, then each queue with its slots."""
    if outlook is None:
        yield str(say("The plan does not run now: there is no outlook."))
        return
    yield f"{rest_sentence(outlook)}; {printable(str(short_sentence(outlook, plan)))}"
    for one in outlook.queues:
        yield ""
        yield printable(str(queue_sentence(one, plan)))
        for sentence in made_sentences(one):
            yield f"  {sentence}"
        yield table(HEADINGS, list(_rows(outlook, one)), spare=(3, 6, 10))
    for work in outlook.open_work:
        yield ""
        yield printable(str(open_sentence(work, outlook, plan)))
        for sentence in deadline_sentences(work, outlook):
            yield f"  {sentence}"
        yield table(OPEN_HEADINGS, list(_open_rows(outlook, work)))


def _open_rows(outlook: Outlook, one: OpenWork) -> Iterator[list[object]]:
    for at, start in enumerate(outlook.starts):
        need = f"{one.need[at]:.1f}" if one.need else ""
        gap = f"{one.gap[at]:+.1f}" if one.gap else ""
        counts = (f"{one.planned[at]:,.0f}", f"{one.open_after[at]:,.0f}")
        yield [f"{start:%H:%M}", *counts, need, f"{one.on_shift[at]:.1f}", gap]


def _rows(outlook: Outlook, one: QueueOutlook) -> Iterator[list[object]]:
    for at, start in enumerate(outlook.starts):
        counts = (one.planned[at], one.expected[at], one.low[at], one.high[at])
        people: list[str] = [""] * 6
        if one.cover is not None:
            cover = one.cover
            people = [
                f"{cover.need[at]:.1f}",
                f"{cover.need_high[at]:.1f}",
                f"{cover.on_shift[at]:.1f}",
                f"{cover.gap[at]:+.1f}",
                f"{cover.service_level[at]:.0%}",
                f"{cover.first_reply_seconds[at]:.0f}",
            ]
        yield [f"{start:%H:%M}", *(f"{count:,.0f}" for count in counts), *people]


def outlook_data(outlook: Outlook | None) -> dict[str, Any] | None:
    """Everything, with the times of the slots; None when the plan does not run."""
    if outlook is None:
        return None
    data = outlook.model_dump(mode="json", exclude={"grid", "queues", "open_work"})
    worst = outlook.worst()
    data |= {
        "end": outlook.end.isoformat(),
        "starts": [start.isoformat() for start in outlook.starts],
        "rest": None if outlook.rest is None else outlook.rest.model_dump(),
        "worst": None if worst is None else worst.model_dump(mode="json"),
        "queues": [_queue_data(one) for one in outlook.queues],
        "open_work": [
            one.model_dump(mode="json") | {"need": one.need, "gap": one.gap} for one in outlook.open_work
        ],
    }
    return data


def _queue_data(one: QueueOutlook) -> dict[str, Any]:
    data = one.model_dump(mode="json")
    data["factor"] = None if one.factor is None else one.factor.model_dump()
    if one.cover is not None:
        data["cover"]["gap"] = one.cover.gap
    return data
