"""Playbooks of a plan: found, walked as runs, set, noted; what is late in any of them."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput
from shiftplan.journal import Journal
from shiftplan.operations import Standing
from shiftplan.planning import operations as desk
from shiftplan.planning.operations import Place
from tests.operations.plans import far_plan

OPENS = datetime.fromisoformat("2094-11-10 20:00+08:00")
CARD = """
id = "late_parcel"
kind = "routine"
code = "R9"
title = { zh = "包裹没动", en = "A parcel that does not move" }

[[chapters]]
id = "all"
title = { zh = "全部", en = "all" }
due = { anchor = "run", minutes = 10 }

[[chapters.items]]
id = "where"
text = { zh = "包裹在哪", en = "Where is it" }
done_when = { zh = "查到", en = "found" }
role = "logistics"
options = [
    { id = "lost", text = { zh = "丢了", en = "lost" } },
    { id = "late", text = { zh = "晚了", en = "late" } },
]

[[chapters.items]]
id = "refund"
text = { zh = "退款", en = "Refund" }
done_when = { zh = "已退", en = "paid" }
role = "finance"
when = { item = "where", answer = "lost" }
timer_minutes = 30
"""


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    folder = far_plan(tmp_path / "plan")
    (folder / "playbooks").mkdir()
    (folder / "playbooks" / "late_parcel.toml").write_text(CARD, "utf-8")
    return planning.open_plan(folder)


def states(opened: planning.OpenPlan, number: int) -> dict[str, str]:
    return {step.item.id: step.standing.value for step in desk.walked(opened, "late_parcel", number).steps}


def test_a_case_is_walked_by_its_answers_and_kept(opened: planning.OpenPlan) -> None:
    number = desk.begin(opened, "R9", "order 4711", who="li", now=OPENS)
    place = Place("late_parcel", number)
    assert states(opened, number) == {"where": "open"}
    desk.set_step(opened, "where", ItemState.DONE, place, said="lost", evidence="carrier 12:03", now=OPENS)
    desk.set_step(opened, "refund", ItemState.DOING, place, now=OPENS)
    desk.note(opened, "refund", "bank said tomorrow", place, who="wang", now=OPENS)
    again = planning.open_plan(opened.folder)
    view = desk.walked(again, "late_parcel", number, now=OPENS + timedelta(minutes=31))
    assert (view.run.title, view.progress) == ("order 4711", "1/2")
    assert [note.text for note in view.of("where").notes] == ["carrier 12:03"]
    assert [(note.who, note.text) for note in view.of("refund").notes] == [("wang", "bank said tomorrow")]
    assert (view.of("refund").rung, view.of("refund").standing) == (True, Standing.DOING)
    told = [line.what for line in Journal(opened.folder).audit.lines()]
    assert "incident 1 step where done lost note carrier 12:03" in told


def test_cases_of_one_card_do_not_mix_and_are_no_incidents(opened: planning.OpenPlan) -> None:
    one, two = (desk.begin(opened, "late_parcel", title) for title in ("a", "b"))
    desk.set_step(opened, "where", ItemState.DONE, Place("late_parcel", one), said="late")
    assert (states(opened, one), states(opened, two)) == ({"where": "done"}, {"where": "open"})
    assert desk.incidents(opened) == ()
    desk.finish(opened, "late_parcel", one)
    assert [walk.run.number for walk in desk.runs(opened, "late_parcel")] == [two, one]
    assert [record.id for record in desk.open_runs(opened, "late_parcel")] == [two]
    (shelved,) = (found for found in desk.books(opened) if found.book.id == "late_parcel")
    assert [record.id for record in shelved.open_runs] == [two]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda p: desk.set_step(p, "where", ItemState.DONE, Place("late_parcel", 1)), "choose one of: lost"),
        (
            lambda p: desk.set_step(p, "where", ItemState.DONE, Place("late_parcel", 1), said="lots"),
            "nearest is lost",
        ),
        (lambda p: desk.set_step(p, "refund", ItemState.DONE, Place("late_parcel", 1)), "not asked for here"),
        (lambda p: desk.set_step(p, "wher", ItemState.DOING, Place("late_parcel", 1)), "nearest is where"),
        (lambda p: desk.set_step(p, "where", ItemState.SKIPPED, Place("late_parcel", 1)), "needs a reason"),
        (lambda p: desk.note(p, "where", "  ", Place("late_parcel", 1)), "the note is empty"),
        (lambda p: desk.set_step(p, "where", ItemState.DOING, Place("late_parcel", 7)), "are: R9-1"),
        (lambda p: desk.set_step(p, "where", ItemState.DOING, Place("late_parcel")), "by its number"),
        (lambda p: desk.walked(p, "late_parsel"), "nearest is late_parcel"),
        (lambda p: desk.begin(p, "pre_event"), "walked once in a plan"),
        (lambda p: desk.begin(p, "E2"), "an incident is declared"),
        (lambda p: desk.set_step(p, "team_targets", ItemState.DONE, said="x"), "asks nothing"),
    ],
)
def test_refusals_say_what_would_be_right_and_write_nothing(
    opened: planning.OpenPlan, act, said: str
) -> None:
    desk.begin(opened, "late_parcel")
    before = Journal(opened.folder).audit.lines()
    with pytest.raises(BadInput) as caught:
        act(opened)
    assert said in f"{caught.value} {caught.value.hint}"
    assert Journal(opened.folder).audit.lines() == before


def test_a_closed_case_takes_notes_and_nothing_else(opened: planning.OpenPlan) -> None:
    number = desk.begin(opened, "late_parcel")
    place = Place("late_parcel", number)
    desk.finish(opened, "late_parcel", number, who="wang")
    with pytest.raises(BadInput, match="closed by wang"):
        desk.set_step(opened, "where", ItemState.DOING, place)
    desk.note(opened, "where", "the buyer wrote once more", place)
    view = desk.walked(opened, "late_parcel", number)
    assert (view.run.closed, len(view.of("where").notes)) == (True, 1)


def test_what_is_late_anywhere_comes_oldest_first(opened: planning.OpenPlan) -> None:
    number = desk.begin(opened, "late_parcel", "x", now=OPENS)
    at = OPENS + timedelta(minutes=11)
    facts = desk.facts_at_hand(opened, at)
    owed = desk.owing(opened, facts, at)
    assert owed[-1].step.item.id == "where"
    assert owed[-1].walk.run.number == number
    assert [one.since for one in owed] == sorted(one.since for one in owed)
    assert len(owed) == len(desk.walked(opened, facts=facts, now=at).overdue) + 1
    desk.finish(opened, "late_parcel", number)
    assert all(one.walk.run is None for one in desk.owing(opened, facts, at))


def test_a_broken_card_does_not_hide_what_is_late_in_the_others(opened: planning.OpenPlan) -> None:
    (opened.folder / "playbooks" / "broken.toml").write_text("id = 7", "utf-8")
    at = OPENS + timedelta(days=1)
    assert desk.owing(opened, desk.facts_at_hand(opened, at), at)


def test_readiness_and_confirmations_tick_what_they_show(opened: planning.OpenPlan) -> None:
    people = "\n".join(f"{agent.id},exam,yes" for agent in opened.plan.agents)
    (opened.folder / "readiness.csv").write_text(f"agent,item,passed\n{people}\n", "utf-8")
    view = desk.walked(opened)
    assert view.of("exam_passed").standing is Standing.AUTO_DONE
    assert str(view.of("rota_confirmed").evidence) == "nothing has been published yet"
    (opened.folder / "readiness.csv").write_text("agent,item,passed\nghost,exam,yes\n", "utf-8")
    assert "readiness.csv:2" in str(desk.walked(opened).of("exam_passed").evidence)
    assert len(desk.readiness_findings(opened)) == 1
