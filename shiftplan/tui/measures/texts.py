"""The words of the measures: the list, those in force, and what the windows say."""

from collections.abc import Iterator
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content

from shiftplan.domain.free_person import FreePerson
from shiftplan.domain.money import yuan
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief_taken import InForce
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, _, printable, say
from shiftplan.operations import colour_name
from shiftplan.operations import ranking_words as words
from shiftplan.operations.relief_people import allowed
from shiftplan.operations.relief_words import helper_line, title_of_taken
from shiftplan.planning.operations.calling import OURS
from shiftplan.planning.operations.relief.applying import Preview
from shiftplan.planning.operations.relief.choosing import Choice, Measures
from shiftplan.planning.operations.relief.standing_down import Back
from shiftplan.planning.operations.relief.telling import Telling
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.live_texts import ACTION, title_row

MEASURE = "measure-"


def measure_rows(live: Live, width: int) -> list[Row]:
    """What can be done now, the best first; nothing until it is worked out."""
    found = live.weighed
    if found is None:
        return []
    head = say("Do now, best first · a takes it") if _counted(found) else say("Do now · a takes it")
    if found.surge.as_of != live.surge.as_of:
        head = say("Do now, best first · new figures, the points are being worked out …")
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
    told = how_counted(found) if found is live.weighed else ()
    counted = [Row("", marks.told(marks.INDENT, text, "$muted", width)) for text in told]
    if not found.in_force:
        return counted
    head = say("In force: {count} · u stands down", count=len(found.in_force))
    return [
        title_row(str(head), width),
        *(Row(f"{MEASURE}{one.event}", force_row(one, live, width)) for one in found.in_force),
        *counted,
    ]


def choice_row(number: int, one: Choice, live: Live, width: int) -> Content:
    """What is done; on one line what it buys, what it costs and who does it, as far as there is room."""
    mark = Content.styled(f"{number}. ", f"{marks.LEVELS[one.rung]} bold")
    title = marks.hung(mark, Content.styled(str(one.title), "bold"), width)
    gain = Content.styled(f"{words.points(one.ranked)}  " if one.ranked else "", "$accent bold")
    more = gain + Content.styled(marks.dotted(*_under(one, live)), "$muted")
    if not more.cell_length:
        return title
    return title + "\n" + (Content(" " * mark.cell_length) + more).truncate(width, ellipsis=True)


def best_line(live: Live, width: int) -> Content:
    """The best measure, where something more pressing is the next thing to do; a click opens it."""
    best = live.best
    if best is None or live.next.key == "a":
        return Content("")
    gain = f"  {words.points(best.ranked)}" if best.ranked else ""
    sign = Content.styled(f"{say('best now')}  ", "$muted")
    room = max(1, width - sign.cell_length - cell_len(gain))
    title = Content.styled(str(best.title), "bold").truncate(room, ellipsis=True)
    return clickable(sign + title + Content.styled(gain, "$accent bold"), "screen.best")


def _under(one: Choice, live: Live) -> Iterator[object]:
    relief, action = one.relief, one.action
    if one.ranked is not None:
        yield words.in_short(one.ranked)
    if relief is not None and relief.edit is not None:
        people, known = relief.helpers, live.plan.agent
        yield _(", ").join(printable(known[one.agent].name) for one in people if one.agent in known)
    elif action is not None:
        view = next((each for each in live.surge.actions if each.action.id == action.id), None)
        yield view.whose if view else ""


def force_row(one: InForce, live: Live, width: int) -> Content:
    """Since when, until when, and when somebody looks again whether it helps."""
    what = title_of_taken(live.plan, live.surge.ladder, one.taken)
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
    else:
        stays = say("stays as it is; taking this is written into the log")
        lines.append(marks.fact(say("rota"), stays, columns))
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
    """How long may still be worked, overtime so far, and what forbids more."""
    overtime = say(
        "overtime {day} h today, {week} h this week, {month} h this month",
        day=f"{person.overtime_today:g}",
        week=f"{person.overtime_week:g}",
        month=f"{person.overtime_month:g}",
    )
    ask = say("ask first: no consent to overtime") if not person.consent else ""
    source = "" if person.source == OURS else printable(person.source)
    return marks.dotted(allowed(person), overtime, ask, source)


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
