from datetime import UTC, datetime, timedelta

from shiftplan.domain.playbook import Playbook
from shiftplan.domain.record import Incident, ItemState, LogLine, StepRecord
from shiftplan.files.playbooks import read_cards
from shiftplan.operations import Facts, IncidentView, incident
from tests.builders import grid, plan

OPENED = datetime(2027, 11, 10, 16, 3, tzinfo=UTC)  # 00:03 in Shanghai
PLAN = plan(grid=grid(14), owners={"legal": "章文清"})
CARDS = {card.code: card for card in read_cards()}


def record(*done: str, lines: tuple[LogLine, ...] = (), **values) -> Incident:
    steps = tuple(StepRecord(step=name, state=ItemState.DONE, who="li", at=OPENED) for name in done)
    given = {"id": 1, "card": "incident_price", "title": "pan for 1 yuan", "opened_by": "li", **values}
    return Incident(opened_at=OPENED, steps=steps, lines=lines, **given)


def view(of: Incident, now: datetime = OPENED, card: Playbook | None = CARDS["E2"]) -> IncidentView:
    return incident(of, card, Facts(plan=PLAN), now)


def line(minutes: int, text: str = "text") -> LogLine:
    return LogLine(text=text, who="li", at=OPENED + timedelta(minutes=minutes))


def test_an_opened_card_shows_steps_owners_seats_and_local_time() -> None:
    seen = view(record("say_it"))
    assert (seen.progress, seen.next_step.item.id) == ("1/14", "keep_proof")
    assert seen.opened_at == datetime.fromisoformat("2027-11-11T00:03")
    signed = seen.of("legal_signed")
    assert (signed.owner, str(signed.whose), signed.seat.id) == ("章文清", "legal 章文清", "voice")
    assert seen.of("no_such_step") is None


def test_the_legal_gate_hides_the_words_until_both_have_signed() -> None:
    before = ("list_orders", "cost_choices")
    for done in ((), before, (*before, "legal_signed"), (*before, "manager_signed")):
        told = view(record(*done)).of("send_outcome")
        assert told.script is None
        assert told.waits_for
    told = view(record(*before, "legal_signed", "manager_signed")).of("send_outcome")
    assert told.waits_for == ()
    assert "signed outcome" in str(told.script)


def test_the_next_step_is_never_one_that_waits() -> None:
    first = ("say_it", "holding_line", "keep_proof", "take_down", "check_stock", "first_update")
    seen = view(record(*first))
    assert seen.next_step.item.id == "list_orders"
    everything = tuple(item.id for item in CARDS["E2"].items)
    assert view(record(*everything)).next_step is None


def test_an_update_is_owed_every_15_minutes() -> None:
    assert view(record()).update_due == datetime.fromisoformat("2027-11-11T00:18")
    assert not view(record(), OPENED + timedelta(minutes=15)).update_overdue
    assert view(record(), OPENED + timedelta(minutes=15, seconds=1)).update_overdue
    told = view(record(lines=(line(10),)), OPENED + timedelta(minutes=20))
    assert (told.update_due, told.update_overdue) == (datetime.fromisoformat("2027-11-11T00:28"), False)


def test_a_closed_incident_owes_nothing_and_its_clock_stands() -> None:
    closed = record(closed_by="wang", closed_at=OPENED + timedelta(minutes=42))
    seen = view(closed, OPENED + timedelta(days=2))
    assert (seen.open, seen.update_due, seen.update_overdue, seen.minutes_open) == (False, None, False, 42)
    assert view(record(), OPENED + timedelta(minutes=5)).minutes_open == 5


def test_hostile_lines_and_titles_are_made_visible() -> None:
    hostile = "\x1b]0;gone\x07[red]x\r\n\u202e"
    seen = view(record(lines=(line(1, hostile),), title=hostile, opened_by=hostile))
    for text in (seen.title, seen.opened_by, seen.lines[0].text):
        assert text.isprintable()
        assert "[red]" in text


def test_an_incident_whose_card_is_gone_still_shows_its_log() -> None:
    seen = view(record(lines=(line(1),), title=""), card=None)
    assert (seen.title, seen.stages, len(seen.lines), seen.update_due) == ("incident_price", (), 1, None)


def test_steps_fall_due_from_the_moment_of_opening() -> None:
    seen = view(record("say_it"), OPENED + timedelta(minutes=5, seconds=1))
    assert seen.stages[0].due == datetime.fromisoformat("2027-11-11T00:08")
    assert [step.item.id for step in seen.steps if step.overdue] == [
        "keep_proof",
        "take_down",
        "holding_line",
    ]
    assert not any(step.overdue for step in view(record(), OPENED + timedelta(minutes=5)).steps)
    closed = record(closed_by="wang", closed_at=OPENED + timedelta(minutes=1))
    assert not any(step.overdue for step in view(closed, OPENED + timedelta(days=1)).steps)
