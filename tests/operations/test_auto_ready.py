"""Conditions on readiness, publication, the calendar and what was measured: each met and broken by one."""

from datetime import date, datetime, timedelta

import pytest

from shiftplan.domain.actuals import SlotFigures
from shiftplan.domain.event import Event
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.playbook import Auto
from shiftplan.domain.readiness import Readiness, ReadyFor
from shiftplan.domain.session import Attended, Session, SessionKind
from shiftplan.language import say
from shiftplan.operations import Facts
from shiftplan.operations.auto import verdict
from shiftplan.operations.facts import Told, Verdict
from tests.builders import MONDAY, agent, plan, queue, rota, work

TWO = (agent("a1", name="王小明"), agent("a2", name="李娜", queues=("presale", "after")))
QUEUES = (queue(), queue("after"))
BOTH = rota(work("a1", 0), work("a2", 0), work("a2", 1, "early", "after"))


def ready(agent_id: str, item: ReadyFor = ReadyFor.EXAM, **values) -> Readiness:
    return Readiness(**{"agent": agent_id, "item": item, "passed": True, **values})


def read(name: str, limit: float | None = None, **values) -> Verdict:
    settings = values.pop("settings", {})
    given = {"plan": plan(agents=TWO, queues=QUEUES, **settings), "rota": BOTH, **values}
    return verdict(Auto(condition=name, limit=limit), Facts(**given))


def test_all_with_shifts_have_to_pass_for_every_queue_they_serve() -> None:
    assert read("exam_passed", readiness=(ready("a1"), ready("a2"))).met is True
    half = (ready("a1"), ready("a2", queue="presale"))
    seen = read("exam_passed", readiness=half)
    assert (seen.met, str(seen.evidence)) == (False, "1 of 2 people; first missing: 李娜")
    assert read("exam_passed", readiness=(*half, ready("a2", queue="after"))).met is True
    assert read("exam_passed", 0.5, readiness=half).met is True


def test_the_last_line_on_a_matter_counts_and_other_matters_do_not() -> None:
    failed = (ready("a1"), ready("a2"), ready("a2", passed=False))
    assert read("exam_passed", readiness=failed).met is False
    assert read("exam_passed", readiness=(*failed, ready("a2"))).met is True
    others = tuple(ready(name, ReadyFor.ACCOUNT) for name in ("a1", "a2"))
    assert [read(name, readiness=others).met for name in ("accounts_open", "role_play_done")] == [True, False]


def test_who_has_no_shift_need_not_be_ready_but_everybody_is_asked_about_overtime() -> None:
    only = {"rota": rota(work("a1", 0))}
    assert read("exam_passed", readiness=(ready("a1"),), **only).met is True
    assert read("overtime_asked", readiness=(ready("a1", ReadyFor.OVERTIME),), **only).met is False


def test_without_a_file_nothing_is_known_and_a_broken_one_is_named() -> None:
    seen = read("exam_passed")
    assert (seen.met, "readiness.csv" in str(seen.evidence)) == (None, True)
    fault = Finding(
        code="flag", severity=Severity.ERROR, message=say("bad"), place=Place(file="readiness.csv", line=3)
    )
    broken = read("exam_passed", readiness=(ready("a1"), ready("a2")), readiness_fault=fault)
    assert (broken.met, "readiness.csv:3" in str(broken.evidence)) == (None, True)


def test_training_counts_once_its_sessions_are_over_a_briefing_once_it_is_in_the_rota() -> None:
    sessions = tuple(Session(id=kind.value, kind=kind, minutes=30, days=(MONDAY,)) for kind in SessionKind)
    sat = tuple(Attended(session=kind.value, minute=600, minutes=30) for kind in SessionKind)
    there = rota(*(work(one.id, 0).model_copy(update={"sessions": sat}) for one in TWO))
    settings = {"sessions": sessions}
    monday = datetime.combine(MONDAY, datetime.min.time())
    for now, met in ((monday, False), (monday + timedelta(days=1), True)):
        assert read("training_done", rota=there, settings=settings, now=now).met is met
        assert read("briefing_in_rota", rota=there, settings=settings, now=now).met is True
    assert read("briefing_in_rota", settings=settings).met is False
    assert (
        read(
            "training_done",
            settings=settings,
            now=monday,
            readiness=(ready("a1", ReadyFor.TRAINING), ready("a2", ReadyFor.TRAINING)),
        ).met
        is True
    )
    assert read("briefing_in_rota").met is None


def test_temps_have_signed_where_the_list_tells_of_contracts() -> None:
    temp = {"plan": plan(agents=(agent("a1", contract="temp"),))}
    assert read("temps_have_hour_limits", **temp).met is True
    unsigned = (ready("a1", ReadyFor.CONTRACT, passed=False),)
    assert read("temps_have_hour_limits", readiness=unsigned, **temp).met is False
    signed = (ready("a1", ReadyFor.CONTRACT),)
    assert read("temps_have_hour_limits", readiness=signed, **temp).met is True


def told(*confirmed: str, news: int = 0) -> Told:
    return Told(version="v0002", people=("a1", "a2"), confirmed=frozenset(confirmed), news=news)


def test_a_rota_is_confirmed_when_all_concerned_said_so_and_it_still_holds() -> None:
    assert read("rota_published").met is False
    assert [read(name, told=told("a1")).met for name in ("rota_published", "rota_confirmed")] == [True, False]
    assert "first missing: 李娜" in str(read("rota_confirmed", told=told("a1")).evidence)
    assert read("rota_confirmed", told=told("a1", "a2")).met is True
    assert read("rota_confirmed", 0.5, told=told("a1")).met is True
    changed = read("rota_confirmed", told=told("a1", "a2", news=3))
    assert (changed.met, str(changed.evidence)) == (False, "3 shifts are otherwise than told in v0002")


def test_the_calendar_needs_phases_and_an_opening() -> None:
    assert read("calendar_in").met is True
    bare = Event(name="sale", day=date(2027, 11, 3))
    assert read("calendar_in", settings={"event": bare}).met is False


OPENING = datetime.fromisoformat("2027-11-02 20:00")


def slot(queue_id: str, start: datetime, **values) -> SlotFigures:
    return SlotFigures(queue=queue_id, slot=0, start=start, minutes=30, whole=True, contacts=9, **values)


@pytest.mark.parametrize(
    ("hours", "queues", "met"),
    [(-1, ("presale",), None), (1, ("presale",), False), (1, ("presale", "after"), True)],
)
def test_the_first_look_wants_a_figure_of_every_queue_since_the_opening(
    hours: int, queues: tuple[str, ...], met: bool | None
) -> None:
    now = OPENING + timedelta(hours=hours)
    known = {name: {0: slot(name, OPENING)} for name in queues}
    assert read("figures_in", actuals=known, now=now).met is met
    before = {name: {0: slot(name, OPENING - timedelta(minutes=30))} for name in queues}
    assert read("figures_in", actuals=before, now=now).met in (None, False)


def test_the_newest_rate_of_the_worst_queue_counts() -> None:
    assert read("replies_in_time").met is None
    known = {
        "presale": {
            0: slot("presale", OPENING, three_minute_rate=0.5),
            1: slot("presale", OPENING, three_minute_rate=0.95),
        },
        "after": {0: slot("after", OPENING, three_minute_rate=0.91)},
    }
    assert read("replies_in_time", actuals=known).met is True
    seen = read("replies_in_time", 0.92, actuals=known)
    assert (seen.met, str(seen.evidence)) == (False, "lowest 91%, on after; wanted 92%")
