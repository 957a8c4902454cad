"""Exports of figures as tools of shops write them."""

from datetime import datetime, time

import pytest

from shiftplan.domain.actuals import Actual
from shiftplan.errors import BadInput
from shiftplan.files.measured import MeasuredMapping, Moment, complete, read_measured
from tests.builders import plan, queue

PLAN = plan(queues=(queue("presale", name="售前"), queue("aftersale", name="售后")))
SETTINGS = PLAN.settings
DAY = PLAN.grid.start
NOON = datetime.combine(DAY, time(12))


def read(text: str | bytes, now: datetime = NOON, encoding: str = "utf-8", **told):
    content = text.encode(encoding) if isinstance(text, str) else text
    return read_measured(
        content,
        "千牛.csv",
        SETTINGS,
        Moment(now, told.pop("as_of", now), now),
        lambda _: MeasuredMapping(**told),
    )


def brief(actual: Actual) -> tuple:
    values = (actual.of(figure) for figure in actual.told)
    return (actual.queue, f"{actual.start:%d %H:%M}", actual.minutes, *values)


ROWS = f"""日期,时段,客服组,咨询人数,平均首次响应时长(秒),3分钟响应率,排队人数,在线客服数
{DAY},10:00-10:30,售前,"1,234",1分20秒,92.3%,12,9
{DAY},10:00-10:30,售后,88,00:00:41,99%,0,3
{DAY},10:30-11:00,售前,900,75,91.05%,3,9
合计,,,2222,,,,
"""
FIRST = ("presale", "01 10:00", 30, 1234, 80, 0.923, 12, 9)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_an_export_in_any_encoding_with_any_separator(encoding: str, separator: str):
    rows = ROWS.replace('"1,234"', "1234") if separator == "," else ROWS.replace(",", separator)
    rows = rows.replace(f'"1{separator}234"', "1234")
    found = read(rows, encoding=encoding)
    assert [brief(actual) for actual in found.actuals] == [
        ("aftersale", "01 10:00", 30, 88, 41, 0.99, 0, 3),
        FIRST,
        ("presale", "01 10:30", 30, 900, 75, pytest.approx(0.9105), 3, 9),
    ]
    assert found.findings == ()
    assert found.newest == NOON.replace(hour=11)


def test_thousands_separators_in_quotes():
    assert brief(read(ROWS).actuals[1]) == FIRST


def test_the_plans_own_columns():
    found = read(
        "start,queue,minutes,contacts,first_reply_seconds,three_minute_rate,waiting,present\n"
        f"{DAY} 10:05,presale,5,40,31.5,0.97,2,9\n"
    )
    assert [brief(one) for one in found.actuals] == [("presale", "01 10:05", 5, 40, 31.5, 0.97, 2, 9)]


@pytest.mark.parametrize(
    ("heading", "cell", "seconds"),
    [
        ("首响", "45", 45),
        ("首响(秒)", "45.5秒", 45.5),
        ("平均首响", "1分20秒", 80),
        ("平均首次响应时长", "00:01:20", 80),
        ("首次响应时间", "1:20", 80),
        ("首响(分钟)", "1.5", 90),
        ("首响(毫秒)", "1500", 1.5),
        ("first response time", "1m 20s", 80),
        ("首响", "1′20″", 80),
        ("首响", "2小时", 7200),
    ],
)
def test_lengths_of_time(heading: str, cell: str, seconds: float):
    found = read(f"时间,队列,咨询量,{heading}\n{DAY} 10:00,售前,5,{cell}\n")
    assert found.actuals[0].first_reply_seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("cells", "rates"),
    [(("92.3%", "100%"), (0.923, 1)), (("0.92", "1"), (0.92, 1)), (("92", "1"), (0.92, 0.01))],
)
def test_rates_are_of_one_kind_in_a_column(cells: tuple[str, str], rates: tuple[float, float]):
    rows = "".join(f"{DAY} 10:{30 * i:02},售前,{cell}\n" for i, cell in enumerate(cells))
    found = read(f"时间,队列,3分钟响应率\n{rows}")
    assert [one.three_minute_rate for one in found.actuals] == pytest.approx(rates)


def test_a_later_line_of_an_interval_corrects_the_earlier_figure_by_figure():
    found = read(
        f"时间,队列,咨询量,首响\n{DAY} 10:30,售前,7,9\n{DAY} 10:00,售前,100,20\n{DAY} 10:00,售前,120,\n"
        f"{DAY} 10:00,售前,120,\n"
    )
    assert [brief(one) for one in found.actuals] == [
        ("presale", "01 10:00", 30, 120, 20),
        ("presale", "01 10:30", 30, 7, 9),
    ]


def test_an_interval_that_runs_has_the_minutes_gone_by():
    text = f"时间,队列,咨询量\n{DAY} 11:30,售前,7\n{DAY} 12:00,售前,3\n{DAY} 12:30,售前,0\n"
    at = NOON.replace(minute=12)
    found = read(text, at)
    assert [(one.minutes, one.runs) for one in found.actuals] == [(30, False), (12, True)]
    assert found.next_start == NOON.replace(minute=30)
    late = read(text, at, as_of=NOON.replace(minute=4))
    assert late.actuals[-1].minutes == 4


