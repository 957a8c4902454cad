"""Calendars, opened by another library than the one that writes them."""

import unicodedata
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import files
from shiftplan.domain.on_the_day import Lent, OnTheDay
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import ShiftKind, ShiftTemplate
from shiftplan.files.safe_names import distinct_names
from tests import builders
from tests.builders import MONDAY
from tests.files import handing
from tests.files import handout_cases as cases

PLAN = cases.plan(["李雷", "韩梅梅"])


def calendars(plan: Plan, rota: Rota, **more: Any) -> dict[str, Any]:
    """The parsed calendars by name of file."""
    contents = files.export_contents(handing.handout(plan, rota, **more), "ics")
    return {name: vobject.readOne(content.decode()) for name, content in contents.items()}


def events(plan: Plan, rota: Rota, **more: Any) -> list[Any]:
    return [event for one in calendars(plan, rota, **more).values() for event in one.vevent_list]


def times(event: Any) -> tuple[str, str]:
    return f"{event.dtstart.value:%d %H:%M}", f"{event.dtend.value:%d %H:%M}"


@settings(max_examples=40, deadline=None)
@given(case=cases.cases())
def test_entries_are_the_working_hours_of_the_rota(case: tuple[Plan, Rota]) -> None:
    plan, rota = case
    zone = ZoneInfo(plan.grid.zone)
    wanted = sorted(edges for one in rota.assignments for edges in cases.stretches(plan, one))
    found = events(plan, rota) if rota.assignments else []
    spans = [(event.dtstart.value, event.dtend.value) for event in found]
    assert all(
        moment.utcoffset() == zone.utcoffset(moment.replace(tzinfo=None)) for one in spans for moment in one
    )
    local = sorted((begin.replace(tzinfo=None), end.replace(tzinfo=None)) for begin, end in spans)
    assert local == wanted
    assert len({event.uid.value for event in found}) == len(found)
    assert {event.status.value for event in found} <= {"CONFIRMED"}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_an_import_of_one_after_the_other_leaves_what_is_worked_now(data: st.DataObject) -> None:
    """A calendar keeps the entry of an id with the highest sequence, and drops what is cancelled."""
    plan = PLAN
    versions = [data.draw(cases.rotas(plan)) for _ in range(data.draw(st.integers(1, 3)))]
    kept: dict[str, Any] = {}
    for number in range(1, len(versions) + 1):
        told = tuple(handing.told(rota, i) for i, rota in enumerate(versions[:number], 1))
        for event in events(plan, versions[number - 1], told=told):
            old = kept.get(event.uid.value)
            if old is not None and _shown(old) != _shown(event):
                assert int(event.sequence.value) > int(old.sequence.value)
            kept[event.uid.value] = event
    left = [event for event in kept.values() if event.status.value == "CONFIRMED"]
    wanted = sorted(edges for one in versions[-1].assignments for edges in cases.stretches(plan, one))
    assert sorted((_bare(event.dtstart), _bare(event.dtend)) for event in left) == wanted


def _bare(moment: Any) -> Any:
    return moment.value.replace(tzinfo=None)


def _shown(event: Any) -> tuple[Any, ...]:
    return (
        _bare(event.dtstart),
        _bare(event.dtend),
        event.summary.value,
        event.description.value,
        event.status.value,
    )


def test_a_night_a_split_shift_standby_a_switch_and_a_session() -> None:
    rota = Rota.of(
        [
            cases.work("p0", 0, "night"),
            cases.work("p0", 1, "split", then="aftersale"),
            cases.work("p1", 0, "wait"),
            cases.work("p1", 1, "turn", then="aftersale", sessions=cases.brief(600)),
        ]
    )
    found = {times(event): event for event in events(PLAN, rota)}
    assert list(found) == [
        ("01 22:00", "02 06:30"),
        ("02 09:00", "02 13:00"),
        ("02 17:00", "02 21:00"),
        ("01 18:00", "02 02:00"),
        ("02 08:00", "02 16:30"),
    ]
    night, first, second, standby, turned = found.values()
    assert night.summary.value == "night · 售前"
    assert (first.summary.value, second.summary.value) == ("两头班 · 售前", "两头班 · =售后|*")
    assert (standby.summary.value, standby.transp.value) == ("wait", "TRANSPARENT")
    assert turned.summary.value == "turn · 售前→=售后|*"
    assert turned.description.value.splitlines() == [
        "08:00–10:00 售前",
        "10:00–10:30 开场<动员>",
        "10:30–12:00 售前",
        "12:00–12:30 meal",
        "12:30–16:30 =售后|*",
    ]
    assert {event.transp.value for event in found.values() if event is not standby} == {"OPAQUE"}


