"""The meeting functions on a real plan folder: playbooks, plan and journal together."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.record import ItemState
from shiftplan.domain.surge import Colour
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import playbook_paths
from shiftplan.journal import Journal
from shiftplan.operations import Standing
from shiftplan.planning import operations as desk
from tests.operations.plans import far_plan

OPENS = datetime(2094, 11, 10, 12, tzinfo=UTC)  # 20:00 in Shanghai


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(far_plan(tmp_path / "plan"))


def own_copy(opened: planning.OpenPlan, name: str, old: str, new: str) -> None:
    folder = opened.folder / "playbooks"
    folder.mkdir(exist_ok=True)
    text = playbook_paths()[name].read_text("utf-8")
    assert old in text
    (folder / f"{name}.toml").write_text(text.replace(old, new), "utf-8")


def test_what_is_ticked_today_is_ticked_tomorrow(opened: planning.OpenPlan) -> None:
    desk.set_step(opened, "calendar_in", ItemState.DONE, who="li")
    tomorrow = desk.walked(planning.open_plan(opened.folder), now=OPENS + timedelta(days=1))
    item = tomorrow.of("calendar_in")
    assert item is not None
    assert (item.standing, item.who) == (Standing.DONE, "li")


def test_looking_writes_nothing(opened: planning.OpenPlan) -> None:
    before = sorted(path.name for path in opened.folder.iterdir())
    desk.walked(opened, facts=desk.facts_of(opened))
    desk.surge(opened)
    desk.incidents(opened)
    assert sorted(path.name for path in opened.folder.iterdir()) == before


def test_facts_fill_in_what_a_glance_leaves_open(opened: planning.OpenPlan) -> None:
    glance, full = desk.walked(opened), desk.walked(opened, facts=desk.facts_of(opened))
    assert str(glance.of("need_known").evidence) == "the need has not been computed"
    assert full.of("need_known").standing is Standing.AUTO_DONE
    assert full.settled > glance.settled


@pytest.mark.parametrize(
    ("item", "state", "reason", "said"),
    [
        ("calendar_on", ItemState.DONE, "", "nearest is calendar_in"),
        ("calendar_in", ItemState.SKIPPED, "  ", "needs a reason"),
    ],
)
def test_refusals_write_nothing(
    opened: planning.OpenPlan, item: str, state: ItemState, reason: str, said: str
) -> None:
    with pytest.raises(BadInput) as caught:
        desk.set_step(opened, item, state, said=reason)
    assert said in f"{caught.value} {caught.value.hint}"
    assert not (opened.folder / "journal.db").exists()


def test_an_item_that_needs_another_waits_for_it(opened: planning.OpenPlan) -> None:
    own_copy(opened, "pre_event", 'id = "last_debrief"', 'id = "last_debrief"\nneeds = ["team_targets"]')
    with pytest.raises(BadInput, match="last_debrief has to wait"):
        desk.set_step(opened, "last_debrief", ItemState.DONE)
    desk.set_step(opened, "last_debrief", ItemState.DOING)
    desk.set_step(opened, "team_targets", ItemState.DONE)
    desk.set_step(opened, "last_debrief", ItemState.DONE)
    assert desk.walked(opened).of("last_debrief").standing is Standing.DONE


def test_the_plans_own_playbooks_win(opened: planning.OpenPlan) -> None:
    own_copy(opened, "pre_event", "T-30 Start", "T-30 Our start")
    own_copy(opened, "incident_flood", 'title.en = "More than', 'title.en = "Far more than')
    own_copy(opened, "surge", "below = 0.90", "below = 0.70")
    assert desk.book_of(opened, desk.PRE_EVENT).chapters[0].title.en == "T-30 Our start"
    assert [card.title.en.split()[0] for card in desk.cards(opened)] == ["Systems", "Price,", "Far"]
    at = datetime.fromisoformat("2094-11-10 20:00")
    view = desk.record_reading(opened, "presale", 1, 5, 0.8, at, now=OPENS + timedelta(minutes=30))
    assert view.level is Colour.GREEN


def test_a_condition_nobody_knows_is_refused_with_the_nearest(opened: planning.OpenPlan) -> None:
    own_copy(opened, "pre_event", 'auto = "forecast_in"', 'auto = "forecast_inn"')
    with pytest.raises(BadInput) as caught:
        desk.walked(opened)
    assert "goal_to_contacts waits for an unknown condition: forecast_inn" in str(caught.value)
    assert "forecast_in" in str(caught.value.hint)


def test_two_slow_slots_make_red_and_the_readings_are_kept(opened: planning.OpenPlan) -> None:
    now = OPENS + timedelta(minutes=30)
    first = desk.record_reading(opened, "presale", 30, 61, now=now, who="li")
    assert first.of("presale").latest.figures.start == datetime.fromisoformat("2094-11-10 20:00")
    later = desk.record_reading(opened, "presale", 30, 75, now=now + timedelta(minutes=30), who="li")
    assert (first.level, later.level) == (Colour.GREEN, Colour.RED)
    again = desk.surge(planning.open_plan(opened.folder), now + timedelta(minutes=31))
    assert again.level is Colour.RED
    assert [record.who for record in Journal(opened.folder).actuals.all()] == ["li", "li"]


def test_a_reading_with_a_zone_is_brought_into_the_plans_time(opened: planning.OpenPlan) -> None:
    view = desk.record_reading(opened, "presale", 1, 5, at=OPENS, now=OPENS)
    assert view.of("presale").latest.figures.start == datetime.fromisoformat("2094-11-10 20:00")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"queue": "presales"}, "nearest is presale"),
        ({"contacts": -1}, "contacts must be from 0 to 10,000,000; read -1"),
        ({"contacts": float("nan")}, "contacts must be"),
        ({"contacts": 1e8}, "contacts must be"),
        ({"first_reply_seconds": float("inf")}, "seconds to the first reply must be"),
        ({"three_minute_rate": 92}, "the three-minute rate (0.92 for 92 %) must be from 0 to 1; read 92"),
        ({"at": datetime.fromisoformat("2095-01-01 20:00")}, "outside the plan"),
        ({"at": datetime.fromisoformat("2094-11-10 20:30")}, "has not begun"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(opened: planning.OpenPlan, values: dict, said: str) -> None:
    given = {"queue": "presale", "contacts": 30, "first_reply_seconds": 20, **values}
    with pytest.raises(BadInput) as caught:
        desk.record_reading(opened, **given, now=OPENS + timedelta(minutes=29))
    assert said in f"{caught.value} {caught.value.hint}"
    assert not (opened.folder / "journal.db").exists()


def test_the_last_full_slot_is_meant_when_no_time_is_given(opened: planning.OpenPlan) -> None:
    def slot(minutes: int) -> str:
        now = OPENS + timedelta(minutes=minutes)
        return desk.slot_of_reading(opened.plan.grid, None, now).strftime("%H:%M")

    assert [slot(minutes) for minutes in (0, 29, 30, 59, 60)] == ["19:30", "19:30", "20:00", "20:00", "20:30"]


def test_a_queue_may_be_called_by_its_name(opened: planning.OpenPlan) -> None:
    view = desk.record_reading(opened, "售前", 30, 20, now=OPENS)
    assert view.of("presale").latest.figures.contacts == 30
