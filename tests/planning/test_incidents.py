"""Incidents of a plan folder: declared, led, walked, closed, told again."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain.blanks import left_open
from shiftplan.domain.record import ItemState
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import playbook_paths
from shiftplan.operations import IncidentView
from shiftplan.planning import operations as desk
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.incident_figures import planned
from tests.operations.plans import far_plan

OPENS = datetime(2094, 11, 10, 12, tzinfo=UTC)  # 20:00 in Shanghai
GATED = "签过的方案"
PLANNED = {"zh": "应到人数", "en": "people planned"}
HOSTILE = "\x1b]52;c;eA==\x07 [b]x[/b] | **y** <script> \u202egnp"


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(far_plan(tmp_path / "plan"))


def at(minutes: float) -> datetime:
    return OPENS + timedelta(minutes=minutes)


def declared(opened: planning.OpenPlan, card: str = "E2", **said: str) -> IncidentView:
    return desk.declare(opened, card, **said, who="li", now=OPENS)


def done(opened: planning.OpenPlan, step: str, number: int = 1, **said: str) -> IncidentView:
    return desk.set_incident_step(opened, number, step, ItemState.DONE, who="li", now=at(1), **said)


def good_slots(opened: planning.OpenPlan) -> datetime:
    """Two good slots after the declaration; the moment after them."""
    for minutes in (31, 61):
        for queue in opened.plan.settings.queues:
            if not queue.deferred:
                desk.record_reading(opened, queue.id, 1, 5, 0.99, now=at(minutes), who="li")
    return at(62)


def test_declaring_gives_a_number_a_level_and_a_commander(opened: planning.OpenPlan) -> None:
    view = declared(opened, "e2", title=" pan for 1 yuan ")
    assert (view.id, view.card_id, view.title, view.open) == (1, "incident_price", "pan for 1 yuan", True)
    assert (view.level.id, view.commander) == ("S1", view.seats[0].holder)
    assert declared(opened, "price", severity="2").level.id == "S2"
    assert declared(opened, "incident_price", severity="s3").level.id == "S3"
    again = desk.incident(planning.open_plan(opened.folder), 1, OPENS)
    assert (again.title, again.level.id) == ("pan for 1 yuan", "S1")


def test_what_was_done_stands_in_one_timeline_in_order(opened: planning.OpenPlan) -> None:
    declared(opened)
    desk.set_title(opened, 1, "pan for 1 yuan", who="li", now=at(1))
    desk.take_seat(opened, 1, "scribe", "王小明", who="li", now=at(2))
    done_at = at(3)
    desk.set_incident_step(
        opened, 1, "keep_proof", ItemState.DONE, evidence="3 pictures", who="wang", now=done_at
    )
    desk.log_line(opened, 1, "listing is down", who="wang", now=at(4))
    desk.decide(opened, 1, "ads off", "li", "they still sell", who="wang", now=at(5))
    desk.give_update(opened, 1, "we are on it", who="wang", now=at(6))
    desk.set_severity(opened, 1, "2", "one product only", who="li", now=at(7))
    desk.set_incident_step(opened, 1, "keep_proof", ItemState.OPEN, who="wang", now=at(8))
    view = desk.set_incident_step(
        opened, 1, "check_stock", ItemState.SKIPPED, said="no stock", who="li", now=at(9)
    )
    told = [(f"{entry.at:%H:%M}", entry.kind, entry.text) for entry in view.timeline]
    proof, stock = view.of("keep_proof").item.text.en, view.of("check_stock").item.text.en
    assert told == [
        ("20:00", "declared", "incident declared"),
        ("20:00", "severity", "severity S1 critical"),
        ("20:01", "title", "it is called pan for 1 yuan"),
        ("20:02", "seat", "scribe: 王小明"),
        ("20:03", "step", f"done: {proof}; note: 3 pictures"),
        ("20:04", "observation", "listing is down"),
        ("20:05", "decision", "decision of li: ads off; why: they still sell"),
        ("20:06", "update", "update: we are on it"),
        ("20:07", "severity", "severity S2 serious: one product only"),
        ("20:08", "step", f"open again: {proof}"),
        ("20:09", "step", f"skipped: {stock} (no stock)"),
    ]
    assert view.update_due == opened.plan.grid.local(at(36))
    log = [str(entry.what) for entry in day_log(opened, now=at(10))]
    assert log[0] == "E2-1 pan for 1 yuan: incident declared"
    assert "E2-1: decision of li: ads off; why: they still sell" in log
    assert len(log) == len(told)


def test_an_edit_of_the_rota_belongs_to_the_incident_that_was_open(opened: planning.OpenPlan) -> None:
    declared(opened, "E1")
    agent, now = opened.plan.agents[0].id, datetime.now(UTC)
    desk.declare(opened, "E3", who="li", now=now)
    edit = planning.carry_out(opened, _leave(opened, agent))
    view = desk.incident(edit.opened, 2, now + timedelta(minutes=5))
    assert [entry.kind for entry in view.timeline][-1] == "edit"
    assert opened.plan.agents[0].name in view.timeline[-1].text
    assert "edit" not in [entry.kind for entry in desk.incident(edit.opened, 1, now).timeline]


def _leave(opened: planning.OpenPlan, agent: str):
    from shiftplan.domain import editing  # noqa: PLC0415 - for this alone
    from shiftplan.domain.rota import Cell, Rota  # noqa: PLC0415 - see above

    cell = Cell(agent, opened.plan.grid.dates[0])
    return editing.locking(opened.plan, opened.rota or Rota(), [cell], lock=True)


def test_the_legal_gate_leaks_nothing_anywhere(opened: planning.OpenPlan) -> None:
    """Neither view, report nor template has the words until legal AND the manager have signed."""
    language.use("zh")
    declared(opened)
    ways = (
        ((), "open"),
        (("list_orders", "cost_choices", "legal_signed"), "legal alone"),
    )
    for steps, _ in ways:
        for step in steps:
            done(opened, step)
        assert GATED not in _everything(opened)
    with pytest.raises(BadInput, match="send_outcome"):
        done(opened, "send_outcome")
    desk.set_incident_step(opened, 1, "manager_signed", ItemState.SKIPPED, said="asleep", now=at(2))
    assert GATED not in _everything(opened)
    done(opened, "manager_signed")
    view = desk.incident(opened, 1, at(3))
    assert GATED in str(view.script(view.of("send_outcome")))
    desk.set_incident_step(opened, 1, "legal_signed", ItemState.OPEN, now=at(4))
    assert GATED not in _everything(opened)


def _everything(opened: planning.OpenPlan) -> str:
    """Whatever a person or a program may be shown of the incident."""
    report = desk.incident_report(opened, 1, at(5))
    view = report.view
    scripts = [str(view.script(step)) for step in view.steps]
    log = [str(entry.what) for entry in day_log(opened, now=at(5))]
    return "\n".join([*scripts, desk.incident_markdown(report), desk.update_text(opened, 1, at(5)), *log])


def test_it_closes_after_the_good_slots_handed_over_aloud(opened: planning.OpenPlan) -> None:
    declared(opened, "E1")
    with pytest.raises(BadInput) as caught:
        desk.close_incident(opened, 1, "zhao", now=at(20))
    assert "not 2 good slots yet" in str(caught.value)
    now = good_slots(opened)
    assert desk.calm_of(opened, 1, now).met
    with pytest.raises(BadInput, match="handed over aloud"):
        desk.close_incident(opened, 1, "  ", now=now)
    view = desk.close_incident(opened, 1, "zhao", "a reason not needed", who="wang", now=now)
    assert (view.open, view.closed_by, view.handed_to) == (False, "wang", "zhao")
    assert [entry.text for entry in view.timeline[-2:]] == ["handed over aloud to zhao", "incident closed"]
    assert desk.log_line(opened, 1, "one thing more", now=now).lines[-1].text == "one thing more"
    for late in (
        lambda: done(opened, "say_it"),
        lambda: desk.set_severity(opened, 1, "2", "calm", now=now),
        lambda: desk.give_update(opened, 1, "x", now=now),
        lambda: desk.close_incident(opened, 1, "zhao", "again", now=now),
    ):
        with pytest.raises(BadInput, match="was closed by wang"):
            late()


def test_closing_before_the_good_slots_keeps_its_reason(opened: planning.OpenPlan) -> None:
    declared(opened, "E1")
    view = desk.close_incident(opened, 1, "zhao", "false alarm", now=at(3))
    assert "closed before the good slots: false alarm" in view.timeline[-2].text


def test_no_other_way_closes_an_incident(opened: planning.OpenPlan) -> None:
    declared(opened, "E1")
    with pytest.raises(BadInput, match="closed after the good slots"):
        desk.finish(opened, "incident_systems", 1, now=at(1))
    assert desk.incident(opened, 1, at(2)).open


def test_open_incidents_come_first_the_newest_on_top(opened: planning.OpenPlan) -> None:
    for card in ("E1", "price", "incident_flood"):
        declared(opened, card)
    desk.close_incident(opened, 3, "zhao", "false alarm", now=at(1))
    assert [view.id for view in desk.incidents(opened, at(2))] == [2, 1, 3]
    desk.log_line(opened, 1, "only here", now=at(2))
    assert "only here" not in desk.incident_markdown(desk.incident_report(opened, 2, at(3)))


def test_incidents_and_cases_are_named_by_their_card(opened: planning.OpenPlan) -> None:
    first, case = desk.declare(opened, "E2", "pan"), desk.begin(opened, "C1", "tb_1")
    second, other = desk.declare(opened, "E2", "pot"), desk.declare(opened, "E1")
    assert [one.name for one in (first, second, other)] == ["E2-1", "E2-2", "E1-1"]
    assert [run.run.name for run in desk.runs(opened, "complaint")] == ["C1-1"]
    assert desk.run_named(opened, desk.book_of(opened, "C1"), "1") == case
    assert [desk.incident_named(opened, word) for word in ("e2-2", "2", "E1-1")] == [
        second.id,
        second.id,
        other.id,
    ]
    assert desk.incident_markdown(desk.incident_report(opened, second.id)).startswith("# Incident E2-2: pot")
    for word, said in (
        ("1", "1 may be E2-1, E1-1"),
        ("C1-1", "no incident C1-1"),
        ("3", "those there are: E2-1, E2-2, E1-1"),
    ):
        with pytest.raises(BadInput) as caught:
            desk.incident_named(opened, word)
        assert said in f"{caught.value} {caught.value.hint}"


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda opened: desk.declare(opened, "E9"), "nearest is E"),
        (lambda opened: desk.declare(opened, "E1", severity="7"), "there are: S1, S2, S3"),
        (lambda opened: desk.incident(opened, 7), "none was declared so far"),
        (lambda opened: desk.log_line(opened, 7, "x"), "no incident 7"),
        (lambda opened: desk.log_line(opened, 7, " "), "the line is empty"),
    ],
)
def test_names_that_are_not_there(opened: planning.OpenPlan, act, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        act(opened)
    assert said in f"{caught.value} {caught.value.hint}"
    assert not (opened.folder / "journal.db").exists()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda opened: desk.set_severity(opened, 1, "S2", " "), "needs a reason"),
        (lambda opened: desk.set_severity(opened, 1, "1", "why not"), "is S1 already"),
        (lambda opened: desk.take_seat(opened, 1, "scrib", "li"), "nearest is scribe"),
        (lambda opened: desk.take_seat(opened, 1, "scribe", ""), "needs a name"),
        (lambda opened: desk.decide(opened, 1, "  "), "the decision is empty"),
        (lambda opened: desk.give_update(opened, 1, ""), "the update is empty"),
        (lambda opened: desk.log_line(opened, 1, "x" * 501), "501 characters; 500 fit"),
        (lambda opened: done(opened, "what_is_wrong"), "needs an answer"),
        (lambda opened: done(opened, "what_is_wrong", said="prise"), "nearest is price"),
        (lambda opened: done(opened, "replace_stock"), "not asked for"),
        (lambda opened: desk.set_incident_step(opened, 1, "say_it", ItemState.SKIPPED), "needs a reason"),
        (lambda opened: desk.note_step(opened, 1, "say_it", " "), "note is empty"),
    ],
)
def test_what_is_refused_leaves_no_trace(opened: planning.OpenPlan, act, said: str) -> None:
    declared(opened)
    before = desk.incident(opened, 1, OPENS).timeline
    with pytest.raises(BadInput) as caught:
        act(opened)
    assert said in f"{caught.value} {caught.value.hint}"
    assert desk.incident(opened, 1, OPENS).timeline == before


def test_command_changes_hands_aloud(opened: planning.OpenPlan) -> None:
    declared(opened, title="pan for 1 yuan")
    agent = opened.plan.agents[1]
    view = desk.take_seat(opened, 1, "commander", agent.id, who="li", now=at(10))
    assert view.commander == agent.name
    assert view.timeline[-1].text == f"said aloud: {agent.name} commands"
    assert str(desk.aloud(view)) == f"{agent.name}: I take command of E2-1 pan for 1 yuan from now, 20:10."


def test_the_template_of_an_update_has_what_is_known(opened: planning.OpenPlan) -> None:
    declared(opened, title="pan for 1 yuan")
    desk.take_seat(opened, 1, "commander", "Li", now=at(1))
    text = desk.update_text(opened, 1, at(5))
    assert "[E2 S1 update] 20:05. pan for 1 yuan, since 20:00" in text
    assert text.endswith("Next update 20:20. Command: Li")
    assert "【how it is】" in text


def test_the_report_tells_all_of_it_and_nothing_in_it_is_markup(opened: planning.OpenPlan) -> None:
    declared(opened, title=HOSTILE)
    desk.take_seat(opened, 1, "scribe", HOSTILE, who="li", now=at(1))
    done(opened, "what_is_wrong", said="stock")
    desk.set_incident_step(opened, 1, "keep_proof", ItemState.SKIPPED, said=HOSTILE, now=at(2))
    desk.decide(opened, 1, HOSTILE, HOSTILE, HOSTILE, now=at(3))
    good_slots(opened)
    page = desk.incident_markdown(desk.incident_report(opened, 1, at(70)))
    assert all(line.isprintable() for line in page.split("\n"))
    assert "<script>" not in page
    assert "**y**" not in page
    assert "\\[b\\]x" in page
    rows = [line for line in page.split("\n") if line.startswith("|")]
    widths = {line.replace("\\|", "").count("|") for line in rows if "售前" in line}
    assert widths == {9}  # eight columns of numbers, whatever was typed
    for part in ("## Decisions", "## Steps", "## Numbers by slot", "## Still to do", "## Timeline"):
        assert part in page
    assert "2094-11-10 20:00" in page  # the plan's own time
    assert "- step: " in page


def test_the_report_is_written_whole_where_it_is_asked_for(opened: planning.OpenPlan, tmp_path: Path) -> None:
    declared(opened)
    report = desk.incident_report(opened, 1, at(1))
    out = tmp_path / "report.md"
    desk.write_incident_report(report, out)
    assert out.read_text("utf-8") == desk.incident_markdown(report)


def test_a_card_that_is_gone_keeps_its_log_and_takes_lines(opened: planning.OpenPlan) -> None:
    card = opened.folder / "playbooks" / "incident_own.toml"
    card.parent.mkdir()
    text = playbook_paths()["incident_flood"].read_text("utf-8")
    card.write_text(text.replace('id = "incident_flood"', 'id = "incident_own"'), "utf-8")
    declared(opened, "incident_own")
    card.unlink()
    view = desk.log_line(opened, 1, "still here", now=at(1))
    assert (view.card, view.lines[-1].text) == (None, "still here")
    with pytest.raises(BadInput, match="no longer there"):
        done(opened, "say_it")
    assert "still here" in desk.incident_markdown(desk.incident_report(opened, 1, at(2)))


def test_a_shop_has_its_own_severities(opened: planning.OpenPlan) -> None:
    shipped = Path(__file__).parents[2] / "configs" / "incidents" / "severity.toml"
    own = opened.folder / "incidents" / "severity.toml"
    own.parent.mkdir()
    own.write_text(shipped.read_text("utf-8").replace("update_minutes = 15", "update_minutes = 5"), "utf-8")
    assert declared(opened).update_due == opened.plan.grid.local(at(5))


def test_what_a_newer_program_wrote_is_passed_over(opened: planning.OpenPlan) -> None:
    from shiftplan.journal import Journal  # noqa: PLC0415 - for this alone

    declared(opened)
    Journal(opened.folder).events.add("incident", "1", json.dumps({"what": "telepathy"}), "li")
    assert len(desk.incident(opened, 1, OPENS).timeline) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_have_figures_where_they_are_known_and_blanks_elsewhere(
    opened: planning.OpenPlan, lang: str
) -> None:
    """Never a raw name in braces; and no other words look like a blank."""
    for card in desk.cards(opened):
        desk.declare(opened, card.id, "pan", who="li", now=OPENS)
    desk.record_reading(opened, "presale", 40, 75, 0.6, waiting=31, present=2, now=at(31), who="li")
    language.use(lang)
    views = desk.incidents(opened, at(35))
    texts = {(view.code, step.item.id): view.script(step) for view in views for step in view.steps}
    texts |= {(view.code, ""): desk.update_text(opened, view.id, at(35)) for view in views}
    first = texts["E3", "say_it"]
    assert not [text for text in texts.values() if text and ("{" in text or "}" in text)]
    assert ("31" in first, "75" in first, left_open(first)) == (True, True, (PLANNED[lang],))
    assert all(not gap.startswith("E") for text in texts.values() if text for gap in left_open(text))
    later = desk.incident(opened, 3, at(200))
    assert "waiting" not in later.facts


def test_who_is_planned_is_counted_from_the_rota(opened: planning.OpenPlan) -> None:
    day, late = date(2094, 11, 10), next(one for one in opened.plan.shifts if one.id == "late")
    people = opened.plan.agents[:3]
    works = [Assignment(agent=one.id, day=day, shift="late", queue=one.queues[0]) for one in people]
    planning.save_rota(opened, Rota.of(works))
    again, begins = planning.open_plan(opened.folder), late.begins(day)
    assert [planned(again, begins + timedelta(minutes=after)) for after in (-1, 1)] == [0, 3]
    assert planned(again, late.ends(day)) == 0