def test_ids_stay_when_names_shifts_and_queues_change() -> None:
    before = events(PLAN, Rota.of([cases.work("p0", 1)]))
    renamed = PLAN.model_copy(
        update={"agents": tuple(agent.model_copy(update={"name": "new"}) for agent in PLAN.agents)}
    )
    after = events(renamed, Rota.of([cases.work("p0", 1, "late", queue="aftersale")]))
    assert before[0].uid.value == after[0].uid.value
    assert events(PLAN, Rota.of([cases.work("p1", 1)]))[0].uid.value != before[0].uid.value


def test_a_day_that_was_told_and_is_off_now_is_cancelled() -> None:
    told = (handing.told(Rota.of([cases.work("p0", 1)])),)
    (gone,) = events(PLAN, Rota(), told=told)
    assert (gone.status.value, gone.sequence.value, times(gone)) == (
        "CANCELLED",
        "1",
        ("02 08:00", "02 16:30"),
    )


def test_only_changed_days_are_handed_out_when_asked() -> None:
    before = handing.told(Rota.of([cases.work("p0", 1), cases.work("p0", 2), cases.work("p1", 1)]))
    after = Rota.of([cases.work("p0", 1), cases.work("p0", 2, "late"), cases.work("p1", 1)])
    (changed,) = events(PLAN, after, told=(before,), since=before)
    assert (times(changed), changed.sequence.value) == (("03 13:00", "03 21:30"), "1")
    assert files.export_contents(handing.handout(PLAN, before.rota, since=before), "ics") == {}


@pytest.mark.parametrize(
    "zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC", "Asia/Kathmandu"]
)
def test_the_zone_is_told_with_its_rules(zone: str) -> None:
    """In June the last shift ends an hour or more apart in these zones; each is told as an instant."""
    grid = builders.grid(4, MONDAY - timedelta(days=150)).model_copy(update={"zone": zone})
    plan = cases.plan(["A"], grid=grid, availability=(), sessions=())
    work = cases.work("p0", 0, "night").model_copy(update={"day": grid.dates[3]})
    (calendar,) = calendars(plan, Rota.of([work])).values()
    (event,) = calendar.vevent_list
    assert event.dtstart.value == work_begin(plan, work)
    assert calendar.vtimezone.tzid.value == zone
    assert event.dtend.value - event.dtstart.value == timedelta(hours=8.5)


def work_begin(plan: Plan, work: Any) -> Any:
    return plan.worked(work).begins(work.day).replace(tzinfo=ZoneInfo(plan.grid.zone))


def test_stamps_are_utc_and_files_are_named_apart() -> None:
    plan = cases.plan(["../a", "..\\A", "con", "李" * 60])
    rota = Rota.of([cases.work(f"p{i}", 1) for i in range(4)])
    contents = files.export_contents(handing.handout(plan, rota), "ics")
    assert list(contents) == ["a-p0-..-a.ics", "a-p1-..-A.ics", "a-p2-con.ics", f"a-p3-{'李' * 25}.ics"]
    for content in contents.values():
        assert b"DTSTAMP:20271021T080000Z\r\n" in content
        assert max(map(len, content.split(b"\r\n"))) <= 75


@given(st.lists(st.one_of(cases.HOSTILE, st.sampled_from(["a", "A", "é", "e\u0301", "ﬁ", "fi", "李" * 60]))))
def test_names_of_files_are_apart_on_systems_that_fold_case_and_accents(texts: list[str]) -> None:
    names = distinct_names(texts, "agent")
    folded = {unicodedata.normalize("NFKC", name).casefold() for name in names}
    assert len(folded) == len(texts)
    assert all(name == Path(name).name for name in names)


def test_a_longer_shift_and_a_standby_called_in_stand_at_their_real_times() -> None:
    plan = handout_of_a_surge()
    made = OnTheDay(longer=60, lent=(Lent(queue="aftersale", begin=600, end=660),))
    late = builders.work("a1", 0).model_copy(update={"on_the_day": made})
    called = builders.work("a2", 0, "home").model_copy(
        update={"on_the_day": OnTheDay(called_in=(1200, 1290))}
    )
    found = {name: times(one.vevent) for name, one in calendars(plan, builders.rota(late, called)).items()}
    assert sorted(found.values()) == [("01 08:00", "01 17:30"), ("01 18:00", "02 00:00")]
    opaque = [one.transp.value for one in events(plan, builders.rota(called))]
    assert opaque == ["OPAQUE"]


def handout_of_a_surge() -> Plan:
    home = ShiftTemplate(
        id="home", short="H", name="home", start_minute=1080, length_minutes=360, kind=ShiftKind.STANDBY
    )
    queues = (builders.queue("presale"), builders.queue("aftersale"))
    people = tuple(builders.agent(name, queues=("presale", "aftersale")) for name in ("a1", "a2"))
    return builders.plan(people, queues=queues, shifts=(*builders.SHIFTS, home))
