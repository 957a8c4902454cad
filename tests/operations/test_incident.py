from datetime import UTC, datetime, timedelta

from shiftplan.domain.blanks import blanks
from shiftplan.domain.incident_events import (
    Ended,
    Happening,
    LineKind,
    SeatTaken,
    SeveritySet,
    Titled,
    Told,
    Written,
)
from shiftplan.domain.playbook import Playbook, Words
from shiftplan.domain.record import Incident, ItemState, StepRecord
from shiftplan.files.playbooks import read_cards
from shiftplan.files.severities import read_severities
from shiftplan.operations import Facts, IncidentView, incident
from tests.builders import grid, plan

OPENED = datetime(2027, 11, 10, 16, 3, tzinfo=UTC)  # 00:03 in Shanghai
PLAN = plan(grid=grid(14), owners={"legal": "章文清"})
CARDS = {card.code: card for card in read_cards()}


LEVELS = read_severities()


def told(content: Happening, minutes: int = 0) -> Told:
    return Told(content=content, who="li", at=OPENED + timedelta(minutes=minutes))


def record(*done: str, happened: tuple[Told, ...] = (), skipped: tuple[str, ...] = (), **values) -> Incident:
    steps = tuple(StepRecord(step=name, state=ItemState.DONE, who="li", at=OPENED) for name in done)
    steps += tuple(
        StepRecord(step=name, state=ItemState.SKIPPED, reason="no time", who="li", at=OPENED)
        for name in skipped
    )
    given = {"id": 1, "card": "incident_price", "title": "pan for 1 yuan", "opened_by": "li", **values}
    return Incident(opened_at=OPENED, steps=steps, told=happened, **given)


def view(of: Incident, now: datetime = OPENED, card: Playbook | None = CARDS["E2"]) -> IncidentView:
    return incident(of, card, LEVELS, Facts(plan=PLAN), now)


def update(minutes: int) -> Told:
    return told(Written(kind=LineKind.UPDATE, text="we are on it"), minutes)


def test_an_opened_card_shows_steps_owners_seats_and_local_time() -> None:
    seen = view(record("say_it"))
    assert (seen.progress, seen.next_step.item.id) == ("1/17", "what_is_wrong")
    assert seen.opened_at == datetime.fromisoformat("2027-11-11T00:03")
    signed = seen.of("legal_signed")
    assert (signed.owner, str(signed.whose), signed.seat.id) == ("章文清", "legal 章文清", "voice")
    assert seen.of("no_such_step") is None


def test_the_legal_gate_hides_the_words_until_both_have_signed() -> None:
    before = ("list_orders", "cost_choices")
    for done in ((), before, (*before, "legal_signed"), (*before, "manager_signed")):
        shown = view(record(*done))
        assert shown.script(shown.of("send_outcome")) is None
        assert shown.of("send_outcome").waits_for
    shown = view(record(*before, "legal_signed", "manager_signed"))
    assert shown.of("send_outcome").waits_for == ()
    assert "signed outcome" in str(shown.script(shown.of("send_outcome")))


def test_a_signature_left_out_with_a_reason_opens_nothing() -> None:
    shown = view(record("list_orders", "cost_choices", "manager_signed", skipped=("legal_signed",)))
    assert shown.of("legal_signed").settled
    assert shown.script(shown.of("send_outcome")) is None


def test_the_next_step_is_never_one_that_waits() -> None:
    first = record("say_it", "holding_line", "keep_proof", "take_down", "check_stock", "first_update")
    assert view(first).next_step.item.id == "what_is_wrong"
    answered = first.model_copy(update={"steps": (*first.steps, answer("price"))})
    assert view(answered).next_step.item.id == "list_orders"


def answer(option: str) -> StepRecord:
    return StepRecord(step="what_is_wrong", state=ItemState.DONE, reason=option, who="li", at=OPENED)


def test_a_branch_opens_the_steps_of_its_answer_alone() -> None:
    assert view(record()).of("replace_stock") is None
    for option, there in (("price", False), ("stock", True)):
        seen = view(record().model_copy(update={"steps": (answer(option),)}))
        assert (seen.of("replace_stock") is not None) is there
        assert str(seen.of("what_is_wrong").answer.id) == option