def test_days_outside_the_plan_and_figures_ahead_are_told_and_left_out():
    found = read(f"时间,队列,咨询量\n2020-01-01 10:00,售前,7\n{DAY} 20:00,售前,9\n{DAY} 10:00,售前,1\n")
    assert [brief(one) for one in found.actuals] == [("presale", "01 10:00", 30, 1)]
    said = {finding.code: (finding.place.line, str(finding.message)) for finding in found.findings}
    assert said["outside_plan"][0] == 2
    assert said["ahead"] == (
        3,
        "the interval of 11-01 20:00 has figures and has not begun; it is 11-01 12:00 in the plan's time",
    )


def test_moments_with_an_offset_are_brought_into_the_plans_time():
    found = read(f"时间,队列,咨询量\n{DAY}T02:00:00Z,售前,7\n")
    assert brief(found.actuals[0]) == ("presale", "01 10:00", 30, 7)


def test_mere_times_are_of_the_day_of_the_file():
    text = "时段,队列,咨询量\n23:00,售前,7\n23:30,售前,8\n"
    after_midnight = NOON.replace(day=2, hour=0, minute=2)
    assert [brief(one)[1] for one in read(text, after_midnight).actuals] == ["01 23:00", "01 23:30"]
    before = NOON.replace(hour=23, minute=40)
    assert [brief(one)[1:3] for one in read(text, before).actuals] == [("01 23:00", 30), ("01 23:30", 10)]
    filled_ahead = "时段,队列,咨询量\n11:00,售前,7\n11:30,售前,8\n12:00,售前,0\n12:30,售前,0\n"
    assert [brief(one)[1] for one in read(filled_ahead).actuals] == ["01 11:00", "01 11:30"]


def test_lines_that_are_finer_than_the_slot_keep_their_length():
    rows = "".join(f"{DAY} 10:{minute:02},售前,5\n" for minute in range(0, 30, 5))
    assert {one.minutes for one in read(f"时间,队列,咨询量\n{rows}").actuals} == {5}


def test_hours_are_refused_with_a_sentence():
    rows = f"{DAY} 09:00,售前,5\n{DAY} 10:00,售前,6\n"
    found = read(f"时间,队列,咨询量\n{rows}")
    assert found.actuals == ()
    (finding,) = found.findings
    assert str(finding.message) == "a line covers 60 minutes, a slot of the plan 30"
    assert "half-hours or finer" in str(finding.hint)


def test_names_nobody_knows_are_asked_for_and_remembered_by_the_mapping():
    text = f"时间,接待组,咨询量\n{DAY} 10:00,天猫旗舰A组,7\n{DAY} 10:00,售后,2\n"
    found = read(text)
    assert found.unknown == ("天猫旗舰A组",)
    assert "“天猫旗舰A组” is no queue of the plan" in str(found.findings[0].message)
    told = read(text, queues={"天猫旗舰A组": "presale"})
    assert [brief(one) for one in told.actuals] == [
        ("aftersale", "01 10:00", 30, 2),
        ("presale", "01 10:00", 30, 7),
    ]
    assert told.unknown == ()


def test_what_cannot_be_read_is_told_with_its_cell_and_the_rest_is_taken():
    found = read(
        f"时间,队列,咨询量,首响\n{DAY} 10:00,售前,很多,20\n明天早上,售前,5,5\n{DAY} 10:30,售前,-3,1e9\n"
    )
    assert [brief(one) for one in found.actuals] == [("presale", "01 10:00", 30, 20)]
    assert [(str(one.place), one.severity.value) for one in found.findings] == [
        ("千牛.csv:2:咨询量", "warning"),
        ("千牛.csv:3:时间", "warning"),
        ("千牛.csv:4:咨询量", "warning"),
        ("千牛.csv:4:首响", "warning"),
    ]


def test_rubbish_is_refused_in_a_sentence():
    with pytest.raises(BadInput):
        read(b"\x00\x01\x02\xff" * 40)
    with pytest.raises(BadInput):
        read("")
    assert read("<html><body>登录已过期</body></html>\n").findings[0].code == "no_figures"


@pytest.mark.parametrize(
    ("text", "encoding", "kept"),
    [
        ("a,b\n1,2\n3", "utf-8", "a,b\n1,2\n"),
        ("a,b\n1,2\n", "utf-8", "a,b\n1,2\n"),
        ("a,b", "utf-8", ""),
        ("甲,乙\n一,二\n三", "utf-16", "甲,乙\n一,二\n"),
        ("甲,乙\r\n一", "gb18030", "甲,乙\r\n"),
    ],
)
def test_only_whole_lines_of_a_file_that_grows(text: str, encoding: str, kept: str):
    content = text.encode(encoding)
    assert complete(content).decode(encoding) == kept
    assert complete(content[:-1]).decode(encoding) in {
        kept,
        kept.rpartition("\n")[0][: kept.rfind("\n", 0, -1) + 1],
    }


def test_rows_without_headings_are_known_by_their_looks():
    found = read(f"{DAY} 10:00\t售前\t620\t45秒\t92.3%\n{DAY} 10:00\t售后\t80\t31秒\t99%\n")
    assert [brief(one) for one in found.actuals] == [
        ("aftersale", "01 10:00", 30, 80, 31, 0.99),
        ("presale", "01 10:00", 30, 620, 45, 0.923),
    ]
