"""What the window says besides the table: the run, and all there is to know of one copy."""

from collections.abc import Iterator

from textual.content import Content

from shiftplan.domain.adjustment_words import sentence
from shiftplan.domain.figure_words import FIGURES
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say
from shiftplan.planning.copies import Doing, Moved, Row
from shiftplan.tui import words
from shiftplan.tui.copies.state import Comparison

EVEN = 0.05


def running(comparison: Comparison) -> Content:
    """What is at work, how far it is, and how to stop it; what to do where nothing is."""
    if comparison.doing is None:
        if len(comparison.rows) > 1:
            return Content.styled(str(say("solved and simulated alike, side by side")), "$muted")
        text = say("n makes a what-if copy of the plan: more people, more contacts, another opening …")
        return Content.styled(str(text), "$muted")
    moved = comparison.moved
    parts = [_at(comparison.doing, moved)]
    if moved is not None and moved.doing is not Doing.FIGURES:
        parts.append(words.percent(moved.share))
    if moved is not None and moved.progress is not None and moved.progress.best is not None:
        parts.append(_best(moved.progress.best, moved.progress.gap))
    parts.append(str(say("{through} of {count} through", through=comparison.through, count=comparison.count)))
    parts.append(str(say("stopping …") if comparison.stopping else say("x stops")))
    return Content.styled("◌ " + " · ".join(parts), "$accent")


def _at(doing: Doing, moved: Moved | None) -> str:
    """What is done to which copy."""
    if moved is None:
        return str(DOINGS[doing])
    name = printable(moved.copy.name) if moved.copy else str(say("the plan"))
    return str(say("{doing} “{name}”", doing=DOINGS[moved.doing], name=name))


def _best(best: float, gap: float | None) -> str:
    if gap is None:
        return str(say("value {best:,.0f}", best=best))
    return str(say("value {best:,.0f}, gap {gap:.1%}", best=best, gap=gap))


DOINGS: dict[Doing, Message] = {
    Doing.SOLVE: say("solving"),
    Doing.SIMULATE: say("simulating"),
    Doing.FIGURES: say("working out the figures"),
}


def about(plan: Plan, one: Row, base: Row | None) -> Content:
    """A copy in full: what it has otherwise, its figures against the plan's, what is to be known of it."""
    lines = [Content.styled(printable(one.name or str(say("the plan"))), "bold")]
    lines += [Content(printable(text)) for text in _otherwise(plan, one)]
    if base is not None and one.copy is not None:
        lines += [Content(text) for text in _against(one, base)]
    lines += [Content.styled(printable(text), "$warning") for text in _warnings(one)]
    lines += [Content.styled(text, "$muted") for text in _meaning(one)]
    return Content("\n").join(lines)


def _otherwise(plan: Plan, one: Row) -> Iterator[str]:
    told = one.copy.about if one.copy else None
    if told is None:
        return
    changes = words.listed(str(sentence(plan, each)) for each in told.adjustments)
    yield changes or str(say("as the plan"))
    if told.note:
        yield told.note
    made = plan.grid.local(told.made_at)
    source = str(say("from “{name}”", name=told.source)) if told.source else ""
    yield " · ".join(part for part in (f"{made:%Y-%m-%d %H:%M}", told.who, source) if part)


def _against(one: Row, base: Row) -> Iterator[str]:
    mine, theirs = one.figures, base.figures
    if mine is None or theirs is None:
        return
    pairs = [
        ("short", mine.short_hours - theirs.short_hours),
        ("value", mine.value - theirs.value),
        ("wages", (mine.wages or 0.0) - (theirs.wages or 0.0)),
        ("overtime", mine.overtime - theirs.overtime),
        ("wishes", float(mine.wishes_met - theirs.wishes_met)),
        ("broken", float(mine.violations - theirs.violations)),
    ]
    told = [f"{FIGURES[name].heading} {change:+,.1f}" for name, change in pairs if abs(change) > EVEN]
    if one.service and base.service:
        points = 100 * (one.service.share - base.service.share)
        told.append(str(say("in time {points:+.1f} points", points=points)))
    yield str(say("against the plan: {changes}", changes=" · ".join(told) or say("the same")))


def _warnings(one: Row) -> Iterator[str]:
    if one.fault is not None:
        yield words.sentence(one.fault)
    if one.figures is not None and one.figures.outdated:
        yield str(say("the rota was made for other people, rules or needs than these; solve it again"))
    if one.changed:
        names = words.listed(one.changed)
        yield str(say("the plan was changed since the copy was made, in {files}", files=names))


def _meaning(one: Row) -> Iterator[str]:
    if one.service is not None:
        days = one.service.days
        yield str(
            say(
                "in time: simulated {runs} times from {first} to {last}; ± is half of a 95 % interval",
                runs=one.service.replications,
                first=words.day(days[0]),
                last=words.day(days[-1]),
            )
        )
    if (one.figures is not None and not one.fresh) or (one.service is not None and not one.service_fresh):
        yield str(say("* worked out before something changed"))
