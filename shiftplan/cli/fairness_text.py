"""What `shiftplan fairness` prints: people in a table, how unevenly it is spread, who is over and why."""

from collections.abc import Iterator, Sequence

from shiftplan.cli.output import table
from shiftplan.domain.fair_counts import STEPS, Measure
from shiftplan.domain.fairness import Standing, Tally
from shiftplan.domain.spread import Spread
from shiftplan.language import Message, printable, say
from shiftplan.planning.fairness import Chosen, Fairness
from shiftplan.planning.fairness_sentences import over
from shiftplan.planning.fairness_words import LABELS, MEAN, bar, figure, signed

BAR = 24
NONE = "–"


def lines(fairness: Fairness, measures: Sequence[Measure], chosen: Chosen) -> Iterator[str]:
    tallies = [fairness.tally(measure) for measure in measures]
    yield from _people(fairness, tallies, chosen)
    yield ""
    yield _spreads(tallies)
    yield ""
    for tally in tallies:
        yield from _over(fairness, tally, chosen)


def _people(fairness: Fairness, tallies: list[Tally], chosen: Chosen) -> Iterator[str]:
    first = chosen.of(tallies[0])
    if not first:
        yield str(say("nobody of this tier and name is there"))
    elif len(tallies) == 1:
        yield _one(fairness, tallies[0], first)
        yield str(say("mean and share: by contract and days, see {file}", file="docs/fairness.md"))
    else:
        yield _all(tallies, first)
        yield str(say("± is against the mean for the person's contract and days"))


def _all(tallies: list[Tally], people: Sequence[Standing]) -> str:
    """A line a person: what they have of everything, and how far it is from the mean."""
    headings: list[object] = [say("name"), say("team"), say("tier")]
    for tally in tallies:
        headings += [_heading(tally.measure), say("±")]
    found = [{one.agent.id: one for one in tally.standings} for tally in tallies]
    rows = [
        [
            *_who(one),
            *(
                text
                for tally, those in zip(tallies, found, strict=True)
                for text in (_have(tally, those[one.agent.id]), signed(those[one.agent.id].over))
            ),
        ]
        for one in people
    ]
    return table(headings, rows, (1, 2))


def _heading(measure: Measure) -> Message:
    return say("wishes met") if measure is Measure.WISHES else LABELS[measure]


def _have(tally: Tally, one: Standing) -> str:
    if tally.measure is Measure.WISHES:
        return f"{one.asked - round(one.have.now)}/{one.asked}"
    return figure(one.have.total)


def _one(fairness: Fairness, tally: Tally, people: Sequence[Standing]) -> str:
    """A line a person with everything that the reckoning holds, and a bar with the mean on it."""
    extra = {Measure.WISHES: say("wishes met"), Measure.PEAKS: say("peak hours")}.get(tally.measure)
    headings = [
        say("rank"),
        say("name"),
        say("team"),
        say("tier"),
        say("days"),
        say("can have"),
        say("earlier"),
        say("this rota"),
        *([extra] if extra else []),
        say("mean"),
        say("share"),
        say("±"),
        say("bar, {sign} mean", sign=MEAN),
    ]
    most = max((max(one.have.total, one.mean.total) for one in tally.standings), default=0.0)
    rows = [
        [
            tally.ranks[one.agent.id],
            *_who(one),
            one.days,
            one.chances,
            figure(one.have.before),
            figure(one.have.now),
            *([_extra(fairness, tally, one)] if extra else []),
            figure(one.mean.total),
            figure(one.share.total),
            signed(one.over),
            _bar(one, most),
        ]
        for one in people
    ]
    return table(headings, rows, (4, 5, 2, 3, len(headings) - 1))


def _extra(fairness: Fairness, tally: Tally, one: Standing) -> str:
    if tally.measure is Measure.WISHES:
        return _have(tally, one)
    return figure(fairness.peak_hours[one.agent.id])


def _who(one: Standing) -> list[str]:
    return [printable(one.agent.name), printable(one.agent.team), one.agent.tier.value]


def _bar(one: Standing, most: float) -> str:
    drawn, mark = bar(one.have.total, one.mean.total, most, BAR)
    return (drawn[:mark] + MEAN + drawn[mark + 1 :]).rstrip()


def _spreads(tallies: list[Tally]) -> str:
    headings = (
        say("measure"),
        say("total"),
        say("people"),
        say("can have"),
        say("mean"),
        say("max − min before"),
        say("with"),
        say("deviation before"),
        say("with"),
        say("Gini before"),
        say("with"),
    )
    return table(headings, [_spread_row(tally) for tally in tallies])


def _spread_row(tally: Tally) -> list[object]:
    figures: list[object] = []
    for name in Spread._fields:
        before = f"{getattr(tally.spread_before, name):.2f}" if tally.told else NONE
        figures += [before, f"{getattr(tally.spread, name):.2f}"]
    counts = [figure(tally.total), len(tally.standings), len(tally.able), figure(tally.mean)]
    return [LABELS[tally.measure], *counts, *figures]


def _over(fairness: Fairness, tally: Tally, chosen: Chosen) -> Iterator[str]:
    shown = {one.agent.id for one in chosen.of(tally)}
    those = [one for one in tally.over if one.agent.id in shown]
    if not those:
        yield str(
            say(
                "{measure}: nobody shown is {step} or more above the mean",
                measure=LABELS[tally.measure],
                step=figure(STEPS[tally.measure]),
            )
        )
    for one in those:
        yield str(over(one, tally.measure))
        for reason in fairness.reasons(tally.measure, one):
            yield f"  → {reason.sentence}"
