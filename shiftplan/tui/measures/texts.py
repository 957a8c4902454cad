"""The words of the measures: the list, those in force, and what the windows say."""

from collections.abc import Collection, Iterator
from datetime import datetime

from textual.content import Content

from shiftplan.domain.free_person import FreePerson
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Helper
from shiftplan.domain.relief_taken import InForce
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, _, printable, say
from shiftplan.operations import colour_name
from shiftplan.operations import ranking_words as words
from shiftplan.operations.relief_words import helper_line
from shiftplan.planning.operations.relief.applying import Preview
from shiftplan.planning.operations.relief.choosing import Choice, Measures
from shiftplan.planning.operations.relief.standing_down import Back, title
from shiftplan.planning.operations.relief.telling import Telling
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.live_texts import ACTION, title_row

MEASURE = "measure-"
SHOWN = 5
MINUTES_PER_HOUR = 60


def measure_rows(live: Live, width: int) -> list[Row]:
    """What can be done now, the best first; nothing until it is worked out."""
    found = live.measures
    if found is None:
        return []
    head = say("Do now, best first · a takes it") if _counted(found) else say("Do now · a takes it")
    return [
        title_row(str(head), width),
        *(
            Row(f"{ACTION}{one.id}", choice_row(i, one, live, width))
            for i, one in enumerate(found.choices, 1)
        ),
    ]


def how_counted(found: Measures) -> tuple[Message, ...]:
    """What a point is, and how it goes on if nothing is done."""
    if found.ranking is None:
        return ()
    return words.definition(found.ranking), words.outlook_line(found.ranking)


def _counted(found: Measures) -> bool:
    return any(one.ranked is not None for one in found.choices)


def in_force_rows(live: Live, width: int) -> list[Row]:
    """What holds now, the first to take back first; then how it all was counted."""
    found = live.measures
    if found is None:
        return []
    counted = [Row("", marks.told(marks.INDENT, text, "$muted", width)) for text in how_counted(found)]
    if not found.in_force:
        return counted
    head = say("In force: {count} · u stands down", count=len(found.in_force))
    return [
        title_row(str(head), width),
        *(Row(f"{MEASURE}{one.event}", force_row(one, live, width)) for one in found.in_force),
        *counted,
    ]


def choice_row(number: int, one: Choice, live: Live, width: int) -> Content:
    """What is done; what it buys and costs, who does it."""
    mark = Content.styled(f"{number}. ", f"{marks.LEVELS[one.rung]} bold")
    parts = [Content.styled(str(one.title), "bold")]
    if one.ranked is not None:
        parts.append(Content.styled(str(points(one.ranked.expected.points)), "$accent bold"))
    line = marks.hung(mark, marks.flowed(parts, max(1, width - mark.cell_length)), width)
    more = marks.dotted(*_under(one, live))
    if not more:
        return line
    return line + "\n" + marks.hung(Content(" " * mark.cell_length), Content.styled(more, "$muted"), width)


def _under(one: Choice, live: Live) -> Iterator[object]:
    relief = one.relief
    if relief is None:
        view = next((each for each in live.surge.actions if each.action.id == one.id), None)
        yield view.whose if view else ""
        return
    yield words.price(one.ranked) if one.ranked is not None else yuan(relief.yuan)
    if relief.edit is not None:
        yield _names(live.plan, relief.helpers)


def points(amount: float) -> Message:
    """Service points, with their sign."""
    return say("{amount} points", amount=f"{amount:+.1f}")


def yuan(amount: float) -> Message:
    return say("¥{amount:,.0f}", amount=amount) if amount else say("no extra pay")


def _names(plan: Plan, helpers: Collection[Helper]) -> str:
    names = [printable(plan.agent[one.agent].name) for one in helpers if one.agent in plan.agent]
    left = len(names) - SHOWN
    more = [str(say("and {count} {count:other|others}", count=left))] if left > 0 else []
    return _(", ").join([*names[:SHOWN], *more])


def force_row(one: InForce, live: Live, width: int) -> Content:
    """Since when, until when, and when somebody looks again whether it helps."""
    what = title(live.plan, live.surge.ladder, one)
    due = live.measures is not None and live.measures.is_due_back(one)
    sign = Content.styled("↓ " if due else "● ", "$warning bold" if due else "$success")
    since = say("since {time}", time=marks.hour(one.taken.begins, live.now))
    facts = [Content(str(since))]
    if one.taken.breaks_until is not None:
        owed = say("the last break is owed at {time}", time=marks.hour(one.taken.breaks_until, live.now))
        facts.append(Content.styled(str(owed), "$warning"))
    elif one.taken.ends is not None:
        facts.append(Content(str(say("over at {time}", time=marks.hour(one.taken.ends, live.now)))))
    if due:
        facts.append(Content.styled(str(say("the level has fallen: stand it down")), "$warning"))
    elif is_to_look_at(one, live.surge.as_of, live.now):
        facts.append(Content.styled(str(say("look again: does it help?")), "$warning bold"))
    else:
        again = say("look again at {time}", time=marks.hour(one.taken.look_again, live.now))
        facts.append(Content.styled(str(again), "$muted"))
    head = marks.hung(sign, Content.styled(str(what), "bold"), width)
    return head + "\n" + marks.hung(Content("  "), marks.flowed(facts, max(1, width - 2)), width)


