"""The debrief's page on what went wrong and whom it cost: incidents, overtime, misses, tiers, questions."""

from collections.abc import Iterable, Iterator

from shiftplan.domain.debrief import Debrief, IncidentTold, Miss, MissKind
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.language import say
from shiftplan.planning.debriefing.report_parts import CLOCK, table
from shiftplan.planning.fairness_words import LABELS

MOST_NAMES = 5
MISSES = {
    MissKind.OPEN: say("never done"),
    MissKind.SKIPPED: say("skipped"),
    MissKind.CONTRADICTED: say("ticked, though the plan says otherwise"),
}


def incidents(told: Iterable[IncidentTold]) -> Iterator[str]:
    rows = [
        (
            f"{one.id}",
            one.code,
            safe(one.title),
            f"{one.opened_at:{CLOCK}}",
            str(say("open")) if one.minutes is None else str(say("{minutes} min", minutes=one.minutes)),
            f"{one.steps[0]}/{one.steps[2]}",
        )
        for one in told
    ]
    if not rows:
        return
    yield f"## {say('Incidents')}"
    yield ""
    yield from table(
        (say("no."), say("card"), say("what happened"), say("declared"), say("lasted"), say("steps")), rows
    )


def burden(view: Debrief) -> Iterator[str]:
    yield f"## {say('Overtime and fairness')}"
    yield ""
    total = sum(one.hours for one in view.overtime)
    yield str(
        say(
            "Overtime: {hours:,.1f} h of {count} {count:person|people}.",
            hours=total,
            count=len(view.overtime),
        )
    )
    yield from (f"- {safe(one.name)} {one.hours:.1f} h" for one in view.overtime[:MOST_NAMES])
    yield from (
        "- "
        + str(
            say(
                "{measure}: uneven by {gini:.2f} (0 is fair); most has {name}, {most:,.1f}",
                measure=LABELS[one.measure],
                gini=one.gini,
                name=safe(one.most_name),
                most=one.most,
            )
        )
        for one in view.fairness
    )


def misses(missed: tuple[Miss, ...]) -> Iterator[str]:
    if not missed:
        return
    yield f"## {say('Checklist items missed')}"
    yield ""
    for miss in missed:
        told = f"{MISSES[miss.kind]}: {safe(miss.reason)}" if miss.reason else str(MISSES[miss.kind])
        yield f"- {safe(str(miss.text))} ({safe(miss.whose)}, {miss.due:{CLOCK}}): {told}"


def worth(view: Debrief) -> Iterator[str]:
    if not view.worth:
        return
    yield f"## {say('What each tier really did')}"
    yield ""
    yield from table(
        (
            say("tier"),
            say("people"),
            say("chats an hour"),
            say("productivity"),
            say("planned"),
            say("compared"),
        ),
        (
            (
                one.tier.value,
                str(one.people),
                f"{one.an_hour:.1f}",
                f"{one.real:.2f} ({one.low:.2f}–{one.high:.2f})",
                f"{one.planned:.2f}",
                str(say("like for like") if one.alike else say("as they served")),
            )
            for one in view.worth
        ),
    )
    yield ""
    yield str(
        say(
            "Against T3, with 95 %. Like for like: what came to them against what came to those beside them, "
            "slot by slot and queue by queue. As they served: chats an hour on shift, whatever the hours and "
            "queues; look before you take such a number over."
        )
    )


def questions(view: Debrief) -> Iterator[str]:
    if not view.questions:
        return
    yield f"## {say('Asked most often')}"
    yield ""
    yield from (
        f"- {safe(title)} " + str(say("{count} {count:time|times}", count=count))
        for title, count in view.questions
    )
