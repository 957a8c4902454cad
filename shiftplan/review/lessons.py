"""What the numbers of a debrief say about the defaults of the next plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, floor

from shiftplan.domain.accuracy import Portion
from shiftplan.domain.debrief import Demand, Miss, Staffed, Worth
from shiftplan.domain.lesson import Decision, Default, Lesson, LessonKind
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Settings
from shiftplan.review.handling import Handled
from shiftplan.review.opening import Sharpness
from shiftplan.review.worth import STANDARD

STEPS = 20
"""A multiplier is proposed in steps of a twentieth."""
LEAST_DAYS = 2
LEAST_READ = 20.0
"""People on shift, added up over the slots read: fewer say nothing about how many are away."""
NOTICEABLE = 0.01


def lessons(
    settings: Settings,
    demand: Demand | None,
    sharp: Sharpness | None,
    staffed: Sequence[Staffed],
    took: Sequence[Handled],
    worth: Sequence[Worth],
    misses: Sequence[Miss],
) -> tuple[Lesson, ...]:
    """Every lesson that the numbers give, open, in the order of the plan's own work."""
    found: list[Lesson] = []
    if demand is not None:
        found += [Lesson(id="last_event", kind=LessonKind.LAST_EVENT, evidence=(demand.whole.actual,))]
        found += _scenarios(settings, demand)
    found += _opening(settings, sharp)
    found += _absences(settings, staffed)
    found += _handling(took)
    found += _productivity(settings, worth)
    found += (
        Lesson(id=f"checklist_{miss.item}", kind=LessonKind.CHECKLIST, subject=miss.item, text=str(miss.text))
        for miss in misses
    )
    return tuple(found)


def merged(found: Sequence[Lesson], decided: Mapping[str, Lesson]) -> tuple[Lesson, ...]:
    """The lessons with what was decided of them, then those decided that no number gives any more.

    A decision holds for the change that it was made of: when the numbers now say another, it is open anew.
    """
    return (
        *(_with(lesson, decided.get(lesson.id)) for lesson in found),
        *_others(decided.values(), {lesson.id for lesson in found}),
    )


def _with(lesson: Lesson, decided: Lesson | None) -> Lesson:
    if decided is None or decided.change != lesson.change:
        return lesson
    return lesson.model_copy(update={"decision": decided.decision, "who": decided.who, "at": decided.at})


def _others(decided: Iterable[Lesson], there: set[str]) -> Iterator[Lesson]:
    for lesson in decided:
        if lesson.id not in there and lesson.decision is not Decision.OPEN:
            yield lesson


def _scenarios(settings: Settings, demand: Demand) -> Iterator[Lesson]:
    """The high and low multipliers against the days that came furthest from the base forecast."""
    ratios = [ratio for day in demand.days if (ratio := _ratio(day)) is not None]
    if len(ratios) < LEAST_DAYS:
        return
    ends = (
        (LessonKind.HIGH_SCENARIO, "high", max(ratios), ceil(max(ratios) * STEPS - 1e-9) / STEPS),
        (LessonKind.LOW_SCENARIO, "low", min(ratios), floor(min(ratios) * STEPS + 1e-9) / STEPS),
    )
    for kind, name, reached, after in ends:
        before = settings.scenarios.get(name)
        outside = before is not None and (reached > before if name == "high" else reached < before)
        if before is not None and outside and after > 0:
            change = Default(path=("scenarios", name), before=before, after=after)
            yield Lesson(id=kind.value, kind=kind, evidence=(reached, before), change=change)


def _opening(settings: Settings, sharp: Sharpness | None) -> Iterator[Lesson]:
    """The first quarter of an opening's hour, where the planned share lies outside of what was read."""
    if sharp is None or sharp.low <= sharp.planned <= sharp.high:
        return
    after, before = round(sharp.share, 2), settings.event.opening_quarter
    if 0 < after < 1 and abs(sharp.share - sharp.planned) > NOTICEABLE:
        change = Default(
            path=("event", "opening_quarter"), before=sharp.planned if before is None else before, after=after
        )
        evidence = (sharp.share, sharp.low, sharp.high, sharp.planned)
        yield Lesson(id="opening", kind=LessonKind.OPENING, evidence=evidence, change=change)


def _ratio(day: Portion) -> float | None:
    return day.errors.actual / day.errors.forecast if day.errors.forecast > 0 else None


def _absences(settings: Settings, staffed: Sequence[Staffed]) -> Iterator[Lesson]:
    """The share of those on shift who were not there, against the plan's absence."""
    for queue in settings.queues:
        pairs = [one.heads for one in staffed if one.queue == queue.id and one.heads is not None]
        on_shift, present = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
        if on_shift < LEAST_READ:
            continue
        away, planned = 1 - present / on_shift, queue.shrinkage.absence
        if abs(away - planned) > NOTICEABLE and 0 <= away < 1 / 2:
            change = Default(
                path=("queues", queue.id, "shrinkage", "absence"), before=planned, after=round(away, 2)
            )
            yield Lesson(
                id=f"absence_{queue.id}",
                kind=LessonKind.ABSENCE,
                subject=queue.id,
                evidence=(away, planned),
                change=change,
            )


def _handling(took: Sequence[Handled]) -> Iterator[Lesson]:
    """The queues whose chats took another time than planned; all their times by the same factor."""
    for one in took:
        if one.low <= 1 <= one.high or abs(one.ratio - 1) < NOTICEABLE:
            continue
        times = one.queue.aht_seconds
        change = Default(
            path=("queues", one.queue.id, "aht_seconds"),
            before=times,
            after=tuple(round(time * one.ratio, 1) for time in times),
        )
        yield Lesson(
            id=f"handling_{one.queue.id}",
            kind=LessonKind.HANDLING,
            subject=one.queue.id,
            evidence=(one.ratio, one.low, one.high, float(one.people)),
            change=change,
        )


def _productivity(settings: Settings, worth: Sequence[Worth]) -> Iterator[Lesson]:
    """The tiers whose planned productivity lies outside of what was measured."""
    for one in worth:
        if one.tier is STANDARD or one.low <= one.planned <= one.high:
            continue
        before = settings.productivity.get(Tier(one.tier), one.planned)
        change = Default(path=("productivity", one.tier.value), before=before, after=round(one.real, 2))
        yield Lesson(
            id=f"productivity_{one.tier.value}",
            kind=LessonKind.PRODUCTIVITY,
            subject=one.tier.value,
            evidence=(one.real, one.low, one.high, one.planned, float(one.alike)),
            change=change,
        )
