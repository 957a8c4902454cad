"""The words around the table: measures to choose, figures of the spread, the person and their reasons."""

from collections.abc import Iterator

from textual.content import Content

from shiftplan.domain.fair_counts import STEPS, Measure
from shiftplan.domain.fairness import Tally
from shiftplan.domain.spread import Spread
from shiftplan.language import Message, printable, say
from shiftplan.planning.fairness import Order
from shiftplan.planning.fairness_sentences import over
from shiftplan.planning.fairness_words import LABELS, NAMES, figure, signed
from shiftplan.tui.fairness.view import View
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.workspace import Workspace

KEYS = {
    Measure.NIGHTS: "n",
    Measure.WEEKENDS: "w",
    Measure.PEAKS: "p",
    Measure.HOURS: "h",
    Measure.WISHES: "i",
}
ORDERS: dict[Order, Message] = {
    Order.OVER: say("by ±"),
    Order.TOTAL: say("by total"),
    Order.NAME: say("by name"),
    Order.TEAM: say("by team"),
    Order.TIER: say("by tier"),
}


def tabs(view: View) -> Content:
    """The measures, a key each, then whom the table shows; a click does what the key does."""
    return Content(" ").join([*(_tab(view, measure) for measure in Measure), _chosen(view)])


def _tab(view: View, measure: Measure) -> Content:
    here = measure is view.measure
    text = Content.assemble((KEYS[measure], "" if here else "$key bold"), f" {LABELS[measure]}")
    text = text.stylize("$block-cursor-foreground on $block-cursor-background bold") if here else text
    return clickable(text, f"screen.measure('{measure}')")


def _chosen(view: View) -> Content:
    team = view.fairness.team if view.fairness else None
    parts = [
        ("team", "t", say("all teams") if team is None else team_name(team)),
        ("tier", "l", say("all tiers") if view.chosen.tier is None else view.chosen.tier.value),
        ("order", "s", ORDERS[view.chosen.order]),
    ]
    if view.chosen.name:
        parts.insert(0, ("find", "/", f"“{printable(view.chosen.name)}”"))
    return Content(" ").join(
        [clickable(Content.assemble((key, "$key"), f" {text}"), f"screen.{do}") for do, key, text in parts]
    )


def team_name(team: str) -> Message | str:
    return printable(team) if team else say("no team")


def summary(view: View, workspace: Workspace) -> Content:
    """How much there is, how many can have it, and how unevenly it is spread before and with the rota."""
    if workspace.rota is None:
        return Content.styled(
            str(say("There is no rota yet. Go to the rota with 4 and press s to solve it.")), "$warning"
        )
    tally = view.tally
    if tally is None:
        return Content.styled(str(say("counting …")), "$muted")
    return Content(" · ").join([Content(str(part)) for part in _figures(tally)])


def _figures(tally: Tally) -> Iterator[Message]:
    yield say("{total} {what}", total=figure(tally.total), what=NAMES[tally.measure])
    yield say("{able}/{people} can", able=len(tally.able), people=len(tally.standings))
    yield say("mean {mean}", mean=figure(tally.mean))
    yield say("max−min {figures}", figures=_both(tally, "range", 1))
    yield say("Gini {figures}", figures=_both(tally, "gini", 2))
    yield say("deviation {figures}", figures=_both(tally, "deviation", 1))


def _both(tally: Tally, name: str, digits: int) -> str:
    """A figure of the spread before the rota and with it."""
    now = _digits(tally.spread, name, digits)
    return f"{_digits(tally.spread_before, name, digits)}→{now}" if tally.told else now


def _digits(found: Spread, name: str, digits: int) -> str:
    return f"{getattr(found, name):.{digits}f}"


def why(view: View) -> Content:
    """The person under the cursor: where they stand in everything, and why above the mean."""
    return Content("\n").join([profile(view), *_why(view)])


def profile(view: View) -> Content:
    """The person in every measure counted so far: the rank among how many, what they have, how far over."""
    if view.person is None:
        return Content("")
    parts = [Content.styled(printable(view.person.agent.name), "bold")]
    for tally, one in view.profile():
        here = "$warning" if one.over >= STEPS[tally.measure] else ""
        place = f"{tally.ranks[one.agent.id]}/{len(tally.standings)}"
        text = f"{LABELS[tally.measure]} {figure(one.have.total)} ({signed(one.over)}) #{place}"
        parts.append(Content.styled(text, here))
    return Content("  ").join(parts)


def _why(view: View) -> Iterator[Content]:
    if view.person is None:
        yield Content.styled(
            str(say("Nobody of this tier and name is there.")) if view.tally else "", "$muted"
        )
    elif not view.reasons:
        yield Content.styled(str(_even(view)), "$muted")
    for reason in view.reasons:
        yield Content.styled(f"→ {reason.sentence}", "$foreground")


def _even(view: View) -> Message:
    return say(
        "Not {step} or more above the mean of {what} for their contract and days: a smaller difference "
        "cannot be passed on.",
        step=figure(STEPS[view.measure]),
        what=NAMES[view.measure],
    )


def everybody(view: View) -> Content:
    """Everybody above the mean with the reasons, to read in one piece; then how it is counted."""
    tally, fairness = view.tally, view.fairness
    if tally is None or fairness is None:
        return Content("")
    blocks = []
    for one in tally.over:
        lines = [Content.styled(str(over(one, tally.measure)), "bold")]
        lines += [Content(f"  → {reason.sentence}") for reason in fairness.reasons(tally.measure, one)]
        blocks.append(Content("\n").join(lines))
    if not blocks:
        blocks.append(
            Content(str(say("Nobody is {step} or more above the mean.", step=figure(STEPS[tally.measure]))))
        )
    return Content("\n\n").join([*blocks, Content.styled(str(COUNTED), "$muted")])


COUNTED = say(
    "The mean parts everything by contract hours and days present, as if everybody could be given it; the "
    "share does so among those who can, by contract hours and the days on which they can. What is from "
    "before is parted by contract hours among those who were there; wishes not met by wishes asked. "
    "docs/fairness.md has more."
)