def is_to_look_at(one: InForce, as_of: datetime | None, now: datetime) -> bool:
    """Whether its time to be looked at again has come, and no reading is newer."""
    return one.taken.look_again <= now and (as_of is None or as_of < one.taken.look_again)


def preview_head(shown: Preview, columns: int) -> Content:
    """What it buys and costs, who decides, what will be published."""
    one = shown.choice
    lines = [marks.told("", one.title, "bold", columns)]
    if one.ranked is not None:
        gain = marks.dotted(words.buys(one.ranked), *words.apart(one.ranked))
        lines.append(marks.fact(say("buys"), gain, columns))
    costs = marks.dotted(*_costs(one))
    if costs:
        lines.append(marks.fact(say("costs"), costs, columns))
    if shown.telling is not None:
        lines.append(marks.fact(say("published"), _published(shown.telling), columns))
    lines += [marks.fact(say("warns"), warning.message, columns) for warning in shown.warnings[:2]]
    return Content("\n").join(lines)


def _costs(one: Choice) -> Iterator[object]:
    """The pay against what it is worth, and what it costs beside."""
    if one.ranked is not None:
        yield words.price(one.ranked)
    elif one.relief is not None and one.relief.edit is not None:
        yield yuan(one.relief.yuan)
    if one.action is not None:
        yield one.action.cost


def _published(found: Telling) -> Message:
    if found.told is None:
        return say("nothing was published yet: the rota changes, nobody is told; p on the rota publishes")
    if found.elsewhere:
        return say(
            "as {name}; {count} other {count:change|changes} of the rota {count:stays|stay} untold",
            name=found.name,
            count=found.elsewhere,
        )
    return say("as {name}, only these cells", name=found.name)


def person_row(plan: Plan, shown: Preview, person: FreePerson, out: bool, width: int) -> Content:  # noqa: FBT001 - a value
    """Somebody who would do it: from when until when, how much overtime, and what the law still allows."""
    relief = shown.choice.relief
    helper = next(one for one in relief.helpers if one.agent == person.agent) if relief else None
    sign = Content.styled("– " if out else "✓ ", "$muted" if out else "$success bold")
    line = helper_line(plan, relief, helper) if relief and helper else say("{name}", name=person.agent)
    style = "$muted strike" if out else "bold"
    note = f" · {person.note}" if person.note else ""
    head = marks.hung(sign, Content.styled(f"{line}{note}", style), width)
    return head + "\n" + marks.hung(Content("  "), Content.styled(law_text(person), "$muted"), width)


def law_text(person: FreePerson) -> str:
    """Overtime so far, how long may still be worked, and what forbids more."""
    overtime = say(
        "overtime {day} h today, {week} h this week, {month} h this month",
        day=f"{person.overtime_today:g}",
        week=f"{person.overtime_week:g}",
        month=f"{person.overtime_month:g}",
    )
    hours = say("may work {hours} h more", hours=f"{person.more_minutes / MINUTES_PER_HOUR:g}")
    ask = say("ask first: no consent to overtime") if not person.consent else ""
    return marks.dotted(overtime, hours, ask, person.source and printable(person.source))


def text_of(text: str, columns: int) -> Content:
    """The text for the group."""
    return marks.fact(say("text"), text, columns)


def back_head(shown: Back, level: Colour, columns: int) -> Content:
    lines = [marks.told("", shown.title, "bold", columns)]
    since = say(
        "since {time}, taken at {level}",
        time=f"{shown.one.taken.begins:%H:%M}",
        level=colour_name(shown.one.taken.level),
    )
    lines.append(marks.fact(say("in force"), since, columns))
    now = say("{level} now", level=colour_name(level))
    lines.append(marks.fact(say("level"), now, columns))
    if shown.edit is None:
        lines.append(marks.fact(say("rota"), say("stays as it is"), columns))
    elif shown.telling is not None:
        lines.append(marks.fact(say("published"), _published(shown.telling), columns))
    return Content("\n").join(lines)
