"""Reliefs that are possible now: who, how long, and nobody whom the law protects."""

from datetime import timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.free_person import Whereabouts
from shiftplan.domain.relief import Relief, ReliefKind
from shiftplan.domain.rota import Assignment
from shiftplan.planning.operations.free_people import free_people
from shiftplan.planning.operations.relief.applying import apply
from shiftplan.planning.operations.relief.possible import possible
from shiftplan.planning.operations.relief.standing_down import back
from tests.planning import relief_case as case
from tests.planning.relief_case import at, wall


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return case.shop(tmp_path / "plan", told=False)


def found(opened: planning.OpenPlan, hour: int, minute: int = 2) -> dict[str, Relief]:
    return {one.id: one for one in possible(opened, at(hour, minute), anyway=True)}


def after(relief: Relief, agent: str) -> Assignment:
    assert relief.edit is not None
    return next(one.after.works[0] for one in relief.edit.cells if one.agent == agent)


def who(relief: Relief) -> set[str]:
    return {one.agent for one in relief.helpers}


def test_nothing_is_asked_for_while_all_is_green(opened: planning.OpenPlan) -> None:
    assert possible(opened, at(11)) == ()


def test_the_level_of_a_queue_says_what_is_offered(opened: planning.OpenPlan) -> None:
    for minutes in (0, 30):
        planning.operations.record_reading(
            opened, "presale", 80, 15, None, wall(10, minutes), who="li", now=at(10, minutes + 29)
        )
    kinds = {one.kind for one in possible(opened, at(11, 40 - 38))}
    assert kinds == {ReliefKind.BREAKS}
    now = case.red(opened)
    kinds = {one.kind for one in possible(opened, now)}
    assert {ReliefKind.BREAKS, ReliefKind.STANDBY, ReliefKind.LEND} <= kinds
    assert {one.queue for one in possible(opened, now)} == {"presale"}


def test_breaks_of_the_hour_ahead_are_put_off(opened: planning.OpenPlan) -> None:
    by_half = found(opened, 11, 30)["move_breaks:presale:30"]
    assert who(by_half) == {"p1", "p2", "p3", "p4", "p5"}
    assert after(by_half, "p1").breaks == (270,)
    assert not after(by_half, "p1").on_the_day.late_breaks
    by_hour = found(opened, 11, 30)["move_breaks:presale:60"]
    assert after(by_hour, "p1").breaks == (300,)
    assert after(by_hour, "p1").on_the_day.late_breaks
    assert by_hour.yuan == 0
    assert [(one.begins, one.ends) for one in by_hour.helpers][:1] == [(wall(12), wall(12, 30))]
    assert "move_breaks:presale:30" not in found(opened, 10, 30)


def test_standby_with_the_skill_comes_after_half_an_hour(opened: planning.OpenPlan) -> None:
    relief = found(opened, 11)["standby_in:presale"]
    assert [(one.agent, one.begins, one.ends) for one in relief.helpers] == [
        ("s1", wall(11, 35), wall(13, 35))
    ]
    assert relief.yuan == 2 * 20
    assert after(relief, "s1").on_the_day.called_in == (695, 815)
    both = found(opened, 11)["standby_in:aftersale"]
    assert who(both) == {"s1", "s2"}
    assert after(both, "s1").on_the_day.lent[0].queue == "aftersale"


def test_shifts_that_end_soon_become_longer_but_not_of_those_protected(opened: planning.OpenPlan) -> None:
    relief = found(opened, 14)["extend_shift:presale:120"]
    assert who(relief) == {"p1", "p2"}
    assert after(relief, "p1").on_the_day.longer == 120
    assert relief.yuan == 2 * 2 * 20 * 1.5
    assert [(one.begins, one.ends) for one in relief.helpers] == [(wall(16, 30), wall(18, 30))] * 2
    assert "extend_shift:presale:60" not in found(opened, 11)


def test_the_late_shift_may_begin_earlier_with_notice(opened: planning.OpenPlan) -> None:
    relief = found(opened, 12)["come_earlier:presale:60"]
    assert who(relief) == {"l1"}
    assert after(relief, "l1").on_the_day.earlier == 60
    assert relief.kind is ReliefKind.EXTEND
    assert "come_earlier:presale:60" not in found(opened, 12, 40)