def test_updates_are_owed_as_often_as_the_severity_says() -> None:
    assert view(record()).update_due == datetime.fromisoformat("2027-11-11T00:18")
    assert not view(record(), OPENED + timedelta(minutes=15)).update_overdue
    assert view(record(), OPENED + timedelta(minutes=15, seconds=1)).update_overdue
    given = view(record(happened=(update(10),)), OPENED + timedelta(minutes=20))
    assert (given.update_due, given.update_overdue) == (datetime.fromisoformat("2027-11-11T00:28"), False)
    lower = told(SeveritySet(level="S2", reason="half is back"), 5)
    assert view(record(happened=(lower,))).update_due == datetime.fromisoformat("2027-11-11T00:33")


def test_a_decision_or_an_observation_is_no_update() -> None:
    decision = told(Written(kind=LineKind.DECISION, text="ads off", decided_by="li"), 10)
    assert view(record(happened=(decision,))).update_due == datetime.fromisoformat("2027-11-11T00:18")


def test_a_card_with_a_pace_of_its_own_keeps_it() -> None:
    own = CARDS["E2"].model_copy(update={"update_minutes": 7})
    assert view(record(), card=own).update_due == datetime.fromisoformat("2027-11-11T00:10")


def test_the_duty_lead_commands_until_somebody_takes_over() -> None:
    plan_of = Facts(plan=plan(grid=grid(14), owners={"duty_lead": "章文清"}))
    assert incident(record(), CARDS["E2"], LEVELS, plan_of, OPENED).commander == "章文清"
    assert view(record()).commander == "li"  # no duty lead is named: whoever declared it
    taken = view(record(happened=(told(SeatTaken(seat="commander", name="王小明", agent="a1")),)))
    assert (taken.commander, taken.seat("commander").holder) == ("王小明", "王小明")
    assert taken.seat("scribe").holder == ""


def test_the_newest_title_and_severity_count() -> None:
    changes = (told(Titled(title="pan and pot")), told(SeveritySet(level="S3", reason="one order")))
    seen = view(record(happened=changes))
    assert (seen.title, seen.level.id) == ("pan and pot", "S3")
    assert view(record()).level.id == LEVELS.at_first


def test_scripts_are_filled_with_what_is_known_and_show_what_is_not() -> None:
    seen = view(record(), OPENED + timedelta(minutes=2))
    script = seen.script(seen.of("say_it"))
    assert "[E2 S1] 00:05 pan for 1 yuan. li commands." in script
    assert "First update at 00:18" in script
    words = Words(zh="{now} {订单号} {title}", en="{now} {order number} {title}")
    assert blanks(words, {"now": "00:05", "title": "{now} \x1b"}) == "00:05 【order number】 {now} \\x1b"


def test_a_closed_incident_owes_nothing_and_its_clock_stands() -> None:
    ended = (told(Ended(handed_to="zhao"), 42),)
    closed = record(closed_by="wang", closed_at=OPENED + timedelta(minutes=42), happened=ended)
    seen = view(closed, OPENED + timedelta(days=2))
    assert (seen.open, seen.update_due, seen.update_overdue, seen.minutes_open) == (False, None, False, 42)
    assert view(record(), OPENED + timedelta(minutes=5)).minutes_open == 5


def test_hostile_titles_and_names_are_made_visible() -> None:
    hostile = "\x1b]0;gone\x07[red]x\r\n\u202e"
    taken = told(SeatTaken(seat="scribe", name=hostile))
    seen = view(record(happened=(taken,), title=hostile, opened_by=hostile))
    for text in (seen.title, seen.opened_by, seen.seat("scribe").holder, seen.script(seen.of("say_it"))):
        assert text.isprintable()
        assert "[red]" in text


def test_an_incident_whose_card_is_gone_still_owes_its_updates() -> None:
    seen = view(record(title=""), card=None)
    assert (seen.title, seen.stages, seen.seats, seen.code) == ("incident_price", (), (), "")
    assert seen.update_due == datetime.fromisoformat("2027-11-11T00:18")


def test_steps_fall_due_from_the_moment_of_opening() -> None:
    seen = view(record("say_it"), OPENED + timedelta(minutes=5, seconds=1))
    assert seen.stages[0].due == datetime.fromisoformat("2027-11-11T00:08")
    assert [step.item.id for step in seen.steps if step.overdue] == [
        "what_is_wrong",
        "keep_proof",
        "take_down",
        "holding_line",
    ]
    assert not any(step.overdue for step in view(record(), OPENED + timedelta(minutes=5)).steps)
    closed = record(closed_by="wang", closed_at=OPENED + timedelta(minutes=1))
    assert not any(step.overdue for step in view(closed, OPENED + timedelta(days=1)).steps)
