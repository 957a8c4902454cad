from datetime import UTC, date, datetime, timedelta

from shiftplan import language
from shiftplan.domain.event import Event
from shiftplan.domain.playbook import Chapter, Due, Item, Playbook, PlaybookKind, Role, Words
from shiftplan.domain.record import ItemRecord, ItemState
from shiftplan.operations import Facts, Standing, walk
from tests.builders import plan

DAY = date(2027, 11, 11)
BEFORE = datetime(2027, 11, 10, 9, 59, tzinfo=UTC)  # 17:59 in Shanghai


def words(text: str) -> Words:
    return Words(zh=f"中{text}", en=text)


def item(name: str, **values) -> Item:
    role = values.pop("role", Role.PLANNER)
    return Item(id=name, text=words(name), done_when=words("proof"), role=role, **values)


def book(*chapters: Chapter) -> Playbook:
    return Playbook(id="test", kind=PlaybookKind.CHECKLIST, title=words("list"), chapters=chapters)


def chapter(name: str, days: int, *items: Item) -> Chapter:
    return Chapter(id=name, title=words(name), due=Due(days=days), items=items)


BOOK = book(
    chapter("eve", -1, item("a"), item("b", role=Role.HR), item("auto", auto="forecast_in")),
    chapter("day", 0, item("c", needs=("a",))),
)


def facts(**settings) -> Facts:
    settings.setdefault("event", Event(name="sale", day=DAY))
    return Facts(plan=plan(**settings))


def record(name: str, state: ItemState, **values) -> ItemRecord:
    given = {"playbook": "test", "item": name, "state": state, "who": "li", "at": BEFORE, **values}
    return ItemRecord(**given)


def view(*records: ItemRecord, now: datetime = BEFORE, given: Facts | None = None):
    return walk(BOOK, given or facts(), {r.item: r for r in records}, now)


def test_untouched_items_are_open_and_auto_items_tick_themselves() -> None:
    seen = view()
    assert [v.standing for v in seen.steps] == [
        Standing.OPEN,
        Standing.OPEN,
        Standing.AUTO_DONE,
        Standing.OPEN,
    ]
    assert (seen.progress, seen.chapters[0].progress) == ("1/4", "1/3")
    assert "4,320 contacts" in str(seen.of("auto").evidence)


def test_an_auto_item_that_is_not_met_stays_open_and_shows_what_was_read() -> None:
    empty = plan(event=Event(name="sale", day=DAY))
    empty = empty.model_copy(
        update={
            "forecast": empty.forecast.model_copy(update={"contacts": {"base": {"presale": (0.0,) * 144}}})
        }
    )
    seen = view(given=Facts(plan=empty)).of("auto")
    assert (seen.standing, str(seen.evidence)) == (
        Standing.OPEN,
        "no contacts on the main day for presale",
    )
    ticked = view(record("auto", ItemState.DONE), given=Facts(plan=empty)).of("auto")
    assert (ticked.standing, ticked.contradicted) == (Standing.DONE, True)


def test_what_a_person_settled_stands_before_what_the_plan_says() -> None:
    skipped = view(record("auto", ItemState.SKIPPED, reason="later")).of("auto")
    assert (skipped.standing, skipped.reason, skipped.settled) == (Standing.SKIPPED, "later", True)
    taken_back = view(record("auto", ItemState.OPEN)).of("auto")
    assert taken_back.standing is Standing.AUTO_DONE
    by_hand = view(record("auto", ItemState.DONE)).of("auto")
    assert (by_hand.standing, by_hand.contradicted) == (Standing.DONE, False)


def test_overdue_begins_after_the_due_minute_in_the_plans_own_time() -> None:
    assert view(now=BEFORE).overdue == ()
    assert view(now=BEFORE + timedelta(minutes=1)).overdue == ()
    late = view(now=BEFORE + timedelta(minutes=2))
    assert [v.item.id for v in late.overdue] == ["a", "b"]
    assert late.chapters[0].overdue == 2
    done = view(record("a", ItemState.DONE), record("b", ItemState.SKIPPED), now=BEFORE + timedelta(days=9))
    assert [v.item.id for v in done.overdue] == ["c"]


def test_next_due_current_chapter_and_due_today() -> None:
    seen = view(record("a", ItemState.DONE))
    assert (seen.next_due.item.id, seen.current.chapter.id) == ("b", "eve")
    assert [v.item.id for v in seen.due_today] == ["b"]
    settled = view(*(record(name, ItemState.DONE) for name in "abc"))
    assert (settled.next_due, settled.current, settled.progress) == (None, None, "4/4")


def test_narrowing_by_role_and_by_due_keeps_chapters_that_have_something() -> None:
    seen = view()
    assert [v.item.id for v in seen.only(role=Role.HR).steps] == ["b"]
    assert [v.item.id for v in seen.only(due=True).steps] == ["a", "b"]
    a_day_before = BEFORE + timedelta(minutes=1) - timedelta(days=1)
    assert [v.item.id for v in view(now=a_day_before).only(due=True).steps] == ["a", "b"]
    assert view(now=a_day_before - timedelta(minutes=1)).only(due=True).steps == ()
    two_days_before = view(now=BEFORE - timedelta(days=2))
    assert two_days_before.only(due=True).chapters == ()
    assert len(seen.only().steps) == 4


def test_an_item_waits_for_those_it_needs_until_they_are_settled() -> None:
    assert [str(w) for w in view().of("c").waits_for] == ["a"]
    assert view(record("a", ItemState.DONE)).of("c").waits_for == ()
    assert view(record("a", ItemState.SKIPPED)).of("c").waits_for == ()


def test_whose_names_the_owner_of_the_plan() -> None:
    assert str(view().of("a").whose) == "planner"
    seen = view(given=facts(owners={"planner": "李娜"})).of("a")
    assert (seen.owner, str(seen.whose)) == ("李娜", "planner 李娜")


def test_hostile_texts_are_made_visible() -> None:
    hostile = "\x1b[2Jx\u202e[bold]"
    given = facts(owners={"planner": hostile})
    seen = view(record("a", ItemState.SKIPPED, reason=hostile, who=hostile), given=given).of("a")
    for text in (seen.reason, seen.who, seen.owner, str(seen.whose)):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[bold]" in text
    assert "\x1b" not in str(Words(zh=hostile, en=hostile))
    assert str(Words(zh="一\n二", en="one\ntwo")).count("\n") == 1


def test_words_follow_the_language() -> None:
    text = words("list")
    language.use("zh")
    assert str(text) == "中list"
    language.use("en")
    assert str(text) == "list"
