"""Each file's own faults, with file, line, column, what was read and what is right; and canonical forms."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.files.agents import agents_csv, read_agents
from shiftplan.files.availability import availability_csv, read_availability
from shiftplan.files.forecast import forecast_csv, read_forecast
from shiftplan.files.shift_writing import shifts_toml
from shiftplan.files.shifts import read_shifts
from shiftplan.files.text import decode
from tests.files import folders

HEAD = "start,queue,contacts\n"
ALL = folders.forecast()


@pytest.fixture
def plan(folder: Path) -> Plan:
    return files.read_plan(folder).plan


def faults_with(tmp_path: Path, **replaced: str) -> tuple[Finding, ...]:
    try:
        return files.read_plan(folders.write(tmp_path / "broken", **replaced)).findings
    except files.BadPlan as error:
        return error.findings


def said(finding: Finding) -> str:
    return f"{finding.place}: {finding.message} → {finding.hint}"


AGENT_FAULTS = [
    ("a3,Jim", "a1,Jim", "4:id", "already that of line 2"),
    ("a3,Jim", ",Jim", "4:id", "id is empty"),
    ("T4", "T7", "2:tier", "one of T0, T1, T2, T3, T4; read “T7”"),
    ("presale;aftersale", "presale;aftersal", "2:queues", "the nearest is aftersale"),
    ("presale;aftersale", "", "2:queues", "may serve no queue"),
    (",temp,", ",tmp,", "4:contract", "the nearest is temp"),
    (",1.1,", ",11,", "3:productivity", "from 0.01 to 3; read “11”"),
    (",1.1,", ",0,", "3:productivity", "from 0.01 to 3; read “0”"),
    (",6,2020", ",6.5,2020", "2:max_windows", "a whole number from 1 to 12; read “6.5”"),
    (",6,2020", ",13,2020", "2:max_windows", "a whole number from 1 to 12; read “13”"),
    ("2020-01-01", "2020-13-01", "2:hired", "a date such as 2027-11-01; read “2020-13-01”"),
    ("2020-01-01,,", "2020-01-01,2019-01-01,", "2:leaves", "before being hired"),
    ("pregnant", "pregnent", "3:protection", "one of pregnant, nursing, minor; read “pregnent”"),
    (",no,", ",perhaps,", "3:overtime_consent", "yes or no; read “perhaps”"),
]


@pytest.mark.parametrize(("old", "new", "place", "sentence"), AGENT_FAULTS)
def test_faults_of_people(old: str, new: str, place: str, sentence: str, tmp_path: Path) -> None:
    assert old in folders.AGENTS
    (finding,) = faults_with(tmp_path, agents_csv=folders.AGENTS.replace(old, new, 1))
    assert said(finding).startswith(f"agents.csv:{place}:")
    assert sentence in said(finding)


def test_people_in_chinese_and_gb18030(plan: Plan) -> None:
    text = "工号,姓名,组,能级,合同,队列,窗口,特殊保护,同意加班\n1,王芳,甲,运用型,兼职,售前,3,哺乳期,否\n"
    text = text.replace("售前", "presale、aftersale")
    (agent,), faults = read_agents(decode(text.encode("gb18030"), "x"), "x", plan.settings)
    assert faults.findings == []
    assert (agent.tier, agent.contract, agent.queues) == ("T2", "part", ("presale", "aftersale"))
    assert (agent.protection, agent.overtime_consent, agent.productivity) == ("nursing", False, 0.7)


def test_leave_of_people_who_left_is_one_fault_and_none_outside_the_plan(tmp_path: Path) -> None:
    lines = "b1,2027-11-01,leave,,,\nb2,2027-11-02,wish_off,,,\nb3,2027-12-24,leave,,,\n"
    warning, fault = faults_with(tmp_path, availability_csv=folders.AVAILABILITY + lines)
    assert warning.code == "date_outside_plan"
    assert "not in agents.csv: b1, b2 (lines 4, 5)" in said(fault)
    assert "remove their lines" in said(fault)


def test_ids_in_full_width_letters_are_understood(plan: Plan) -> None:
    text = ALL.replace(",presale,", ",ｐｒｅｓａｌｅ,")
    assert read_forecast(text, "x", plan.settings)[0] == plan.forecast


@pytest.mark.parametrize("cell", ["售前;aftersale", "售前、售后", "presale;售前;售后", "售前 售后"])
def test_people_may_name_queues_as_they_are_shown(cell: str, plan: Plan) -> None:
    (agent,), faults = read_agents(f"id,queues\n1,{cell}\n", "x", plan.settings)
    assert not faults.broken
    assert agent.queues == ("presale", "aftersale")


def test_a_queue_name_with_a_space_is_one_name(plan: Plan) -> None:
    queues = tuple(q.model_copy(update={"name": f"VIP {q.id}"}) for q in plan.settings.queues)
    settings = plan.settings.model_copy(update={"queues": queues})
    (agent,), faults = read_agents("id,queues\n1,VIP presale\n", "x", settings)
    assert (agent.queues, faults.broken) == (("presale",), False)


def test_a_name_of_two_queues_is_not_understood(plan: Plan) -> None:
    queues = tuple(q.model_copy(update={"name": "客服"}) for q in plan.settings.queues)
    settings = plan.settings.model_copy(update={"queues": queues})
    _, faults = read_agents("id,queues\n1,客服\n", "x", settings)
    assert faults.findings[-1].code == "unknown_queue"


def test_a_name_that_is_the_id_of_another_queue_means_the_id(plan: Plan) -> None:
    presale, aftersale = plan.settings.queues
    swapped = (presale.model_copy(update={"name": "aftersale"}), aftersale)
    settings = plan.settings.model_copy(update={"queues": swapped})
    (agent,), _ = read_agents("id,queues\n1,aftersale\n", "x", settings)
    assert agent.queues == ("aftersale",)


def test_a_forecast_may_name_queues_as_they_are_shown(plan: Plan) -> None:
    text = ALL.replace(",presale,", ",售前,").replace(",aftersale,", ",售后,")
    assert read_forecast(text, "x", plan.settings)[0] == plan.forecast


def test_a_queue_by_id_and_by_name_is_the_same_queue(tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, forecast_csv=ALL + "2027-11-01 00:00,售前,9\n")
    assert "already given in line 2" in said(finding)


def test_a_rota_may_name_queues_as_they_are_shown(tmp_path: Path) -> None:
    given = files.read_plan(folders.write(tmp_path / "id", rota_csv=folders.ROTA)).rota
    named = folders.ROTA.replace(",presale,", ",售前,")
    assert files.read_plan(folders.write(tmp_path / "name", rota_csv=named)).rota == given


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("id,queues,保护,同意加班", []),
        ("id,queues,protection", ["no_consent"]),
        ("id,queues,overtime_consent", ["no_protection"]),
        ("id,queues", ["no_protection", "no_consent"]),
    ],
)
def test_a_list_that_takes_protection_away_says_so(heading: str, codes: list[str], plan: Plan) -> None:
    (agent,), faults = read_agents(f"{heading}\n1,presale\n", "x", plan.settings)
    assert [finding.code for finding in faults.findings] == codes
    assert not faults.broken
    assert agent.overtime_consent


def test_no_people_at_all(tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, agents_csv=folders.AGENTS.split("\n")[0] + "\n")
    assert "there are no people in it" in said(finding)


@pytest.mark.parametrize(
    ("line", "place", "sentence"),
    [
        ("a9,2027-11-01,leave,,,", "4:agent", "not in agents.csv: a9 (lines 4)"),
        ("a9,2027-11-01,leave,,,", "4:agent", "nearest to a9: a"),
        (",2027-11-01,leave,,,", "4:agent", "agent is empty"),
        ("a1,,leave,,,", "4:date", "date is empty"),
        ("a1,2027-11-41,leave,,,", "4:date", "a date such as"),
        ("a1,2027-11-01,holiday,,,", "4:kind", "one of leave, unavailable"),
        ("a1,2027-11-01,,,,", "4:kind", "kind is empty"),
        ("a1,2027-11-01,wish_on,earl,,", "4:shift", "the nearest is early"),
        ("a1,2027-11-01,wish_on,,-2,", "4:weight", "from 0 to 1,000; read “-2”"),
    ],
)
def test_faults_of_absences(line: str, place: str, sentence: str, tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, availability_csv=folders.AVAILABILITY + line + "\n")
    assert said(finding).startswith(f"availability.csv:{place}:")
    assert sentence in said(finding)


def test_an_absence_outside_the_plan_is_left_out_with_a_warning(tmp_path: Path) -> None:
    folder = folders.write(tmp_path, availability_csv=folders.AVAILABILITY + "a1,2027-12-01,请假,,,\n")
    read = files.read_plan(folder)
    assert len(read.plan.availability) == 2
    assert [finding.code for finding in read.findings] == ["date_outside_plan"]


@pytest.mark.parametrize(
    ("day", "kind", "kept"),
    [
        ("2027-11-02", "leave", True),
        ("2027-11-03", "leave", True),
        ("2027-11-03", "training", True),
        ("2027-11-03", "wish_off", False),
        ("2027-11-04", "leave", False),
        ("2027-10-31", "leave", False),
    ],
)
def test_only_a_day_off_right_after_the_plan_is_kept(day: str, kind: str, kept: bool, plan: Plan) -> None:
    line = f"agent,date,kind\na1,{day},{kind}\n"
    entries, faults = read_availability(line, "x", plan.grid, plan.agent, plan.shift)
    assert len(entries) == kept
    assert [finding.code for finding in faults.findings] == ([] if kept else ["date_outside_plan"])


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence"),
    [
        ('"22:00"', '"25:00"', "13:start", "from 00:00 to 23:59; read “25:00”"),
        ('"22:00"', '"24:00"', "13:start", "from 00:00 to 23:59; read “24:00”"),
        ('"22:00"', "22", "13:start", "from 00:00 to 23:59; read 22"),
        ('"06:00"', '"22:00"', "14:end", "has no length"),
        ('"06:00"', '"24:10"', "14:end", "from 00:00 to 24:00; read “24:10”"),
        ('end = "06:00"\n', "", "9:end", "end is missing"),
        ('"night"', '"early"', "10:id", "the id early is given twice"),
        ('"night"', '"夜"', "10:id", "must be a letter"),
        ("minutes = 30", "minutes = 600", "7:breaks", "does not fit"),
        (
            "after_minutes = 240, minutes = 30",
            "after_minutes = 0, minutes = 510",
            "7:breaks",
            "no working time",
        ),
        ("paid = false", "payed = false", "7:payed", "the nearest known key is paid"),
        ('short = "夜"', 'shrt = "夜"', "11:shrt", "the nearest known key is short"),
        ('short = "夜"', 'short = "很长的夜班"', "11:short", "at most 4 characters"),
        ('[[shifts]]\nid = "night"', '[[shift]]\nid = "night"', "9:shift", "the nearest known key is shifts"),
    ],
)
def test_faults_of_shifts(old: str, new: str, place: str, sentence: str, tmp_path: Path) -> None:
    assert old in folders.SHIFTS
    findings = faults_with(
        tmp_path, shifts_toml=folders.SHIFTS.replace(old, new, 1), availability_csv="agent,date,kind\n"
    )
    assert any(said(f).startswith(f"shifts.toml:{place}:") and sentence in said(f) for f in findings), [
        said(f) for f in findings
    ]


def test_shifts_across_and_up_to_midnight() -> None:
    text = folders.SHIFTS.replace('"16:30"', '"24:00"').replace('"22:00"', "22:00:00")
    (early, night), faults = read_shifts(text, "x")
    assert faults.findings == []
    assert (early.length_minutes, early.crosses_midnight) == (16 * 60, False)
    assert (night.length_minutes, night.crosses_midnight) == (8 * 60, True)


def test_two_shifts_that_look_alike_are_a_warning() -> None:
    _, faults = read_shifts(folders.SHIFTS.replace("夜", "早"), "x")
    assert [finding.code for finding in faults.findings] == ["same_short"]


def test_no_shift_at_all() -> None:
    shifts, faults = read_shifts("", "shifts.toml")
    assert shifts == ()
    assert "no [[shifts]]" in str(faults.findings[0].message)


@pytest.mark.parametrize(
    ("line", "place", "sentence"),
    [
        ("2027-11-01 08:00,presal,5", "2:queue", "the nearest is presale"),
        ("2027-11-01 08:00,,5", "2:queue", "queue is empty"),
        ("2027-11-01 25:00,presale,5", "2:start", "read “2027-11-01 25:00”"),
        (",presale,5", "2:start", "start is empty"),
        ("2027-12-01 08:00,presale,5", "2:start", "lies outside the plan, 2027-11-01 to 2027-11-02"),
        ("2027-11-03 00:00,presale,5", "2:start", "lies outside the plan"),
        ("2027-10-31 23:00,presale,5", "2:start", "lies outside the plan"),
        (
            "2027-11-01 08:17,presale,5",
            "2:start",
            "of a slot of 60 minutes, nor of a step of five → write 08:00",
        ),
        ("2027-11-01 08:00,presale,-5", "2:contacts", "from 0 to 1,000,000; read “-5”"),
        ("2027-11-01 08:00,presale,NaN", "2:contacts", "read “NaN”"),
        ("2027-11-01 08:00,presale,10000000", "2:contacts", "from 0 to 1,000,000; read “10000000”"),
        ("2027-11-01 08:00,presale,约5", "2:contacts", "read “约5”"),
        ("2027-11-01 08:00,presale,", "2:contacts", "gives no number of contacts"),
    ],
)
def test_faults_of_a_forecast(line: str, place: str, sentence: str, tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, forecast_csv=f"{HEAD}{line}\n")
    assert said(finding).startswith(f"forecast.csv:{place}:")
    assert sentence in said(finding)


def test_a_slot_given_twice_names_the_first_line(tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, forecast_csv=ALL + "2027/11/1 0:00,presale,9\n")
    assert said(finding).startswith(
        "forecast.csv:98:start: this slot of the queue is already given in line 2"
    )


@pytest.mark.parametrize(("text", "sentence"), [(HEAD, "the forecast is empty"), ("", "the file is empty")])
def test_an_empty_forecast(text: str, sentence: str, tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, forecast_csv=text)
    assert sentence in said(finding)


def test_missing_slots_count_as_zero_with_one_warning_a_queue(tmp_path: Path) -> None:
    text = ALL.replace("2027-11-01 05:00,presale,12\n", "").replace("2027-11-02 05:00,presale,12\n", "")
    read = files.read_plan(folders.write(tmp_path, forecast_csv=text))
    (finding,) = read.findings
    assert "2 of 48 slots of presale (base)" in str(finding.message)
    assert "from 2027-11-01 05:00" in str(finding.message)
    assert read.plan.forecast.contacts["base"]["presale"][5] == 0


def test_visitors_times_rate_in_chinese(plan: Plan) -> None:
    text = "时间,队列,访客数,咨询率\n2027/11/1 8:00,presale,500,8%\n2027/11/1 9:00,presale,500,0.1\n"
    forecast, faults = read_forecast(text, "x", plan.settings)
    assert forecast is not None
    assert forecast.contacts["base"]["presale"][8:10] == (40.0, 50.0)
    assert not faults.broken


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("500,1.5", "a number from 0 to 1; read “1.5”"),
        ("500,", "must be there together"),
        ("999999999,1", "gives 999,999,999 contacts"),
        (",", "gives no number"),
    ],
)
def test_faults_of_visitors_and_rate(cells: str, sentence: str, tmp_path: Path) -> None:
    text = f"start,queue,visitors,inquiry_rate\n2027-11-01 08:00,presale,{cells}\n"
    (finding,) = faults_with(tmp_path, forecast_csv=text)
    assert sentence in said(finding)


def test_a_forecast_without_amounts(tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, forecast_csv="start,queue,visitors\n2027-11-01 08:00,presale,5\n")
    assert "the column contacts is missing" in said(finding)


def scenario_lines(scenario: str, queues: tuple[str, ...]) -> str:
    kept = [line for line in ALL.split("\n")[1:] if line and line.split(",")[1] in queues]
    return "".join(f"{line},{scenario}\n" for line in kept)


def test_scenarios_have_series_of_their_own(plan: Plan) -> None:
    both = ("presale", "aftersale")
    text = "start,queue,contacts,scenario\n" + scenario_lines("", both) + scenario_lines("高", both)
    forecast, faults = read_forecast(text.replace("12,高", "20,高"), "x", plan.settings)
    assert forecast is not None
    assert set(forecast.contacts) == {"base", "high"}
    assert forecast.contacts["high"]["aftersale"] == (20.0,) * 48
    assert faults.findings == []


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (scenario_lines("hihg", ("presale",)), "the nearest is high"),
        (scenario_lines("high", ("presale", "aftersale")), "none of base"),
        (
            scenario_lines("base", ("presale", "aftersale")) + scenario_lines("high", ("presale",)),
            "scenario high has no line of queue aftersale",
        ),
    ],
)
def test_faults_of_scenarios(lines: str, sentence: str, tmp_path: Path) -> None:
    findings = faults_with(tmp_path, forecast_csv="start,queue,contacts,scenario\n" + lines)
    assert sentence in said(findings[0])


@pytest.mark.parametrize(
    ("line", "place", "sentence"),
    [
        ("a1,2027-11-05,early,presale,", "5:date", "lies outside the plan"),
        ("a1,2027-11-01,earl,presale,", "5:shift", "the nearest is early"),
        ("a1,2027-11-01,early,presal,", "5:queue", "the nearest is presale"),
        ("a1,2027-11-01,early,,", "5:queue", "queue is empty"),
        ("a1,,early,presale,", "5:date", "date is empty"),
        ("a1,2027-11-01,early,presale,perhaps", "5:locked", "yes or no"),
    ],
)
def test_faults_of_a_rota(line: str, place: str, sentence: str, tmp_path: Path) -> None:
    (finding,) = faults_with(tmp_path, rota_csv=folders.ROTA + line + "\n")
    assert said(finding).startswith(f"rota.csv:{place}:")
    assert sentence in said(finding)


def test_a_rota_of_people_who_left_names_them_all_in_one_sentence(tmp_path: Path) -> None:
    rota = (
        folders.ROTA
        + "a8,2027-11-01,early,presale,\na8,2027-11-02,early,presale,\nb1,2027-11-01,early,presale,\n"
    )
    (finding,) = faults_with(tmp_path, rota_csv=rota)
    assert "people are rostered who are not in agents.csv: a8, b1 (lines 5, 6, 7)" in said(finding)
    assert "remove their lines" in said(finding)


def test_two_shifts_on_a_day_stay_for_the_check_to_judge(tmp_path: Path) -> None:
    read = files.read_plan(folders.write(tmp_path, rota_csv=folders.ROTA + "a1,2027-11-02,night,presale,\n"))
    assert read.rota is not None
    assert len(read.rota.assignments) == 3
    assert "already in line 2" in str(read.findings[0].message)


CANONICAL: list[Callable[[Plan], tuple[object, object]]] = [
    lambda plan: (
        read_agents(decode(agents_csv(plan.agents, plan.settings), "x"), "x", plan.settings)[0],
        plan.agents,
    ),
    lambda plan: (
        read_availability(
            decode(availability_csv(plan.availability), "x"), "x", plan.grid, plan.agent, plan.shift
        )[0],
        plan.availability,
    ),
    lambda plan: (read_shifts(decode(shifts_toml(plan.shifts), "x"), "x")[0], plan.shifts),
    lambda plan: (
        read_forecast(decode(forecast_csv(plan.forecast), "x"), "x", plan.settings)[0],
        plan.forecast,
    ),
]


@pytest.mark.parametrize("again", CANONICAL)
def test_canonical_forms_read_back_to_the_same_values(
    again: Callable[[Plan], tuple[object, object]], plan: Plan
) -> None:
    read, written = again(plan)
    assert read == written
