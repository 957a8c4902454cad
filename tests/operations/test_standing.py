"""Branches, answers, gates and timers: the same for every kind of playbook."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from shiftplan.domain.playbook import Anchor, Chapter, Due, Playbook, PlaybookKind, When
from shiftplan.domain.record import ItemState, Mark
from shiftplan.operations import Facts, Run, Standing, Walk, walk
from tests.builders import plan
from tests.operations.books import BEGAN, card, item, mark, note, options, words

FACTS = Facts(plan=plan())
RUN = Run(number=1, title="", began=BEGAN)
LOST = (
    item("ask", options=options("lost", "late")),
    item("search", when=When(item="ask", answer="lost")),
    item("promise", when=When(item="ask", answer=("late",)), needs=("ask",)),
    item("pay", when=When(item="search"), needs=("promise",)),
)


def seen(
    book: Playbook, marks: dict[str, Mark] | None = None, minutes: float = 0, run: Run | None = RUN
) -> Walk:
    return walk(book, FACTS, marks or {}, BEGAN + timedelta(minutes=minutes), run)


def there(view: Walk) -> list[str]:
    return [step.item.id for step in view.steps]


def test_an_answer_opens_its_branch_and_no_other() -> None:
    book = card(*LOST)
    assert there(seen(book)) == ["ask"]
    assert seen(book).progress == "0/1"
    lost = seen(book, {"ask": mark(reason="lost")})
    assert there(lost) == ["ask", "search"]
    assert str(lost.of("ask").answer.text) == "lost"
    assert there(seen(book, {"ask": mark(reason="late")})) == ["ask", "promise"]


def test_what_is_not_there_counts_nowhere_and_nothing_waits_for_it() -> None:
    marks = {"ask": mark(reason="lost"), "search": mark()}
    view = seen(card(*LOST), marks, minutes=99)
    assert there(view) == ["ask", "search", "pay"]
    assert view.of("pay").waits_for == ()
    assert (view.progress, [step.item.id for step in view.overdue]) == ("2/3", ["pay"])


def test_another_answer_closes_what_the_first_had_opened() -> None:
    marks = {"ask": mark(reason="late"), "search": mark()}
    assert there(seen(card(*LOST), marks)) == ["ask", "promise"]


def test_an_option_that_is_gone_is_no_answer() -> None:
    view = seen(card(*LOST), {"ask": mark(reason="stolen")})
    assert (view.of("ask").standing, view.of("ask").answer, there(view)) == (Standing.OPEN, None, ["ask"])


def test_a_chapter_is_there_only_when_it_is_asked_for() -> None:
    late = Chapter(
        id="late",
        title=words("late"),
        due=Due(anchor=Anchor.RUN),
        when=When(item="ask", answer="late"),
        items=(item("call"),),
    )
    first = card(LOST[0]).chapters[0]
    book = Playbook(id="x", kind=PlaybookKind.ROUTINE, title=words("x"), chapters=(first, late))
    assert [chapter.chapter.id for chapter in seen(book).chapters] == ["only"]
    assert there(seen(book, {"ask": mark(reason="late")})) == ["ask", "call"]


def test_a_condition_may_open_an_item_and_its_opposite_another() -> None:
    book = card(
        item("praise", when=When(condition="forecast_in")),
        item("mend", when=When(condition="forecast_in", met=False)),
        item("unknown", when=When(condition="need_computed", met=False)),
    )
    assert there(seen(book)) == ["praise"]


@pytest.mark.parametrize("kind", PlaybookKind)
def test_a_skipped_item_releases_what_needs_it_but_never_in_an_incident(kind: PlaybookKind) -> None:
    book = card(item("sign"), item("send", needs=("sign",), script=words("words")), kind=kind)
    run = None if kind is PlaybookKind.CHECKLIST else RUN
    gate = seen(book, {"sign": mark(ItemState.SKIPPED, "no time")}, run=run).of("send")
    assert bool(gate.waits_for) == (kind is PlaybookKind.INCIDENT)
    assert (gate.script is None) == (kind is PlaybookKind.INCIDENT)
    assert seen(book, {"sign": mark()}, run=run).of("send").script is not None


def test_a_timer_runs_from_the_moment_the_step_is_under_way() -> None:
    book = card(item("wait", timer_minutes=5), item("plain"))
    assert seen(book).of("wait").timer is None
    doing = {"wait": mark(ItemState.DOING), "plain": mark(ItemState.DOING)}
    before, after = seen(book, doing, 4.99), seen(book, doing, 5)
    assert (before.of("wait").rung, after.of("wait").rung) == (False, True)
    assert f"{after.of('wait').timer.rings_at:%H:%M}" == "23:55"
    assert after.of("plain").timer is None
    assert [step.item.id for step in after.rung] == ["wait"]
    assert [step.item.id for step in after.only(due=True).steps] == ["wait", "plain"]
    assert seen(book, {"wait": mark()}, 99).rung == ()
    assert seen(book, doing, 99, Run(number=1, title="", began=BEGAN, closed=True)).rung == ()


def test_a_note_starts_a_repeating_timer_anew_and_leaves_another_alone() -> None:
    at = BEGAN + timedelta(minutes=10)
    noted = {"x": mark(ItemState.DOING, at=at, since=BEGAN, notes=(note("as before", at),))}
    repeats = seen(card(item("x", timer_minutes=15, repeats=True)), noted, 20)
    once = seen(card(item("x", timer_minutes=15)), noted, 20)
    assert (repeats.rung, len(once.rung)) == ((), 1)
    assert f"{repeats.of('x').timer.rings_at:%H:%M}" == "00:15"  # over midnight
    assert [(line.text, line.who) for line in once.of("x").notes] == [("as before", "li")]


def test_timers_count_between_two_readings() -> None:
    view = seen(card(item("x", timer_minutes=5)), {"x": mark(ItemState.DOING)})
    later = view.now + timedelta(minutes=5)
    assert [step.rung for step in (*view.steps, *view.at(later).steps)] == [False, True]


def test_notes_are_harmless_on_any_terminal() -> None:
    view = seen(card(item("x")), {"x": mark(notes=(note("\x1b[2J[red]\u202e"),))})
    assert view.of("x").notes[0].text.isprintable()


def circular(edges: dict[str, set[str]]) -> bool:
    """Whether somebody can come back to where they began."""

    def reach(name: str) -> set[str]:
        found, front = set(), set(edges[name])
        while front:
            found |= front
            front = {after for one in front for after in edges[one]} - found
        return found

    return any(name in reach(name) for name in edges)


@given(st.integers(0, 10_000))
def test_a_playbook_is_refused_exactly_when_items_ask_about_one_another_in_a_circle(seed: int) -> None:
    """Needs and branches are one graph; whatever has no circle is walked to its end."""
    dice = random.Random(seed)
    names = [f"i{number}" for number in range(dice.randint(2, 7))]
    edges: dict[str, set[str]] = {name: set() for name in names}
    items = []
    for name in names:
        needs, whens = (
            tuple(
                dict.fromkeys(other for other in dice.choices(names, k=dice.randint(0, 2)) if other != name)
            )
            for _ in range(2)
        )
        edges[name] = {*needs, *whens}
        items.append(item(name, needs=needs, when=tuple(When(item=other) for other in whens)))
    if circular(edges):
        with pytest.raises(ValidationError, match="wait for one another"):
            card(*items)
        return
    book, marks = card(*items), {}
    for _ in names:
        free = [step.item.id for step in seen(book, marks).steps if not step.settled and not step.waits_for]
        marks |= {name: mark() for name in free}
    assert seen(book, marks).settled == len(names)


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: item("x", options=options("a")), "two options or more"),
        (lambda: item("x", options=options("a", "a")), "each with its own id"),
        (lambda: item("x", options=options("a", "b"), auto="forecast_in"), "no condition can answer"),
        (lambda: item("x", repeats=True), "without timer_minutes"),
        (When, "either an item or a condition"),
        (lambda: When(item="a", condition="b"), "either an item or a condition"),
        (lambda: When(condition="a", answer="b"), "a condition has none"),
        (lambda: card(LOST[0], item("y", when=When(item="ask", answer="stolen"))), "no option stolen"),
        (lambda: card(item("y", when=When(item="gone"))), "no other item here"),
        (lambda: Due(anchor=Anchor.PHASE), "go together"),
        (lambda: Due(shift="late"), "only with anchor = shift"),
        (lambda: Due(anchor=Anchor.RUN, edge="end"), "only a phase or a shift"),
        (lambda: card(item("y", due=Due(anchor=Anchor.INCIDENT))), "any other card from anchor run"),
        (
            lambda: card(item("y", due=Due(anchor=Anchor.RUN)), kind=PlaybookKind.INCIDENT),
            "an incident counts from anchor incident",
        ),
        (
            lambda: card(item("y", due=Due(anchor=Anchor.RUN)), kind=PlaybookKind.CHECKLIST),
            "not by incident",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(build, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        build()


def test_a_card_on_the_shelf_owes_nothing_and_has_no_times() -> None:
    view = seen(card(item("x")), minutes=10_000, run=None)
    assert (view.overdue, [step.dated for step in view.steps]) == ((), [False])
    assert [step.dated for step in seen(card(item("x"))).steps] == [True]
