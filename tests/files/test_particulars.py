"""A rota says what each shift is beyond its template, and says it the same way in every file."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import files, language
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.session import Attended
from shiftplan.files.rota import read_rota, rota_csv
from shiftplan.files.text import decode
from tests import builders
from tests.files import handing
from tests.files import particular_cases as cases

PLAN = cases.plan()
HEAD = "agent,date,shift,queue,locked,start,breaks,then,sessions\n"


def read(line: str, plan: Plan = PLAN, head: str = HEAD) -> Assignment:
    rota, faults = read_rota(head + line + "\n", "rota.csv", plan)
    assert faults.findings == []
    return rota.assignments[0]


@given(cases.rotas(PLAN))
def test_a_rota_file_reads_back_to_an_equal_rota(rota: Rota) -> None:
    read, faults = read_rota(decode(rota_csv(rota, PLAN.shift), "x"), "x", PLAN)
    assert faults.findings == []
    assert read == rota


@given(cases.rotas(PLAN))
def test_without_the_templates_it_reads_back_all_the_same(rota: Rota) -> None:
    assert read_rota(decode(rota_csv(rota), "x"), "x", PLAN)[0] == rota


@settings(max_examples=60, deadline=None)
@given(rota=cases.rotas(PLAN), form=st.sampled_from(["csv", "toml"]))
def test_an_export_reads_back_to_an_equal_rota(
    rota: Rota, form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    written = handing.export(PLAN, builders.need(PLAN, 1), rota, form, tmp_path_factory.mktemp("out"))
    assert files.read_export(written[0], PLAN) == rota


def test_a_rota_of_plain_shifts_keeps_the_five_columns() -> None:
    rota = builders.rota(builders.work("a1", 0, "plain"), builders.work("a2", 1, "home"))
    assert decode(rota_csv(rota, PLAN.shift), "x").split("\n")[0] == "agent,date,shift,queue,locked"


def test_only_the_columns_that_say_something_are_written() -> None:
    rota = builders.rota(builders.work("a1", 0, "free").model_copy(update={"start": 570}))
    assert decode(rota_csv(rota, PLAN.shift), "x") == (
        "agent,date,shift,queue,locked,start\na1,2027-11-01,free,presale,,09:30\n"
    )


def test_breaks_after_midnight_are_times_of_day() -> None:
    rota = builders.rota(builders.work("a1", 0, "moving").model_copy(update={"breaks": (360, 420)}))
    assert "00:00;01:00" in decode(rota_csv(rota, PLAN.shift), "x")
    assert read("a1,2027-11-01,moving,presale,,,00:00；01:00,,").breaks == (360, 420)


def test_an_older_rota_takes_what_the_templates_have() -> None:
    """Without the columns: the earliest start, the breaks where the template has them."""
    head = "agent,date,shift,queue,locked\n"
    found = read("a1,2027-11-01,both,presale,", head=head)
    assert (found.start, found.breaks, found.then, found.sessions) == (840, (240,), None, ())
    plain = read("a1,2027-11-01,plain,presale,", head=head)
    assert plain == builders.work("a1", 0, "plain")


def test_what_the_template_fixes_is_not_repeated() -> None:
    assert read("a1,2027-11-01,split,presale,,09:00,13:00,,") == builders.work("a1", 0, "split")


def test_headings_and_names_may_be_chinese() -> None:
    head = "工号,日期,班次,队列,锁定,开始,休息,饭后队列,培训\n"
    found = read("a1,2027-11-01,moving,售前,是,１８:００,22:00 00:00,售后,brief@20:30", head=head)
    assert (found.start, found.breaks, found.then) == (None, (240, 360), "aftersale")
    assert found.sessions == (Attended(session="brief", minute=1230, minutes=15),)


def test_nonsense_that_can_be_read_is_kept_for_the_checks() -> None:
    found = read("a1,2027-11-01,free,presale,,05:17,06:00,presale,")
    assert (found.start, found.breaks, found.then) == (317, (43,), "presale")


@pytest.mark.parametrize(
    ("cells", "place", "sentence"),
    [
        ("25:00,,,", "start", "a time of day from 00:00 to 23:59, such as 09:30; read “25:00”"),
        ("24:00,,,", "start", "read “24:00”"),
        ("nine,,,", "start", "read “nine”"),
        (",noon,,", "breaks", "times of day between semicolons, such as 12:00;16:15; read “noon”"),
        (",12:00;+x,,", "breaks", "read “+x”"),
        (",,presal,", "then", "there is no queue “presal” in this plan → the nearest is presale"),
        (",,,brief", "sessions", "sessions with their time, such as brief@09:30; read “brief”"),
        (",,,brief@9", "sessions", "read “brief@9”"),
        (",,,brie@09:30", "sessions", "there is no session “brie” in this plan → the nearest is brief"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(cells: str, place: str, sentence: str) -> None:
    rota, faults = read_rota(f"{HEAD}a1,2027-11-01,free,presale,,{cells}\n", "rota.csv", PLAN)
    (finding,) = faults.findings
    assert rota.assignments == ()
    assert str(finding.place) == f"rota.csv:2:{place}"
    assert sentence in f"{finding.message} → {finding.hint}"


def test_a_plan_without_sessions_says_where_they_belong() -> None:
    bare = PLAN.model_copy(update={"settings": PLAN.settings.model_copy(update={"sessions": ()})})
    _, faults = read_rota(f"{HEAD}a1,2027-11-01,free,presale,,,,,brief@09:30\n", "rota.csv", bare)
    assert "add it to plan.toml under [[sessions]]" in str(faults.findings[0].hint)


def shown() -> Rota:
    """One who changes the queue, is briefed and eats late; one split shift; one at home."""
    busy = Assignment(
        agent="a1",
        day=builders.MONDAY,
        shift="both",
        queue="presale",
        start=855,
        breaks=(300,),
        then="aftersale",
        sessions=(Attended(session="brief", minute=900, minutes=15),),
    )
    return builders.rota(busy, builders.work("a2", 0, "split"), builders.work("a2", 1, "home"))


@pytest.mark.parametrize(
    ("speech", "cell"),
    [
        ("en", "b 14:15–22:45 售前→售后 (breaks 19:15; sessions 开工会 15:00)"),
        ("zh", "b 14:15–22:45 售前→售后 (休息 19:15; 培训 开工会 15:00)"),
    ],
)
def test_the_sheet_shows_hours_queues_breaks_and_sessions(speech: str, cell: str, tmp_path: Path) -> None:
    language.use(speech)
    _, sheet, _ = handing.export(PLAN, builders.need(PLAN, 1), shown(), "csv", tmp_path)
    rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"))))
    assert rows[1][3:5] == [cell, ""]
    assert rows[2][3:] == ["s 售前", "h", "", "10.1"]
    assert ["f", "free", "08:00–10:00", "16:30–18:30", "8.5"] in rows


def test_the_sheet_has_the_id_of_a_session_without_a_name(tmp_path: Path) -> None:
    at_midnight = Attended(session="train", minute=1440, minutes=60)
    busy = builders.work("a2", 0, "split").model_copy(update={"sessions": (at_midnight,)})
    _, sheet, _ = handing.export(PLAN, builders.need(PLAN, 1), builders.rota(busy), "csv", tmp_path)
    rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"))))
    assert rows[2][3] == "s 售前 (sessions train 00:00)"


def test_the_list_has_the_times_as_they_are_worked(tmp_path: Path) -> None:
    listed, _, _ = handing.export(PLAN, builders.need(PLAN, 1), shown(), "csv", tmp_path)
    first = next(csv.DictReader(io.StringIO(listed.read_text("utf-8-sig"))))
    assert (first["start"], first["end"], first["hours"]) == ("2027-11-01 14:15", "2027-11-01 22:45", "8")
    assert (first["breaks"], first["then"], first["sessions"]) == ("19:15", "aftersale", "brief@15:00")


def test_the_toml_has_them_as_lists(tmp_path: Path) -> None:
    (path,) = handing.export(PLAN, builders.need(PLAN, 1), shown(), "toml", tmp_path)
    text = path.read_text("utf-8")
    assert 'then = "aftersale"\nbreaks = [\n    "19:15",\n]\nsessions = [\n    "brief@15:00",\n]\n' in text
    assert text.count("breaks") == 1


def test_a_fault_in_the_toml_has_its_line(tmp_path: Path) -> None:
    (path,) = handing.export(PLAN, builders.need(PLAN, 1), shown(), "toml", tmp_path)
    path.write_text(path.read_text("utf-8").replace('"19:15"', '"late"'), "utf-8")
    with pytest.raises(files.BadPlan, match=r"toml:\d+:breaks: breaks must be times of day .* read “late”"):
        files.read_export(path, PLAN)
