"""A measure taken becomes an edit, a version and an event; stood down, what was worked already stays."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shiftplan import language, planning
from shiftplan.checks import judge
from shiftplan.domain.day_log import LogKind
from shiftplan.domain.editing import clear
from shiftplan.domain.finding import Severity
from shiftplan.domain.on_the_day import AS_PLANNED, OnTheDay
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief_taken import EVENT
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.serving import serving
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.journal import Journal
from shiftplan.language import say
from shiftplan.planning.clashing import FitsNoLonger
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.relief import applying, telling
from shiftplan.planning.operations.relief.applying import apply, preview
from shiftplan.planning.operations.relief.choosing import leaving_out, measures
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.planning.operations.relief.standing_down import back, stand_down
from tests.planning import relief_case as case
from tests.planning.relief_case import DAY, at, wall

ASKED = "Can you come on for 2 h, paid as overtime? No is a fine answer."


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return case.shop(tmp_path / "plan")


def made(opened: planning.OpenPlan, agent: str) -> OnTheDay:
    assert opened.rota is not None
    one = opened.rota.at(agent, DAY)
    assert one is not None
    return one.on_the_day


def rota(opened: planning.OpenPlan) -> Rota:
    found = planning.open_plan(opened.folder).rota
    assert found is not None
    return found


def bare(found: Rota | None) -> tuple[object, ...]:
    return found.assignments if found else ()


def test_a_measure_is_in_the_rota_in_the_version_and_in_the_journal(opened: planning.OpenPlan) -> None:
    done = apply(opened, "standby_in:presale", now=at(11), who="li")
    assert made(done.opened, "s1").called_in == (690, 810)
    assert bare(rota(opened)) == bare(done.opened.rota) == bare(planning.published(opened))
    version = planning.versions.versions(opened)[-1]
    assert (version.name, done.in_force.taken.version) == ("v0002", 2)
    assert version.notice is not None
    assert version.notice.note == "surge green: call 1 in from standby, 11:30–13:30 · 售前"
    assert [one.taken.action for one in in_force(opened, at(11, 1))] == ["standby_in:presale"]
    assert [(one.kind, one.subject) for one in Journal(opened.folder).events.all(EVENT)] == [
        ("relief", "taken")
    ]


def test_only_its_cells_change(opened: planning.OpenPlan) -> None:
    before = rota(opened)
    done = apply(opened, "extend_shift:presale:60", now=at(14))
    changed = [one for one in bare(done.opened.rota) if one not in before.assignments]
    assert {one.agent for one in changed} == {"p1", "p2"}


def test_undo_takes_it_back_and_it_is_in_force_no_more(opened: planning.OpenPlan) -> None:
    before = rota(opened)
    done = apply(opened, "extend_shift:presale:60", now=at(14))
    planning.undo(done.opened)
    assert rota(opened).assignments == before.assignments
    assert in_force(opened, at(14, 5)) == ()


def test_people_may_be_left_out(opened: planning.OpenPlan) -> None:
    done = apply(opened, "extend_shift:presale:60", ["李雷"], now=at(14))
    assert made(done.opened, "p1") == AS_PLANNED
    assert made(done.opened, "p2").longer == 60
    assert "李雷" not in done.in_force.taken.text
    relief = done.in_force.taken.relief
    assert relief is not None
    assert (relief.yuan, len(relief.helpers)) == (30, 1)
    with pytest.raises(BadInput, match="nobody is left to do it"):
        apply(done.opened, "standby_in:presale", ["s1"], now=at(11))
    with pytest.raises(BadInput, match="h1 has no part in it"):
        apply(done.opened, "standby_in:presale", ["h1"], now=at(11))


def test_the_text_names_who_and_when_and_the_script(opened: planning.OpenPlan) -> None:
    now = case.red(opened)
    shown = preview(opened, "standby_in", now=now)
    assert shown.text.split("\n") == [
        "[red 11:02] call 1 in from standby, 11:35–13:35 · 售前",
        f"备勤一, chats are at 188% of plan. {ASKED}",
        "· 备勤一 11:35–13:35",
        "Answer when you have read it. We look again at 11:32.",
    ]
    assert shown.telling is not None
    assert shown.telling.name == "v0002"
    assert [(one.agent, one.note) for one in shown.people] == [("s1", "")]


def test_breaks_put_off_are_owed_until_they_are_given(opened: planning.OpenPlan) -> None:
    done = apply(opened, "move_breaks:presale:60", now=at(11, 30))
    taken = done.in_force.taken
    assert (taken.breaks_until, taken.ends) == (wall(13), wall(13))
    assert "· 李雷: break 12:00 → 13:00" in taken.text
    assert in_force(opened, at(12, 59)) != ()
    assert in_force(opened, at(13, 1)) == ()


def test_a_measure_outside_the_rota_is_remembered_until_it_is_over(opened: planning.OpenPlan) -> None:
    now = case.red(opened)
    before = bare(rota(opened))
    done = apply(opened, "tell_manager", now=now, who="li")
    assert bare(rota(opened)) == before
    assert done.in_force.taken.text.startswith("[red 11:02] Tell the manager")
    assert "Red since 10:30. First reply 90 s" in done.in_force.taken.text
    assert "【matter】" in done.in_force.taken.text
    assert "tell_manager" not in {one.id for one in measures(opened, now).choices}
    with pytest.raises(BadInput, match="in force already"):
        apply(opened, "tell_manager", now=now)
    stand_down(opened, "tell_manager", now=now + timedelta(minutes=5))
    assert in_force(opened, now + timedelta(minutes=6)) == ()


def test_an_unknown_measure_is_refused_with_the_nearest(opened: planning.OpenPlan) -> None:
    with pytest.raises(BadInput, match="there is no such measure: standby") as caught:
        apply(opened, "standby:presal", now=at(11))
    assert "standby_in:presale" in str(caught.value.hint)
    with pytest.raises(BadInput, match="not possible now"):
        apply(opened, "extend_shift", now=at(9))


def test_two_leads_at_once(opened: planning.OpenPlan) -> None:
    apply(opened, "extend_shift:presale:60", now=at(14), who="li")
    with pytest.raises(FitsNoLonger, match="changed by someone else meanwhile; nothing was written"):
        apply(opened, "extend_shift:presale:120", now=at(14), who="han")
    assert len(planning.versions.versions(opened)) == 2
    assert len(in_force(opened, at(14, 1))) == 1


def test_edits_that_nobody_was_told_stay_untold(opened: planning.OpenPlan) -> None:
    plan = opened.plan
    assert opened.rota is not None
    edited = planning.carry_out(opened, clear(plan, opened.rota, [Cell("l1", DAY)]))
    shown = preview(edited.opened, "extend_shift:presale:60", now=at(14))
    assert shown.telling is not None
    assert shown.telling.elsewhere == 1
    done = apply(edited.opened, "extend_shift:presale:60", now=at(14))
    told = planning.published(opened)
    assert told is not None
    assert told.at("l1", DAY) is not None
    assert done.opened.rota is not None
    assert done.opened.rota.at("l1", DAY) is None
    assert told.at("p1", DAY) == done.opened.rota.at("p1", DAY)


def test_where_nothing_was_published_the_rota_changes_and_nobody_is_told(tmp_path: Path) -> None:
    opened = case.shop(tmp_path / "plan", told=False)
    done = apply(opened, "extend_shift:presale:60", now=at(14))
    assert done.in_force.taken.version is None
    assert planning.published(opened) is None
    assert made(done.opened, "p1").longer == 60


def test_a_version_that_breaks_the_law_is_never_published(tmp_path: Path) -> None:
    rows = case.ROTA.replace("p3,2027-11-02,early,presale,", "p3,2027-11-02,late,presale,")
    opened = case.shop(tmp_path / "plan")
    (opened.folder / "rota.csv").write_text(rows)
    night = planning.open_plan(opened.folder)  # p3 is pregnant and would work until 22:30
    done = apply(night, "extend_shift:presale:60", now=at(14))  # in the rota, but not in what is told
    told = planning.published(opened)
    assert told is not None
    assert told.at("p3", DAY) != rota(opened).at("p3", DAY)
    assert done.in_force.taken.version == 2


def test_what_cannot_be_published_is_taken_back(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageFailed(say("the disk is full"))

    before = bare(rota(opened))
    monkeypatch.setattr(telling, "publish", full)
    with pytest.raises(StorageFailed):
        apply(opened, "extend_shift:presale:60", now=at(14))
    assert bare(rota(opened)) == before
    assert in_force(opened, at(14, 1)) == ()


def test_stood_down_before_it_begins_the_rota_is_the_former_one(opened: planning.OpenPlan) -> None:
    before = bare(rota(opened))
    apply(opened, "extend_shift:presale:120", now=at(14))
    down = stand_down(planning.open_plan(opened.folder), now=at(15))
    assert bare(rota(opened)) == before == bare(planning.published(opened))
    assert down.down.version == 3
    assert "李雷: until 16:30 as planned" in down.down.text


def test_stood_down_later_what_was_worked_stays(opened: planning.OpenPlan) -> None:
    apply(opened, "extend_shift:presale:120", now=at(14))
    down = stand_down(planning.open_plan(opened.folder), now=at(17, 3))
    assert made(down.opened, "p1").longer == 35
    called = apply(again(opened), "standby_in:presale", now=at(11))
    down = stand_down(called.opened, "standby_in:presale", now=at(12, 1))
    assert made(down.opened, "s1").called_in == (690, 725)


def again(opened: planning.OpenPlan) -> planning.OpenPlan:
    return planning.open_plan(opened.folder)


def test_of_two_measures_on_one_shift_each_is_taken_back_alone(opened: planning.OpenPlan) -> None:
    before = bare(rota(opened))
    apply(opened, "move_breaks:presale:60", now=at(11, 30))
    apply(again(opened), "extend_shift:presale:60", now=at(11, 30) + timedelta(hours=2, minutes=5))
    assert made(again(opened), "p1") == OnTheDay(longer=60, late_breaks=True)
    stand_down(again(opened), "extend_shift:presale:60", now=at(14))
    assert made(again(opened), "p1") == OnTheDay(late_breaks=True)
    assert bare(rota(opened)) != before


def test_a_shift_that_is_another_one_by_now_is_left_alone(opened: planning.OpenPlan) -> None:
    done = apply(opened, "extend_shift:presale:60", now=at(14))
    assert done.opened.rota is not None
    edited = planning.carry_out(done.opened, clear(opened.plan, done.opened.rota, [Cell("p1", DAY)]))
    with pytest.raises(BadInput, match="the shift of 李雷 on 2027-11-02 is another one now"):
        back(edited.opened, now=at(14, 10))


def test_the_dearest_above_the_level_goes_back_first(opened: planning.OpenPlan) -> None:
    now = case.red(opened)
    for name in ("tell_manager", "standby_in:presale", "quick_phrases"):
        apply(again(opened), name, now=now)
    holding = measures(again(opened), now).in_force
    assert [one.taken.action for one in holding] == ["standby_in:presale", "tell_manager", "quick_phrases"]
    assert not any(measures(opened, now).is_due_back(one) for one in holding)
    calm = at(20)
    found = measures(again(opened), at(11, 10))
    assert found.surge.level.value == "red"
    assert in_force(opened, calm) != ()


def test_nothing_in_force_nothing_to_stand_down(opened: planning.OpenPlan) -> None:
    with pytest.raises(BadInput, match="nothing is in force"):
        stand_down(opened, now=at(11))


MEASURES = (
    *("move_breaks:presale:30", "move_breaks:presale:60", "standby_in:presale", "standby_in:aftersale"),
    *("extend_shift:presale:60", "extend_shift:presale:120", "extend_shift:aftersale:60"),
    *("come_earlier:presale:60", "after_sale_helps:presale:half", "after_sale_helps:presale:most"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    minutes=st.integers(8 * 60, 17 * 60),
    picks=st.lists(st.integers(0, 20), min_size=1, max_size=3),
    later=st.integers(0, 400),
)
def test_whatever_is_taken_and_stood_down_breaks_no_rule(
    minutes: int, picks: list[int], later: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    opened = case.shop(tmp_path_factory.mktemp("shop") / "plan", told=False)
    known = errors(opened)
    now = at(0, minutes)
    for pick in picks:
        choices = [one for one in measures(opened, now, anyway=True).choices if one.relief]
        if choices:
            opened = applying.apply_choice(opened, choices[pick % len(choices)], now).opened
            assert errors(opened) <= known
    told = opened.rota
    then = now + timedelta(minutes=later)
    for one in in_force(opened, then):
        opened = stand_down(opened, str(one.event), then).opened
        assert errors(opened) <= known
    assert worked_before(opened.plan, told, then) == worked_before(opened.plan, opened.rota, then)


def errors(opened: planning.OpenPlan) -> set[str]:
    assert opened.rota is not None
    findings = judge(opened.plan, planning.need_of(opened.plan), opened.rota).findings
    return {str(one.message) for one in findings if one.severity is Severity.ERROR}


def worked_before(plan: Plan, found: Rota | None, then: datetime) -> set[tuple[str, datetime, str]]:
    """Who served which queue in each five minutes up to then."""
    assert found is not None
    local = plan.grid.local(then)
    return {
        (stretch.agent, moment, stretch.queue)
        for one in found.assignments
        for stretch in serving(plan, one)
        for moment in _fives(stretch.begins, min(stretch.ends, local))
    }


def _fives(begin: datetime, end: datetime) -> Iterator[datetime]:
    while begin < end:
        yield begin
        begin += timedelta(minutes=5)


@settings(max_examples=15, deadline=None)
@given(minutes=st.integers(8 * 60, 16 * 60), pick=st.integers(0, 20), without=st.integers(0, 3))
def test_stood_down_at_once_gives_back_the_rota(
    minutes: int, pick: int, without: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    opened = case.shop(tmp_path_factory.mktemp("shop") / "plan", told=False)
    now, before = at(0, minutes), bare(opened.rota)
    choices = [one for one in measures(opened, now, anyway=True).choices if one.relief]
    if choices:
        choice = choices[pick % len(choices)]
        assert choice.relief is not None
        names = [one.agent for one in choice.relief.helpers][1 : 1 + without]
        done = applying.apply_choice(opened, leaving_out(opened, choice, names), now)
        assert bare(stand_down(done.opened, now=now).opened.rota) == before


def test_the_log_of_the_day_says_what_was_taken_and_taken_back(opened: planning.OpenPlan) -> None:
    apply(opened, "standby_in:presale", now=at(11), who="li")
    stand_down(again(opened), now=at(11, 10), who="li")
    lines = [str(one.what) for one in day_log(opened, wall(10), now=at(12), kinds=[LogKind.RELIEF])]
    assert lines == [
        "measure taken: call 1 in from standby, 11:30–13:30 · 售前",
        "stood down: call 1 in from standby, 11:30–13:30 · 售前",
    ]
    entries = day_log(opened, wall(10), now=at(12), kinds=[LogKind.RELIEF])
    language.use("zh")
    try:
        told = [str(one.what) for one in entries]
    finally:
        language.use("en")
    what = "叫 1 名备勤上线，11:30–13:30 · 售前"
    assert told == [f"采取措施：{what}", f"已撤回：{what}"]
