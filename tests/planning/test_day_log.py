"""One log of the day from every part of the journal."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain import editing
from shiftplan.domain.actuals import Actual
from shiftplan.domain.day_log import LogKind
from shiftplan.domain.record import ItemState
from shiftplan.domain.rota import Cell, Rota
from shiftplan.files.playbooks import playbook_paths, read_playbook
from shiftplan.journal import Journal
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.scripts import find_script, scripts
from tests.operations.plans import far_plan

OPENS = datetime(2094, 11, 10, 12, tzinfo=UTC)  # 20:00 in Shanghai


class Clock:
    def __init__(self) -> None:
        self.now = OPENS

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(far_plan(tmp_path / "plan"))


@pytest.fixture
def journal(opened: planning.OpenPlan) -> Journal:
    return Journal(opened.folder, Clock())


def told(opened: planning.OpenPlan, **asked: object) -> list[tuple[str, str, str]]:
    entries = day_log(opened, now=OPENS + timedelta(days=1), **asked)  # type: ignore[arg-type]
    return [(f"{entry.at:%H:%M}", entry.kind.value, str(entry.what)) for entry in entries]


def text_of(playbook: str, item: str) -> str:
    found = read_playbook(playbook_paths()[playbook]).item(item)
    assert found is not None
    return str(found.text)


def test_everything_stands_in_the_order_of_time(opened: planning.OpenPlan, journal: Journal) -> None:
    number = journal.incidents.open("incident_price", "pan for 1 yuan", "li")
    journal.events.add("log", "", "power is back", "li")
    journal.items.put("pre_event", "calendar_in", ItemState.SKIPPED, "no calendar", "wang")
    journal.incidents.mark(number, "keep_proof", ItemState.DONE, "li")
    journal.incidents.log(number, "listing taken down", "li")
    journal.incidents.close(number, "li")
    item, step = text_of("pre_event", "calendar_in"), text_of("incident_price", "keep_proof")
    assert told(opened) == [
        ("20:01", "incident", "E2-1 pan for 1 yuan: incident declared"),
        ("20:02", "log", "power is back"),
        ("20:03", "item", f"skipped: {item}; reason: no calendar"),
        ("20:04", "incident", f"E2-1: done: {step}"),
        ("20:05", "incident", "E2-1: listing taken down"),
        ("20:06", "incident", "E2-1 pan for 1 yuan: incident closed"),
    ]


def test_a_stretch_is_half_open_and_kinds_narrow_it(opened: planning.OpenPlan, journal: Journal) -> None:
    for text in ("one", "two", "three"):
        journal.events.add("log", "", text, "li")
    local = opened.plan.grid.local(OPENS)
    two, three = local + timedelta(minutes=2), local + timedelta(minutes=3)
    assert [line[2] for line in told(opened, begins=two, ends=three)] == ["two"]
    assert [line[2] for line in told(opened, begins=two)] == ["two", "three"]
    assert told(opened, kinds=(LogKind.INCIDENT,)) == []


def test_what_happens_later_than_now_is_not_told_yet(opened: planning.OpenPlan, journal: Journal) -> None:
    journal.events.add("log", "", "one", "li")
    journal.events.add("log", "", "two", "li")
    entries = day_log(opened, now=OPENS + timedelta(minutes=1))
    assert [str(entry.what) for entry in entries] == ["one"]


def test_edits_stand_in_it_with_what_became_of_them(opened: planning.OpenPlan) -> None:
    agent, day = opened.plan.agents[0], opened.plan.grid.dates[0]
    edit = editing.locking(opened.plan, planning_rota(opened), [Cell(agent.id, day)], lock=True)
    edited = planning.carry_out(opened, edit, who="li")
    planning.undo(edited.opened, who="li")
    now = datetime.now(UTC) + timedelta(minutes=1)
    words = [str(entry.what) for entry in day_log(opened, now=now, kinds=(LogKind.EDIT,))]
    assert len(words) == 2
    assert words[0].startswith(f"lock · {agent.name} ")
    assert words[1] == f"taken back: {words[0]}"


def planning_rota(opened: planning.OpenPlan) -> Rota:
    return opened.rota or Rota()


def test_an_event_of_a_newer_program_is_told_as_well_as_can_be(
    opened: planning.OpenPlan, journal: Journal
) -> None:
    journal.events.add("telepathy", "7", '{"what": "they want pans", "more": [1]}', "li")
    journal.events.add("relief", "standby_in", "not json", "li")
    journal.events.add("log", "", '{"text": "typed in the app"}', "li")
    assert told(opened) == [
        ("20:01", "other", "telepathy: 7 · they want pans"),
        ("20:02", "relief", "relief: standby_in · not json"),
        ("20:03", "log", "typed in the app"),
    ]


def test_figures_and_the_levels_that_follow_stand_in_it(opened: planning.OpenPlan, journal: Journal) -> None:
    queue = opened.plan.settings.queues[0]
    slots = [datetime(2094, 11, 10, 20), datetime(2094, 11, 10, 20, 30)]  # noqa: DTZ001 - wall time
    journal.actuals.add(
        [Actual(queue=queue.id, start=slot, contacts=60, first_reply_seconds=80) for slot in slots], "li"
    )
    minutes = [Actual(queue=queue.id, start=slots[1], minutes=5, source="qianniu.csv") for _ in range(3)]
    journal.actuals.add(minutes, "wang")
    assert told(opened, kinds=(LogKind.READING,)) == [
        ("20:01", "reading", f"{queue.name} 20:00, 60 contacts, first reply 80 s"),
        ("20:01", "reading", f"{queue.name} 20:30, 60 contacts, first reply 80 s"),
        ("20:02", "reading", "3 intervals from qianniu.csv"),
    ]
    assert told(opened, kinds=(LogKind.LEVEL,)) == [("21:00", "level", f"{queue.name}: level green → red")]


def test_hostile_texts_are_safe_to_print(opened: planning.OpenPlan, journal: Journal) -> None:
    journal.events.add("log", "", "\x1b[2Jgone \u202etxt.exe {text}", "li\x07")
    entry = day_log(opened, now=OPENS + timedelta(days=1))[0]
    assert str(entry.what) == r"\x1b[2Jgone \x202etxt.exe {text}"
    assert entry.who == r"li\x07"


def test_an_incident_whose_card_is_gone_is_told_by_the_words_it_has(
    opened: planning.OpenPlan, journal: Journal
) -> None:
    number = journal.incidents.open("incident_gone", "", "li")
    journal.incidents.mark(number, "step_one", ItemState.DONE, "li")
    assert [line[2] for line in told(opened)] == [
        "incident_gone-1 incident_gone: incident declared",
        "incident_gone-1: done: step_one",
    ]


def test_a_script_is_told_by_its_title(opened: planning.OpenPlan, journal: Journal) -> None:
    journal.events.add("script", "opening_hello", "", "li")
    journal.events.add("script", "gone", "", "li")
    title = find_script(scripts(opened), "opening_hello").title
    assert [line[2] for line in told(opened)] == [f"script used: {title}", "script used: gone"]


def test_it_speaks_the_language_of_whoever_reads_it(opened: planning.OpenPlan, journal: Journal) -> None:
    journal.incidents.open("incident_price", "一元锅", "li")
    entry = day_log(opened, now=OPENS + timedelta(days=1))[0]
    language.use("zh")
    assert str(entry.what) == "E2-1 一元锅：事件已宣布"
