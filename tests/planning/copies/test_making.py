"""What-if copies are plans of their own with just what was asked otherwise; the plan is never touched."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shiftplan import planning
from shiftplan.domain.adjusting import (
    Adjustment,
    MorePeople,
    OtherContacts,
    OtherPhase,
    OtherScenario,
    OtherStart,
    OtherTarget,
    WishGivenUp,
    adjusted,
)
from shiftplan.domain.clock import clock
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.planning.copies import add_copy, copies, copy_named, drop_copy, free_name, root_of
from shiftplan.planning.copies.reading import WAYS, read_change
from shiftplan.resources import shipped
from tests.planning.copies.conftest import snapshot

TEMPLATES = ("small", "flexible", "midnight", "sale618", "double11")


def same(one: Plan, other: Plan) -> bool:
    """Sums of a forecast may differ in their last digits."""
    near = other.forecast.contacts["base"]
    for queue, series in one.forecast.contacts["base"].items():
        if series != pytest.approx(near[queue]):
            return False
    return one.model_copy(update={"forecast": other.forecast}) == other


def changes_for(plan: Plan) -> list[Adjustment]:
    """One of every kind that fits any of the shipped plans."""
    opening = next(phase for phase in plan.settings.event.phases if phase.opening)
    wishes = [one for one in plan.availability if one.kind == "wish_off"]
    shift = next(one for one in plan.shifts if one.start_minute >= 60)
    return [
        OtherScenario(name="high"),
        OtherContacts(factor=1.25),
        MorePeople(count=3),
        MorePeople(count=1, shifts=(plan.shifts[0].id,), tier=plan.agents[0].tier),
        OtherPhase(phase=opening.id, start=opening.start.replace(hour=22)),
        OtherTarget(queue=plan.settings.queues[0].id, share=0.91, within_seconds=25),
        OtherStart(shift=shift.id, minutes=-30),
        *(WishGivenUp(agent=one.agent, day=one.day, shift=one.shift) for one in wishes[:1]),
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_change_on_every_shipped_plan_reads_back_as_asked(tmp_path: Path, template: str) -> None:
    folder = planning.make_plan(template, tmp_path / "plan")
    plan, before = planning.open_plan(folder).plan, snapshot(folder)
    for number, change in enumerate(changes_for(plan)):
        made = add_copy(folder, f"{number}", [change])
        assert same(planning.open_plan(made.folder).plan, adjusted(plan, [change])), change
    assert snapshot(folder) == before


def test_comments_and_other_lines_stay(shop: Path) -> None:
    made = add_copy(shop, "both", [OtherScenario(name="high"), MorePeople(count=1)])
    for name, added in (("plan.toml", 0), ("agents.csv", 1)):
        old = (shop / name).read_text("utf-8-sig").splitlines()
        new = (made.folder / name).read_text("utf-8-sig").splitlines()
        assert len(new) == len(old) + added
        assert len(set(new) - set(old)) == 1


def test_the_rota_comes_along_and_a_copy_of_a_copy_has_both_changes(shop: Path) -> None:
    first = add_copy(shop, "two temps more", [MorePeople(count=2)], note="if the agency can")
    second = add_copy(shop, "and high", [OtherScenario(name="high")], source="TWO  temps more")
    opened = planning.open_plan(second.folder)
    assert opened.rota == planning.open_plan(shop).rota
    assert (len(opened.plan.agents), opened.plan.settings.scenario) == (10, "high")
    assert second.about is not None
    assert first.about is not None
    assert [one.kind for one in second.about.adjustments] == ["people", "scenario"]
    assert (second.about.source, second.about.base) == ("two temps more", first.about.base)
    assert [one.name for one in copies(second.folder)] == ["two temps more", "and high"]


def test_a_rota_that_fits_no_longer_stays_behind(tmp_path: Path) -> None:
    """It has a shift at an hour that lies before the window of starts once that is moved."""
    folder = planning.make_plan("flexible", tmp_path / "plan")
    plan = planning.open_plan(folder).plan
    shift = next(one for one in plan.shifts if one.start_until is not None)
    agent = plan.agents[0]
    row = (agent.id, str(plan.grid.dates[0]), shift.id, agent.queues[0], "", clock(shift.start_minute))
    (folder / "rota.csv").write_text(f"agent,date,shift,queue,locked,start\n{','.join(row)}\n")
    assert planning.open_plan(folder).rota is not None
    made = planning.open_plan(add_copy(folder, "later", [OtherStart(shift=shift.id, minutes=60)]).folder)
    assert made.plan.shift[shift.id].start_minute == shift.start_minute + 60


NAMES = st.text(min_size=1, max_size=120)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES)
def test_any_name_is_a_copy_inside_the_plan_or_a_sentence(shop: Path, name: str) -> None:
    try:
        made = add_copy(shop, name)
    except BadInput:
        assert not name.split() or any(one.name for one in copies(shop))
        return
    assert made.folder.parent == shop / "scenarios"
    assert copy_named(shop, made.name) == made
    drop_copy(made)


def test_hostile_names(shop: Path) -> None:
    names = [
        "../../out",
        "/etc/passwd",
        "[bold]x[/]",
        "=1+1",
        "CON",
        "a/b",
        "a-b",
        "x" * 500,
        "\x1b[2Jz",
        "方案",
    ]
    made = [add_copy(shop, name) for name in names]
    assert {one.folder.parent for one in made} == {shop / "scenarios"}
    assert len({one.folder.name.casefold() for one in made}) == len(names)
    assert [one.name for one in copies(shop)][:3] == names[:3]
    assert not (shop.parent / "out").exists()
    for name in ("", "  ", "x" * 501, "A/B", "方案 "):
        with pytest.raises(BadInput):
            add_copy(shop, name)
    assert len(copies(shop)) == len(names)


def test_free_names_count_on(shop: Path) -> None:
    add_copy(shop, "late")
    add_copy(shop, free_name(shop, "LATE"))
    assert free_name(shop, "late") == "late 3"


def test_what_cannot_be_made_leaves_nothing(shop: Path) -> None:
    with pytest.raises(BadInput):
        add_copy(shop, "x", [OtherScenario(name="nope")])
    with pytest.raises(BadInput):
        add_copy(shop, "x", source="nobody")
    assert not (shop / "scenarios").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_plan_says_so(shop: Path) -> None:
    shop.chmod(0o555)
    try:
        with pytest.raises(StorageFailed):
            add_copy(shop, "x")
    finally:
        shop.chmod(0o755)


def test_a_full_disk_leaves_no_half_copy(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shiftplan.files.copies.os.fsync", full)
    with pytest.raises(StorageFailed):
        add_copy(shop, "x")
    monkeypatch.undo()
    assert copies(shop) == ()
    assert [path.name for path in (shop / "scenarios").iterdir()] == []


def test_a_scenario_toml_that_cannot_be_read_is_listed_with_its_fault(shop: Path) -> None:
    made = add_copy(shop, "good")
    for text in ("name = ", "name = 1\n", 'name = "x"\nmade_at = 2027-01-01T00:00:00Z\nwhat = 1\n'):
        (made.folder / "scenario.toml").write_text(text)
        (one,) = copies(shop)
        assert one.fault is not None
        assert "scenario.toml" in str(one.fault)
    drop_copy(one)
    assert copies(shop) == ()


def test_the_way_home(shop: Path) -> None:
    made = add_copy(shop, "x")
    assert root_of(made.folder) == shop.resolve()
    assert root_of(shop) == shop


def test_playbooks_and_tables_of_the_recipe_come_along(tmp_path: Path) -> None:
    folder = planning.make_plan("sale618", tmp_path / "plan")
    (folder / "playbooks").mkdir()
    (folder / "playbooks" / "own.toml").write_text("")
    (folder / "published").mkdir()
    made = add_copy(folder, "x")
    assert (made.folder / "forecast.toml").read_bytes() == (folder / "forecast.toml").read_bytes()
    assert (made.folder / "playbooks" / "own.toml").exists()
    assert not (made.folder / "published").exists()


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("scenario", "high", {"name": "high"}),
        ("contacts", "-10%", {"factor": 0.9}),
        ("contacts", "*2", {"factor": 2.0}),
        ("people", "2", {"count": 2}),
        ("people", "1:full:t4:presale", {"contract": "full", "tier": "T4", "queues": ("presale",)}),
        ("people", "1::T2", {"contract": None, "tier": "T2"}),
        ("phase", "main=2027-11-10 21:30", {"phase": "main"}),
        ("target", "售前=85%", {"queue": "presale", "share": 0.85, "within_seconds": None}),
        ("target", "presale=/30", {"share": None, "within_seconds": 30.0}),
        ("hours", "4", {"agent": "", "hours": 4.0}),
        ("hours", "赵安然=2.5", {"agent": "s02", "hours": 2.5}),
        ("training", "s02=presale", {"agent": "s02", "queue": "presale"}),
        ("wish", "s02=2027-11-12", {"agent": "s02", "shift": None}),
        ("start", "late=15:00", {"shift": "late", "minutes": -30}),
    ],
)
def test_changes_as_they_are_typed(kind: str, text: str, said: dict[str, object]) -> None:
    plan = planning.open_plan(shipped("configs") / "templates" / "small").plan
    read = read_change(plan, kind, text)
    assert {name: getattr(read, name) for name in said} == said


@pytest.mark.parametrize(("text", "hour", "day"), [("0:00", 0, 11), ("22:00", 22, 10), ("18:30", 18, 10)])
def test_a_time_of_day_is_the_one_nearest_to_the_opening(text: str, hour: int, day: int) -> None:
    plan = planning.open_plan(shipped("configs") / "templates" / "small").plan
    read = read_change(plan, "phase", text)
    assert isinstance(read, OtherPhase)
    assert (read.phase, read.start.hour, read.start.day) == ("main", hour, day)


@pytest.mark.parametrize("kind", list(WAYS))
@pytest.mark.parametrize("text", ["", "=", "x", "1=2=3", "-", "9" * 30, "nobody=nothing", "[red]", "::::"])
def test_nonsense_is_a_sentence(kind: str, text: str) -> None:
    plan = planning.open_plan(shipped("configs") / "templates" / "small").plan
    with pytest.raises(BadInput):
        read_change(plan, kind, text)