def test_after_sale_people_with_the_skill_are_lent_and_one_stays(opened: planning.OpenPlan) -> None:
    reliefs = found(opened, 9)
    assert who(reliefs["after_sale_helps:presale:half"]) == {"h1"}
    assert who(reliefs["after_sale_helps:presale:most"]) == {"h1", "h2"}
    lent = after(reliefs["after_sale_helps:presale:most"], "h2").on_the_day.lent
    assert [(one.queue, one.begin % 5) for one in lent] == [("presale", 0)]
    two = case.ROTA.replace("h3,2027-11-02,early,aftersale,\n", "")
    (opened.folder / "rota.csv").write_text(two)
    alone = found(planning.open_plan(opened.folder), 9)
    assert who(alone["after_sale_helps:presale:half"]) == {"h1"}
    assert "after_sale_helps:presale:most" not in alone


def test_a_queue_as_hard_pressed_lends_nobody(opened: planning.OpenPlan) -> None:
    case.red(opened)
    case.red(opened, queue="aftersale")
    assert not [one for one in possible(opened, at(11, 2)) if one.kind is ReliefKind.LEND]


def test_the_month_is_full(tmp_path: Path) -> None:
    history = "agent,month_overtime\np1,35.5\np2,34.5\n"
    opened = case.shop(tmp_path / "plan", told=False, history_csv=history)
    assert who(found(opened, 14)["extend_shift:presale:60"]) == {"p2"}
    assert "extend_shift:presale:120" not in found(opened, 14)


def test_a_rule_among_people_leaves_out_as_many_as_it_must(tmp_path: Path) -> None:
    seats = 'queue = "presale"\nmost = 2\nforce = "rule"\nsince = "16:30"\nuntil = "22:00"\n'
    plan = f'{case.PLAN}\n[[cover]]\nid = "seats"\n{seats}'
    opened = case.shop(tmp_path / "plan", told=False, plan_toml=plan)
    assert len(who(found(opened, 14)["extend_shift:presale:60"])) == 1


def test_without_a_rota_nothing_is_possible(tmp_path: Path) -> None:
    opened = case.shop(tmp_path / "plan", told=False)
    (opened.folder / "rota.csv").unlink()
    assert possible(planning.open_plan(opened.folder), at(11), anyway=True) == ()


def test_what_was_worked_out_is_kept_while_nothing_changes(opened: planning.OpenPlan) -> None:
    first, again = (possible(opened, at(11, 1), anyway=True) for _ in range(2))
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert possible(opened, at(11, 12), anyway=True)[0] is not first[0]


@pytest.fixture
def called(opened: planning.OpenPlan) -> planning.OpenPlan:
    """s1 and s2 are called in from 11:30 to 13:30, s1 to the queue that is not s1's own."""
    return apply(opened, "standby_in:aftersale", now=at(11)).opened


def test_who_was_called_in_may_stay_longer_as_long_as_the_standby(called: planning.OpenPlan) -> None:
    assert "extend_shift:aftersale:60" not in found(called, 11, 20)  # not there yet
    by_hour = found(called, 12, 30)["extend_shift:aftersale:60"]
    assert who(by_hour) == {"s1", "s2"}
    made = after(by_hour, "s1").on_the_day
    assert made.called_in == (690, 870)
    assert [(one.queue, one.begin, one.end) for one in made.lent] == [("aftersale", 690, 870)]
    assert {(one.begins, one.ends) for one in by_hour.helpers} == {(wall(13, 30), wall(14, 30))}
    assert {(one.begins, one.ends, one.agents > 0) for one in by_hour.effects} == {
        (wall(13, 30), wall(14, 30), True)
    }
    (person,) = (one for one in free_people(called, "", at(12, 30)) if one.agent == "s1")
    assert (person.where, person.until, person.left_minutes) == (Whereabouts.ON_SHIFT, wall(13, 30), 60)
    assert 0 < person.more_minutes <= 18 * 60 - 810


def test_a_call_ends_with_its_standby_and_where_the_law_ends_it(tmp_path: Path) -> None:
    opened = case.shop(tmp_path / "plan")
    late = apply(opened, "standby_in:presale", now=at(14, 40)).opened  # 15:10–17:10
    assert "extend_shift:presale:60" not in {
        name for name, one in found(late, 16).items() if "s1" in who(one)
    }


def test_a_longer_call_stood_down_ends_as_it_was_to(called: planning.OpenPlan) -> None:
    longer = apply(called, "extend_shift:aftersale:60", now=at(12, 30)).opened
    for minute, until in ((50, 810), (100, 850)):
        now = at(12, 30) + timedelta(minutes=minute)
        shown = back(longer, "extend_shift:aftersale:60", now)
        assert shown.edit is not None
        made = shown.edit.cells[0].after.works[0].on_the_day
        assert made.called_in == (690, until)
        assert [(one.begin, one.end) for one in made.lent] == [(690, until)]
